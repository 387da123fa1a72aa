import Foundation
import TongHopDiagnostics
import TongHopDomain

/// A JSON file that was read, with the place of every value.
struct JSONDocument {
  let file: String
  private let bytes: [UInt8]
  private let root: JSONValue
  private let positions: JSONPositions

  /// - Returns: nil when the file is no JSON; the reason is in `log`.
  static func read(_ file: WorkspaceFile, log: inout DiagnosticLog) -> JSONDocument? {
    guard let bytes = bytes(of: file, log: &log) else { return nil }
    do {
      let root = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
      let document = JSONDocument(
        file: file.name, bytes: bytes, root: root, positions: JSONPositions(bytes))
      document.reportRepeatedKeys(&log)
      return document
    } catch {
      log.report(syntaxProblem(error, bytes, file: file.name))
      return nil
    }
  }

  /// The text of a file without its byte order mark.
  ///
  /// - Returns: nil when it is no text; the reason is in `log`.
  static func bytes(of file: WorkspaceFile, log: inout DiagnosticLog) -> [UInt8]? {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: file.path)) else {
      log.report(
        Diagnostic(
          .unreadableFile, at: SourceLocation(file: file.name),
          Phrase("không đọc được tệp", en: "the file cannot be read"),
          fix: Phrase(
            "kiểm tra tệp có tồn tại và quyền đọc", en: "check that it exists and may be read")))
      return nil
    }
    var bytes = [UInt8](data)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if let problem = formatProblem(bytes, file: file.name) {
      log.report(problem)
      return nil
    }
    return bytes
  }

  /// The value at a path of keys and list positions; nil where there is none, or null.
  func value(at path: [String]) -> JSONValue? {
    var value = root
    for step in path {
      switch value {
      case .object(let members):
        guard let member = members[step] else { return nil }
        value = member
      case .array(let elements):
        guard let position = Int(step), elements.indices.contains(position) else { return nil }
        value = elements[position]
      default: return nil
      }
    }
    return value == .null ? nil : value
  }

  /// The keys of the object at a path, in the order of the file.
  func keys(at path: [String]) -> [String] {
    guard case .object(let members)? = value(at: path) else { return [] }
    return members.keys.sorted {
      (positions.offsets[path + [$0]] ?? 0, $0) < (positions.offsets[path + [$1]] ?? 0, $1)
    }
  }

  /// Where the key or the element stands; for one that is missing, what should hold it.
  func location(_ path: [String]) -> SourceLocation {
    var path = path
    while positions.offsets[path] == nil, !path.isEmpty { path.removeLast() }
    var places = TextPlaces(bytes, file: file)
    return places.location(positions.offsets[path] ?? 0)
  }

  private func reportRepeatedKeys(_ log: inout DiagnosticLog) {
    var places = TextPlaces(bytes, file: file)
    for (path, offset) in positions.repeated {
      let key = path.last ?? ""
      log.report(
        Diagnostic(
          .badSetting, at: places.location(offset),
          Phrase("'\(key)' có hai lần", en: "'\(key)' stands twice"),
          fix: Phrase("chỉ giữ một", en: "keep one of them")))
    }
  }
}

// MARK: - What is no JSON

extension JSONDocument {
  private static func formatProblem(_ bytes: [UInt8], file: String) -> Diagnostic? {
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
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    return Diagnostic(
      .notUTF8, at: SourceLocation(file: file, line: bad + 1),
      Phrase("tệp không phải UTF-8", en: "the file is not UTF-8"),
      found: String(decoding: lines[bad], as: UTF8.self), expected: expected, fix: saveAsUTF8)
  }

  static func syntaxProblem(_ error: any Error, _ bytes: [UInt8], file: String)
    -> Diagnostic
  {
    let location =
      position(inPathOf: error, bytes, file: file) ?? position(of: error, bytes, file: file)
      ?? SourceLocation(file: file)
    let line = location.line.map { number in
      String(decoding: bytes, as: UTF8.self)
        .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .dropFirst(number - 1).first.map { String($0).trimmed } ?? ""
    }
    return Diagnostic(
      .badJSON, at: location,
      Phrase("tệp không đúng cú pháp JSON", en: "the file is not valid JSON"), found: line,
      expected: Phrase("\"tên\": giá trị, …", en: "\"name\": value, …"),
      fix: Phrase(
        "xem ngay trước chỗ này: thiếu dấu phẩy, dấu hai chấm, ngoặc hoặc dấu ngoặc kép, số quá lớn",
        en: "look just before this place: a missing comma, colon, bracket or quote, a huge number"))
  }

  /// The place that the error tells, as `line 3, column 5` or as `character 16` (a byte).
  ///
  /// The decoder of some platforms tells none; there the text is read a second time, by a reader
  /// that does.
  private static func position(of error: any Error, _ bytes: [UInt8], file: String)
    -> SourceLocation?
  {
    var texts: [String] = []
    if case DecodingError.dataCorrupted(let context) = error {
      texts.append(context.debugDescription)
      if let underlying = context.underlyingError { texts.append(description(of: underlying)) }
    }
    do {
      _ = try JSONSerialization.jsonObject(with: Data(bytes))
    } catch {
      texts.append(description(of: error))
    }
    var places = TextPlaces(bytes, file: file)
    for text in texts {
      if let match = text.firstMatch(of: /line (\d+), column (\d+)/), let line = Int(match.1),
        let column = Int(match.2)
      {
        return SourceLocation(file: file, line: max(line, 1), column: max(column, 1))
      }
      if let match = text.firstMatch(of: /character (\d+)/), let offset = Int(match.1) {
        return places.location(offset)
      }
      if text.contains("end of file") { return places.location(bytes.count) }
    }
    return nil
  }

  private static func description(of error: any Error) -> String {
    (error as NSError).userInfo["NSDebugDescription"] as? String ?? String(describing: error)
  }

  /// A number that is too large is valid JSON; the error tells its path.
  private static func position(inPathOf error: any Error, _ bytes: [UInt8], file: String)
    -> SourceLocation?
  {
    let context: DecodingError.Context
    switch error {
    case DecodingError.typeMismatch(_, let found), DecodingError.dataCorrupted(let found):
      context = found
    default: return nil
    }
    let path = context.codingPath.map { $0.intValue.map { String($0) } ?? $0.stringValue }
    guard !path.isEmpty else { return nil }
    var places = TextPlaces(bytes, file: file)
    return JSONPositions(bytes).offsets[path].map { places.location($0) }
  }
}
