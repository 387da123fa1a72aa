import TongHopDomain

/// Where the figures of each unit of the register go in a tree. A class, because it is asked once a
/// figure: a copy would count references.
final class UnitPlaces: Sendable {
  /// *shape* [unit number]: where all of the unit is, by itself or by successions; -1 where it was
  /// divided, or is nowhere.
  let places: [Int32]
  let tree: UnitTree
  private let successions: SuccessionMap
  /// Units of the period that were divided or ended without a successor.
  private let others: [UnitID: Placement]

  /// Where the parts of a unit go.
  struct Placement: Sendable {
    /// By place.
    var parts: [Part] = []
    /// Units among which a part was divided nobody knows how; that part is at the unit above them.
    var undivided: [[UnitIndex]] = []
    /// Every unit that is the unit or a part of it, by place.
    var bearers: [UnitIndex] = []

    struct Part: Sendable {
      var place: UnitIndex
      var share: Fraction
    }

    var shares: [Fraction] { parts.map(\.share) }
    var everyPlace: Set<UnitIndex> { Set(parts.map(\.place)).union(undivided.joined()) }
  }

  /// - Parameters:
  ///   - own: the period's own tree, where `tree` is of another day.
  /// - Complexity: O(*units*); a unit that is not in the tree costs its successions.
  init(register: UnitRegister, tree: UnitTree, from own: UnitTree?) {
    self.tree = tree
    let successions = SuccessionMap(register: register, from: (own ?? tree).day, to: tree.day)
    var places = [Int32](repeating: -1, count: register.units.count)
    var others: [UnitID: Placement] = [:]
    func place(_ id: UnitID) {
      let destinations = successions.destinations(of: id)
      if destinations.count == 1, let only = destinations.first, !only.isAbove,
        only.units.count == 1, !successions.isHomeless(id),
        let place = tree.index(of: only.units[0])
      {
        places[Int(id.number)] = Int32(place)
      } else {
        others[id] = Self.placement(destinations, in: tree)
      }
    }
    if let own {
      for id in own.ids { place(id) }
    } else {
      for (index, unit) in tree.ids.enumerated() { places[Int(unit.number)] = Int32(index) }
    }
    // Those that ended in the period; of others nobody can have sent anything.
    let present = own ?? tree
    if present.count < places.count, !register.successions.isEmpty {
      for number in places.indices where present.index(of: UnitID(number)) == nil {
        place(UnitID(number))
      }
    }
    self.successions = successions
    self.places = places
    self.others = others
  }

  /// Where all of the unit is.
  subscript(unit: UnitID) -> UnitIndex? {
    let place = places[Int(unit.number)]
    return place >= 0 ? Int(place) : nil
  }

  /// Did it end in the period and leave nobody who could have its figures?
  func isHomeless(_ unit: UnitID) -> Bool {
    places[Int(unit.number)] < 0 && successions.isHomeless(unit)
  }

  /// Is a part of the unit at one above it, because it has no successor?
  func isAbove(_ unit: UnitID) -> Bool {
    self[unit] == nil && successions.destinations(of: unit).contains(where: \.isAbove)
  }

  func placement(of unit: UnitID) -> Placement {
    if let place = self[unit] {
      return Placement(parts: [Placement.Part(place: place, share: .one)], bearers: [place])
    }
    return others[unit] ?? Self.placement(successions.destinations(of: unit), in: tree)
  }

  private static func placement(_ destinations: [Destination], in tree: UnitTree) -> Placement {
    var placement = Placement()
    var shares: [UnitIndex: Fraction] = [:]
    var bearers: Set<UnitIndex> = []
    for destination in destinations {
      let places = destination.units.compactMap { tree.index(of: $0) }
      if !destination.isAbove { bearers.formUnion(places) }
      if places.count > 1 { placement.undivided.append(places) }
      let place = tree.commonAncestor(of: places)
      // Shares of one unit add up to 1 and are short, so their sums fit.
      shares[place] = (try? (shares[place] ?? .zero).adding(destination.share)) ?? .one
    }
    placement.parts = shares.sorted { $0.key < $1.key }.map {
      Placement.Part(place: $0.key, share: $0.value)
    }
    placement.bearers = bearers.sorted()
    return placement
  }

  /// What a unit's figure gives to each of its places; the parts add up.
  func parts(of cell: RollupCell, _ unit: UnitID, _ column: RollupColumn)
    -> [(place: UnitIndex, cell: RollupCell)]
  {
    let placement = placement(of: unit)
    if column.rollUp == .repeat { return placement.bearers.map { ($0, cell) } }
    guard placement.parts.count > 1 else { return placement.parts.map { ($0.place, cell) } }
    return zip(placement.parts, cell.divided(by: placement.shares, column.figure)).map {
      ($0.place, $1)
    }
  }
}
