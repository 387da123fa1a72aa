/// Rows between two steps of the kernel: decoded, then looked up, then added.
///
/// One step at a time over a couple of thousand rows lets the processor wait for many rows' memory
/// at once; row by row it waits for each (100 million rows over 96,000 units: 3 to 4 times slower).
///
/// - Safety: owned by one shard.
final class RowBatch {
  static let size = 2048

  /// *shape* [size]: the first 8 bytes of the unit's code.
  let codeStart = UnsafeMutablePointer<UInt64>.allocate(capacity: size)
  /// The next 4.
  let codeEnd = UnsafeMutablePointer<UInt32>.allocate(capacity: size)
  /// Into the shard's pairs.
  let pair = UnsafeMutablePointer<Int32>.allocate(capacity: size)
  /// Where the row begins in the block.
  let start = UnsafeMutablePointer<Int32>.allocate(capacity: size)
  /// The numerator in the low half, the denominator in the high half.
  let numbers = UnsafeMutablePointer<UInt64>.allocate(capacity: size)
  /// Where the code of each row is looked for.
  let home = UnsafeMutablePointer<Int32>.allocate(capacity: size)
  /// The cells of the rows that are kept.
  let cell = UnsafeMutablePointer<Int>.allocate(capacity: size)

  var touched: Int32 = 0

  deinit {
    codeStart.deallocate()
    codeEnd.deallocate()
    pair.deallocate()
    start.deallocate()
    numbers.deallocate()
    home.deallocate()
    cell.deallocate()
  }
}
