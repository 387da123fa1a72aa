import TongHopDiagnostics
import TongHopDomain

/// One row of a CSV file, its fields as written.
public struct CSVRow: Sendable {
  /// The line on which it starts, 1-based.
  public var line: Int
  public var fields: [String]
  /// A problem of the row was reported already; its fields cannot be trusted.
  public var isBroken = false
}

/// The readable CSV reader: RFC 4180, comma, semicolon or tab, LF or CRLF, with or without BOM, with or
/// without a first line `sep=;`.
///
/// What it cannot read it reports, with the line; it never guesses at a separator inside a row and
/// never reads past 1 MiB of one line.
final class CSVReader {
  static let longestLine = 1 << 20

  let file: String
  private let stream: ByteStream
  let separator: UInt8
  private let allowsLineBreaks: Bool
  private(set) var line = 1
  /// A quote was not closed: nothing behind it can be told apart any more.
  private(set) var isStopped = false
  /// The last row ended with a line feed or with the file, not with a lone carriage return.
  private(set) var lastRowEndedLine = true
  private(set) var problems = DiagnosticLog()

  /// Fields of the last row: most likely those of the next.
  private var width = 0

  /// - Parameters:
  ///   - file: the name to report problems under.
  ///   - allowsLineBreaks: whether a quoted field may hold a line break.
  init(stream: ByteStream, file: String, allowsLineBreaks: Bool) {
    self.file = file
    self.stream = stream
    self.allowsLineBreaks = allowsLineBreaks
    if stream.unread.starts(with: [0xEF, 0xBB, 0xBF]) { stream.skip(3) }
    let dialect = CSVDialect(of: stream.unread)
    separator = dialect.separator
    guard dialect.lineLength > 0 else { return }
    stream.skip(dialect.lineLength)
    line = 2
  }

  /// Where in the file the next row begins.
  var offset: Int { stream.offset }
  /// Bytes of the whole file; nil where that is not known.
  var size: Int? { stream.size }

  /// Goes to the row that begins at a byte of the file, on the given line.
  func seek(to offset: Int, line: Int) {
    stream.seek(to: offset)
    self.line = line
    isStopped = false
  }

  /// The next row that is not blank; nil at the end of the file.
  ///
  /// - Parameter end: rows that begin at this byte or behind it are not read.
  func next(before end: Int = .max) -> CSVRow? {
    while offset < end, let row = nextRow() {
      if row.isBroken || row.fields.contains(where: { !$0.trimmed.isEmpty }) { return row }
    }
    return nil
  }

  private func nextRow() -> CSVRow? {
    guard !isStopped else { return nil }
    guard stream.peek() != nil || stream.fault != nil else { return nil }
    var row = CSVRow(line: line, fields: [])
    row.fields.reserveCapacity(width)
    lastRowEndedLine = true
    /// How many bytes the fields of the row may still have.
    var room = Self.longestLine
    var end = FieldEnd.separator
    while end == .separator {
      let isQuoted = stream.peek() == UInt8(ascii: "\"")
      end = isQuoted ? quotedField(&row, &room) : plainField(&row, &room)
    }
    width = row.fields.count
    guard end != .row else { return row }
    row.isBroken = true
    isStopped = end != .tooLong
    if end == .tooLong { problems.report(CSVProblem.lineTooLong(place(row.line))) }
    if end == .unreadable, let fault = stream.fault {
      problems.report(fault.diagnostic(of: file, fromLine: row.line))
    }
    return row
  }

  private enum FieldEnd { case separator, row, tooLong, unterminated, unreadable }

  private func plainField(_ row: inout CSVRow, _ room: inout Int) -> FieldEnd {
    let length = plainLength(room)
    append(FieldText(stream.unread.prefix(min(length, room))), to: &row)
    return skipPlain(length, &room)
  }

  /// How many bytes stand before what ends a plain field; `room` + 1 where there are too many.
  private func plainLength(_ room: Int) -> Int {
    let separator = separator
    var length = 0
    while true {
      let bytes = stream.unread
      let limit = min(bytes.count, room + 1)
      while length < limit, bytes[length] != separator, bytes[length] != UInt8(ascii: "\n"),
        bytes[length] != UInt8(ascii: "\r")
      {
        length += 1
      }
      if length < bytes.count || length > room || !stream.extend() { return length }
    }
  }

  /// Goes behind a plain field and what ends it.
  private func skipPlain(_ length: Int, _ room: inout Int) -> FieldEnd {
    stream.skip(length)
    room -= length
    guard room >= 0 else {
      skipLine()
      return .tooLong
    }
    // The end of the file ends a row too.
    guard let end = stream.peek() else { return stream.fault == nil ? .row : .unreadable }
    stream.skip(1)
    if end == separator { return .separator }
    line += 1
    if end == UInt8(ascii: "\r") {
      lastRowEndedLine = stream.peek() == UInt8(ascii: "\n")
      if lastRowEndedLine { stream.skip(1) }
    }
    return .row
  }

  private func quotedField(_ row: inout CSVRow, _ room: inout Int) -> FieldEnd {
    let openLine = line
    let quote = UInt8(ascii: "\"")
    var bytes: [UInt8] = []
    stream.skip(1)
    while true {
      // From piece to piece: a piece ends with a quote or with the buffer.
      let piece = stream.unread
      guard !piece.isEmpty else { return unterminated(bytes, openLine, &row) }
      let limit = min(piece.count, room)
      let length = piece[..<limit].firstIndex(of: quote) ?? limit
      bytes.append(contentsOf: piece[..<length])
      line += piece[..<length].count { $0 == UInt8(ascii: "\n") }
      stream.skip(length)
      room -= length
      guard length < piece.count else { continue }
      guard room > 0 else { return unterminated(bytes, openLine, &row) }
      room -= 1
      stream.skip(1)
      guard stream.peek() == quote else { break }
      stream.skip(1)
      bytes.append(quote)
    }
    if line > openLine, !allowsLineBreaks, !row.isBroken {
      row.isBroken = true
      problems.report(CSVProblem.lineBreak(place(openLine, row.fields.count)))
    }
    let end = afterQuote(&row, &room)
    append(FieldText(bytes), to: &row)
    return end
  }

  private func unterminated(_ bytes: [UInt8], _ openLine: Int, _ row: inout CSVRow) -> FieldEnd {
    let isAtEnd = stream.peek() == nil
    if isAtEnd, stream.fault != nil { return .unreadable }
    let location = place(openLine, row.fields.count)
    problems.report(CSVProblem.unterminatedQuote(location, isAtEnd: isAtEnd))
    append(FieldText(bytes), to: &row)
    return .unterminated
  }

  /// After a closing quote only a separator or the end of the row may follow.
  private func afterQuote(_ row: inout CSVRow, _ room: inout Int) -> FieldEnd {
    let length = plainLength(room)
    let rest = stream.unread.prefix(min(length, room))
    if rest.contains(where: { $0 != UInt8(ascii: " ") }) {
      row.isBroken = true
      let text = String(decoding: rest, as: UTF8.self)
      problems.report(CSVProblem.textAfterQuote(place(line, row.fields.count), text))
    }
    return skipPlain(length, &room)
  }

  /// What stands in a field, and whether it was UTF-8.
  private struct FieldText {
    var text: String
    var isUTF8 = true

    init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
      if bytes.isEmpty {
        text = ""
      } else if let valid = try? UTF8Span(validating: UnsafeBufferPointer(rebasing: bytes).span) {
        text = String(copying: valid)
      } else {
        text = String(decoding: bytes, as: UTF8.self)
        isUTF8 = false
      }
    }

    init(_ bytes: [UInt8]) {
      self = bytes.withUnsafeBufferPointer { FieldText($0[...]) }
    }
  }

  private func append(_ field: FieldText, to row: inout CSVRow) {
    if !field.isUTF8 {
      row.isBroken = true
      problems.report(CSVProblem.notUTF8(place(row.line, row.fields.count), field.text))
    }
    row.fields.append(field.text)
  }

  private func skipLine() {
    while true {
      let bytes = stream.unread
      guard !bytes.isEmpty else { return }
      if let newline = bytes.firstIndex(of: UInt8(ascii: "\n")) {
        stream.skip(newline + 1)
        line += 1
        return
      }
      stream.skip(bytes.count)
    }
  }

  /// - Parameter field: 0-based; nil where the row as a whole is meant.
  private func place(_ line: Int, _ field: Int? = nil) -> SourceLocation {
    SourceLocation(file: file, line: line, column: field.map { $0 + 1 })
  }
}
