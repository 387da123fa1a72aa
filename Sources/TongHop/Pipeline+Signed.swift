import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport

extension Pipeline {
  /// The signed table of a period, by the method's id or its family.
  ///
  /// What does not fit its period is in the log.
  mutating func publishedTable(_ period: Period) -> PublishedTable? {
    guard let file = workspace.signedTables(of: method.family, in: period).first else { return nil }
    let versions = workspace.versions(of: method.family)
    let then = versions.last { $0.isInForce(on: period.lastDay(in: $0.calendar)) } ?? method
    let check = PublishedCheck(
      register: workspace.units, from: period.firstDay(in: then.calendar),
      through: period.lastDay(in: then.calendar), ranking: then.ranking)
    guard
      let rows = PublishedFile.read(file, others: RankOutput.columns, check: check, log: &log)
    else { return nil }
    return PublishedTable(file: file.name, rows: rows)
  }

  /// Reads the signed tables that nothing was compared with, for what does not fit in them.
  public mutating func checkSignedTables() {
    for (_, period) in workspace.signedPeriods(of: method.family) { _ = publishedTable(period) }
  }
}
