/// The sum of the rows of one key: numerators, denominators and how many rows.
struct FactCell: Sendable, Equatable {
  var numerator: Int64 = 0
  var denominator: Int64 = 0
  var records: Int64 = 0
  /// A sum did not fit 63 bits; the numbers mean nothing any more.
  var overflowed = false

  mutating func add(numerator n: Int64, denominator d: Int64, records count: Int64) {
    let (top, topOverflow) = numerator.addingReportingOverflow(n)
    let (bottom, bottomOverflow) = denominator.addingReportingOverflow(d)
    overflowed = overflowed || topOverflow || bottomOverflow
    if !overflowed {
      numerator = top
      denominator = bottom
    }
    records &+= count
  }

  mutating func add(_ other: FactCell) {
    overflowed = overflowed || other.overflowed
    add(
      numerator: other.numerator, denominator: other.denominator, records: other.records)
  }
}
