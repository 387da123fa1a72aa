import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport
import TongHopScoring

extension Pipeline {
  /// What the samples of the pipeline's own period say of each unit of every level.
  ///
  /// - Parameter wanted: code or name of the only unit to estimate; nil: all.
  public mutating func survey(of wanted: String? = nil) throws(PipelineError) -> SurveyTable {
    // Rolled up and scored as well, so that everything that is wrong with the period is told.
    let result = try current()
    let tree = result.scores.tree
    var unit: UnitIndex?
    if let wanted { unit = try UnitSearch.find(wanted, in: tree, of: self) }
    return estimateSurveys(result, of: unit)
  }

  /// Estimates, and tells which numbers do not fit.
  ///
  /// - Parameter unit: the only one to estimate; nil: all.
  @discardableResult
  mutating func estimateSurveys(_ result: PeriodResult, of unit: UnitIndex? = nil) -> SurveyTable {
    let table = surveyTable(of: unit, result)
    for row in table.rows where row.estimate.overflowed {
      reportTooLong(row.figure, result.scores.tree.units[row.unit], result.scores.period)
    }
    return table
  }

  /// - Parameters:
  ///   - unit: the only one to estimate; nil: all.
  ///   - result: of any period in its own tree.
  func surveyTable(of unit: UnitIndex?, _ result: PeriodResult) -> SurveyTable {
    let tree = result.scores.tree
    let samples = surveySamples(result.scores.method, result.scores.period, tree: tree)
    var table = SurveyTable(tree: tree, method: result.scores.method)
    guard !samples.isEmpty, !received.answers.isEmpty else { return table }
    for unit in unit.map({ $0..<$0 + 1 }) ?? tree.units.indices {
      for sample in samples {
        guard let estimate = sample.sample.estimate(of: unit) else { continue }
        table.rows.append(
          SurveyTable.Row(
            unit: unit, criterion: sample.leaf, figure: sample.figure, estimate: estimate))
      }
    }
    table.checkInvariants()
    return table
  }

  /// One a leaf that measures a survey, in file order.
  private func surveySamples(
    _ method: TongHopDomain.Method, _ period: Period, tree: UnitTree
  ) -> [(leaf: Int, figure: SurveyFigure, sample: SurveySample)] {
    let plan = plan(for: method, in: PeriodTree(tree))
    return method.leaves.compactMap { leaf in
      guard let column = plan.leafColumn[leaf].map({ plan.columns[$0] }),
        case .survey(let figure) = column.figure
      else { return nil }
      return surveySample(column, of: method, in: period, tree: tree).map { (leaf, figure, $0) }
    }
  }

  /// Who was asked about a unit that is not in the tree was asked about what became of it, see
  /// ``places(in:from:)``.
  ///
  /// - Returns: nil for a column that is no survey.
  func surveySample(
    _ column: RollupColumn, of method: TongHopDomain.Method, in period: Period, tree: UnitTree
  ) -> SurveySample? {
    guard case .survey(let figure) = column.figure else { return nil }
    return SurveySample(
      column, answers: received.answers(to: figure.question), period: period, tree: tree,
      interval: method.surveyInterval, place: places(in: tree, from: period))
  }

  private mutating func reportTooLong(_ figure: SurveyFigure, _ unit: Unit, _ period: Period) {
    log.report(
      Diagnostic(
        .overflow, at: SourceLocation(file: "survey"),
        Phrase(
          "kỳ \(period): câu hỏi \(figure.question) tại \(unit.displayName): số quá lớn để tính chính xác",
          en:
            "\(period): question \(figure.question) at \(unit.displayName): too large for exact arithmetic"
        ),
        fix: Phrase("ghi trọng số nhỏ hơn", en: "write smaller weights")))
  }
}

extension Documents {
  public static func survey(_ table: SurveyTable, of pipeline: Pipeline, as format: MachineFormat)
    -> [UInt8]
  {
    SurveyOutput.bytes(table, of: pipeline.period, as: format)
  }

  /// Which texts of answers did not count.
  public static func openAnswers(of pipeline: Pipeline, _ language: Language) -> [String] {
    pipeline.openAnswerNotes(language)
  }

  /// Why there is nothing in the table; nil where there is.
  public static func emptySurvey(_ table: SurveyTable, of pipeline: Pipeline) -> Phrase? {
    guard table.rows.isEmpty else { return nil }
    let (period, id) = (pipeline.period, pipeline.method.id)
    return Phrase(
      "không có câu trả lời nào của kỳ \(period) cho bộ tiêu chí \(id); đặt câu trả lời vào survey/, và ghi measure của tiêu chí là survey:MÃ",
      en:
        "there are no answers of \(period) for the method \(id); put answers into survey/, and give the criterion the measure survey:CODE"
    )
  }
}
