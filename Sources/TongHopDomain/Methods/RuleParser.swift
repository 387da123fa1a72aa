import TongHopDiagnostics

/// A rule that could not be read, with the character at which reading stopped (0-based).
public struct RuleSyntaxError: Error, Sendable, Hashable {
  public var position: Int
  public var message: Phrase
}

/// Reads the rules of criteria.csv; ``Rule/text`` writes them. The forms with arguments are in
/// `RuleParser+Forms.swift`.
///
///     rule      = name [ "(" argument { "," argument } ")" ]
///     argument  = key ":" value | number "each"
///     linear(from: 80%, full: 90%)   ramp(from: 80%, full: 100%)
///     steps(>=95%: 1, >=90%: 0.75, else: 0)   yes_no   points
///     scale(A: 100%, B: 60%, C: 20%, D: 0%)   goalposts(low: 1, high: 10)
///     bonus(limit: 5)   penalty(0.5 each, limit: 3)
public struct RuleParser {
  private let characters: [Character]
  private var position = 0

  public static let names = [
    "linear", "ramp", "steps", "yes_no", "scale", "goalposts", "points", "bonus", "penalty",
  ]

  private init(_ text: String) {
    characters = Array(text)
  }

  public static func parse(_ text: String) throws(RuleSyntaxError) -> Rule {
    var parser = RuleParser(text)
    return try parser.rule()
  }

  struct Argument {
    var position: Int
    /// `each` for an amount without a key.
    var key: String
    var value: String
    var valuePosition: Int
  }

  private mutating func rule() throws(RuleSyntaxError) -> Rule {
    skipSpace()
    let start = position
    let name = word()
    guard Self.names.contains(name) else { throw unknownName(name, at: start) }
    let arguments = try arguments()
    skipSpace()
    guard position == characters.count else {
      throw failure(
        Phrase("thừa chữ sau quy tắc", en: "there is more text after the rule"), at: position)
    }
    switch name {
    case "linear": return try linear(arguments)
    case "ramp": return try ramp(arguments, start: start)
    case "steps": return try steps(arguments, start: start)
    case "scale": return try scale(arguments, start: start)
    case "goalposts": return try goalposts(arguments, start: start)
    case "bonus", "penalty": return try extra(name, arguments, start: start)
    default:
      guard arguments.isEmpty else {
        throw failure(
          Phrase("\(name) không có tham số", en: "\(name) takes no arguments"), at: start)
      }
      return name == "yes_no" ? .yesNo : .points
    }
  }

  private func unknownName(_ name: String, at start: Int) -> RuleSyntaxError {
    let nearest = Suggestion.nearest(to: name, in: Self.names)
    let list = Self.names.joined(separator: ", ")
    return failure(
      nearest.map {
        Phrase(
          "không có quy tắc '\(name)'; có phải là \($0)?",
          en: "no rule '\(name)'; did you mean \($0)?")
      }
        ?? Phrase(
          "không có quy tắc '\(name)'; có: \(list)", en: "no rule '\(name)'; there are: \(list)"),
      at: start)
  }

  private mutating func arguments() throws(RuleSyntaxError) -> [Argument] {
    skipSpace()
    guard position < characters.count, characters[position] == "(" else { return [] }
    let open = position
    position += 1
    var result: [Argument] = []
    while true {
      skipSpace()
      let start = position
      let key = text(until: [":", ","])
      if let amount = Self.amount(key), position == characters.count || characters[position] != ":"
      {
        result.append(
          Argument(position: start, key: "each", value: amount, valuePosition: start))
        if try isLast(open: open) { return result }
        continue
      }
      guard position < characters.count, characters[position] == ":", !key.isEmpty else {
        throw failure(
          Phrase("cần 'tên: giá trị'", en: "expected 'name: value'"), at: start)
      }
      position += 1
      skipSpace()
      let valueStart = position
      let value = text(until: [","])
      result.append(
        Argument(position: start, key: key, value: value, valuePosition: valueStart))
      if try isLast(open: open) { return result }
    }
  }

  /// Takes the comma or the bracket behind an argument.
  private mutating func isLast(open: Int) throws(RuleSyntaxError) -> Bool {
    guard position < characters.count else {
      throw failure(Phrase("thiếu dấu đóng ngoặc", en: "the bracket is not closed"), at: open)
    }
    let end = characters[position]
    guard end == "," || end == ")" else {
      throw failure(
        Phrase("không dùng ngoặc bên trong", en: "there are no brackets inside"), at: position)
    }
    position += 1
    return end == ")"
  }

  /// `0.5` of `0.5 each`; nil for anything else.
  private static func amount(_ text: String) -> String? {
    guard text.hasSuffix("each") else { return nil }
    let rest = text.dropLast(4)
    return rest.last?.isWhitespace ?? false ? String(rest).trimmed : nil
  }

  /// The text up to one of `ends`, a bracket or the end of the rule, without spaces around it.
  private mutating func text(until ends: Set<Character>) -> String {
    var result = ""
    while position < characters.count, !ends.contains(characters[position]),
      characters[position] != ")", characters[position] != "("
    {
      result.append(characters[position])
      position += 1
    }
    return result.trimmed
  }

  private mutating func word() -> String {
    var result = ""
    while position < characters.count,
      characters[position].isLetter || characters[position] == "_"
    {
      result.append(characters[position])
      position += 1
    }
    return result
  }

  private mutating func skipSpace() {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
  }

  func failure(_ message: Phrase, at position: Int) -> RuleSyntaxError {
    RuleSyntaxError(position: position, message: message)
  }
}
