import Foundation
import TongHopRecords

/// Blocks of a file: which rows are a block's, and what it gave.
///
/// A row belongs to the block in which it begins. A block finds its first row behind the first
/// line feed; that this was the end of a row, and not a line break in quotes, is checked when the
/// blocks are put together (``BlockChain``).
extension ShardReader {
  /// Bytes that are read behind a block, in which its last row nearly always ends.
  private static let overlap = 4096

  /// Reads the rows that begin in `range`.
  ///
  /// - Parameter first: where the first row begins; nil: behind the first line feed.
  func readBlock(
    _ range: Range<Int>, of file: FactFile, descriptor: Int32, first: Int?
  ) -> BlockResult {
    if let first, first >= range.upperBound { return BlockResult(first: first, end: first) }
    // One byte before the block shows whether a row begins with it.
    origin = first ?? range.lowerBound - 1
    fileSize = file.byteCount
    do throws(FileFault) {
      try fillBuffer(range, descriptor)
    } catch {
      return BlockResult(first: nil, end: range.upperBound, fault: error)
    }
    marks.removeAll(keepingCapacity: true)
    let limit = min(range.upperBound - origin, buffer.count)
    guard let start = first == nil ? firstRow(before: limit) : 0 else {
      return BlockResult(first: nil, end: range.upperBound)
    }
    let rowsBefore = rowCount
    if lastStep == .stops {
      findStops(count: limit)
      return BlockResult(first: origin + start, end: range.upperBound, rows: stopCount(limit))
    }
    let end = start < limit ? readRows(from: start, before: limit) : start
    var result = BlockResult(
      first: origin + start, end: min(origin + end, file.byteCount), rows: rowCount - rowsBefore)
    setLines(&result, from: start)
    return result
  }

  private func fillBuffer(_ range: Range<Int>, _ descriptor: Int32) throws(FileFault) {
    let wanted = range.upperBound - origin + Self.overlap
    try buffer.fill(from: descriptor, at: origin, wanted: wanted)
    // A file that ends before its size says so, or goes on behind it, is not the one that was meant.
    guard buffer.count == min(wanted, fileSize - origin) else { throw .wrongSize }
  }

  /// Behind the first line feed before the end of the block.
  private func firstRow(before limit: Int) -> Int? {
    guard limit > 1, let found = memchr(buffer.bytes, 10, limit - 1) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(buffer.bytes) + 1
  }

  /// How many fields end in the block.
  private func stopCount(_ count: Int) -> Int {
    (0..<count / 64).reduce(0) {
      $0 + bits.loadUnaligned(fromByteOffset: $1 * 8, as: UInt64.self).nonzeroBitCount
    }
  }

  private func readRows(from start: Int, before limit: Int) -> Int {
    var next = start
    if layout.isPlain {
      let complete = completeRows(before: limit)
      findStops(count: min(buffer.count, complete))
      // An odd row may reach behind the complete ones.
      if next < complete { next = readPlainRows(from: next, before: complete) }
    }
    while next < limit { next = readOddRow(at: next) }
    return next
  }

  /// Every row that begins before the result ends before the end of the buffer.
  private func completeRows(before limit: Int) -> Int {
    let bytes = buffer.bytes
    if origin + buffer.count >= fileSize { return limit }
    if memchr(bytes + (limit - 1), 10, buffer.count - limit + 1) != nil { return limit }
    var end = limit
    while end > 0, bytes.load(fromByteOffset: end - 1, as: UInt8.self) != 10 { end -= 1 }
    return end
  }

  /// Counts the lines of the block, and those before each marked row.
  private func setLines(_ result: inout BlockResult, from start: Int) {
    guard !marks.isEmpty else {
      result.lines = result.rows
      return
    }
    marks.sort { $0.offset < $1.offset }
    joinSlowMarks()
    var line = 0
    var position = start
    for index in marks.indices {
      let offset = marks[index].offset - origin
      line += lineFeeds(from: position, to: offset)
      marks[index].line = line
      position = offset
      if case .slow = marks[index].kind {
        line += marks[index].lines
        position = marks[index].end - origin
      }
    }
    let end = result.end - origin
    if position < end { line += lineFeeds(from: position, to: end) }
    result.lines = line
    result.marks = marks
  }

  /// Slow rows that follow each other become one mark, so that a file of nothing else takes no
  /// memory for each of its rows.
  private func joinSlowMarks() {
    var last = 0
    for index in marks.indices.dropFirst() {
      if marks[last].isSlow, marks[index].isSlow, marks[last].end == marks[index].offset {
        marks[last].end = marks[index].end
        marks[last].lines += marks[index].lines
      } else {
        last += 1
        marks[last] = marks[index]
      }
    }
    marks.removeLast(marks.count - 1 - last)
  }

  private func lineFeeds(from start: Int, to end: Int) -> Int {
    guard start < end else { return 0 }
    return UnsafeRawBufferPointer(start: buffer.bytes + start, count: end - start)
      .reduce(into: 0) { $0 += $1 == UInt8(ascii: "\n") ? 1 : 0 }
  }
}
