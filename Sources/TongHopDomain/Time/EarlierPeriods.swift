/// The two periods that one is compared with.
public struct EarlierPeriods: Sendable, Hashable {
  public var previous: Period?
  public var yearAgo: Period?

  public init(previous: Period?, yearAgo: Period?) {
    self.previous = previous
    self.yearAgo = yearAgo
  }

  /// Of a year, and of nine months, the period before is that of the year before: it is told once.
  public var areOne: Bool { previous == yearAgo }

  /// The year before, where it is another period than the one before.
  public var otherYearAgo: Period? { areOne ? nil : yearAgo }
}
