import TongHopDiagnostics
import TongHopDomain

/// survey/*.csv: what respondents answered, one question a row.
public enum SurveyFile {
  private static let columns: [CSVTable.Column] = [
    .required("respondent"), .required("unit"), .required("period"), .required("question"),
    .required("answer"), .optional("weight"), .optional("stratum"), .optional("cluster"),
  ]

  fileprivate enum Field: Int {
    case respondent, unit, period, question, answer, weight, stratum, cluster
  }

  /// One in a million stands for a country; more is a slip.
  private static let largestWeight: Int64 = 1_000_000_000

  /// - Returns: the answers that are right, and how many rows are of questions that no method
  ///   names; of each such question there is one warning a file.
  static func read(
    _ file: WorkspaceFile, codebook: Codebook, log: inout DiagnosticLog,
    leftOut: inout [LeftOutRow]
  ) -> (answers: [SurveyAnswer], ignored: Int) {
    var strange: Set<String> = []
    let rows: [SurveyAnswer?] = FigureRows.read(
      file, columns: columns, isTask: false, codebook: codebook, log: &log, leftOut: &leftOut
    ) { row, reader in
      reader.lost.isAnswer = true
      let question = row[.question]
      if !question.isEmpty, codebook.surveyLeaves[question] == nil {
        if strange.insert(question).inserted {
          reader.values.log.report(unknownQuestion(row, codebook))
        }
        return .some(nil)
      }
      return answer(row, codebook, &reader).map { .some($0) }
    }
    let answers = rows.compactMap(\.self)
    return (answers, rows.count - answers.count)
  }

  /// - Returns: nil after it has reported a problem.
  private static func answer(
    _ row: TableRow, _ codebook: Codebook, _ reader: inout FigureRows.Reader
  ) -> SurveyAnswer? {
    let question = reader.values.required(row, .question)
    reader.lost.code = question
    let respondent = reader.values.required(row, .respondent)
    guard let period = reader.values.period(row, Field.period.rawValue) else {
      // Of whatever period it is, it is this unit's.
      reader.lost.unit = codebook.register.units(coded: row[.unit]).first
      return nil
    }
    reader.lost.period = period
    let days = codebook.days(of: period)
    let unit = reader.resolver.unit(
      row, Field.unit.rawValue, from: days.first, through: days.last, log: &reader.values.log)
    reader.lost.unit = unit
    let weight = millionths(row, &reader.values)
    guard let question, isAnswer(row, of: question, last: days.last, codebook, &reader.values),
      let respondent, let unit, let weight
    else { return nil }
    return SurveyAnswer(
      respondent: respondent, unit: unit, period: period, question: question,
      answer: row[.answer], weight: weight, stratum: row[.stratum], cluster: row[.cluster],
      location: row.location())
  }

  /// Does every leaf that measures the question know the answer? An empty one is none.
  private static func isAnswer(
    _ row: TableRow, of question: String, last: Day, _ codebook: Codebook,
    _ values: inout ValueReader
  ) -> Bool {
    let answer = row[.answer]
    guard !answer.isEmpty, let all = codebook.surveyLeaves[question] else { return true }
    let inForce = all.filter { $0.isInForce(on: last) }
    let leaves = inForce.isEmpty ? all : inForce
    guard let leaf = leaves.first(where: { $0.figure.value(of: answer) == nil }) else {
      if leaves.contains(where: \.figure.isNumeric) {
        values.noteSign(of: row, Field.answer.rawValue)
      }
      return true
    }
    let isTooLong = leaf.figure.isNumeric && (Decimal(parsing: answer)?.places ?? 0) > 2
    values.log.report(
      row.problem(
        .unknownAnswer, column: Field.answer.rawValue,
        isTooLong
          ? Phrase(
            "câu trả lời có quá 2 chữ số thập phân (câu hỏi \(question), tiêu chí \(leaf.criterion))",
            en:
              "the answer has more than 2 decimals (question \(question), criterion \(leaf.criterion))"
          )
          : Phrase(
            "câu hỏi \(question) (tiêu chí \(leaf.criterion)) không có câu trả lời này",
            en: "question \(question) (criterion \(leaf.criterion)) has no such answer"),
        expected: leaf.figure.answers,
        fix: isTooLong
          ? Phrase("làm tròn câu trả lời", en: "round the answer")
          : Phrase(
            "sửa câu trả lời; nếu không biết hoặc không trả lời thì để trống ô",
            en: "correct it; leave the field empty where there is no answer")))
    return false
  }

  /// The weight, 1 where none is given.
  private static func millionths(_ row: TableRow, _ values: inout ValueReader) -> Int64? {
    let column = Field.weight.rawValue
    guard !row[Field.weight].isEmpty else { return 1_000_000 }
    if let decimal = Decimal(parsing: row[Field.weight]), decimal.mantissa >= 0,
      decimal.places > 6, decimal.scaled(to: 6) == nil
    {
      values.log.report(
        row.problem(
          .tooManyDecimals, column: column,
          Phrase(
            "trọng số có quá 6 chữ số thập phân", en: "the weight has more than 6 decimals"),
          expected: Phrase("nhiều nhất 6 chữ số thập phân", en: "at most 6 decimals"),
          fix: Phrase("làm tròn trọng số", en: "round the weight")))
      return nil
    }
    if let decimal = Decimal(parsing: row[Field.weight]), decimal.mantissa < 0 {
      values.log.report(
        badWeight(row, Phrase("trọng số là số âm", en: "the weight is negative")))
      return nil
    }
    guard let weight = values.number(row, column, kind: .amount, decimals: 6, hints: .weight)
    else { return nil }
    guard weight > 0, weight <= largestWeight * 1_000_000 else {
      values.log.report(
        badWeight(
          row,
          weight == 0
            ? Phrase("trọng số bằng 0", en: "the weight is zero")
            : Phrase("trọng số quá lớn", en: "the weight is too large")))
      return nil
    }
    return weight
  }

  private static func badWeight(_ row: TableRow, _ message: Phrase) -> Diagnostic {
    row.problem(
      .badWeight, column: Field.weight.rawValue, message,
      expected: Phrase(
        "lớn hơn 0, nhiều nhất \(largestWeight)", en: "above 0, at most \(largestWeight)"),
      fix: Phrase(
        "ghi số người mà người trả lời đại diện, hoặc để trống (1)",
        en: "write how many people the respondent stands for, or leave it empty (1)"))
  }

  private static func unknownQuestion(_ row: TableRow, _ codebook: Codebook) -> Diagnostic {
    let nearest = Suggestion.nearest(to: row[.question], in: codebook.surveyLeaves.keys)
    return row.problem(
      .unknownQuestion, severity: .warning, column: Field.question.rawValue,
      Phrase(
        "không bộ tiêu chí nào dùng câu hỏi này; các dòng của nó không được tính",
        en: "no method measures this question; its rows are not used"),
      expected: Phrase(verbatim: codebook.surveyLeaves.keys.sorted().joined(separator: ", ")),
      fix: nearest.map { Phrase("có phải là \($0)?", en: "did you mean \($0)?") }
        ?? Phrase(
          "sửa mã câu hỏi, hoặc thêm tiêu chí có measure survey:\(row[.question])",
          en: "correct it, or add a criterion with the measure survey:\(row[.question])"))
  }
}

extension TableRow {
  fileprivate subscript(field: SurveyFile.Field) -> String { self[field.rawValue] }
}

extension ValueReader {
  fileprivate mutating func required(_ row: TableRow, _ field: SurveyFile.Field) -> String? {
    required(row, field.rawValue)
  }
}
