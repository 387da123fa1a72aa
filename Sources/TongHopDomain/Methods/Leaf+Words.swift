import TongHopDiagnostics

extension Criterion.Leaf {
  /// How its figure becomes points: by its rule, or in a composite indicator how it is normalised.
  public func ruleWords(maximum: Fraction) -> Phrase {
    guard let normalisation else { return rule.words(maximum: maximum) }
    return direction == .lower
      ? normalisation.words + Phrase("; càng thấp càng tốt", en: "; lower is better")
      : normalisation.words
  }
}

extension Measure {
  /// What is counted of a register of tasks, above and below the line; nil for anything else.
  public var taskParts: (numerator: Phrase, denominator: Phrase)? {
    let due = Phrase("nhiệm vụ đến hạn hoặc hoàn thành", en: "tasks due or done")
    return switch self {
    case .tasksDone: (Phrase("nhiệm vụ hoàn thành", en: "tasks done"), due)
    case .tasksOnTime, .allTasks: (Phrase("đúng hạn", en: "on time"), due)
    case .metric, .points, .survey, .index: nil
    }
  }
}

extension OverTime {
  /// How the parts of a period become its figure.
  public var words: Phrase {
    switch self {
    case .sum: Phrase("cộng các phần của kỳ", en: "the parts of the period added up")
    case .last: Phrase("số của phần sau cùng", en: "that of its last part")
    case .sumOverLast:
      Phrase(
        "tử số cộng dồn, mẫu số của phần sau cùng",
        en: "numerators added up, the denominator of its last part")
    }
  }
}

extension Period.Kind {
  public var words: Phrase {
    switch self {
    case .month: Phrase("tháng", en: "month")
    case .quarter: Phrase("quý", en: "quarter")
    case .half: Phrase("6 tháng", en: "half year")
    case .nineMonths: Phrase("9 tháng", en: "nine months")
    case .year: Phrase("năm", en: "year")
    }
  }
}

extension SurveyFigure {
  /// What is made of the answers.
  public var words: Phrase {
    switch reading {
    case .condition(let condition):
      Phrase("tỷ lệ câu trả lời ", en: "share of the answers ") + condition.words
    case .letters:
      Phrase("bình quân mức của các câu trả lời", en: "mean of what the answers are worth")
    case .number: Phrase("bình quân các câu trả lời", en: "mean of the answers")
    case .yesNo: Phrase("tỷ lệ câu trả lời “có”", en: "share of the answers “yes”")
    }
  }
}

extension SurveyCondition {
  /// Which answers count: `từ 4 trở lên`, `“A” hoặc “B”`.
  var words: Phrase {
    switch self {
    case .compared(let comparison, let number, _):
      return comparison.words(
        Phrase(String(number.text.map { $0 == "." ? "," : $0 }), en: number.text))
    case .oneOf(let words, _):
      let list = words.map { "“\($0)”" }
      return Phrase(list.joined(separator: " hoặc "), en: list.joined(separator: " or "))
    case .within(let range): return Phrase(verbatim: range.text)
    }
  }
}
