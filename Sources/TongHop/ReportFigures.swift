import TongHopComparison
import TongHopDomain
import TongHopReport

/// What several documents of a period show, made once.
public struct ReportFigures: Sendable {
  /// Criteria below target that are listed; nobody explains more.
  static let mostShortfalls = 20_000

  let lateTasks: [LateTask]
  let missing: [MissingReport]
  /// Figures that nobody has sent.
  let silent: [MissingReport.Figure]
  let shortfalls: ShortfallTable
  let rounds: [PointRounds]
  /// One an axis.
  let gaps: [GapTable]
  let marks: FullMarksTable
  let survey: SurveyTable
  let profiles: any ProfileSource
  /// What the documents are made from.
  public let files: [InputFile]

  /// - Throws: where the engines do not agree on the figures of the past, and where a file is not what
  ///   it was when it was read.
  public init(_ pipeline: Pipeline, _ compared: ComparedPeriods) throws(PipelineError) {
    let current = compared.current
    let reports = MissingFigures(pipeline, current)
    lateTasks = pipeline.lateTasks(in: compared.tree)
    (missing, silent) = (reports.reports, reports.silent)
    shortfalls = Comparison.shortfalls(in: current, most: Self.mostShortfalls)
    rounds = pipeline.pointRounds(in: compared.tree)
    gaps = GapTable.Axis.allCases.map { Comparison.gaps(in: current, by: $0) }
    marks = Comparison.fullMarks(in: current)
    survey = pipeline.surveyTable(of: nil, current)
    profiles = try pipeline.profiles(of: compared)
    files = try pipeline.workspace.digestedFiles(threads: pipeline.options.threads)
    try pipeline.requireUnchanged()
  }
}
