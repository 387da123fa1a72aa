import TongHopDiagnostics

extension Rule {
  /// The rule in words, as it is read out to the unit that was scored by it.
  public func words(maximum: Fraction) -> Phrase {
    let most = vietnameseNumber(maximum.text)
    let mostEn = maximum.text
    let pointsEn = EnglishCount.text(mostEn, "point")
    switch self {
    case .linear(let from, let full):
      var vi = "điểm tối đa × tỷ lệ"
      var en = "maximum × ratio"
      if let full {
        vi += " / \(vietnameseNumber(full.percentText))"
        en += " / \(full.percentText)"
      }
      vi += ", không quá \(most) điểm"
      en += ", at most \(pointsEn)"
      if let from {
        vi += "; dưới \(vietnameseNumber(from.percentText)) được 0 điểm"
        en += "; zero below \(from.percentText)"
      }
      return Phrase(vi, en: en)
    case .ramp(let from, let full):
      return Phrase(
        "tăng đều từ 0 điểm ở \(vietnameseNumber(from.percentText)) đến \(most) điểm ở \(vietnameseNumber(full.percentText))",
        en: "rises evenly from 0 at \(from.percentText) to \(pointsEn) at \(full.percentText)")
    case .steps(let steps, let otherwise):
      var phrase = Phrase(verbatim: "")
      for step in steps {
        let threshold = step.threshold.percentText
        phrase =
          phrase
          + step.comparison.words(Phrase(vietnameseNumber(threshold), en: threshold))
          + Phrase(
            ": \(vietnameseNumber(step.points.text)) điểm; ",
            en: ": \(EnglishCount.text(step.points.text, "point")); ")
      }
      return phrase
        + Phrase(
          "còn lại: \(vietnameseNumber(otherwise.text)) điểm",
          en: "else: \(EnglishCount.text(otherwise.text, "point"))")
    case .yesNo:
      return Phrase("có: \(most) điểm, không: 0 điểm", en: "yes: \(pointsEn), no: 0")
    case .scale(let letters):
      let list = letters.map { "\($0.letter): \($0.share.percentText)" }.joined(separator: ", ")
      return Phrase(
        "theo mức: \(vietnameseNumber(list)) của \(most) điểm",
        en: "by letter: \(list) of \(pointsEn)")
    case .goalposts(let low, let high):
      let (from, to) = (low.goalpostText(beside: high), high.goalpostText(beside: low))
      return Phrase(
        "0 điểm ở \(vietnameseNumber(from)), đổi đều đến \(most) điểm ở \(vietnameseNumber(to))",
        en: "0 points at \(from), changing evenly to \(pointsEn) at \(to)")
    case .points:
      return Phrase("điểm chấm, tối đa \(most)", en: "points as appraised, at most \(mostEn)")
    case .bonus(let each, let limit):
      return extraWords(
        Phrase("điểm thưởng ngoài điểm tối đa", en: "bonus outside of the maximum"), each, limit)
    case .penalty(let each, let limit):
      return extraWords(Phrase("điểm trừ", en: "penalty, taken off"), each, limit)
    }
  }

  /// What the limit of a bonus or a penalty is called; nil for all other rules.
  public var limitName: Phrase? {
    switch self {
    case .bonus: Phrase("mức thưởng tối đa", en: "the limit of the bonus")
    case .penalty: Phrase("mức trừ tối đa", en: "the limit of the penalty")
    default: nil
    }
  }

  private func extraWords(_ name: Phrase, _ each: Fraction?, _ limit: Fraction) -> Phrase {
    let amount =
      each.map {
        Phrase(
          "\(vietnameseNumber($0.text)) điểm × tử số/mẫu số",
          en: "\(EnglishCount.text($0.text, "point")) × n/d")
      } ?? Phrase("điểm như đã chấm", en: "points as entered")
    return name + Phrase(verbatim: ": ") + amount
      + Phrase(", không quá \(vietnameseNumber(limit.text)) điểm", en: ", at most \(limit.text)")
  }

  private func vietnameseNumber(_ text: String) -> String {
    String(text.map { $0 == "." ? "," : $0 })
  }
}

extension RuleStep.Comparison {
  /// `từ 90% trở lên` for `>=90%`.
  func words(_ number: Phrase) -> Phrase {
    switch self {
    case .atLeast: Phrase("từ ", en: "from ") + number + Phrase(" trở lên", en: "")
    case .above: Phrase("trên ", en: "above ") + number
    case .atMost: Phrase("không quá ", en: "up to ") + number
    case .below: Phrase("dưới ", en: "below ") + number
    }
  }
}

extension WhenEmpty {
  /// What a denominator of zero gives.
  public var words: Phrase {
    switch self {
    case .zero: Phrase("0 điểm", en: "0 points")
    case .full: Phrase("cho đủ điểm", en: "full marks")
    case .notApplicable: Phrase("không áp dụng", en: "not applicable")
    case .missing: Phrase("không có giá trị", en: "no value")
    }
  }
}

/// English nouns with their number: `1 point`, `2 points`.
package enum EnglishCount {
  /// - Parameter many: of a noun that does more than take an s.
  package static func text(_ number: String, _ noun: String, _ many: String? = nil) -> String {
    "\(number) \(number == "1" ? noun : many ?? noun + "s")"
  }
}
