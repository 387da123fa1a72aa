import TongHopDiagnostics
import TongHopDomain

extension CriterionReader {
  /// Then only the rule says what an answer is worth, and there is no default.
  func isSurveyWithoutCondition(_ measure: Measure?) -> Bool {
    if case .survey(_, nil) = measure { true } else { false }
  }

  /// - Returns: the rules that a survey can have instead; nil where this one goes with it.
  func expectedRules(_ rule: Rule, _ condition: SurveyCondition?) -> String? {
    switch (rule, condition) {
    case (.scale, nil), (.goalposts, nil), (.yesNo, nil): nil
    case (_, nil): "scale(…), goalposts(…), yes_no; linear: survey:MÃ>=4"
    case (.linear, _), (.ramp, _), (.steps, _): nil
    default: "linear, ramp, steps"
    }
  }

  /// - Returns: nil for a measure that is not meant as a condition of a survey.
  func badSurvey(_ row: TableRow, _ text: String) -> Diagnostic? {
    guard text.lowercased().hasPrefix("survey:"),
      let sign = text.firstIndex(where: { "<>=".contains($0) })
    else { return nil }
    let character = text.distance(from: text.startIndex, to: sign) + 1
    return row.problem(
      .badMeasure, column: .measure,
      Phrase(
        "câu hỏi hoặc điều kiện không hiểu được (ký tự \(character))",
        en: "the question or its condition is not understood (character \(character))"),
      expected: Phrase(
        "mã câu hỏi, rồi >=, >, <= hoặc < và một số, hoặc = và các câu trả lời: survey:MÃ>=4, survey:MÃ=A|B, survey:MÃ=A|B of A|B|C|D",
        en:
          "the code of a question, then >=, >, <= or < and a number, or = and answers: survey:CODE>=4, survey:CODE=A|B, survey:CODE=A|B of A|B|C|D"
      ),
      fix: text[sign] == "="
        ? Phrase(
          "mỗi câu trả lời ghi một lần, giữa các dấu |; sau ' of ' là mọi câu trả lời, gồm cả các câu được tính",
          en:
            "each answer once, between signs |; behind ' of ' stand all answers, those that count among them"
        )
        : Phrase("số có nhiều nhất 2 chữ số thập phân", en: "a number has at most 2 decimals"))
  }

  /// Answers are single interviews: those of all parts of a period are one sample, and those of
  /// units below are one sample too.
  mutating func checkSurvey(_ row: TableRow, _ leaf: Criterion.Leaf) {
    guard case .survey = leaf.measure else { return }
    if leaf.rollUp != .sum, leaf.rollUp != .none {
      report(row, .rollUp, "sum, none")
    }
    if leaf.overTime != .sum { report(row, .overTime, "sum") }
    if case .scale = leaf.rule, SurveyFigure(leaf) == nil {
      let most = SurveyFigure.largestScale
      values.log.report(
        row.problem(
          .badRule, column: .rule,
          Phrase(
            "các tỷ lệ không có mẫu số chung đến \(most), không cộng chính xác được",
            en: "the shares have no common denominator up to \(most) and cannot be added exactly"),
          fix: Phrase("viết tỷ lệ với ít chữ số hơn", en: "write them with fewer digits")))
    }
  }

  private mutating func report(_ row: TableRow, _ column: Column, _ expected: String) {
    values.log.report(
      row.problem(
        .badMeasure, column: column,
        Phrase(
          "số liệu điều tra không tổng hợp được theo '\(row[column])'",
          en: "answers of a survey are not rolled up by '\(row[column])'"),
        expected: Phrase(verbatim: expected),
        fix: Phrase("để trống cột này", en: "leave it empty")))
  }
}
