import TongHopComparison
import TongHopDomain

extension Pipeline {
  /// Tells what moved the units since an earlier period of a comparison.
  ///
  /// Where whole totals of two versions of the method are compared, the earlier figures are rolled up
  /// and scored once more by the method of today; what is wrong with them then is nobody's fault and
  /// is not reported.
  ///
  /// - Returns: nil where nothing is known of the earlier period.
  public func changes(from earlier: EarlierPeriod?, in compared: ComparedPeriods)
    throws(PipelineError) -> ChangeMaker?
  {
    guard let earlier else { return nil }
    var rescored: PeriodResult?
    if case .comparable = earlier.relation, let then = earlier.restated ?? earlier.result {
      var other = self
      rescored = try other.result(
        of: earlier.period, method: compared.current.scores.method, in: PeriodTree(of: then))
    }
    return ChangeMaker(
      from: earlier, to: compared.current, rescored: rescored, register: workspace.units)
  }
}
