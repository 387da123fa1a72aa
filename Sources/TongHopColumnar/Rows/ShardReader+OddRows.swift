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
    guard let fields = split(row), let code = code(fields[layout.positions[0]]),
      let indicator = indicator(fields[layout.positions[1]]),
      let period = period(fields[layout.positions[2]]),
      var numerator = Digits.upToEighteen(fields[layout.positions[3]]),
      var denominator = Digits.upToEighteen(fields[layout.positions[4]])
    else { return false }
    let index = index(of: FactPair(indicator: indicator, period: period))
    guard pairs[index].isBorne.map({ $0[code] != 0 }) ?? true else { return false }
    let rules = catalog.indicators[indicator]
    if catalog.isSpecial[indicator] {
      guard scale(&numerator, by: rules), scale(&denominator, by: rules),
        isAnswer(numerator, denominator, rules)
      else { return false }
    } else {
      remember(index, fields)
    }
    guard numerator <= denominator || rules.mayExceed else { return false }
    pairs[index].rows += 1
    note(index, code: code, at: start)
    if pairs[index].firstCell >= 0 {
      cells.add(
        pairs[index].firstCell + code, numerator: numerator, denominator: denominator)
    }
    return true
  }

  /// The fields of a row without quotes; nil where it has others than the header.
  private func split(_ row: UnsafeRawBufferPointer) -> [UnsafeRawBufferPointer]? {
    var row = row
    if row.last == UInt8(ascii: "\r") { row = UnsafeRawBufferPointer(rebasing: row.dropLast()) }
    var fields: [UnsafeRawBufferPointer] = []
    fields.reserveCapacity(layout.width)
    var start = 0
    for (position, byte) in row.enumerated() {
      switch byte {
      case layout.separator:
        fields.append(UnsafeRawBufferPointer(rebasing: row[start..<position]))
        start = position + 1
      case UInt8(ascii: "\""), UInt8(ascii: "\r"):
        return nil
      default:
        break
      }
    }
    fields.append(UnsafeRawBufferPointer(rebasing: row[start...]))
    return fields.count == layout.width ? fields : nil
  }

  private func code(_ field: UnsafeRawBufferPointer) -> Int? {
    let number = catalog.codes.table.number(of: field)
    return number >= 0 ? Int(number) : nil
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
  private func remember(_ index: Int, _ fields: [UnsafeRawBufferPointer]) {
    guard layout.isPlain, let first = fields[1].baseAddress else { return }
    let count = fields[1].count + fields[2].count + 3
    guard count <= PairMemo.longestKey else { return }
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
