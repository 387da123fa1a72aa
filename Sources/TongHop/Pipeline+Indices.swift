import TongHopComparison
import TongHopDiagnostics
import TongHopDomain

/// The indices that methods took of each other, of the period and the tree that were asked for last.
struct IndexMemo: Sendable {
  struct Place: Sendable, Hashable {
    var period: Period
    /// Of the tree: units do not change within a day.
    var day: Day
  }

  private var place: Place?
  /// By family, *shape* [unit index].
  private var cells: [String: [RollupCell]] = [:]

  subscript(family: String, at wanted: Place) -> [RollupCell]? {
    place == wanted ? cells[family] : nil
  }

  mutating func remember(_ made: [RollupCell], of family: String, at wanted: Place) {
    // Those of one period are enough: it is scored with all that it takes before the next.
    if place != wanted { cells = [:] }
    place = wanted
    cells[family] = made
  }
}

extension Pipeline {
  /// The index of another method as figures of the units of `tree`.
  ///
  /// Each is made once for a period and a tree, however many methods take it: methods can take each
  /// other's index in many ways, and following every way would take twice as long for each step.
  ///
  /// - Returns: empty where no version is in force, which the log says.
  mutating func indexCells(
    of family: String, in period: Period, tree: PeriodTree
  ) throws(PipelineError) -> [RollupCell] {
    let place = IndexMemo.Place(period: period, day: tree.tree.day)
    if let known = indexMemo[family, at: place] { return known }
    let cells = try newIndexCells(of: family, in: period, tree: tree)
    indexMemo.remember(cells, of: family, at: place)
    return cells
  }

  private mutating func newIndexCells(
    of family: String, in period: Period, tree: PeriodTree
  ) throws(PipelineError) -> [RollupCell] {
    let versions = workspace.versions(of: family)
    guard
      let version = versions.last(where: { $0.isInForce(on: period.lastDay(in: $0.calendar)) })
    else {
      log.report(Self.noIndex(of: family, in: period))
      return []
    }
    guard let other = try result(of: period, method: version, restatedTo: tree.tree) else {
      return []
    }
    return other.scores.indexCells(for: tree.tree)
  }

  private static func noIndex(of family: String, in period: Period) -> Diagnostic {
    Diagnostic(
      .noVersionInForce, severity: .warning, at: SourceLocation(file: "methods"),
      Phrase(
        "không có phiên bản nào của '\(family)' có hiệu lực vào ngày cuối của kỳ \(period)",
        en: "no version of '\(family)' is in force on the last day of \(period)"),
      fix: Phrase(
        "tiêu chí lấy chỉ số này chưa đến hạn; thêm một phiên bản nếu nó phải được tính",
        en: "criteria that take this index are not due; add a version if they should count"))
  }
}
