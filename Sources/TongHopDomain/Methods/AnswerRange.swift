/// The numbers that a question has for answers, both ends among them: `1..5`.
///
/// An answer has at most as many decimals as the ends are written with: `1..5` are whole numbers,
/// `0.0..10.0` has tenths. So `4,5`, which may be two answers in one field, is none of `1..5`.
public struct AnswerRange: Sendable, Hashable {
  public let low: Fraction
  public let high: Fraction
  /// Decimals of an answer, 0...2.
  public let places: Int

  /// - Returns: nil for anything but two numbers with at most two decimals, the lower one first, with
  ///   two dots between them.
  init?(parsing text: String) {
    guard let dots = text.firstRange(of: ".."),
      let low = Decimal(parsing: String(text[..<dots.lowerBound]).trimmed),
      let high = Decimal(parsing: String(text[dots.upperBound...]).trimmed)
    else { return nil }
    places = max(low.places, high.places)
    guard places <= SurveyCondition.mostPlaces, let least = SurveyCondition.number(low),
      let greatest = SurveyCondition.number(high), least < greatest
    else { return nil }
    self.low = least
    self.high = greatest
  }

  public var text: String { Self.text(low, places) + ".." + Self.text(high, places) }

  /// - Returns: nil for what is no number of the range.
  func number(_ answer: String) -> Fraction? {
    SurveyCondition.number(answer, from: low, to: high, places: places)
  }

  /// Digits with a decimal point, as many as the ends are written with.
  private static func text(_ number: Fraction, _ places: Int) -> String {
    Decimal.text(
      number.numerator * (Decimal.power(places) / number.denominator), places: places)
  }
}
