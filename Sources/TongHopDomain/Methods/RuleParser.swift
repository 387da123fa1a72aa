import TongHopDiagnostics

/// A rule that could not be read, with the character at which reading stopped (0-based).
public struct RuleSyntaxError: Error, Sendable, Hashable {
  public var position: Int
  public var message: Phrase
  /// The rule is part of the language, but not of this version.
  public var isUnsupported = false
}

/// Reads the rules of criteria.csv.
///
///     rule   = name [ "(" argument { "," argument } ")" ]
///     linear(from: 80%, full: 90%)   ramp(from: 80%, full: 100%)
///     steps(>=95%: 1, >=90%: 0.75, else: 0)   yes_no   points
///     scale(A: 100%, B: 60%, C: 20%, D: 0%)   goalposts(low: 1, high: 5)
public struct RuleParser {
  private let characters: [Character]
  private var position = 0

  public static let names = ["linear", "ramp", "steps", "yes_no", "scale", "points", "goalposts"]
  private static let laterNames = ["bonus", "penalty"]

  private init(_ text: String) {
    characters = Array(text)
  }

  public static func parse(_ text: String) throws(RuleSyntaxError) -> Rule {
    var parser = RuleParser(text)
    return try parser.rule()
  }

  private struct Argument {
    var position: Int
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
    case "linear":
      let values = try shares(arguments, allowed: ["from", "full"])
      if let full = values["full"], full.numerator <= 0 {
        throw failure(Phrase("'full' phải lớn hơn 0", en: "'full' must be above 0"), at: start)
      }
      return .linear(from: values["from"], full: values["full"])
    case "ramp":
      let values = try shares(arguments, allowed: ["from", "full"])
      guard let from = values["from"], let full = values["full"], from < full else {
        throw failure(
          Phrase(
            "ramp cần from nhỏ hơn full, ví dụ ramp(from: 80%, full: 100%)",
            en: "ramp needs a from below its full, e.g. ramp(from: 80%, full: 100%)"), at: start)
      }
      return .ramp(from: from, full: full)
    case "steps": return try steps(arguments, start: start)
    case "scale": return try scale(arguments, start: start)
    case "goalposts": return try goalposts(arguments, start: start)
    default:
      guard arguments.isEmpty else {
        throw failure(
          Phrase("\(name) không có tham số", en: "\(name) takes no arguments"), at: start)
      }
      return name == "yes_no" ? .yesNo : .points
    }
  }

  private func unknownName(_ name: String, at start: Int) -> RuleSyntaxError {
    if Self.laterNames.contains(name) {
      var error = failure(
        Phrase(
          "phiên bản này chưa tính được quy tắc \(name)",
          en: "this version does not compute the rule \(name) yet"), at: start)
      error.isUnsupported = true
      return error
    }
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

  private mutating func steps(_ arguments: [Argument], start: Int) throws(RuleSyntaxError) -> Rule {
    var steps: [RuleStep] = []
    var otherwise: Fraction?
    for argument in arguments {
      guard let points = Fraction(parsing: argument.value), !argument.value.hasSuffix("%") else {
        throw failure(
          Phrase(
            "cần số điểm sau dấu hai chấm, ví dụ 0.75",
            en: "points expected after the colon, e.g. 0.75"),
          at: argument.valuePosition)
      }
      guard otherwise == nil else {
        throw failure(
          Phrase("'else' phải đứng cuối", en: "'else' must come last"), at: argument.position)
      }
      if argument.key == "else" {
        otherwise = points
        continue
      }
      guard
        let comparison = RuleStep.Comparison.allCases.first(where: {
          argument.key.hasPrefix($0.rawValue)
        }),
        let threshold = Fraction(parsing: argument.key.dropFirst(comparison.rawValue.count))
      else {
        throw failure(
          Phrase(
            "cần >=, >, <= hoặc < và một ngưỡng, ví dụ >=95%",
            en: "expected >=, >, <= or < and a threshold, e.g. >=95%"), at: argument.position)
      }
      try checkPercent(
        argument.key, threshold, at: argument.position + comparison.rawValue.count)
      let step = RuleStep(comparison: comparison, threshold: threshold, points: points)
      if let hiding = steps.first(where: { Self.hides($0, step) }) {
        throw failure(
          Phrase(
            "bậc này không bao giờ đạt tới, vì \(hiding.comparison.rawValue)\(hiding.threshold.percentText) đứng trước",
            en:
              "this step is never reached, because \(hiding.comparison.rawValue)\(hiding.threshold.percentText) stands before it"
          ), at: argument.position)
      }
      steps.append(step)
    }
    guard let otherwise, !steps.isEmpty else {
      throw failure(
        Phrase(
          "steps cần ít nhất một bậc và kết thúc bằng else, ví dụ steps(>=95%: 1, else: 0)",
          en: "steps needs at least one step and an else at the end, e.g. steps(>=95%: 1, else: 0)"),
        at: start)
    }
    return .steps(steps, otherwise: otherwise)
  }

  /// Does every value that `later` takes already belong to `earlier`?
  private static func hides(_ earlier: RuleStep, _ later: RuleStep) -> Bool {
    guard earlier.comparison.isDownwards == later.comparison.isDownwards else { return false }
    if earlier.threshold == later.threshold {
      let strict: Set<RuleStep.Comparison> = [.above, .below]
      return !strict.contains(earlier.comparison) || strict.contains(later.comparison)
    }
    return earlier.comparison.isDownwards
      ? later.threshold < earlier.threshold : later.threshold > earlier.threshold
  }

  private mutating func scale(_ arguments: [Argument], start: Int) throws(RuleSyntaxError) -> Rule {
    var letters: [ScaleLetter] = []
    for argument in arguments {
      guard argument.value.hasSuffix("%"), let share = Fraction(parsing: argument.value),
        share >= .zero, share <= .one
      else {
        throw failure(
          Phrase(
            "cần tỷ lệ từ 0% đến 100% sau dấu hai chấm",
            en: "a share from 0% to 100% expected after the colon"),
          at: argument.valuePosition)
      }
      guard !letters.contains(where: { $0.letter == argument.key }) else {
        throw failure(
          Phrase("mức \(argument.key) có hai lần", en: "letter \(argument.key) stands twice"),
          at: argument.position)
      }
      letters.append(ScaleLetter(letter: argument.key, share: share))
    }
    guard !letters.isEmpty else {
      throw failure(
        Phrase(
          "scale cần các mức, ví dụ scale(A: 100%, B: 60%, C: 20%, D: 0%)",
          en: "scale needs letters, e.g. scale(A: 100%, B: 60%, C: 20%, D: 0%)"), at: start)
    }
    return .scale(letters)
  }

  private func goalposts(_ arguments: [Argument], start: Int) throws(RuleSyntaxError) -> Rule {
    func value(_ key: String) -> Fraction? {
      arguments.first { $0.key == key }.flatMap { Fraction(parsing: $0.value) }
    }
    guard arguments.count == 2, let low = value("low"), let high = value("high"), low < high else {
      throw failure(
        Phrase(
          "goalposts cần low nhỏ hơn high, ví dụ goalposts(low: 1, high: 5)",
          en: "goalposts needs a low below its high, e.g. goalposts(low: 1, high: 5)"), at: start)
    }
    return .goalposts(low: low, high: high)
  }

  private func shares(_ arguments: [Argument], allowed: [String]) throws(RuleSyntaxError)
    -> [String: Fraction]
  {
    var result: [String: Fraction] = [:]
    for argument in arguments {
      guard allowed.contains(argument.key), result[argument.key] == nil else {
        let list = allowed.joined(separator: ", ")
        throw failure(
          Phrase(
            "không có tham số '\(argument.key)' hoặc có hai lần; có: \(list)",
            en: "no argument '\(argument.key)', or it stands twice; there are: \(list)"),
          at: argument.position)
      }
      guard let share = Fraction(parsing: argument.value), share >= .zero else {
        throw failure(
          Phrase("cần một tỷ lệ, ví dụ 80%", en: "a share expected, e.g. 80%"),
          at: argument.valuePosition)
      }
      try checkPercent(argument.value, share, at: argument.valuePosition)
      result[argument.key] = share
    }
    return result
  }

  /// `80` for `80%` would divide every unit's points by a hundred without a word.
  private func checkPercent(_ text: String, _ share: Fraction, at position: Int)
    throws(RuleSyntaxError)
  {
    guard share > Fraction(2), !text.hasSuffix("%") else { return }
    throw failure(
      Phrase(
        "'\(text)' là \(share.percentText); viết \(text)%?",
        en: "'\(text)' is \(share.percentText); write \(text)%?"),
      at: position)
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
      let key = text(until: ":")
      guard position < characters.count, characters[position] == ":", !key.isEmpty else {
        throw failure(
          Phrase("cần 'tên: giá trị'", en: "expected 'name: value'"), at: start)
      }
      position += 1
      skipSpace()
      let valueStart = position
      let value = text(until: ",")
      result.append(
        Argument(position: start, key: key, value: value, valuePosition: valueStart))
      guard position < characters.count else {
        throw failure(Phrase("thiếu dấu đóng ngoặc", en: "the bracket is not closed"), at: open)
      }
      let end = characters[position]
      guard end == "," || end == ")" else {
        throw failure(
          Phrase("không dùng ngoặc bên trong", en: "there are no brackets inside"), at: position)
      }
      position += 1
      if end == ")" { return result }
    }
  }

  /// The text up to `end`, a bracket or the end of the rule, without spaces around it.
  private mutating func text(until end: Character) -> String {
    var result = ""
    while position < characters.count, characters[position] != end, characters[position] != ")",
      characters[position] != "("
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

  private func failure(_ message: Phrase, at position: Int) -> RuleSyntaxError {
    RuleSyntaxError(position: position, message: message)
  }
}
