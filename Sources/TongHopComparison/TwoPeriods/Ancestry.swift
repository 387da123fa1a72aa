import TongHopDomain

/// Finds what a unit of today was on an earlier day.
///
/// A code is not an identity: 06220 was Hải Yến and is now Công Sơn. Only the same (code,
/// validFrom), or a succession that took all of one unit and nothing else, makes two figures those
/// of one place.
struct Ancestry {
  enum Origin: Equatable {
    /// Nothing of it existed.
    case new
    /// The same place: ``ComparisonFlag/renamed`` where it has another code or name,
    /// ``ComparisonFlag/typeChanged`` where it is of another type.
    case one(UnitID, ComparisonFlags)
    /// Put together or cut out of others since: ``ComparisonFlag/merged``,
    /// ``ComparisonFlag/split`` or both.
    case rearranged(ComparisonFlags)
  }

  let register: UnitRegister
  /// The day of the units asked for.
  let today: Day
  private let byOld: [String: [Succession]]
  private let byNew: [String: [Succession]]
  private let returns = Returns()

  /// What came back, by the earlier day: looked up once for all units.
  private final class Returns {
    var byDay: [Day: [UnitID: UnitID]] = [:]
  }

  init(register: UnitRegister, today: Day) {
    self.register = register
    self.today = today
    byOld = Dictionary(grouping: register.successions, by: \.oldCode)
    byNew = Dictionary(grouping: register.successions, by: \.newCode)
  }

  /// - Complexity: O(*units between the two days*), times the successions where a unit is younger
  ///   than `day`.
  func origin(of id: UnitID, on day: Day) -> Origin {
    let unit = register.units[Int(id.number)]
    if byOld.isEmpty || (byOld[unit.code] == nil && byNew[unit.code] == nil) {
      // No succession names it: it was there, or it came from nowhere.
      return (unit.validFrom.map { $0 > day } ?? false) ? .new : .one(id, [])
    }
    var flags: ComparisonFlags = []
    var parts: [UnitID] = []
    // A stack with a memory: the chains are the user's data, and two may meet again.
    var seen: Set<UnitID> = [id]
    var stack = [id]
    while let current = stack.popLast() {
      flags.formUnion(changesWithinLife(of: current, since: day))
      guard let start = register[current].validFrom, start > day else {
        parts.append(current)
        continue
      }
      let predecessors = register.predecessors(of: current)
      if predecessors.count > 1 { flags.insert(.merged) }
      for (unit, share) in predecessors {
        if share != .one || !endedWhole(unit, on: start) { flags.insert(.split) }
        if seen.insert(unit).inserted { stack.append(unit) }
      }
    }
    guard let first = parts.first else { return .new }
    guard flags.isEmpty, parts.count == 1 else {
      if let again = returned(since: day)[id] {
        return .one(again, register.changes(from: again, to: id))
      }
      return .rearranged(flags)
    }
    return .one(first, register.changes(from: first, to: id))
  }

  /// Units of today that were put together with others and set up again since a day, each with what it
  /// was then.
  private func returned(since day: Day) -> [UnitID: UnitID] {
    if let known = returns.byDay[day] { return known }
    let map = SuccessionMap(register: register, from: day, to: today)
    let found = Dictionary(map.returned.map { ($0.value, $0.key) }) { first, _ in first }
    returns.byDay[day] = found
    return found
  }

  /// Is a unit of an earlier day, which ended, there again?
  func cameBack(_ id: UnitID, since day: Day) -> Bool {
    !byOld.isEmpty && returned(since: day).values.contains(id)
  }

  /// Did the unit end on that day with one successor?
  private func endedWhole(_ id: UnitID, on day: Day) -> Bool {
    let unit = register[id]
    return unit.validTo == day && (byOld[unit.code] ?? []).count { $0.date == day } == 1
  }

  /// What a unit took in or gave away without ending: its figures are of another place since.
  private func changesWithinLife(of id: UnitID, since day: Day) -> ComparisonFlags {
    let unit = register[id]
    let first = max(day, unit.validFrom ?? day)
    func isWithinLife(_ succession: Succession) -> Bool {
      succession.oldCode != succession.newCode && succession.date > first
        && succession.date <= today && (unit.validTo.map { succession.date < $0 } ?? true)
    }
    var flags: ComparisonFlags = []
    for gain in byNew[unit.code] ?? [] where isWithinLife(gain) {
      flags.insert(gain.share == .one ? .merged : .split)
    }
    if (byOld[unit.code] ?? []).contains(where: isWithinLife) { flags.insert(.split) }
    return flags
  }
}

extension UnitRegister {
  /// A unit that only came under another parent has a new row in units.csv, but not a new name.
  func changes(from old: UnitID, to new: UnitID) -> ComparisonFlags {
    guard old != new else { return [] }
    let (before, after) = (self[old], self[new])
    var flags: ComparisonFlags = []
    if before.code != after.code || NameKey(before.name) != NameKey(after.name) {
      flags.insert(.renamed)
    }
    if NameKey(before.type) != NameKey(after.type) { flags.insert(.typeChanged) }
    return flags
  }
}
