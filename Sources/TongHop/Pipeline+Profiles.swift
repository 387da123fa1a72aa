import TongHopComparison
import TongHopDomain
import TongHopRanking
import TongHopScoring

extension Pipeline {
  /// Periods of the past that a profile has beside its own, at most.
  static let pastPeriods = 7

  /// What each unit of a comparison is told about its own result.
  ///
  /// The history is that of ``trend()``, of the last eight periods that anything is known of; what
  /// is wrong with the figures of the past is not reported. Without
  /// ``PipelineOptions/everyPeriod`` it is the period alone.
  public func profiles(of compared: ComparedPeriods) throws(PipelineError) -> any ProfileSource {
    let current = compared.current
    let method = current.scores.method
    var trend: TrendTable?
    if options.everyPeriod {
      var other = self
      trend = try other.trend(from: current, most: Self.pastPeriods)
    }
    let finder = GainFinder(
      current.rollup, method: method, plan: plan(for: method, in: PeriodTree(of: current)))
    return ProfileMaker(
      current, domainRanks: Ranker.domains(of: current.scores, in: current.ranks.groups),
      trend: trend, lateTasks: lateTasks(in: compared.tree), exemptions: workspace.exemptions,
      gains: finder)
  }
}
