/// An administrative unit between two dates. The identity is (code, validFrom): a code can be
/// used again for another place.
public struct Unit: Sendable, Hashable {
  public var code: String
  /// Empty for the root.
  public var parentCode: String
  /// A word of the workspace: `province`, `district`, `commune`, `village`, `department`, …
  public var level: String
  /// `xã`, `phường`, `thị trấn`, `sở`, …
  public var type: String
  public var name: String
  /// Inclusive; nil is open.
  public var validFrom: Day?
  /// Exclusive; nil is open.
  public var validTo: Day?
  /// Place among its siblings in official lists.
  public var order: Int?
  public var population: Int?
  public var households: Int?
  /// The line of units.csv, for messages.
  public var line: Int
  /// Columns of numbers that could not be read. They are not missing; that was reported.
  public var unreadable: [String] = []

  public init(
    code: String, parentCode: String = "", level: String, type: String = "", name: String,
    validFrom: Day? = nil, validTo: Day? = nil, order: Int? = nil, population: Int? = nil,
    households: Int? = nil, line: Int = 0
  ) {
    self.code = code
    self.parentCode = parentCode
    self.level = level
    self.type = type
    self.name = name
    self.validFrom = validFrom
    self.validTo = validTo
    self.order = order
    self.population = population
    self.households = households
    self.line = line
  }

  public func isValid(on day: Day) -> Bool {
    (validFrom.map { $0 <= day } ?? true) && (validTo.map { day < $0 } ?? true)
  }

  /// Did it exist on any of the days from `first` to `last`, both inclusive?
  public func isValid(from first: Day, through last: Day) -> Bool {
    (validFrom.map { $0 <= last } ?? true) && (validTo.map { first < $0 } ?? true)
  }
}

/// A succession of units: all (share 1) or a part of `old` became `new` on `date`.
///
/// The shares of one unit on one date add up to 1, or none of them is stated.
public struct Succession: Sendable, Hashable {
  public var oldCode: String
  public var newCode: String
  /// The first day of the new unit.
  public var date: Day
  /// nil where the unit was split and nobody has stated how.
  public var share: Fraction?
  public var line: Int

  public init(oldCode: String, newCode: String, date: Day, share: Fraction?, line: Int = 0) {
    self.oldCode = oldCode
    self.newCode = newCode
    self.date = date
    self.share = share
    self.line = line
  }
}
