import TongHop
import TongHopDomain

/// What the documents of a period are made of.
struct PeriodDocuments {
  let compared: ComparedPeriods
  let rollup: RollupTable

  /// - Parameter requiresReasons: an appraisal that differs from the self score without a reason is an
  ///   error.
  init(_ pipeline: inout Pipeline, requiresReasons: Bool) throws {
    if requiresReasons { pipeline.requireReasons() }
    pipeline.readBoundaries()
    compared = try pipeline.compare()
    rollup = try pipeline.rollUpIndicators()
  }

  /// - Parameter figures: of `compared`.
  func written(
    _ pipeline: Pipeline, _ figures: ReportFigures, _ arguments: Arguments,
    to target: any DocumentTarget
  ) -> Written {
    Written(
      pipeline: pipeline, compared: compared, rollup: rollup, figures: figures,
      language: arguments.language, folder: target, csv: arguments.has("--excel") ? .excel : .csv)
  }
}
