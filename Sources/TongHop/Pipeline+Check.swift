import TongHopComparison
import TongHopDiagnostics
import TongHopDomain

extension Pipeline {
  /// Runs what other verbs run, and reports what cannot be computed from the figures in the words in
  /// which they would: sums of every indicator at every level, every period of the trend, and the
  /// estimates of surveys.
  ///
  /// Only numbers that do not fit, means that cannot be taken and the like are told here. What else
  /// is wrong with an earlier period is told where that period is asked for.
  ///
  /// Needs ``PipelineOptions/everyPeriod``.
  ///
  /// - Parameter compared: of the pipeline's own period.
  /// - Complexity: O(*periods* x *units* x (*criteria* + *indicators*)).
  public mutating func findOverflows(beside compared: ComparedPeriods) throws(PipelineError) {
    var other = self
    other.log = DiagnosticLog()
    _ = try other.rollUpIndicators()
    _ = try other.trend(from: compared.current, most: .max)
    other.estimateSurveys(compared.current)
    for problem in other.log.entries
    where problem.code.isOfResult && !log.entries.contains(problem) {
      log.report(problem)
    }
  }
}
