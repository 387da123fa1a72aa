import Foundation
import TongHopDomain
import TongHopRecords

/// Rows that the kernel does not read: one at a time, by every rule that needs no message.
extension ShardReader {
  /// Reads the row that begins at `start`, or marks it for the readable reader.
  ///
  /// - Returns: where the next row begins, perhaps behind the block.
  func readOddRow(at start: Int) -> Int {
    let bytes = UnsafeRawPointer(buffer.bytes)
    // A long line may be longer than the readable reader takes.
    guard let end = lineEnd(from: start), end - start < RowExtents.longestSimpleRow else {
      return markLong(at: start)
    }
    let row = UnsafeRawBufferPointer(start: bytes + start, count: end - start)
    if readRow(row, at: start) {
      rowCount += 1
      return end + 1
    }
    return markSlow(at: start)
  }

  /// The line feed that ends the line; nil where it is behind the block.
  private func lineEnd(from start: Int) -> Int? {
    let bytes = UnsafeRawPointer(buffer.bytes)
    let room = buffer.count + 1 - start
    guard room > 0, let found = memchr(bytes + start, 10, room) else { return nil }
    let end = UnsafeRawPointer(found) - bytes
    // The line feed behind the last byte is ours: it ends the file, not a block in the middle.
    return end < buffer.count || isLastBlock ? end : nil
  }

  private var isLastBlock: Bool { origin + buffer.count >= fileSize }

  /// - Returns: false for a row that only the readable reader can judge.
  private func readRow(_ row: UnsafeRawBufferPointer, at start: Int) -> Bool {
    guard split(row), isText(row) else { return false }
    let positions = layout.positions
    let code = Int(catalog.codes.table.number(of: fields[positions[0]]))
    guard code >= 0, let indicator = indicator(fields[positions[1]]),
      let period = period(fields[positions[2]]),
      var numerator = Digits.upToEighteen(fields[positions[3]]),
      var denominator = Digits.upToEighteen(fields[positions[4]])
    else { return false }
    let index = index(indicator: indicator, period: period)
    guard pairs[index].isBorne.map({ $0[code] != 0 }) ?? true else { return false }
    if catalog.isSpecial[indicator] {
      let rules = catalog.indicators[indicator]
      guard scale(&numerator, by: rules), scale(&denominator, by: rules),
        isAnswer(numerator, denominator, rules)
      else { return false }
    } else {
      remember(index)
    }
    guard numerator <= denominator || catalog.mayExceed[indicator] else { return false }
    guard numerator < Indicator.signedLimit || !catalog.mayBeNegative[indicator] else {
      return false
    }
    pairs[index].rows += 1
    RowSize.add(numerator, denominator, to: &pairs[index].large)
    note(index, code: code, at: start)
    if pairs[index].firstCell >= 0 {
      cells.add(
        pairs[index].firstCell + code, numerator: numerator, denominator: denominator)
    }
    return true
  }

  /// Finds the fields of a row; those in quotes without the quotes.
  ///
  /// - Returns: false where the row has not as many as the header, or quotes that need more than
  ///   being taken off.
  private func split(_ row: UnsafeRawBufferPointer) -> Bool {
    guard let bytes = row.baseAddress else { return false }
    var end = row.count
    if end > 0, row[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    var count = 0
    var start = 0
    while count < layout.width {
      var next = start
      if start < end, row[start] == UInt8(ascii: "\"") {
        next = start + 1
        while next < end, row[next] != UInt8(ascii: "\"") { next += 1 }
        guard next < end, next + 1 == end || row[next + 1] == layout.separator else { return false }
        fields[count] = UnsafeRawBufferPointer(start: bytes + start + 1, count: next - start - 1)
        next += 1
      } else {
        while next < end, row[next] != layout.separator {
          // Alone it ends a row.
          if row[next] == UInt8(ascii: "\r") { return false }
          next += 1
        }
        fields[count] = UnsafeRawBufferPointer(start: bytes + start, count: next - start)
      }
      count += 1
      if next == end { break }
      start = next + 1
      // A separator at the end of the row has an empty field behind it.
      if start == end, count < layout.width {
        fields[count] = UnsafeRawBufferPointer(start: bytes + start, count: 0)
        count += 1
        break
      }
      if count == layout.width { return false }
    }
    return count == layout.width
  }

  /// Is the row UTF-8? Only a column that nobody reads can be anything else and the row still be
  /// plain; five columns are all read.
  private func isText(_ row: UnsafeRawBufferPointer) -> Bool {
    layout.width == 5 || row.allSatisfy { $0 < 0x80 }
      || String(validating: row, as: UTF8.self) != nil
  }

  private func indicator(_ field: UnsafeRawBufferPointer) -> Int? {
    let number = catalog.indicatorTable.number(of: field)
    return number >= 0 ? Int(number) : nil
  }

  /// Whole units of 10^-decimals; false where they do not fit.
  private func scale(_ value: inout Int64, by indicator: Indicator) -> Bool {
    guard indicator.decimals > 0 else { return true }
    let (scaled, overflow) = value.multipliedReportingOverflow(
      by: Int64(Decimal.power(indicator.decimals)))
    value = scaled
    return !overflow
  }

  /// Of a yes or no: 1/1 or 0/1.
  private func isAnswer(_ numerator: Int64, _ denominator: Int64, _ indicator: Indicator) -> Bool {
    guard catalog.codebook.yesNo.contains(indicator.code) else { return true }
    let one = Int64(Decimal.power(indicator.decimals))
    return denominator == one && (numerator == 0 || numerator == one)
  }

  /// Tells the kernel of a pair, if it can read such rows at all.
  private func remember(_ index: Int) {
    guard layout.isPlain, let first = fields[1].baseAddress else { return }
    let count = fields[1].count + fields[2].count + 3
    // Not where quotes stand between the fields.
    guard count <= PairMemo.longestKey,
      fields[2].baseAddress == first + fields[1].count + 1,
      first.load(fromByteOffset: -1, as: UInt8.self) == layout.separator,
      first.load(fromByteOffset: count - 2, as: UInt8.self) == layout.separator
    else { return }
    memo.insert(UnsafeRawBufferPointer(start: first - 1, count: count), pair: index)
  }

  /// Notes that a row came, where somebody asked.
  func note(_ index: Int, code: Int, at start: Int) {
    if pairs[index].firstBit >= 0 { planes.insert(pairs[index].firstBit + code) }
    guard search != nil, isWanted(index, code: code) else { return }
    let end = lineEnd(from: start).map { $0 + 1 } ?? start
    marks.append(
      RowMark(
        kind: .found(pair: pairs[index].number, code: code), offset: origin + start,
        end: origin + end))
  }

  /// Leaves a row to the readable reader.
  ///
  /// - Returns: where the next row begins.
  @discardableResult
  func markSlow(at start: Int) -> Int {
    guard let end = lineEnd(from: start), end - start < RowExtents.longestSimpleRow else {
      return markLong(at: start)
    }
    let row = UnsafeRawBufferPointer(start: buffer.bytes + start, count: end - start)
    let isSimple = !row.contains(UInt8(ascii: "\"")) && !row.dropLast().contains(UInt8(ascii: "\r"))
    guard isSimple else { return markLong(at: start) }
    let next = min(origin + end + 1, fileSize)
    marks.append(RowMark(kind: .slow, offset: origin + start, end: next))
    return next - origin
  }

  /// A row of which only the readable reader can tell where it ends.
  private func markLong(at start: Int) -> Int {
    let extent = extents.extent(ofRowAt: origin + start, fileSize: fileSize)
    marks.append(
      RowMark(kind: .slow, offset: origin + start, end: extent.end, lines: extent.lines))
    return extent.end - origin
  }
}
