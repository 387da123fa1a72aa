import Foundation

/// Follows the advice of messages to the letter, as somebody does who trusts it.
///
/// What a message advises is found by its words, in either language:
///
/// | words | what is done |
/// |---|---|
/// | `viết X`, `write X` | X, which has a digit, replaces the field that the message is about |
/// | `viết X và Y`, `write X and Y` | X becomes the numerator, Y the denominator |
/// | `có phải là X?`, `did you mean X?` | X, which has a digit, replaces the field |
/// | `xóa dòng N`, `delete line N` | line N goes, as the file is then |
/// | `từ dòng cuối lên: N, M`, `from the last one up: N, M` | these lines go, in this order |
/// | `xóa cả dòng`, `delete the row` | the line of the message goes |
/// | `để trống`, `empty` | the field becomes empty |
/// | `code,name,kind,decimals \| ROW` | indicators.csv gets these two lines |
///
/// Messages are followed from the first to the last, in the file as those before have left it. What is
/// typed for a message of N rows goes into all fields of the column that hold what was found; where
/// these are not N, into the whole column.
struct CaseAdvice {
  enum Action: Equatable {
    case type(String)
    case pair(String, String)
    case mean(String)
    case delete(lines: [Int])
    case empty
    case declare(header: String, row: String)
  }

  /// A message that advises something.
  struct Message {
    var file: String
    var line: Int
    /// 1-based.
    var column: Int?
    var code: String
    var fix: String
    var found: String?
    /// For how many rows it stands.
    var rows = 1
    /// Fields of the file of which the same is said.
    var others: [(line: Int, column: Int)] = []
    /// In the order in which they stand.
    var actions: [Action] = []

    /// The lines are deleted after all else is done, the last one first.
    var isFromTheLast: Bool {
      ["từ dòng cuối lên", "the last one"].contains { fix.contains($0) }
    }
  }

  /// Regular expressions are not Sendable; these are made anew for each text.
  private struct Patterns {
    let head = try! Regex(#"^(\S+?):(\d+)(?::(\d+))?: (?:lỗi|cảnh báo|error|warning) (TH\d+): "#)
    let action = try! Regex(
      #"(?:viết|write) ((?=\S*\d)[^\s;]+?) (?:và|and) (\d[^\s;,]*)"#
        + #"|(?:viết|write) ((?=\S*\d)[^\s;]+)"#
        + #"|(?:xóa dòng|delete line) (\d+)"#
        + #"|(xóa cả dòng|delete the row)"#
        + #"|(để trống|leave it empty|leave the field empty)"#
        + #"|(code,name,kind,decimals) \| (.+)$"#
        + #"|(?:có phải là|did you mean) ((?=\S*\d)\S+?)\?$"#
        + #"|(?:từ dòng cuối lên: |from the last one up: )([\d, ]+)"#)
    let rows = try! Regex(#" \((\d+) (?:dòng; đây|rows; this)"#)
    let place = try! Regex(#"(\S+?):(\d+):(\d+)"#)
  }

  /// The messages of a printed text, those that advise nothing that can be followed without actions.
  static func messages(in text: String) -> [Message] {
    let patterns = Patterns()
    var result: [Message] = []
    for line in text.components(separatedBy: "\n") {
      if let match = line.firstMatch(of: patterns.head) {
        let parts = (1...4).map { match.output[$0].substring.map(String.init) ?? "" }
        result.append(
          Message(
            file: parts[0], line: Int(parts[1]) ?? 0, column: Int(parts[2]), code: parts[3],
            fix: ""))
        if let rows = line.firstMatch(of: patterns.rows) {
          result[result.count - 1].rows = Int(rows.output[1].substring ?? "1") ?? 1
        }
      } else if let last = result.indices.last,
        let found = after(["  có       ", "  found    "], line)
      {
        result[last].found = found
      } else if let last = result.indices.last,
        let places = after(["  cũng vậy ở ", "  the same in "], line)
      {
        result[last].others = places.matches(of: patterns.place).compactMap { match in
          guard match.output[1].substring.map(String.init) == result[last].file,
            let line = match.output[2].substring.flatMap({ Int($0) }),
            let column = match.output[3].substring.flatMap({ Int($0) })
          else { return nil }
          return (line, column)
        }
      } else if !result.isEmpty, let words = after(["  cách sửa ", "  fix      "], line) {
        let last = result.count - 1
        result[last].fix = words
        result[last].actions = actions(words, line: result[last].line, patterns)
      }
    }
    return result
  }

  private static func after(_ labels: [String], _ line: String) -> String? {
    for label in labels where line.hasPrefix(label) {
      return String(line.dropFirst(label.count))
    }
    return nil
  }

  private static func actions(_ fix: String, line: Int, _ patterns: Patterns) -> [Action] {
    fix.matches(of: patterns.action).compactMap { match in
      func part(_ number: Int) -> String? { match.output[number].substring.map(String.init) }
      if let first = part(1), let second = part(2) { return .pair(first, second) }
      if let text = part(3) { return .type(text.hasSuffix(",") ? String(text.dropLast()) : text) }
      if let number = part(4).flatMap({ Int($0) }) { return .delete(lines: [number]) }
      if part(5) != nil { return .delete(lines: [line]) }
      if part(6) != nil { return .empty }
      if let header = part(7), let row = part(8) { return .declare(header: header, row: row) }
      if let text = part(9) { return .mean(text) }
      if let list = part(10) {
        return .delete(
          lines: list.split(separator: ",").compactMap {
            Int($0.trimmingCharacters(in: .whitespaces))
          })
      }
      return nil
    }
  }

  /// Does what the messages of a run advise.
  ///
  /// - Parameter argument: of the section `follow`: which of the things that a message advises
  ///   (1 where no number is given), and codes, where only messages of these are followed.
  /// - Throws: where nothing can be followed.
  static func follow(_ output: ToolOutput, _ argument: String, in workspace: URL) throws {
    let words = argument.split(separator: " ").map { String($0) }
    let choice = words.compactMap { Int($0) }.first ?? 1
    let codes = words.filter { $0.hasPrefix("TH") }
    let meant = messages(in: output.standardOutput + "\n" + output.standardError).filter {
      $0.actions.count >= choice && (codes.isEmpty || codes.contains($0.code))
    }
    guard !meant.isEmpty else {
      throw CaseSyntaxError(description: "follow \(argument): no message advises anything")
    }
    for (name, messages) in Dictionary(grouping: meant, by: \.file) {
      let url = workspace.appendingPathComponent(name)
      var file = CSVText(try String(contentsOf: url, encoding: .utf8))
      var last: Set<Int> = []
      for message in messages {
        switch message.actions[choice - 1] {
        case .type(let text), .mean(let text): file.set(message, text)
        case .empty: file.set(message.line, message.column ?? 1, "")
        case .pair(let first, let second):
          file.set(message.line, file.column(named: "numerator"), first)
          file.set(message.line, file.column(named: "denominator"), second)
        case .delete(let lines) where message.isFromTheLast: last.formUnion(lines)
        case .delete(let lines): for line in lines { file.delete(line) }
        case .declare(let header, let row):
          let list = workspace.appendingPathComponent("indicators.csv")
          let old = try? String(contentsOf: list, encoding: .utf8)
          try ((old ?? header + "\n") + row + "\n").write(
            to: list, atomically: true, encoding: .utf8)
        }
      }
      for line in last.sorted(by: >) { file.delete(line) }
      try file.text.write(to: url, atomically: true, encoding: .utf8)
    }
  }
}

/// The lines of a small CSV file in which fields have no line breaks.
private struct CSVText {
  private var lines: [String]
  private var separator: Character = ","

  init(_ text: String) {
    lines = text.components(separatedBy: "\n")
    let header = headerLine
    separator =
      [",", ";", "\t"].max { one, other in
        header.count(where: { $0 == one }) < header.count(where: { $0 == other })
      } ?? ","
  }

  var text: String { lines.joined(separator: "\n") }

  private var headerLine: String {
    (lines.first?.contains("sep=") == true ? lines.dropFirst() : lines[...]).first ?? ""
  }

  /// 1-based; 1 where there is none.
  func column(named name: String) -> Int {
    (fields(headerLine).firstIndex(of: name) ?? 0) + 1
  }

  mutating func set(_ line: Int, _ column: Int, _ text: String) {
    guard lines.indices.contains(line - 1) else { return }
    var row = fields(lines[line - 1])
    while row.count < column { row.append("") }
    row[column - 1] = text
    lines[line - 1] = row.map { field in
      field.contains(separator) || field.contains("\"")
        ? "\"" + field.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : field
    }.joined(separator: String(separator))
  }

  /// In all rows that the message is about.
  mutating func set(_ message: CaseAdvice.Message, _ text: String) {
    let column = message.column ?? 1
    if message.rows > 1 {
      let data = (2...max(2, lines.count)).filter {
        lines.indices.contains($0 - 1) && !lines[$0 - 1].isEmpty
      }
      let same = data.filter { field($0, column) == message.found }
      for line in same.count == message.rows ? same : data { set(line, column, text) }
    } else {
      set(message.line, column, text)
    }
    for other in message.others { set(other.line, other.column, text) }
  }

  private func field(_ line: Int, _ column: Int) -> String? {
    let row = fields(lines[line - 1])
    return row.indices.contains(column - 1) ? row[column - 1] : nil
  }

  mutating func delete(_ line: Int) {
    if lines.indices.contains(line - 1) { lines.remove(at: line - 1) }
  }

  private func fields(_ line: String) -> [String] {
    var result = [""]
    var isQuoted = false
    for character in line where character != "\r" {
      if character == "\"", isQuoted || result[result.count - 1].isEmpty {
        isQuoted.toggle()
      } else if character == separator, !isQuoted {
        result.append("")
      } else {
        result[result.count - 1].append(character)
      }
    }
    return result
  }
}
