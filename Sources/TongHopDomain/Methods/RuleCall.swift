import TongHopDiagnostics

/// A rule that could not be read, with the character at which reading stopped (0-based).
public struct RuleSyntaxError: Error, Sendable, Hashable {
  public var position: Int
  public var message: Phrase
  /// What to type, where that can be told.
  public var fix: Phrase?
  /// The whole rule that ``fix`` says to write; it need not be right in everything else.
  package var rewritten: String?

  init(_ message: Phrase, at position: Int, fix: Phrase? = nil, rewritten: String? = nil) {
    self.position = position
    self.message = message
    self.fix = fix
    self.rewritten = rewritten
  }
}

/// A rule taken apart: its name and its arguments, not yet understood.
///
///     call     = name [ "(" argument { "," argument } ")" ]
///     argument = key ":" value | number "each"
struct RuleCall {
  struct Argument {
    var position: Int
    /// `each` for an amount without a key.
    var key: String
    var value: String
    var valuePosition: Int
  }

  let name: String
  /// Where the name stands.
  let position: Int
  let arguments: [Argument]

  /// - Parameters:
  ///   - bare: names that take no arguments.
  ///   - isKnown: asked of the name before the arguments are read.
  /// - Throws: also what `isKnown` throws.
  init(
    parsing text: String, bare: Set<String>,
    isKnown: (_ name: String, _ position: Int) throws(RuleSyntaxError) -> Void
  ) throws(RuleSyntaxError) {
    var scanner = Scanner(text)
    scanner.skipSpace()
    position = scanner.position
    name = scanner.word()
    try isKnown(name, position)
    scanner.skipSpace()
    if bare.contains(name), scanner.isAtBracket {
      throw RuleSyntaxError(
        Phrase("\(name) không có tham số", en: "\(name) takes no arguments"),
        at: scanner.position, fix: Self.write(name))
    }
    try scanner.refuseSemicolons()
    arguments = try scanner.arguments(of: name)
    scanner.skipSpace()
    guard scanner.isAtEnd else {
      throw RuleSyntaxError(
        Phrase("thừa chữ sau quy tắc", en: "there is more text after the rule"),
        at: scanner.position)
    }
  }

  /// No rule has such a name. Where none is near, what is expected lists all of them.
  ///
  /// - Parameter kind: what the names are of.
  static func unknownName(
    _ name: String, among names: [String], kind: Phrase, at position: Int
  ) -> RuleSyntaxError {
    let end =
      Suggestion.nearest(to: name, in: names).map {
        Phrase("; có phải là \($0)?", en: "; did you mean \($0)?")
      } ?? Phrase(verbatim: "")
    return RuleSyntaxError(
      Phrase("không có ", en: "no ") + kind + Phrase(verbatim: " '\(LookAlike.shown(name))'") + end,
      at: position)
  }

  static func write(_ text: String) -> Phrase { Phrase("viết \(text)", en: "write \(text)") }

  /// - Throws: where an argument has another key, or a key stands twice.
  func check(keys allowed: [String]) throws(RuleSyntaxError) {
    var seen: Set<String> = []
    for argument in arguments {
      guard allowed.contains(argument.key) else {
        let list = allowed.joined(separator: ", ")
        throw RuleSyntaxError(
          Phrase(
            "không có tham số '\(LookAlike.shown(argument.key))'; có: \(list)",
            en: "no argument '\(LookAlike.shown(argument.key))'; there are: \(list)"),
          at: argument.position,
          fix: Suggestion.question(argument.key, in: allowed))
      }
      guard seen.insert(argument.key).inserted else {
        throw RuleSyntaxError(
          Phrase(
            "tham số '\(argument.key)' có hai lần",
            en: "the argument '\(argument.key)' stands twice"), at: argument.position)
      }
    }
  }

  /// The arguments as numbers.
  ///
  /// - Throws: as ``check(keys:)``, and where a value is no number: then with `expected`.
  func numbers(keys allowed: [String], expected: Phrase) throws(RuleSyntaxError)
    -> [String: Fraction]
  {
    try check(keys: allowed)
    return try Self.numbers(arguments, expected: expected)
  }

  /// - Throws: where the argument is missing.
  func need(_ key: String, in values: [String: Fraction]) throws(RuleSyntaxError) -> Fraction {
    if let value = values[key] { return value }
    throw RuleSyntaxError(
      Phrase("\(name) thiếu \(key)", en: "\(name) lacks \(key)"), at: position)
  }

  static func numbers(_ arguments: [Argument], expected: Phrase) throws(RuleSyntaxError)
    -> [String: Fraction]
  {
    var result: [String: Fraction] = [:]
    for argument in arguments {
      guard let value = Fraction(parsing: argument.value) else {
        throw RuleSyntaxError(expected, at: argument.valuePosition)
      }
      result[argument.key] = value
    }
    return result
  }

  private struct Scanner {
    private let characters: [Character]
    private(set) var position = 0

    init(_ text: String) {
      characters = Array(text)
    }

    var isAtEnd: Bool { position == characters.count }
    var isAtBracket: Bool { !isAtEnd && characters[position] == "(" }

    mutating func arguments(of name: String) throws(RuleSyntaxError) -> [Argument] {
      skipSpace()
      guard isAtBracket else { return [] }
      let open = position
      position += 1
      skipSpace()
      if !isAtEnd, characters[position] == ")" {
        throw RuleSyntaxError(
          Phrase("trong ngoặc không có gì", en: "there is nothing in the brackets"), at: position)
      }
      var result: [Argument] = []
      while true {
        skipSpace()
        let start = position
        let key = text(until: [":", ","])
        if let amount = Self.amount(key), isAtEnd || characters[position] != ":" {
          result.append(
            Argument(position: start, key: "each", value: amount, valuePosition: start))
          if try isLast(open: open) { return result }
          continue
        }
        guard !isAtEnd, characters[position] == ":", !key.isEmpty else {
          throw RuleSyntaxError(
            Phrase("cần 'tên: giá trị'", en: "expected 'name: value'"), at: start,
            fix: fix(of: key, at: start, in: name))
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

    /// A semicolon separates nothing in a rule. What to type is told where it is sure: a comma between
    /// two digits may be a decimal sign.
    func refuseSemicolons() throws(RuleSyntaxError) {
      guard let place = characters.firstIndex(of: ";") else { return }
      let isSure = !characters.indices.contains { decimal(around: $0) != nil }
      let rule = String(characters.map { $0 == ";" ? "," : $0 })
      throw RuleSyntaxError(
        Phrase(
          "các phần trong ngoặc cách nhau bằng dấu phẩy, không phải dấu chấm phẩy",
          en: "what is in the brackets is separated by commas, not by semicolons"),
        at: place,
        fix: isSure
          ? RuleCall.write(rule.trimmed)
          : Phrase(
            "thay ; bằng dấu phẩy; dấu thập phân viết là dấu chấm",
            en: "replace ; by a comma; a decimal sign is a point"),
        rewritten: isSure ? rule.trimmed : nil)
    }

    /// What was probably meant by an argument without a colon.
    private func fix(of key: String, at start: Int, in name: String) -> Phrase? {
      for comma in [position, start - 1] {
        guard let number = decimal(around: comma) else { continue }
        let words = Phrase(
          "dấu thập phân trong quy tắc là dấu chấm: ",
          en: "the decimal sign of a rule is a point: ")
        return words + (whole(with: ".", at: comma..<comma + 1) ?? Phrase(verbatim: number))
      }
      if ["bonus", "penalty"].contains(name), Fraction(parsing: key) != nil {
        return extra(of: key, in: name)
      }
      let words = key.split(whereSeparator: \.isWhitespace)
      guard words.count == 2, words[0] == "else" else { return nil }
      let end = start + "else".count
      return whole(with: ":", at: end..<end)
    }

    /// What may be meant by a plain number: the most there is, where points are entered; so many points
    /// each, where something is counted. Which of the two, the measure says; each is a whole rule.
    private func extra(of number: String, in name: String) -> Phrase {
      let rest = String(characters).split(separator: "limit:")
      let limit = rest.count == 2 ? String(rest[1].prefix { $0 != "," && $0 != ")" }).trimmed : nil
      let each =
        limit.map { limit in
          Phrase(
            "; nếu mỗi lần \(number) điểm: \(name)(\(number) each, limit: \(limit))",
            en: "; if it is \(number) points each time: \(name)(\(number) each, limit: \(limit))")
        }
        ?? Phrase(
          "; nếu mỗi lần \(number) điểm thì thêm each và mức cao nhất, ví dụ \(name)(\(number) each, limit: 10)",
          en:
            "; if it is \(number) points each time, add each and the most, e.g. \(name)(\(number) each, limit: 10)"
        )
      return Phrase(
        "nếu nhập điểm (cách đo points): ", en: "where points are entered (measure points): ")
        + RuleCall.write("\(name)(limit:\(limit ?? number))") + each
    }

    /// The rule to type, without blanks, so that nobody has to find the place; nil for `each`, which has
    /// one before it.
    private func whole(with text: Character, at range: Range<Int>) -> Phrase? {
      var rule = characters
      rule.replaceSubrange(range, with: [text])
      guard !String(rule).contains("each") else { return nil }
      return RuleCall.write(String(rule.filter { !$0.isWhitespace }))
    }

    /// The number of which a comma is the decimal sign; nil for any other comma.
    private func decimal(around comma: Int) -> String? {
      guard characters.indices.contains(comma), characters[comma] == "," else { return nil }
      let isDigit = { (character: Character) in ("0"..."9").contains(character) }
      let whole = characters[..<comma].reversed().prefix(while: isDigit).reversed()
      let rest = characters[(comma + 1)...].prefix(while: isDigit)
      guard !whole.isEmpty, !rest.isEmpty else { return nil }
      let behind = comma + 1 + rest.count
      let isPercent = characters.indices.contains(behind) && characters[behind] == "%"
      return String(whole) + "." + String(rest) + (isPercent ? "%" : "")
    }

    /// Takes the comma or the bracket behind an argument.
    private mutating func isLast(open: Int) throws(RuleSyntaxError) -> Bool {
      guard !isAtEnd else {
        throw RuleSyntaxError(
          Phrase("thiếu dấu đóng ngoặc", en: "the bracket is not closed"), at: open)
      }
      let end = characters[position]
      guard end == "," || end == ")" else {
        throw RuleSyntaxError(
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
      let ends = ends.union(["(", ")"])
      let start = position
      while !isAtEnd, !ends.contains(characters[position]) { position += 1 }
      return String(characters[start..<position]).trimmed
    }

    mutating func word() -> String {
      let start = position
      while !isAtEnd, characters[position].isLetter || characters[position] == "_" { position += 1 }
      return String(characters[start..<position])
    }

    mutating func skipSpace() {
      while !isAtEnd, characters[position].isWhitespace { position += 1 }
    }
  }
}
