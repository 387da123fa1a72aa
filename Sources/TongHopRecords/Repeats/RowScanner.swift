import Foundation
import TongHopDiagnostics
import TongHopDomain

/// Reads the rows of a file as numbers, field by field, without making texts of them.
///
/// Nothing is reported here: who reads the file for its figures does that.
struct RowScanner {
  struct Row {
    var row: UInt64 = 0
    var figure: UInt64 = 0
    var topic: UInt64 = 0
    var answer: UInt64 = 0
    var period: Int32 = 0
    /// How much it tells that another file has the row, too; 0 where it is a single case.
    var weight: UInt8 = 0
    var isBlank = true
  }

  /// `noted` bytes are plain ones, but for numbers and units.
  private enum ByteKind {
    static let plain: UInt8 = 0, odd: UInt8 = 1, end: UInt8 = 2, noted: UInt8 = 3
  }

  /// What is known of a row only when all of it was read.
  private struct Pending {
    var part: WrittenNumber.Value?
    var size: WrittenNumber.Value?
    /// `1.200`, each with its column.
    var numbers: [(column: Int, number: WrittenNumber)] = []
    /// `CODE@DATE`
    var units: [(column: Int, text: String)] = []
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private let stream: ByteStream
  let columns: [RepeatColumns.Column]
  let hasThousands: Bool
  let separator: UInt8
  private let kinds: [UInt8]
  private let names: PeriodNames
  private var line: Int
  private var row = Row()
  private var pending = Pending()

  /// - Parameter bufferSize: bytes that are read at once.
  /// - Returns: nil where the file is none that could be compared.
  init?(_ file: WorkspaceFile, _ names: PeriodNames, bufferSize: Int = 1 << 18) {
    guard let source = try? ByteStream.Source(file) else { return nil }
    stream = ByteStream(source, bufferSize: bufferSize)
    guard stream.fault == nil, FileFormat.problem(with: stream.unread, file: file.name) == nil
    else { return nil }
    let reader = CSVReader(stream: stream, file: file.name, allowsLineBreaks: true)
    guard let header = reader.next(), !header.isBroken,
      let known = RepeatColumns(
        header: header.fields, folder: file.name.prefix { $0 != "/" })
    else { return nil }
    (columns, hasThousands) = (known.columns, known.hasThousands)
    (separator, line) = (reader.separator, reader.line)
    self.names = names
    var kinds = [UInt8](repeating: ByteKind.plain, count: 256)
    for byte in 0..<256 where byte <= 0x20 || byte >= 0x7F { kinds[byte] = ByteKind.odd }
    for sign in "\"'=,".utf8 { kinds[Int(sign)] = ByteKind.odd }
    for sign in "-.@".utf8 { kinds[Int(sign)] = ByteKind.noted }
    for end in [separator, 10, 13] { kinds[Int(end)] = ByteKind.end }
    self.kinds = kinds
  }

  /// - Returns: whether the file was read to its end.
  /// - Complexity: O(*bytes*).
  mutating func forEach(_ body: (Row, _ line: Int) -> Void) -> Bool {
    repeat {
      guard read(isLast: false, body) <= CSVReader.longestLine else { return false }
    } while stream.extend()
    return read(isLast: true, body) == 0 && stream.fault == nil
  }

  /// The rows of the first and of the last `size` bytes, the buffer of which has this size; all
  /// rows where these meet.
  mutating func forEachAtEnds(_ size: Int, _ body: (Row, _ line: Int) -> Void) -> Bool {
    guard let all = stream.size, all > 2 * size else { return forEach(body) }
    _ = read(isLast: false, body)
    stream.seek(to: all - size)
    // The rest of a row whose beginning is not known.
    guard let end = stream.unread.firstIndex(of: 10) else { return true }
    stream.skip(end + 1)
    return forEach(body)
  }

  /// The rows that are at hand.
  ///
  /// - Returns: how many bytes are left of a row that does not end there.
  private mutating func read(isLast: Bool, _ body: (Row, _ line: Int) -> Void) -> Int {
    let bytes = stream.unread
    var place = 0
    while place < bytes.count {
      let first = line
      guard let next = readRow(bytes, place, isLast: isLast) else {
        line = first
        break
      }
      if !row.isBlank { body(row, first) }
      place = next
    }
    stream.skip(place)
    return bytes.count - place
  }

  /// - Returns: where the next row begins; nil where the bytes end inside of this one.
  private mutating func readRow(_ bytes: Bytes, _ start: Int, isLast: Bool) -> Int? {
    (row, pending.part, pending.size) = (Row(), nil, nil)
    var (place, column) = (start, 0)
    while true {
      guard readField(bytes, &place, column) else { return nil }
      column += 1
      guard place < bytes.count else {
        finishRow()
        return isLast ? place : nil
      }
      let end = bytes[place]
      place += 1
      if end == separator { continue }
      line += 1
      finishRow()
      guard end == 13 else { return place }
      guard place < bytes.count else { return isLast ? place : nil }
      return bytes[place] == 10 ? place + 1 : place
    }
  }

  /// Goes to what ends a field.
  ///
  /// - Returns: false where the bytes end before a quote is closed.
  @inline(__always)
  private mutating func readField(_ bytes: Bytes, _ place: inout Int, _ column: Int) -> Bool {
    let first = place
    var (hash, chunk, length) = (UInt64(0), UInt64(0), 0)
    var (kind, isNoted) = (ByteKind.end, false)
    while place < bytes.count {
      let byte = bytes[place]
      kind = kinds[Int(byte)]
      if kind != ByteKind.plain {
        guard kind == ByteKind.noted else { break }
        isNoted = true
      }
      chunk = chunk << 8 | UInt64(byte)
      length += 1
      if length & 7 == 0 { (hash, chunk) = (FieldHash.mix(hash ^ chunk), 0) }
      place += 1
    }
    if kind == ByteKind.odd {
      guard var text = oddField(bytes, first, &place) else { return false }
      // A field that is not there says what an empty one says.
      guard column < columns.count, !text.isEmpty else { return true }
      text.withUTF8 { addNoted($0, 0, $0.count, column) }
      return true
    }
    guard column < columns.count, length > 0 else { return true }
    let uses = columns[column].uses
    let isNumber = uses.contains(.number)
    if isNoted && (isNumber || uses.contains(.unit)) || isNumber && bytes[first] == 0x30 {
      addNoted(bytes, first, length, column)
      return true
    }
    let value = FieldHash.finish(hash, chunk, length)
    if uses.contains(.size) || uses.contains(.part) {
      note(
        WrittenNumber.Value(
          hash: value, digits: length, isSingle: length == 1 && bytes[first] == 0x31,
          isZero: false), uses)
    }
    add(value, column) { String(decoding: bytes[first..<first + length], as: UTF8.self) }
    return true
  }

  /// A number that may be written in another way, or a unit.
  private mutating func addNoted(_ bytes: Bytes, _ first: Int, _ length: Int, _ column: Int) {
    let uses = columns[column].uses
    let text = { String(decoding: bytes[first..<first + length], as: UTF8.self) }
    if uses.contains(.number),
      let number = WrittenNumber(bytes, from: first, count: length)
    {
      guard hasThousands, number.count.hash != number.decimal.hash else {
        note(number.decimal, uses)
        return add(number.decimal.hash, column, text)
      }
      pending.numbers.append((column, number))
    } else if uses.contains(.unit), bytes[first..<first + length].contains(UInt8(ascii: "@")) {
      pending.units.append((column, text()))
    } else {
      add(FieldHash.of(text()), column, text)
    }
  }

  @inline(__always)
  private mutating func note(_ number: WrittenNumber.Value, _ uses: RepeatColumns.Uses) {
    if uses.contains(.part) { pending.part = number }
    if uses.contains(.size) { pending.size = number }
  }

  @inline(__always)
  private mutating func add(_ hash: UInt64, _ column: Int, _ text: () -> String) {
    row.isBlank = false
    let uses = columns[column].uses
    let value = FieldHash.mix(hash &* columns[column].seed)
    if uses.contains(.row) { row.row &+= value }
    if uses.contains(.figure) { row.figure &+= value }
    if uses.contains(.topic) { row.topic &+= value }
    if uses.contains(.answer) { row.answer &+= value }
    guard uses.contains(.period) else { return }
    row.period = names.place(hash, text)
    row.row &+= FieldHash.mix(UInt64(row.period) &+ 0x5851_F42D)
  }

  /// What depends on other fields of the row.
  @inline(__always)
  private mutating func finishRow() {
    if !pending.numbers.isEmpty || !pending.units.isEmpty { addPending() }
    guard let size = pending.size, !size.isSingle else { return }
    guard let part = pending.part, !part.isZero, part.hash != size.hash else {
      row.weight = 1
      return
    }
    row.weight = UInt8(min(part.digits + size.digits, FileRows.mostWeight))
  }

  private mutating func addPending() {
    let isCount = !names.amounts.contains(row.topic)
    for (column, number) in pending.numbers {
      let value = isCount ? number.count : number.decimal
      note(value, columns[column].uses)
      add(value.hash, column) { "" }
    }
    for (column, text) in pending.units {
      add(names.unit(text, in: row.period), column) { text }
    }
    pending.numbers.removeAll(keepingCapacity: true)
    pending.units.removeAll(keepingCapacity: true)
  }

  /// A field in quotes, with blanks, with letters beyond ASCII, or protected from spreadsheets.
  ///
  /// - Returns: nil where the bytes end before a quote is closed.
  private mutating func oddField(
    _ bytes: Bytes, _ first: Int, _ place: inout Int
  ) -> String? {
    var content: [UInt8] = []
    place = first
    if bytes[place] == UInt8(ascii: "\"") {
      place += 1
      while true {
        guard let quote = bytes[place...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
        content += bytes[place..<quote]
        line += bytes[place..<quote].count { $0 == 10 }
        place = quote + 1
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { break }
        content.append(UInt8(ascii: "\""))
        place += 1
      }
    }
    let end = bytes[place...].firstIndex { kinds[Int($0)] == ByteKind.end } ?? bytes.count
    content += bytes[place..<end]
    place = end
    let text = SpreadsheetText.unprotected(String(decoding: content, as: UTF8.self).trimmed)
    // Letters with marks of their own are the same as those in one piece.
    return content.contains { $0 == 0xCC || $0 == 0xCD }
      ? text.precomposedStringWithCanonicalMapping : text
  }
}
