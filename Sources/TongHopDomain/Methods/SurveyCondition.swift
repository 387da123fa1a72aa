/// Which answers of a survey count: `>=4`, `=A|B`, or `=A|B of A|B|C|D`.
public enum SurveyCondition: Sendable, Hashable {
  /// Answers are numbers.
  case compared(RuleStep.Comparison, Fraction)
  /// Answers are words; upper and lower case are one. Where the list of all answers is known,
  /// others are none.
  case oneOf([String], of: [String]? = nil)

  /// - Returns: nil for anything but a sign with a number, or `=` with different words, all of them
  ///   on the list where there is one.
  init?(parsing text: String) {
    if let comparison = RuleStep.Comparison.allCases.first(where: { text.hasPrefix($0.rawValue) }) {
      guard
        let threshold = Self.number(String(text.dropFirst(comparison.rawValue.count)).trimmed)
      else { return nil }
      self = .compared(comparison, threshold)
      return
    }
    guard text.hasPrefix("=") else { return nil }
    let parts = Self.parts(String(text.dropFirst()))
    guard parts.count <= 2, let counted = Self.words(parts[0]) else { return nil }
    guard parts.count == 2 else {
      self = .oneOf(counted)
      return
    }
    guard let all = Self.words(parts[1]) else { return nil }
    let known = Set(all.map { $0.lowercased() })
    guard counted.allSatisfy({ known.contains($0.lowercased()) }) else { return nil }
    self = .oneOf(counted, of: all)
  }

  /// What stands before and behind each ` of `, also where nothing does.
  private static func parts(_ text: String) -> [String] {
    var parts: [[Substring]] = [[]]
    for word in (text + " ").split(separator: " ", omittingEmptySubsequences: false) {
      if word.lowercased() == "of" { parts.append([]) } else { parts[parts.count - 1].append(word) }
    }
    return parts.map { $0.joined(separator: " ") }
  }

  /// - Returns: nil where one of them is empty, or stands twice.
  private static func words(_ text: String) -> [String]? {
    let words = text.split(separator: "|", omittingEmptySubsequences: false)
      .map { String($0).trimmed }
    guard !words.contains(""), Set(words.map { $0.lowercased() }).count == words.count else {
      return nil
    }
    return words
  }

  public var text: String {
    switch self {
    case .compared(let comparison, let threshold): return comparison.rawValue + threshold.text
    case .oneOf(let words, let all):
      let list = all.map { " of " + $0.joined(separator: "|") } ?? ""
      return "=" + words.joined(separator: "|") + list
    }
  }

  /// - Returns: nil where a number is asked for and the answer is none, and where the answer is not
  ///   on the list.
  func isMet(by answer: String) -> Bool? {
    switch self {
    case .compared(let comparison, let threshold):
      return Self.number(answer).map { comparison.holds($0, threshold) }
    case .oneOf(let words, let all):
      let text = answer.lowercased()
      if words.contains(where: { $0.lowercased() == text }) { return true }
      guard let all else { return false }
      return all.contains { $0.lowercased() == text } ? false : nil
    }
  }

  /// At most two decimals, so that nobody has to ask whether `1.234` is a thousand.
  static func number(_ text: String) -> Fraction? {
    guard let decimal = Decimal(parsing: text), decimal.places <= 2 else { return nil }
    return try? Fraction(Int128(decimal.mantissa), over: Decimal.power(decimal.places))
  }
}
