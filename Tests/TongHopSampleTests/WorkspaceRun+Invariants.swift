import TongHop
import TongHopComparison
import TongHopDomain
import TongHopTestSupport

extension WorkspaceRun {
  /// What does not hold of any result table of the period; also of a release build, which does not
  /// look itself.
  func brokenInvariants() throws -> [String] {
    var pipeline = pipeline
    let result = compared.current
    var tables: [any CheckedTable] = [
      result, compared.table, try pipeline.rollUpIndicators(), try pipeline.trend(),
      Comparison.fullMarks(in: result), Comparison.shortfalls(in: result, most: 10),
      Comparison.extremes(of: compared.table), try pipeline.survey(),
      Comparison.missing(
        in: compared.table, result.scores, exemptions: pipeline.workspace.exemptions),
      pipeline.workspace.annex(pipeline.method, period: pipeline.period),
      pipeline.workspace.annex(pipeline.method, period: nil),
    ]
    tables += GapTable.Axis.allCases.map { Comparison.gaps(in: result, by: $0) }
    for earlier in [compared.previous, compared.yearAgo] {
      tables += [earlier?.result, earlier?.restated].compactMap(\.self)
    }
    let profiles = try pipeline.profiles(of: compared)
    tables += result.scores.scored.map { profiles.profile(of: $0) }
    return tables.compactMap(\.brokenInvariant)
  }
}
