/// Figures that have accumulated since the beginning of the year say how much there was on the last
/// day of a period, whatever the period is called: `2024-Q2`, `2024-H1` and `2024-06` end on one
/// day.
extension Period {
  /// Do the two end on the same day, in any calendar?
  public func endsLike(_ other: Period) -> Bool {
    year == other.year && months.upperBound == other.months.upperBound
  }

  /// The period from the beginning of a year through one of its months, or the month itself where
  /// there is no name for that: `2024-Q1`, `2024-H1`, `2024-9M`, `2024`, else `2024-05`.
  public init?(year: Int, through month: Int) {
    switch month {
    case 3: self.init(kind: .quarter, year: year, number: 1)
    case 6: self.init(kind: .half, year: year, number: 1)
    case 9: self.init(kind: .nineMonths, year: year)
    case 12: self.init(kind: .year, year: year)
    default: self.init(kind: .month, year: year, number: month)
    }
  }

  /// The period through the end of which a figure must be known for the growth in this one; nil
  /// where it begins with the year.
  public var accumulatedBefore: Period? {
    months.lowerBound == 1 ? nil : Period(year: year, through: months.lowerBound - 1)
  }
}
