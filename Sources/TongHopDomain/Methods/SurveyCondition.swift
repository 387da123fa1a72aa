/// Which answers of a survey count: `>=4`, or `=A|B`.
public enum SurveyCondition: Sendable, Hashable {
  /// Answers are numbers.
  case compared(RuleStep.Comparison, Fraction)
  /// Answers are words; upper and lower case are one.
  case oneOf([String])

  /// - Returns: nil for anything but a sign with a number, or `=` with words.
  init?(parsing text: String) {
    if let comparison = RuleStep.Comparison.allCases.first(where: { text.hasPrefix($0.rawValue) }) {
      guard
        let threshold = Self.number(String(text.dropFirst(comparison.rawValue.count)).trimmed)
      else { return nil }
      self = .compared(comparison, threshold)
      return
    }
    guard text.hasPrefix("=") else { return nil }
    let words = text.dropFirst().split(separator: "|", omittingEmptySubsequences: false)
      .map { String($0).trimmed }
    guard !words.contains("") else { return nil }
    self = .oneOf(words)
  }

  public var text: String {
    switch self {
    case .compared(let comparison, let threshold): comparison.rawValue + threshold.text
    case .oneOf(let words): "=" + words.joined(separator: "|")
    }
  }

  /// - Returns: nil where a number is asked for and the answer is none.
  func isMet(by answer: String) -> Bool? {
    switch self {
    case .compared(let comparison, let threshold):
      Self.number(answer).map { comparison.holds($0, threshold) }
    case .oneOf(let words): words.contains { $0.lowercased() == answer.lowercased() }
    }
  }

  /// At most two decimals, so that nobody has to ask whether `1.234` is a thousand.
  static func number(_ text: String) -> Fraction? {
    guard let decimal = Decimal(parsing: text), decimal.places <= 2 else { return nil }
    return try? Fraction(Int128(decimal.mantissa), over: Decimal.power(decimal.places))
  }
}
