import TongHopDiagnostics
import TongHopDomain

/// survey/*.csv: what respondents answered, one question a row.
public enum SurveyFile {
  private static let columns: [CSVTable.Column] = [
    .required("respondent"), .required("unit"), .required("period"), .required("question"),
    .required("answer"), .optional("weight"), .optional("stratum"), .optional("cluster"),
  ]

  enum Field: Int {
    case respondent, unit, period, question, answer, weight, stratum, cluster
  }

  /// - Returns: the answers that are right, and how many rows are of questions that no method
  ///   names; of each such question there is one warning a file.
  static func read(
    _ file: WorkspaceFile, codebook: Codebook, columns places: inout FileColumns,
    log: inout DiagnosticLog, leftOut: inout LeftOutRows
  ) -> (answers: [SurveyAnswer], ignored: Int) {
    var strange: Set<String> = []
    var known = KnownAnswers(codebook)
    let rows: [SurveyAnswer?] = FigureRows.read(
      file, columns: columns, isTask: false, codebook: codebook, log: &log, leftOut: &leftOut
    ) { row, reader in
      places.note(row)
      reader.lost.isAnswer = true
      let question = row[.question]
      if !question.isEmpty, codebook.surveyLeaves[question] == nil {
        if reader.values.restsOnFaultyList(
          row, Field.question.rawValue, .question, codebook.doubtful)
        {
          return .some(nil)
        }
        if strange.insert(question).inserted,
          !reader.values.log.countIfFull(
            .unknownQuestion, severity: .warning, column: row.names[Field.question.rawValue],
            in: row.file)
        {
          reader.values.log.report(unknownQuestion(row, codebook))
        }
        return .some(nil)
      }
      return answer(row, codebook, &known, &reader).map { .some($0) }
    }
    let answers = rows.compactMap(\.self)
    return (answers, rows.count - answers.count)
  }

  /// - Returns: nil after it has reported a problem.
  private static func answer(
    _ row: TableRow, _ codebook: Codebook, _ known: inout KnownAnswers,
    _ reader: inout FigureRows.Reader
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
    let weight = weight(row, &reader.values)
    guard let question, isAnswer(row, of: question, last: days.last, &known, &reader.values),
      let respondent, let unit, let weight
    else { return nil }
    return SurveyAnswer(
      respondent: respondent, unit: unit, period: period, question: question,
      answer: row[.answer], weight: weight, stratum: row[.stratum], cluster: row[.cluster],
      location: row.location())
  }

  /// Does every leaf that measures the question know the answer? An empty one is none.
  private static func isAnswer(
    _ row: TableRow, of question: String, last: Day, _ known: inout KnownAnswers,
    _ values: inout ValueReader
  ) -> Bool {
    let answer = row[.answer]
    guard !answer.isEmpty else { return true }
    if let leaf = known.misfit(answer, to: question, last: last) {
      values.log.report(UnknownAnswer(question: question, leaf: leaf).problem(row))
      return false
    }
    if known.leaves(of: question, last: last).contains(where: \.figure.isNumeric) {
      values.noteSign(of: row, Field.answer.rawValue)
    }
    return true
  }

  private static func unknownQuestion(_ row: TableRow, _ codebook: Codebook) -> Diagnostic {
    let nearest = codebook.nearQuestions.nearest(to: row[.question])
    return row.problem(
      .unknownQuestion, severity: .warning, column: Field.question.rawValue,
      Phrase(
        "không bộ tiêu chí nào dùng câu hỏi này; các dòng của nó không được tính",
        en: "no method measures this question; its rows are not used"),
      expected: codebook.questionList,
      fix: Suggestion.question(row[.question], near: nearest)
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
