import TongHopDiagnostics

/// Which answers of a survey there are, and which of them count: `>=4`, `>=4 of 1..5`, `=A|B`,
/// `=A|B of A|B|C|D`, or ` of 1..5` where each counts as what it is.
public enum SurveyCondition: Sendable, Hashable {
  /// Answers are numbers. Where their range is known, others are none.
  case compared(RuleStep.Comparison, Fraction, of: AnswerRange? = nil)
  /// Answers are words; upper and lower case are one. Where the list of all answers is known,
  /// others are none.
  case oneOf([String], of: [String]? = nil)
  /// Nothing is asked of the numbers but that they are of the range.
  case within(AnswerRange)

  /// Why a text is none.
  public enum Flaw: Error, Sendable, Hashable {
    /// Behind a sign stands no number with at most two decimals.
    case number
    /// A word is empty, stands twice or is not on the list.
    case words
    /// Behind `of` stand no two numbers.
    case range
    /// Behind `of` stands a range where words are listed.
    case rangeOfWords
    /// All numbers of the range meet the condition, or none.
    case alwaysOrNever(AnswerRange)
    /// `of` stands before the sign.
    case order
    /// A blank is missing before or behind `of`.
    case blank
  }

  /// Digits behind the decimal sign, so that nobody has to ask whether `1.234` is a thousand.
  public static let mostPlaces = 2

  /// - Parameter text: what stands behind the code of the question.
  init(parsing text: String) throws(Flaw) {
    if let comparison = RuleStep.Comparison.allCases.first(where: { text.hasPrefix($0.rawValue) }) {
      self = try Self.compared(comparison, String(text.dropFirst(comparison.rawValue.count)))
      return
    }
    guard text.hasPrefix("=") else { throw .number }
    let parts = Self.parts(String(text.dropFirst()))
    guard parts.count <= 2, let counted = Self.words(parts[0]) else { throw .words }
    guard parts.count == 2 else {
      // `=A|Bof A|B|C` lists all answers, and must not become one without a list.
      let isGlued = Self.split(text).contains {
        if case .oneOf(_, of: _?) = try? SurveyCondition(parsing: $0) { true } else { false }
      }
      guard !isGlued else { throw .blank }
      self = .oneOf(counted)
      return
    }
    guard AnswerRange(parsing: parts[1].trimmed) == nil else { throw .rangeOfWords }
    guard let all = Self.words(parts[1]) else { throw .words }
    let known = Set(all.map { $0.lowercased() })
    guard counted.allSatisfy({ known.contains($0.lowercased()) }) else { throw .words }
    self = .oneOf(counted, of: all)
  }

  /// - Parameter text: `4`, or `4 of 1..5`.
  private static func compared(_ comparison: RuleStep.Comparison, _ text: String) throws(Flaw)
    -> SurveyCondition
  {
    let parts = Self.parts(text)
    guard let threshold = number(parts[0].trimmed) else {
      throw split(text).contains { number(Self.parts($0)[0].trimmed) != nil } ? .blank : .number
    }
    guard parts.count > 1 else { return .compared(comparison, threshold) }
    guard parts.count == 2, let range = AnswerRange(parsing: parts[1].trimmed) else {
      throw .range
    }
    guard comparison.holds(range.low, threshold) != comparison.holds(range.high, threshold) else {
      throw .alwaysOrNever(range)
    }
    return .compared(comparison, threshold, of: range)
  }

  /// What stands before and behind each ` of `, also where nothing does.
  static func parts(_ text: String) -> [String] {
    var parts: [[Substring]] = [[]]
    for word in (text + " ").split(separator: " ", omittingEmptySubsequences: false) {
      if word.lowercased() == "of" { parts.append([]) } else { parts[parts.count - 1].append(word) }
    }
    return parts.map { $0.joined(separator: " ") }
  }

  /// - Returns: nil where one of them is empty, or stands twice or so that nobody can see that it is
  ///   another one.
  private static func words(_ text: String) -> [String]? {
    let words = text.split(separator: "|", omittingEmptySubsequences: false)
      .map { String($0).trimmed }
    guard !words.contains(""),
      Set(words.map { LookAlike.plain($0).lowercased() }).count == words.count
    else {
      return nil
    }
    return words
  }

  public var text: String {
    switch self {
    case .compared(let comparison, let threshold, let range):
      return comparison.rawValue + threshold.text + (range.map { " of " + $0.text } ?? "")
    case .oneOf(let words, let all):
      let list = all.map { " of " + $0.joined(separator: "|") } ?? ""
      return "=" + words.joined(separator: "|") + list
    case .within(let range): return " of " + range.text
    }
  }

  /// - Returns: nil where a number is asked for and the answer is none, and where the answer is not
  ///   on the list or in the range.
  func isMet(by answer: String) -> Bool? {
    switch self {
    case .compared(let comparison, let threshold, let range):
      let number = range.map { $0.number(answer) } ?? Self.number(answer)
      return number.map { comparison.holds($0, threshold) }
    case .oneOf(let words, let all):
      let text = answer.lowercased()
      if words.contains(where: { $0.lowercased() == text }) { return true }
      guard let all else { return false }
      return all.contains { $0.lowercased() == text } ? false : nil
    case .within(let range): return range.number(answer).map { _ in true }
    }
  }

  static func number(_ text: String) -> Fraction? {
    guard let decimal = Decimal(parsing: text) else { return nil }
    return number(decimal)
  }

  /// - Returns: nil for more than ``mostPlaces``.
  static func number(_ decimal: Decimal) -> Fraction? {
    guard decimal.places <= mostPlaces else { return nil }
    return try? Fraction(Int128(decimal.mantissa), over: Decimal.power(decimal.places))
  }

  /// - Parameter places: how many decimals other than zeros at the end.
  static func number(_ text: String, from low: Fraction, to high: Fraction, places: Int)
    -> Fraction?
  {
    guard let number = number(text), number >= low, number <= high,
      Decimal.power(places) % number.denominator == 0
    else { return nil }
    return number
  }
}
