import TongHopComparison
import TongHopDiagnostics
import TongHopDomain

/// The tree that a period's figures are shown in.
struct PeriodTree {
  let tree: UnitTree
  /// nil where it is the period's own.
  let restatement: Restatement?

  var isRestated: Bool { restatement != nil }

  init(_ own: UnitTree) {
    tree = own
    restatement = nil
  }

  init(_ restatement: Restatement) {
    tree = restatement.tree
    self.restatement = restatement
  }

  init(of result: PeriodResult) {
    tree = result.scores.tree
    restatement = result.restatement
  }
}

extension Pipeline {
  /// The tree of the pipeline's own period, as it was asked for.
  mutating func ownOrChosenTree() throws(PipelineError) -> PeriodTree {
    let own = try tree(on: period.lastDay(in: method.calendar))
    let day: Day
    switch options.tree {
    case nil, .own: return PeriodTree(own)
    case .current: day = newestPeriod.lastDay(in: method.calendar)
    case .day(let asked): day = asked
    }
    guard day != own.day else { return PeriodTree(own) }
    let other = try tree(on: day)
    return PeriodTree(Restatement(register: workspace.units, from: own, to: other))
  }

  private mutating func tree(on day: Day) throws(PipelineError) -> UnitTree {
    guard let tree = UnitTree.build(from: workspace.units, on: day, log: &log) else {
      throw PipelineError(
        kind: .data,
        message: Phrase(
          "không dựng được cây đơn vị ngày \(day)",
          en: "the tree of units of \(day) cannot be built"),
        log: log)
    }
    return tree
  }

  /// What became of the units of an earlier day in a later tree.
  ///
  /// - Returns: nil where the units are the same in both, or the day has no tree.
  func restatement(from day: Day, to tree: UnitTree) -> Restatement? {
    guard day != tree.day, let own = unreportedTree(on: day) else { return nil }
    return restatement(from: own, to: tree)
  }

  private func restatement(from own: UnitTree, to tree: UnitTree) -> Restatement? {
    let restatement = Restatement(register: workspace.units, from: own, to: tree)
    return restatement.isNeeded ? restatement : nil
  }

  /// The tree of a day; what is wrong with it is told where its figures are asked for.
  func unreportedTree(on day: Day) -> UnitTree? {
    var ignored = DiagnosticLog()
    return UnitTree.build(from: workspace.units, on: day, log: &ignored)
  }

  /// An earlier period in the tree of the current one.
  ///
  /// - Returns: nil where the units are the same in both, or nothing should be restated.
  mutating func restated(_ earlier: PeriodResult, by restatement: Restatement?)
    throws(PipelineError) -> PeriodResult?
  {
    guard options.tree != .own, let restatement else { return nil }
    return try result(
      of: earlier.scores.period, method: earlier.scores.method, in: PeriodTree(restatement))
  }
}
