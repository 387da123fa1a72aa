import TongHopDomain

/// Figures of one part of a period that count equally far up.
struct ExemptFlow: Hashable {
  var senders: PartlyExempt.Senders
  /// In the tree of the period's end; of a unit that ended nothing counts.
  var stops: Set<UnitID>
}

/// How far up the figures of a part of a period count at the end of the period.
///
/// What was sent at or below an exempt unit counts for nobody above it: at the end for it, where it is
/// still there, and below it for whoever has the sender's figures. It counts for no other unit of its
/// level, nor for what it became. What was sent elsewhere counts wherever its unit is at the end, also
/// below one that was exempt in the part.
struct ExemptSenders {
  private let part: ExemptPart
  private let own: UnitTree
  private let register: UnitRegister
  /// By sender the lowest exempt unit that it is, or was below.
  private var lowest: [UnitID: UnitID] = [:]
  /// Units that have ended, with figures that are nobody's.
  private var dropped: Set<UnitID>
  /// From the part's last day to its own, and to the period's end.
  private let within: SuccessionMap
  private let toEnd: SuccessionMap

  /// - Parameter gone: exempt units that ended in an earlier part, and those below them.
  /// - Complexity: O(*units* at or below an exempt one x *depth*), and that of two succession maps.
  init(
    _ part: ExemptPart, _ exempt: Set<UnitID>, gone: Set<UnitID>, own: UnitTree,
    register: UnitRegister
  ) {
    (self.part, self.own, self.register) = (part, own, register)
    dropped = gone
    let day = part.tree.day
    within = SuccessionMap(register: register, from: day, to: day)
    toEnd = SuccessionMap(register: register, from: day, to: own.day)
    guard !exempt.isEmpty else { return }
    // The tree is in preorder: lower ones come later.
    for place in exempt.compactMap({ part.tree.index(of: $0) }).sorted() {
      let unit = part.tree.ids[place]
      for index in place..<part.tree.ends[place] { lowest[part.tree.ids[index]] = unit }
    }
    for unit in exempt where part.tree.index(of: unit) == nil { drop(unit) }
    for unit in part.ended.keys where lowest[unit] == nil && !dropped.contains(unit) {
      let heirs = within.destinations(of: unit).flatMap(\.units)
      if let first = heirs.first, heirs.allSatisfy({ lowest[$0] != nil }) {
        lowest[unit] = lowest[first]
      }
    }
  }

  /// An exempt unit that ended within the part, and those below it that ended as well.
  private mutating func drop(_ unit: UnitID) {
    dropped.insert(unit)
    let tree = part.tree(of: unit)
    guard let place = tree.index(of: unit) else { return }
    for index in tree.descendants(of: place) where part.tree.index(of: tree.ids[index]) == nil {
      dropped.insert(tree.ids[index])
    }
  }

  /// Every unit is a sender of one of them. What stays below its exempt unit is one; what moved away
  /// is one for each of these, because there the other's stops are none.
  var flows: [ExemptFlow] {
    var staying = (senders: dropped, stops: dropped)
    var moving: [UnitID: (senders: Set<UnitID>, stops: Set<UnitID>)] = [:]
    let exempt = Set(lowest.values)
    for (sender, unit) in lowest {
      let stops = stops(of: sender, below: unit)
      if stops.isEmpty {
        staying.senders.insert(sender)
        staying.stops.insert(sender)
      } else if stops == [unit], staysClear(sender, below: unit, of: exempt) {
        staying.senders.insert(sender)
        staying.stops.insert(unit)
      } else {
        moving[unit, default: ([], [])].senders.insert(sender)
        moving[unit, default: ([], [])].stops.formUnion(stops)
      }
    }
    let held = dropped.union(lowest.keys)
    guard !held.isEmpty else { return [ExemptFlow(senders: .all, stops: [])] }
    var result = [ExemptFlow(senders: .others(than: held), stops: [])]
    result.append(ExemptFlow(senders: .only(staying.senders), stops: staying.stops))
    for (_, flow) in moving.sorted(by: { $0.key < $1.key }) {
      result.append(ExemptFlow(senders: .only(flow.senders), stops: flow.stops))
    }
    return result
  }

  /// Where the sender's figures are at the end.
  private func places(of sender: UnitID) -> [UnitIndex] {
    if let place = own.index(of: sender) { return [place] }
    return toEnd.destinations(of: sender).flatMap(\.units).compactMap { own.index(of: $0) }
  }

  /// Empty where nobody has its figures.
  private func stops(of sender: UnitID, below unit: UnitID) -> Set<UnitID> {
    if sender == unit { return own.index(of: unit) == nil ? [] : [unit] }
    let levels = levels(from: sender, to: unit)
    var result: Set<UnitID> = []
    for place in places(of: sender) {
      // The first unit of which nothing of this counts.
      let stop = own.lineage(of: place).first {
        own.ids[$0] == unit || !levels.contains(register[own.ids[$0]].level)
      }
      if let stop { result.insert(own.ids[stop]) }
    }
    return result
  }

  /// Levels of the part from the sender to below its exempt unit.
  private func levels(from sender: UnitID, to unit: UnitID) -> Set<String> {
    var result: Set<String> = [register[sender].level]
    guard let place = part.tree.index(of: sender) else { return result }
    for index in part.tree.lineage(of: place) {
      if part.tree.ids[index] == unit { break }
      result.insert(register[part.tree.ids[index]].level)
    }
    return result
  }

  /// Is there no other exempt unit between the sender's place at the end and its own one?
  private func staysClear(_ sender: UnitID, below unit: UnitID, of exempt: Set<UnitID>) -> Bool {
    places(of: sender).allSatisfy { place in
      for index in own.lineage(of: place) {
        if own.ids[index] == unit { return true }
        if exempt.contains(own.ids[index]) { return false }
      }
      return false
    }
  }
}
