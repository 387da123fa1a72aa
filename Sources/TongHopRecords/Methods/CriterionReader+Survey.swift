import TongHopDiagnostics
import TongHopDomain

extension CriterionReader {
  /// Then only the rule says what an answer is worth, and there is no default.
  func isSurveyWithoutCondition(_ measure: Measure?) -> Bool {
    switch measure {
    case .survey(_, nil), .survey(_, .within): true
    default: false
    }
  }

  /// - Returns: the rules that a survey can have instead; nil where this one goes with it.
  func expectedRules(_ rule: Rule, _ condition: SurveyCondition?) -> String? {
    switch (rule, condition) {
    case (.scale, nil), (.goalposts, nil), (.yesNo, nil), (.goalposts, .within): nil
    case (_, .within): "goalposts(low: …, high: …)"
    case (_, nil): "scale(…), goalposts(…), yes_no; linear: survey:MÃ>=4 of 1..5"
    case (.linear, _), (.ramp, _), (.steps, _): nil
    default: "linear, ramp, steps"
    }
  }

  /// - Returns: nil for a measure that is not meant as a condition of a survey.
  func badSurvey(_ row: TableRow, _ text: String) -> Diagnostic? {
    guard text.lowercased().hasPrefix("survey:") else { return nil }
    let question = text.dropFirst("survey:".count)
    let sign = question.firstIndex { "<>=".contains($0) }
    var flaw: SurveyCondition.Flaw?
    do {
      _ = try Measure.survey(parsing: String(question).trimmed)
    } catch {
      flaw = error
    }
    let place = sign ?? question.firstRange(of: " of ")?.lowerBound
    guard let place = place ?? flaw.map({ _ in question.startIndex }) else { return nil }
    let character = text.distance(from: text.startIndex, to: place) + 1
    return row.problem(
      .badMeasure, column: .measure,
      Phrase(
        "câu hỏi hoặc điều kiện không hiểu được (ký tự \(character))",
        en: "the question or its condition is not understood (character \(character))"),
      expected: Phrase(
        "mã câu hỏi, rồi >=, >, <= hoặc < và một số, hoặc = và các câu trả lời; sau ' of ' là mọi câu trả lời: survey:MÃ>=4 of 1..5, survey:MÃ=A|B of A|B|C|D, survey:MÃ of 1..5",
        en:
          "the code of a question, then >=, >, <= or < and a number, or = and answers; behind ' of ' all answers: survey:CODE>=4 of 1..5, survey:CODE=A|B of A|B|C|D, survey:CODE of 1..5"
      ),
      fix: flaw.map { Self.fix($0, of: text) }
        ?? Phrase(
          "ghi mã câu hỏi ngay sau survey:", en: "write the code of the question behind survey:"))
  }

  /// What stands behind `survey:`.
  private static func measured(_ text: String) -> String {
    String(text.dropFirst("survey:".count)).trimmed
  }

  private static func fix(_ flaw: SurveyCondition.Flaw, of text: String) -> Phrase {
    if flaw != .order, let meant = SurveyCondition.meant(by: measured(text)) {
      let reasons = fix(flaw) + Phrase(verbatim: "; ")
      return reasons + Phrase("ghi 'survey:\(meant)'", en: "enter 'survey:\(meant)'")
    }
    guard flaw == .words, let characters = LookAlike.named(in: text) else { return fix(flaw) }
    return characters + Phrase(verbatim: "; ") + fix(flaw)
  }

  private static func fix(_ flaw: SurveyCondition.Flaw) -> Phrase {
    switch flaw {
    case .number:
      Phrase(
        "sau dấu so sánh ghi một số, có nhiều nhất 2 chữ số thập phân",
        en: "behind the sign write a number, with at most 2 decimals")
    case .words:
      Phrase(
        "mỗi câu trả lời ghi một lần, giữa các dấu |; sau ' of ' là mọi câu trả lời, gồm cả các câu được tính",
        en:
          "each answer once, between signs |; behind ' of ' stand all answers, those that count among them"
      )
    case .range:
      Phrase(
        "sau ' of ' ghi số nhỏ nhất trước, rồi số lớn nhất của câu trả lời, nhiều nhất 2 chữ số thập phân, giữa hai số là hai dấu chấm, không phải gạch nối, ví dụ of 1..5 hoặc of 0.0..10.0",
        en:
          "behind ' of ' write the least number of an answer first, then the greatest, at most 2 decimals, two dots between them and no dash, e.g. of 1..5 or of 0.0..10.0"
      )
    case .rangeOfWords:
      Phrase(
        "sau = là chữ, nên sau ' of ' cũng ghi từng câu trả lời, ví dụ =4|5 of 1|2|3|4|5; khoảng số thì đi với >=, >, <= hoặc <",
        en:
          "behind = stand words, so behind ' of ' stands each answer, too, e.g. =4|5 of 1|2|3|4|5; a range goes with >=, >, <= or <"
      )
    case .alwaysOrNever(let range):
      Phrase(
        "mọi số trong \(range.text) đều được tính, hoặc không số nào: sửa số sau dấu so sánh, hoặc sửa khoảng",
        en:
          "all numbers of \(range.text) count, or none: correct the number behind the sign, or the range"
      )
    case .blank:
      Phrase(
        "trước và sau 'of' phải có dấu cách", en: "before and behind 'of' stands a blank")
    case .order:
      Phrase(
        "' of ' và khoảng đứng sau cùng: survey:MÃ>=4 of 1..5",
        en: "' of ' and the range stand last: survey:CODE>=4 of 1..5")
    }
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
