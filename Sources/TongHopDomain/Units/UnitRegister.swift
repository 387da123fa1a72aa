/// A unit's place in the ``UnitRegister``; stable for one run.
public struct UnitID: Sendable, Hashable, Comparable {
  public let number: Int32

  public init(_ number: Int) { self.number = Int32(number) }
  public static func < (left: UnitID, right: UnitID) -> Bool { left.number < right.number }
}

/// All units that ever were, with their successions.
public struct UnitRegister: Sendable {
  public let units: [Unit]
  public let successions: [Succession]
  /// Which columns of units.csv bear which name, counted from 1, for messages.
  public let columns: [String: Int]
  /// What stands in units.csv and could not be read.
  public let unread: UnreadUnits
  let lookup: UnitLookup
  private let successionsByOld: [Event: [Succession]]
  private let successionsByNew: [Event: [Succession]]

  private struct Event: Hashable {
    var code: String
    var date: Day
  }

  /// Units are numbered by code and date, so that the order of rows in units.csv means nothing.
  ///
  /// - Complexity: O(*units* log *units*).
  public init(
    units: [Unit], successions: [Succession] = [], columns: [String: Int] = [:],
    unread: UnreadUnits = UnreadUnits()
  ) {
    let units = Self.sorted(units)
    self.init(
      units: units, lookup: UnitLookup(units), successions: successions, columns: columns,
      unread: unread)
  }

  private init(
    units: [Unit], lookup: UnitLookup, successions: [Succession], columns: [String: Int],
    unread: UnreadUnits
  ) {
    self.units = units
    self.columns = columns
    self.unread = unread
    self.lookup = lookup
    self.successions = successions.sorted {
      ($0.date, $0.oldCode, $0.newCode) < ($1.date, $1.oldCode, $1.newCode)
    }
    successionsByOld = Dictionary(grouping: self.successions) {
      Event(code: $0.oldCode, date: $0.date)
    }
    successionsByNew = Dictionary(grouping: self.successions) {
      Event(code: $0.newCode, date: $0.date)
    }
  }

  /// The same units with successions.
  public func with(_ successions: [Succession]) -> UnitRegister {
    UnitRegister(
      units: units, lookup: lookup, successions: successions, columns: columns, unread: unread)
  }

  public subscript(id: UnitID) -> Unit { units[Int(id.number)] }

  /// Each code once.
  public var codes: some Sequence<String> { lookup.codes }

  /// Every level word that a unit has, and every type.
  public var levels: Set<String> { Set(lookup.levelWords) }
  public var types: Set<String> {
    var words = WordNumbers()
    for index in units.indices { _ = words.number(of: units[index].type) }
    return Set(words.words)
  }

  /// Every unit that bore the code, newest first.
  public func units(coded code: String) -> [UnitID] { Array(lookup.units(coded: code)) }

  public func unit(coded code: String, on day: Day) -> UnitID? {
    lookup.units(coded: code).first { lookup.isValid($0, on: day) }
  }

  /// The unit that a row of a period belongs to: of those that existed on any day of it the one
  /// of the last day, else the one that lasted longest.
  public func unit(coded code: String, from first: Day, through last: Day) -> UnitID? {
    let bearers = lookup.units(coded: code)
    return bearers.first { lookup.isValid($0, on: last) }
      ?? bearers.first { self[$0].isValid(from: first, through: last) }
  }

  /// The codes that more than one unit bore, and who bore them, oldest first.
  public var sharedCodes: [(code: String, units: [UnitID])] {
    lookup.sharedCodes.map { ($0, lookup.units(coded: $0).reversed()) }
  }

  /// Where a unit that ended went, if one succession took all of it; followed up to `day`.
  ///
  /// - Returns: nil where the unit was split, or no succession is known.
  public func successor(of id: UnitID, on day: Day) -> UnitID? {
    var current = id
    for _ in 0...successions.count {
      if self[current].isValid(on: day) { return current }
      guard let end = self[current].validTo else { return nil }
      let next = successionsByOld[Event(code: self[current].code, date: end)] ?? []
      guard next.count == 1, next[0].share == .one,
        let target = unit(coded: next[0].newCode, on: next[0].date)
      else { return nil }
      current = target
    }
    return nil
  }

  /// The units that `id` became on its end, whole or in parts.
  public func successors(of id: UnitID) -> [UnitID] {
    guard let end = self[id].validTo else { return [] }
    return (successionsByOld[Event(code: self[id].code, date: end)] ?? []).compactMap {
      unit(coded: $0.newCode, on: end)
    }
  }

  /// The units that `id` was made of, from the successions of its first day.
  public func predecessors(of id: UnitID) -> [(unit: UnitID, share: Fraction?)] {
    guard let start = self[id].validFrom else { return [] }
    return (successionsByNew[Event(code: self[id].code, date: start)] ?? []).compactMap {
      succession in
      unit(coded: succession.oldCode, on: start.advanced(by: -1)).map { ($0, succession.share) }
    }
  }
}
