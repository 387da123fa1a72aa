import TongHopDiagnostics
import TongHopDomain

/// What is said of an answer that its question does not have.
struct UnknownAnswer {
  let question: String
  let leaf: Codebook.SurveyLeaf

  private var figure: SurveyFigure { leaf.figure }

  func problem(_ row: TableRow) -> Diagnostic {
    let answer = row[SurveyFile.Field.answer.rawValue]
    let lookAlike = LookAlike.fix(answer, isOfDigits: figure.isNumeric) {
      figure.value(of: $0) != nil
    }
    if let lookAlike { return problem(row, unknown, fix: lookAlike) }
    if isTooLong(answer) { return tooLong(row) }
    let numbers = answer.split { ";,/| ".contains($0) }
    let isSeveralNumbers =
      figure.isNumeric && numbers.count > 1
      && numbers.allSatisfy { figure.value(of: String($0)) != nil }
    switch AnswerText.likeness(of: answer, to: figure.texts) {
    case .variant(let text):
      return problem(
        row, unknown,
        fix: Phrase("nếu là '\(text)' thì ghi \(text)", en: "if it is '\(text)', write \(text)"))
    case .several(let text) where AnswerText.isList(answer, of: figure.texts):
      return problem(
        row,
        Phrase(
          "ô này có '\(text)' và chữ khác, có thể là nhiều câu trả lời trong một ô\(place.vietnamese)",
          en: "the field has '\(text)' and something else, perhaps several answers\(place.english)"),
        fix: Self.oneEach)
    case _ where isSeveralNumbers:
      return problem(
        row,
        Phrase(
          "nhiều số trong một ô\(place.vietnamese)",
          en: "several numbers in one field\(place.english)"), fix: Self.oneEach)
    default:
      return problem(
        row, unknown,
        fix: Phrase(
          "sửa câu trả lời; nếu không biết hoặc không trả lời thì để trống ô; nếu phiếu hỏi có câu trả lời này thì sửa measure hoặc rule của tiêu chí \(leaf.criterion)",
          en:
            "correct it; leave the field empty where there is no answer; if the questionnaire has this answer, correct the measure or the rule of criterion \(leaf.criterion)"
        ))
    }
  }

  /// One row holds one answer of a person to a question.
  static let oneEach = Phrase(
    "mỗi người một câu trả lời cho mỗi câu hỏi; câu hỏi chọn nhiều đáp án thì mỗi đáp án là một câu hỏi riêng, trả lời có hoặc không",
    en:
      "one answer per person and question; where people choose several, make each choice a question of its own, answered yes or no"
  )

  private var place: Phrase {
    Phrase(
      " (câu hỏi \(question), tiêu chí \(leaf.criterion))",
      en: " (question \(question), criterion \(leaf.criterion))")
  }

  private var unknown: Phrase {
    Phrase(
      "câu hỏi \(question) (tiêu chí \(leaf.criterion)) không có câu trả lời này",
      en: "question \(question) (criterion \(leaf.criterion)) has no such answer")
  }

  private func problem(_ row: TableRow, _ message: Phrase, fix: Phrase) -> Diagnostic {
    row.problem(
      .unknownAnswer, column: SurveyFile.Field.answer.rawValue, message,
      expected: figure.answers, fix: fix)
  }

  /// More decimals than an answer may have, zeros at the end not counted.
  private func isTooLong(_ answer: String) -> Bool {
    guard let places = figure.places, let number = Decimal(parsing: answer) else { return false }
    return number.places > SurveyCondition.mostPlaces
      || number.places > places && number.scaled(to: places) == nil
  }

  private func tooLong(_ row: TableRow) -> Diagnostic {
    let places = figure.places ?? 0
    var fix = Phrase(
      "ghi đúng câu trả lời trong phiếu, không tự làm tròn: làm tròn có thể vượt qua ngưỡng",
      en: "enter the answer that was given; do not round it, which could take it across a limit")
    if places < SurveyCondition.mostPlaces {
      let ends = places == 0 ? "1.0..5.0" : "1.00..5.00"
      fix =
        fix
        + Phrase(
          "; hai câu trả lời không ghi vào một ô; nếu câu hỏi có thêm chữ số thập phân thì viết hai đầu khoảng trong measure như \(ends)",
          en:
            "; two answers do not go into one field; if the question has more decimals, give the ends of the range in the measure as many, as \(ends)"
        )
    }
    return problem(
      row,
      places == 0
        ? Phrase(
          "câu trả lời không phải là số nguyên\(place.vietnamese)",
          en: "the answer is no whole number\(place.english)")
        : Phrase(
          "câu trả lời có quá \(places) chữ số thập phân\(place.vietnamese)",
          en:
            "the answer has more than \(EnglishCount.text("\(places)", "decimal"))\(place.english)"
        ), fix: fix)
  }
}
