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
    var isSum = false
    var isBlank = true
  }

  private enum ByteKind { static let plain: UInt8 = 0, odd: UInt8 = 1, end: UInt8 = 2 }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private let stream: ByteStream
  private let columns: [RepeatColumns.Column]
  private let separator: UInt8
  private let kinds: [UInt8]
  private let names: PeriodNames
  private var line: Int
  private var row = Row()

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
    (columns, separator, line) = (known.columns, reader.separator, reader.line)
    self.names = names
    var kinds = [UInt8](repeating: ByteKind.plain, count: 256)
    for byte in 0..<256 where byte <= 0x20 || byte >= 0x7F { kinds[byte] = ByteKind.odd }
    for sign in "\"'=,".utf8 { kinds[Int(sign)] = ByteKind.odd }
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
    row = Row()
    var (place, column) = (start, 0)
    while true {
      let first = place
      var (hash, chunk, length) = (UInt64(0), UInt64(0), 0)
      var kind = ByteKind.end
      while place < bytes.count {
        let byte = bytes[place]
        kind = kinds[Int(byte)]
        guard kind == ByteKind.plain else { break }
        chunk = chunk << 8 | UInt64(byte)
        length += 1
        if length & 7 == 0 { (hash, chunk) = (FieldHash.mix(hash ^ chunk), 0) }
        place += 1
      }
      if kind == ByteKind.odd {
        guard let text = oddField(bytes, first, column, &place) else { return nil }
        add(FieldHash.of(text), column, isSum: Self.isSum(text.utf8.first, text.utf8.count)) {
          text
        }
      } else {
        add(
          FieldHash.finish(hash, chunk, length), column,
          isSum: length > 0 && Self.isSum(bytes[first], length)
        ) { String(decoding: bytes[first..<first + length], as: UTF8.self) }
      }
      column += 1
      guard place < bytes.count else { return isLast ? place : nil }
      let end = bytes[place]
      place += 1
      if end == separator { continue }
      line += 1
      guard end == 13 else { return place }
      guard place < bytes.count else { return isLast ? place : nil }
      return bytes[place] == 10 ? place + 1 : place
    }
  }

  /// More than one case; `0` and `1` are none.
  @inline(__always)
  private static func isSum(_ first: UInt8?, _ length: Int) -> Bool {
    guard let first else { return false }
    return first >= 0x30 && first <= 0x39 && (length > 1 || first > 0x31)
  }

  @inline(__always)
  private mutating func add(_ hash: UInt64, _ column: Int, isSum: Bool, _ text: () -> String) {
    // A field that is not there says what an empty one says.
    guard column < columns.count, hash != 0 else { return }
    row.isBlank = false
    let uses = columns[column].uses
    let value = FieldHash.mix(hash &* columns[column].seed)
    if uses.contains(.row) { row.row &+= value }
    if uses.contains(.figure) { row.figure &+= value }
    if uses.contains(.topic) { row.topic &+= value }
    if uses.contains(.answer) { row.answer &+= value }
    if uses.contains(.size) { row.isSum = isSum }
    guard uses.contains(.period) else { return }
    row.period = names.place(hash, text)
    row.row &+= FieldHash.mix(UInt64(row.period) &+ 0x5851_F42D)
  }

  /// A field in quotes, with blanks, with letters beyond ASCII, or protected from spreadsheets.
  ///
  /// - Returns: nil where the bytes end before a quote is closed.
  private mutating func oddField(
    _ bytes: Bytes, _ first: Int, _ column: Int, _ place: inout Int
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
    guard column < columns.count, columns[column].uses.contains(.number) else { return text }
    return String(text.map { $0 == "," ? "." : $0 })
  }
}
