/// How large a row of figures is: its longer part, by magnitude, in 10^-decimals.
///
/// From the sizes of all rows it is known how large any sum of them can be, without making one. Most
/// rows are small, and of these it is enough to know how many there are.
public enum RowSize {
  /// A row that is smaller needs no adding up.
  public static let small: UInt64 = 1 << 27

  /// Adds the size of a row that is not small; the sum stays at the largest number there is.
  @inlinable
  public static func add(_ numerator: Int64, _ denominator: Int64, to sum: inout UInt64) {
    let size = max(numerator.magnitude, denominator.magnitude)
    if size >= small { add(size, to: &sum) }
  }

  @inlinable
  public static func add(_ size: UInt64, to sum: inout UInt64) {
    let (next, overflow) = sum.addingReportingOverflow(size)
    sum = overflow ? .max : next
  }

  /// More than no sum of the parts of some of the rows can be.
  public static func bound(rows: Int, large: UInt64) -> UInt128 {
    UInt128(rows) * UInt128(small) + UInt128(large)
  }
}
