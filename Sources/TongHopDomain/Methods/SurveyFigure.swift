import TongHopDiagnostics

/// A question, and how its answers become numbers that can be added up.
public struct SurveyFigure: Sendable, Hashable {
  /// What an answer is worth.
  public enum Reading: Sendable, Hashable {
    /// 1 where the condition is met, else 0.
    case condition(SurveyCondition)
    /// The share of a letter.
    case letters([ScaleLetter])
    /// The number itself, between two ends, with at most so many decimals.
    case number(low: Fraction, high: Fraction, places: Int)
    /// 1 for yes, 0 for no.
    case yesNo
  }

  public let question: String
  public let reading: Reading
  /// Values are whole counts of 1 / `scale`.
  public let scale: Int64

  /// Of a composite indicator, whose normalisation knows no ends of the scale of answers.
  static let largestAnswer = Fraction(1_000_000)

  /// Shares of letters are put over one denominator; it is never higher than this.
  public static let largestScale: Int64 = 1_000_000

  /// - Returns: nil for a leaf that is no survey, whose rule does not go with its measure, or whose
  ///   shares have no common denominator up to ``largestScale``.
  public init?(_ leaf: Criterion.Leaf) {
    guard case .survey(let question, let condition) = leaf.measure else { return nil }
    self.question = question
    switch (leaf.rule, condition) {
    case (_, nil) where leaf.normalisation != nil:
      reading = .number(
        low: .zero, high: Self.largestAnswer, places: SurveyCondition.mostPlaces)
      scale = 100
    case (_, .within(let range)?) where leaf.normalisation != nil:
      reading = .number(low: range.low, high: range.high, places: range.places)
      scale = 100
    case (.scale(let letters), nil):
      guard let common = Self.commonDenominator(letters) else { return nil }
      reading = .letters(letters)
      scale = common
    case (.goalposts(let low, let high), nil):
      reading = .number(
        low: min(low, high), high: max(low, high), places: SurveyCondition.mostPlaces)
      scale = 100
    case (.goalposts, .within(let range)?):
      reading = .number(low: range.low, high: range.high, places: range.places)
      scale = 100
    case (.yesNo, nil):
      reading = .yesNo
      scale = 1
    case (.scale, _), (.goalposts, _), (.yesNo, _), (.points, _), (_, nil), (_, .within?):
      return nil
    case (_, let condition?):
      reading = .condition(condition)
      scale = 1
    }
  }

  private static func commonDenominator(_ letters: [ScaleLetter]) -> Int64? {
    var common: Int64 = 1
    for letter in letters {
      guard let own = UInt64(exactly: letter.share.denominator), own <= UInt64(largestScale)
      else { return nil }
      let divisor = UInt64.greatestCommonDivisor(UInt64(common), own)
      common *= Int64(own / divisor)
      guard common <= largestScale else { return nil }
    }
    return common
  }

  /// What an answer is worth, in counts of 1 / `scale`.
  ///
  /// - Returns: nil for an empty answer, and for one that is not among those of the question.
  public func value(of answer: String) -> Int64? {
    guard !answer.isEmpty else { return nil }
    return switch reading {
    case .condition(let condition): condition.isMet(by: answer).map { $0 ? 1 : 0 }
    case .letters(let letters):
      letters.first { $0.letter.lowercased() == answer.lowercased() }.flatMap {
        Int64(exactly: $0.share.numerator * (Int128(scale) / $0.share.denominator))
      }
    case .number(let low, let high, let places):
      SurveyCondition.number(answer, from: low, to: high, places: places).flatMap {
        Int64(exactly: $0.numerator * (Int128(scale) / $0.denominator))
      }
    case .yesNo:
      switch NameKey(answer).text {
      case "có", "yes", "1": 1
      case "không", "no", "0": 0
      default: nil
      }
    }
  }

  /// Of an open question the words that count: any other text is taken for one that does not.
  public var openWords: [String]? {
    if case .condition(.oneOf(let words, of: nil)) = reading { words } else { nil }
  }

  /// Are there answers of which nobody has said that the question has them? What was meant otherwise
  /// (`loa zalo`, or 99 for "don't know") counts for something among them, so they are shown.
  public var isOpen: Bool {
    switch reading {
    case .condition(.oneOf(_, of: nil)), .condition(.compared(_, _, of: nil)): true
    case .number(_, let high, _): high == Self.largestAnswer
    default: false
    }
  }

  /// Does an answer meet the condition; without one, is it an answer?
  public func counts(_ answer: String) -> Bool {
    guard let value = value(of: answer) else { return false }
    if case .condition = reading { return value == 1 }
    return true
  }

  /// The texts that the question knows, as far as they are words.
  public var texts: [String] {
    switch reading {
    case .condition(.oneOf(let words, let all)): all ?? words
    case .letters(let letters): letters.map(\.letter)
    case .yesNo: ["có", "không", "yes", "no"]
    case .condition(.compared), .condition(.within), .number: []
    }
  }

  /// The least and the greatest value that an answer can have, in counts of 1 / `scale`; nil where
  /// the question has no ends.
  public var ends: ClosedRange<Int64>? {
    switch reading {
    case .condition, .yesNo: return 0...1
    case .letters(let letters):
      let values = letters.compactMap { value(of: $0.letter) }
      guard let least = values.min(), let greatest = values.max() else { return nil }
      return least...greatest
    case .number(let low, let high, _):
      guard high != Self.largestAnswer, let least = value(of: low.text),
        let greatest = value(of: high.text)
      else { return nil }
      return least...greatest
    }
  }

  /// The answers that the question has.
  public var answers: Phrase {
    switch reading {
    case .condition(.compared(_, _, let range?)), .condition(.within(let range)):
      Self.numbers(from: range.low, to: range.high, places: range.places)
    case .condition(.compared):
      Phrase(
        "một số, nhiều nhất 2 chữ số thập phân, ví dụ 4",
        en: "a number, at most 2 decimals, e.g. 4")
    case .condition(.oneOf(_, let all?)): Phrase(verbatim: all.joined(separator: ", "))
    case .condition(.oneOf): Phrase("chữ", en: "a word")
    case .letters(let letters):
      Phrase(verbatim: letters.map(\.letter).joined(separator: ", "))
    case .number(let low, let high, let places):
      Self.numbers(from: low, to: high, places: places)
    case .yesNo: Phrase("có hoặc không", en: "yes or no")
    }
  }

  private static func numbers(from low: Fraction, to high: Fraction, places: Int) -> Phrase {
    let (low, high) = (low.text, high.text)
    guard places > 0 else {
      return Phrase(
        "một số nguyên từ \(low) đến \(high)", en: "a whole number from \(low) to \(high)")
    }
    return Phrase(
      "một số từ \(low) đến \(high), nhiều nhất \(places) chữ số thập phân",
      en: "a number from \(low) to \(high), at most \(places) decimal\(places == 1 ? "" : "s")")
  }

  /// How many decimals an answer may have that is a number; nil where answers are words.
  ///
  /// Its decimal sign is that of the column.
  public var places: Int? {
    switch reading {
    case .condition(.compared(_, _, let range)): range?.places ?? SurveyCondition.mostPlaces
    case .condition(.within(let range)): range.places
    case .number(_, _, let places): places
    case .condition(.oneOf), .letters, .yesNo: nil
    }
  }

  public var isNumeric: Bool { places != nil }

  /// The number that an answer is, whether or not it counts.
  ///
  /// - Returns: nil for what is none, and where answers are words.
  public func number(_ answer: String) -> Fraction? {
    isNumeric ? SurveyCondition.number(answer) : nil
  }
}
