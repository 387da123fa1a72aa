import TongHopDiagnostics

/// How a ratio becomes points. All thresholds are shares: 90 % is 9/10.
public enum Rule: Sendable, Hashable {
  /// max x n/d, at most max; with `full` n/d is divided by it; below `from` zero (a jump).
  case linear(from: Fraction?, full: Fraction?)
  /// Rises evenly from zero at `from` to the maximum at `full`.
  case ramp(from: Fraction, full: Fraction)
  /// The points of the first step that holds.
  case steps([RuleStep], otherwise: Fraction)
  /// 1/1 or 0/1; at a parent the share of yes.
  case yesNo
  /// A letter gives a share of the maximum.
  case scale([ScaleLetter])
  /// The points as entered.
  case points
  /// Rises evenly from zero at `low` to the maximum at `high`.
  case goalposts(low: Fraction, high: Fraction)
}

public struct RuleStep: Sendable, Hashable {
  public enum Comparison: String, Sendable, CaseIterable {
    case atLeast = ">="
    case above = ">"
    case atMost = "<="
    case below = "<"

    public func holds(_ value: Fraction, _ threshold: Fraction) -> Bool {
      switch self {
      case .atLeast: value >= threshold
      case .above: value > threshold
      case .atMost: value <= threshold
      case .below: value < threshold
      }
    }

    var isDownwards: Bool { self == .atMost || self == .below }
  }

  public var comparison: Comparison
  public var threshold: Fraction
  public var points: Fraction
}

public struct ScaleLetter: Sendable, Hashable {
  public var letter: String
  public var share: Fraction
}

extension Rule {
  /// The rule in words, as it is read out to the unit that was scored by it.
  public func words(maximum: Fraction) -> Phrase {
    let most = vietnameseNumber(maximum.text)
    let mostEn = maximum.text
    switch self {
    case .linear(let from, let full):
      var vi = "điểm tối đa × tỷ lệ"
      var en = "maximum × ratio"
      if let full {
        vi += " / \(vietnameseNumber(full.percentText))"
        en += " / \(full.percentText)"
      }
      vi += ", không quá \(most) điểm"
      en += ", at most \(mostEn) points"
      if let from {
        vi += "; dưới \(vietnameseNumber(from.percentText)) được 0 điểm"
        en += "; zero below \(from.percentText)"
      }
      return Phrase(vi, en: en)
    case .ramp(let from, let full):
      return Phrase(
        "tăng đều từ 0 điểm ở \(vietnameseNumber(from.percentText)) đến \(most) điểm ở \(vietnameseNumber(full.percentText))",
        en: "rises evenly from 0 at \(from.percentText) to \(mostEn) points at \(full.percentText)")
    case .steps(let steps, let otherwise):
      let names: [RuleStep.Comparison: Phrase] = [
        .atLeast: Phrase("từ", en: "from"), .above: Phrase("trên", en: "above"),
        .atMost: Phrase("không quá", en: "up to"), .below: Phrase("dưới", en: "below"),
      ]
      var phrase = Phrase(verbatim: "")
      for step in steps {
        let end = step.comparison == .atLeast ? Phrase(" trở lên", en: "") : Phrase(verbatim: "")
        phrase =
          phrase + names[step.comparison]!
          + Phrase(
            " \(vietnameseNumber(step.threshold.percentText))", en: " \(step.threshold.percentText)"
          )
          + end
          + Phrase(
            ": \(vietnameseNumber(step.points.text)) điểm; ", en: ": \(step.points.text) points; ")
      }
      return phrase
        + Phrase(
          "còn lại: \(vietnameseNumber(otherwise.text)) điểm", en: "else: \(otherwise.text) points")
    case .yesNo:
      return Phrase("có: \(most) điểm, không: 0 điểm", en: "yes: \(mostEn) points, no: 0")
    case .scale(let letters):
      let list = letters.map { "\($0.letter): \($0.share.percentText)" }.joined(separator: ", ")
      return Phrase(
        "theo mức: \(vietnameseNumber(list)) của \(most) điểm",
        en: "by letter: \(list) of \(mostEn) points")
    case .goalposts(let low, let high):
      return Phrase(
        "tăng đều từ 0 điểm ở \(vietnameseNumber(low.text)) đến \(most) điểm ở \(vietnameseNumber(high.text))",
        en: "rises evenly from 0 at \(low.text) to \(mostEn) points at \(high.text)")
    case .points:
      return Phrase("điểm chấm, tối đa \(most)", en: "points as appraised, at most \(mostEn)")
    }
  }

  private func vietnameseNumber(_ text: String) -> String {
    String(text.map { $0 == "." ? "," : $0 })
  }
}
