import TongHopDiagnostics

/// One row of a CSV file, its fields as written.
public struct CSVRow: Sendable {
  /// The line on which it starts, 1-based.
  public var line: Int
  public var fields: [String]
  /// A problem of the row was reported already; its fields cannot be trusted.
  public var isBroken = false
}

/// The readable CSV reader: RFC 4180, comma or semicolon, LF or CRLF, with or without BOM.
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

  /// - Parameters:
  ///   - file: the name to report problems under.
  ///   - allowsLineBreaks: whether a quoted field may hold a line break.
  init(stream: ByteStream, file: String, allowsLineBreaks: Bool) {
    self.file = file
    self.stream = stream
    self.allowsLineBreaks = allowsLineBreaks
    let start = stream.beginning
    let hasMark = start.starts(with: [0xEF, 0xBB, 0xBF])
    separator = Self.separator(ofHeader: start.dropFirst(hasMark ? 3 : 0))
    if hasMark { stream.skip(3) }
  }

  /// The one of comma and semicolon that the header has more of, outside quotes.
  private static func separator(ofHeader bytes: ArraySlice<UInt8>) -> UInt8 {
    var commas = 0
    var semicolons = 0
    var quoted = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): quoted.toggle()
      case UInt8(ascii: ",") where !quoted: commas += 1
      case UInt8(ascii: ";") where !quoted: semicolons += 1
      case UInt8(ascii: "\n") where !quoted, UInt8(ascii: "\r") where !quoted:
        return semicolons > commas ? UInt8(ascii: ";") : UInt8(ascii: ",")
      default: break
      }
    }
    return semicolons > commas ? UInt8(ascii: ";") : UInt8(ascii: ",")
  }

  /// Where in the file the next row begins.
  var offset: Int { stream.offset }

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
      if row.isBroken || row.fields.contains(where: { !$0.isEmpty }) { return row }
    }
    return nil
  }

  private func nextRow() -> CSVRow? {
    guard !isStopped, stream.peek() != nil else { return nil }
    var row = CSVRow(line: line, fields: [])
    var bytes: [UInt8] = []
    var length = 0
    while true {
      let quoted = stream.peek() == UInt8(ascii: "\"")
      bytes.removeAll(keepingCapacity: true)
      let end = quoted ? quotedField(&bytes, &length, &row) : plainField(&bytes, &length)
      append(bytes, to: &row)
      switch end {
      case .separator: continue
      case .row: return row
      case .tooLong:
        row.isBroken = true
        reportLength(row.line)
        return row
      case .stop:
        row.isBroken = true
        isStopped = true
        return row
      }
    }
  }

  private enum FieldEnd { case separator, row, tooLong, stop }

  private func plainField(_ bytes: inout [UInt8], _ length: inout Int) -> FieldEnd {
    lastRowEndedLine = true
    while let byte = stream.next() {
      switch byte {
      case separator: return .separator
      case UInt8(ascii: "\n"):
        line += 1
        return .row
      case UInt8(ascii: "\r"):
        if stream.peek() == UInt8(ascii: "\n") {
          _ = stream.next()
        } else {
          lastRowEndedLine = false
        }
        line += 1
        return .row
      default:
        length += 1
        guard length <= Self.longestLine else {
          skipLine()
          return .tooLong
        }
        bytes.append(byte)
      }
    }
    return .row
  }

  private func quotedField(_ bytes: inout [UInt8], _ length: inout Int, _ row: inout CSVRow)
    -> FieldEnd
  {
    let openLine = line
    var hasLineBreak = false
    _ = stream.next()
    while let byte = stream.next() {
      length += 1
      guard length <= Self.longestLine else {
        report(
          .unterminatedQuote, line: openLine, column: row.fields.count + 1,
          Phrase(
            "dấu ngoặc kép mở ở dòng \(openLine) không được đóng trong 1 MiB",
            en: "the quote opened on line \(openLine) is not closed within 1 MiB"),
          fix: Phrase("thêm dấu \" còn thiếu", en: "add the missing \""))
        return .stop
      }
      if byte == UInt8(ascii: "\"") {
        guard stream.peek() == UInt8(ascii: "\"") else {
          if hasLineBreak, !allowsLineBreaks { reportLineBreak(openLine, &row) }
          return afterQuote(&bytes, &length, &row)
        }
        _ = stream.next()
      }
      if byte == UInt8(ascii: "\n") {
        line += 1
        hasLineBreak = true
      }
      bytes.append(byte)
    }
    report(
      .unterminatedQuote, line: openLine, column: row.fields.count + 1,
      Phrase(
        "dấu ngoặc kép mở ở dòng \(openLine) không được đóng đến hết tệp",
        en: "the quote opened on line \(openLine) is not closed before the end of the file"),
      fix: Phrase("thêm dấu \" còn thiếu", en: "add the missing \""))
    return .stop
  }

  /// After a closing quote only a separator or the end of the row may follow.
  private func afterQuote(_ bytes: inout [UInt8], _ length: inout Int, _ row: inout CSVRow)
    -> FieldEnd
  {
    var rest: [UInt8] = []
    let column = row.fields.count + 1
    let lineBefore = line
    let end = plainField(&rest, &length)
    if rest.contains(where: { $0 != UInt8(ascii: " ") }) {
      row.isBroken = true
      report(
        .unterminatedQuote, line: lineBefore, column: column,
        Phrase("có chữ sau dấu ngoặc kép đóng", en: "there is text after a closing quote"),
        found: String(decoding: rest, as: UTF8.self),
        fix: Phrase(
          "viết dấu ngoặc kép bên trong ô thành hai dấu \"\"",
          en: "write a quote inside a field as \"\""))
    }
    return end
  }

  private func append(_ bytes: [UInt8], to row: inout CSVRow) {
    if let text = String(validating: bytes, as: UTF8.self) {
      row.fields.append(text)
      return
    }
    row.isBroken = true
    let column = row.fields.count + 1
    row.fields.append(String(decoding: bytes, as: UTF8.self))
    report(
      .notUTF8, line: row.line, column: column,
      Phrase("tệp không phải UTF-8", en: "the file is not UTF-8"),
      found: String(decoding: bytes, as: UTF8.self),
      expected: Phrase("UTF-8", en: "UTF-8"),
      fix: Phrase(
        "trong Excel: Lưu thành… > CSV UTF-8 (phân cách bằng dấu phẩy)",
        en: "in Excel: Save as… > CSV UTF-8 (comma delimited)"))
  }

  private func skipLine() {
    while let byte = stream.next() {
      if byte == UInt8(ascii: "\n") {
        line += 1
        return
      }
    }
  }

  private func reportLineBreak(_ line: Int, _ row: inout CSVRow) {
    guard !row.isBroken else { return }
    row.isBroken = true
    report(
      .lineBreakInField, line: line, column: row.fields.count + 1,
      Phrase(
        "một ô trong dấu ngoặc kép xuống dòng; tệp này cần mỗi dòng một bản ghi",
        en: "a quoted field has a line break; this file needs one row a line"),
      fix: Phrase(
        "bỏ chỗ xuống dòng trong ô; nếu không định xuống dòng thì tìm dấu \" thừa hoặc thiếu",
        en: "take the line break out; if none was meant, look for a \" too many or too few"))
  }

  private func reportLength(_ line: Int) {
    report(
      .lineTooLong, line: line, column: nil,
      Phrase("dòng dài quá 1 MiB", en: "the line is longer than 1 MiB"),
      expected: Phrase("mỗi bản ghi một dòng", en: "one row a line"),
      fix: Phrase(
        "kiểm tra xem tệp có mất dấu xuống dòng không",
        en: "check whether the file lost its line breaks"))
  }

  private func report(
    _ code: DiagnosticCode, line: Int, column: Int?, _ message: Phrase, found: String? = nil,
    expected: Phrase? = nil, fix: Phrase? = nil
  ) {
    problems.report(
      Diagnostic(
        code, at: SourceLocation(file: file, line: line, column: column), message, found: found,
        expected: expected, fix: fix))
  }
}
