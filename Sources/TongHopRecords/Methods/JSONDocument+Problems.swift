import Foundation
import TongHopDiagnostics

// MARK: - What is no JSON

extension JSONDocument {
  static func formatProblem(_ bytes: [UInt8], file: String) -> Diagnostic? {
    let saveAsUTF8 = Phrase(
      "lưu lại tệp với mã hóa UTF-8 (trong Notepad: Lưu thành… > Mã hóa: UTF-8)",
      en: "save it with the encoding UTF-8 (in Notepad: Save as… > Encoding: UTF-8)")
    let expected = Phrase("JSON bằng UTF-8", en: "JSON in UTF-8")
    if bytes.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
      return Diagnostic(
        .emptyFile, at: SourceLocation(file: file), Phrase("tệp trống", en: "the file is empty"),
        expected: Phrase("{ \"id\": …, \"name\": … }", en: "{ \"id\": …, \"name\": … }"),
        fix: Phrase("điền các thiết lập hoặc xóa tệp", en: "fill it in or remove it"))
    }
    if var problem = FileFormat.problem(with: bytes, file: file) {
      // Found for CSV; only the advice differs.
      if problem.code == .notText {
        problem.message = Phrase("tệp không phải văn bản JSON", en: "the file is not JSON text")
      }
      problem.expected = expected
      problem.fix = saveAsUTF8
      return problem
    }
    guard let line = UTF8Check.firstBadLine(of: bytes) else { return nil }
    return Diagnostic(
      .notUTF8, at: SourceLocation(file: file, line: line.number),
      Phrase("tệp không phải UTF-8", en: "the file is not UTF-8"),
      found: line.text, expected: expected, fix: saveAsUTF8)
  }

  /// - Parameter error: of Foundation's decoder.
  static func syntaxProblem(_ error: any Error, _ bytes: [UInt8], file: String) -> Diagnostic {
    var scanner = JSONScanner(bytes)
    do throws(JSONScanner.Fault) {
      try scanner.skip()
      if try scanner.kind() != .end { throw JSONScanner.Fault(offset: scanner.offset) }
    } catch {
      var problem = syntaxProblem(at: error.offset, bytes, file: file)
      if error.isTooDeep { nameDepth(&problem) }
      return problem
    }
    // A number that is too large is valid JSON; the error tells its path.
    return syntaxProblem(at: offset(inPathOf: error, bytes), bytes, file: file)
  }

  static func nameDepth(_ problem: inout Diagnostic) {
    problem.message = Phrase(
      "ngoặc lồng nhau quá \(JSONScanner.deepest) tầng",
      en: "brackets are nested deeper than \(JSONScanner.deepest) levels")
    problem.fix = Phrase(
      "bớt ngoặc, hoặc xuất lại tệp", en: "take brackets away, or export the file once more")
  }

  /// - Parameter offset: the first byte that does not fit; nil where it is not known.
  static func syntaxProblem(at offset: Int?, _ bytes: [UInt8], file: String) -> Diagnostic {
    var places = TextPlaces(bytes, file: file)
    return Diagnostic(
      .badJSON, at: offset.map { places.location($0) } ?? SourceLocation(file: file),
      Phrase("tệp không đúng cú pháp JSON", en: "the file is not valid JSON"),
      found: offset.map { places.line(at: $0) },
      expected: Phrase("\"tên\": giá trị, …", en: "\"name\": value, …"),
      fix: Phrase(
        "xem ngay trước chỗ này: thiếu dấu phẩy, dấu hai chấm, ngoặc hoặc dấu ngoặc kép, số quá lớn",
        en: "look just before this place: a missing comma, colon, bracket or quote, a huge number"))
  }

  private static func offset(inPathOf error: any Error, _ bytes: [UInt8]) -> Int? {
    let context: DecodingError.Context
    switch error {
    case DecodingError.typeMismatch(_, let found), DecodingError.dataCorrupted(let found):
      context = found
    default: return nil
    }
    let path = context.codingPath.map { $0.intValue.map { String($0) } ?? $0.stringValue }
    return path.isEmpty ? nil : JSONPositions(bytes).offsets[path]
  }
}
