import TongHopDiagnostics
import TongHopDomain

/// The column `measure`.
extension CriterionReader {
  private static let measureForms = [
    "metric:MÃ", "tasks:done", "tasks:on_time", "tasks:*", "points", "survey:MÃ",
    "survey:MÃ>=4 of 1..5",
    "index:HỌ",
  ]

  mutating func measure(_ row: TableRow) -> Measure? {
    let text = row[.measure]
    let forms = Phrase(verbatim: Self.measureForms.joined(separator: ", "))
    if text.isEmpty {
      values.log.report(
        row.problem(
          .badMeasure, column: .measure,
          Phrase(
            "tiêu chí không có tiêu chí con phải có cách đo",
            en: "a criterion without children needs a measure"),
          expected: forms,
          fix: Phrase("điền cột measure", en: "fill in the column measure")))
      return nil
    }
    guard let measure = Measure(parsing: text), !measure.lacksCode else {
      let lookAlike = LookAlike.fix(text) {
        Measure(parsing: $0).map { !$0.lacksCode } ?? false
      }
      if lookAlike == nil, let problem = badSurvey(row, text) {
        values.log.report(problem)
        return nil
      }
      values.log.report(
        row.problem(
          .badMeasure, column: .measure,
          Phrase("cách đo không hiểu được", en: "the measure is not understood"), expected: forms,
          fix: lookAlike ?? measureFix(text)))
      return nil
    }
    return measure
  }

  /// Never the word that was written, and never half a measure.
  private func measureFix(_ text: String) -> Phrase? {
    let tasks = ["tasks:on_time", "tasks:done", "tasks:*"]
    if let fix = SettingReader.didYouMean(text, tasks + ["points"]) { return fix }
    let parts = text.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
    let kinds = ["metric", "survey", "index", "tasks", "points"]
    guard let kind = parts.first.flatMap({ Suggestion.meant(by: $0, in: kinds) }) else {
      return nil
    }
    switch kind {
    case "tasks":
      return Phrase(
        "có phải là tasks:on_time hoặc tasks:done?", en: "did you mean tasks:on_time or tasks:done?"
      )
    case "points":
      return Phrase("có phải là points?", en: "did you mean points?")
    default:
      let code = parts.count == 2 ? parts[1] : ""
      if code.isEmpty {
        return Phrase(
          "ghi mã sau dấu hai chấm, ví dụ \(kind):\(kind == "index" ? "HỌ" : "MÃ")",
          en: "write a code behind the colon, e.g. \(kind):\(kind == "index" ? "FAMILY" : "CODE")")
      }
      return Phrase("có phải là \(kind):\(code)?", en: "did you mean \(kind):\(code)?")
    }
  }
}

extension Measure {
  /// `metric: ` has its colon and nothing behind it.
  fileprivate var lacksCode: Bool {
    switch self {
    case .metric(let code), .survey(let code, _), .index(let code): code.isEmpty
    default: false
    }
  }
}
