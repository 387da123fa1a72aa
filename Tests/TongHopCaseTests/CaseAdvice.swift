import Foundation

/// Follows the advice of messages to the letter, as somebody does who trusts it.
///
/// What a message advises is found by its words, in either language:
///
/// | words | what is done |
/// |---|---|
/// | `viết X`, `write X` | X, which has a digit, replaces the field that the message is about |
/// | `viết X và Y`, `write X and Y` | X becomes the numerator, Y the denominator |
/// | `xóa dòng N`, `delete line N` | line N goes |
/// | `xóa cả dòng`, `delete the row` | the line of the message goes |
/// | `để trống`, `empty` | the field becomes empty |
/// | `code,name,kind,decimals \| ROW` | indicators.csv gets these two lines |
struct CaseAdvice {
  enum Action: Equatable {
    case type(String)
    case pair(String, String)
    case delete(line: Int)
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
    /// In the order in which they stand.
    var actions: [Action] = []
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
        + #"|(code,name,kind,decimals) \| (.+)$"#)
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
      } else if !result.isEmpty, let words = fix(line) {
        let last = result.count - 1
        result[last].fix = words
        result[last].actions = actions(words, line: result[last].line, patterns)
      }
    }
    return result
  }

  private static func fix(_ line: String) -> String? {
    for label in ["  cách sửa ", "  fix      "] where line.hasPrefix(label) {
      return String(line.dropFirst(label.count))
    }
    return nil
  }

  private static func actions(_ fix: String, line: Int, _ patterns: Patterns) -> [Action] {
    fix.matches(of: patterns.action).compactMap { match in
      func part(_ number: Int) -> String? { match.output[number].substring.map(String.init) }
      if let first = part(1), let second = part(2) { return .pair(first, second) }
      if let text = part(3) { return .type(text.hasSuffix(",") ? String(text.dropLast()) : text) }
      if let number = part(4).flatMap({ Int($0) }) { return .delete(line: number) }
      if part(5) != nil { return .delete(line: line) }
      if part(6) != nil { return .empty }
      if let header = part(7), let row = part(8) { return .declare(header: header, row: row) }
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
      var deleted: Set<Int> = []
      for message in messages {
        switch message.actions[choice - 1] {
        case .type(let text): file.set(message.line, message.column ?? 1, text)
        case .empty: file.set(message.line, message.column ?? 1, "")
        case .pair(let first, let second):
          file.set(message.line, file.column(named: "numerator"), first)
          file.set(message.line, file.column(named: "denominator"), second)
        case .delete(let line): deleted.insert(line)
        case .declare(let header, let row):
          let list = workspace.appendingPathComponent("indicators.csv")
          let old = try? String(contentsOf: list, encoding: .utf8)
          try ((old ?? header + "\n") + row + "\n").write(
            to: list, atomically: true, encoding: .utf8)
        }
      }
      file.delete(deleted)
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

  mutating func delete(_ numbers: Set<Int>) {
    lines = lines.indices.filter { !numbers.contains($0 + 1) }.map { lines[$0] }
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
