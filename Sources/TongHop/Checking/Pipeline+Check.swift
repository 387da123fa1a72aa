import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopScoring

extension Pipeline {
  /// Finds the errors that another verb would end with, in the words in which it would: trees that
  /// cannot be built, differences that cannot be taken, numbers that do not fit, means that cannot be
  /// made; by every method and in every period.
  ///
  /// Where bounds show that no number can be too large nothing is computed (see ``OverflowRisk``).
  /// Warnings about other periods are told where these are asked for.
  ///
  /// Needs ``PipelineOptions/triesEverything``.
  ///
  /// - Parameter compared: of the pipeline's own period.
  /// - Complexity: O(*periods* x *units*) for trees; for methods that can fail
  ///   O(*periods* x *trees* x *units* x (*criteria* + *indicators*)).
  public mutating func findResultErrors(beside compared: ComparedPeriods) throws(PipelineError) {
    var other = self
    other.log = DiagnosticLog()
    let periods = Self.askedPeriods(received, codebook)
    let trees = other.differentTrees(of: periods)
    try other.takeDifferences(of: periods)
    try other.tryScores(in: periods, trees)
    for problem in other.log.entries where problem.severity == .error { log.report(problem) }
    guard method.composite != nil else { return }
    other.log = DiagnosticLog()
    try other.tryPast(of: compared.current.scores.tree)
    for problem in other.log.entries where problem.code.isOfResult { log.report(problem) }
  }

  /// Looks at every period that a trend shows, in its own tree and in that of the newest one.
  ///
  /// A composite indicator of which the bounds say that nothing is too large can still have criteria
  /// that tell no units apart. That is seen before any mean is made, so none is.
  private mutating func tryPast(of newest: UnitTree) throws(PipelineError) {
    let versions = workspace.versions(of: method.family)
    let risk = OverflowRisk(received: received, codebook: codebook, methods: workspace.methods)
    let risky = Set(versions.filter(risk.isOf).map(\.id))
    for earlier in knownPeriods(versions) where earlier != period {
      guard
        let then = versions.last(where: { $0.isInForce(on: earlier.lastDay(in: $0.calendar)) }),
        then.composite != nil || risky.contains(then.id), hasFigures(in: earlier, for: then),
        let own = unreportedTree(on: earlier.lastDay(in: then.calendar))
      else { continue }
      var trees = [PeriodTree(own)]
      if options.tree != .own, let moved = restatement(from: own.day, to: newest) {
        trees.append(PeriodTree(moved))
      }
      for tree in trees {
        if risky.contains(then.id) {
          _ = try result(of: earlier, method: then, in: tree)
        } else {
          try reportSpread(of: earlier, method: then, in: tree)
        }
      }
    }
  }

  /// The trees of the last days of periods, each once; what is wrong with one is in the log.
  ///
  /// Periods that end after the newest of the workspace are not over: their units may not be known
  /// yet.
  private mutating func differentTrees(of periods: [Period]) -> [UnitTree] {
    let changes = Set(
      workspace.units.units.flatMap { [$0.validFrom, $0.validTo].compactMap(\.self) }
    ).sorted()
    let calendars = Set(workspace.methods.map(\.calendar))
    var days: [Int: Day] = [:]
    for calendar in calendars {
      for period in periods
      where period.lastDay(in: .calendar) <= newestPeriod.lastDay(in: .calendar) {
        let day = period.lastDay(in: calendar)
        // Between two changes all days have one tree.
        let count = changes.count { $0 <= day }
        days[count] = max(days[count] ?? day, day)
      }
    }
    return days.sorted { $0.key < $1.key }.compactMap {
      UnitTree.build(from: workspace.units, on: $0.value, log: &log)
    }
  }

  /// Takes every difference of what has accumulated that a verb would take.
  private mutating func takeDifferences(of periods: [Period]) throws(PipelineError) {
    for period in periods where period.months.lowerBound > 1 {
      let versions = workspace.methods.filter { $0.isInForce(on: period.lastDay(in: $0.calendar)) }
      guard let version = versions.first,
        let tree = unreportedTree(on: period.lastDay(in: version.calendar))
      else { continue }
      let own = PeriodTree(tree)
      var columns: [RollupColumn] = []
      for version in versions {
        // A figure falls whoever is exempt.
        let all = plan(for: version, in: own).columns + indicatorColumns(by: version, in: own)
        for column in all.map(\.withoutExemptions) where hasStandBefore(period, column) {
          if !columns.contains(column) { columns.append(column) }
        }
      }
      guard !columns.isEmpty else { continue }
      _ = try rollUp(period, in: own, columns: columns, log: &log)
    }
  }

  /// Is there a stand that one of the period could have fallen from?
  private func hasStandBefore(_ period: Period, _ column: RollupColumn) -> Bool {
    guard case .indicator(let code) = column.figure,
      codebook.indicators[code]?.isCumulative ?? false, let rows = received.rows[code]
    else { return false }
    let start = period.months.lowerBound
    return rows.keys.contains { row in
      let month = row.months.upperBound
      return row.year == period.year && (column.isExpected ? month + 1 == start : month < start)
    } && rows.keys.contains { isPart($0, of: period, code: code) }
  }

  /// Scores by every method that can fail, and then adds up every indicator.
  ///
  /// What does not fit in a month does not fit in its quarter either, nor does a sum that was scored;
  /// neither is said again.
  private mutating func tryScores(
    in periods: [Period], _ trees: [UnitTree]
  ) throws(PipelineError) {
    let risk = OverflowRisk(received: received, codebook: codebook, methods: workspace.methods)
    let families = [method.family] + workspace.families.filter { $0 != method.family }
    var faulty: [Period] = []
    for family in families where workspace.versions(of: family).contains(where: risk.isOf) {
      faulty += try failures(of: family, in: periods, trees) {
        (other, version, tried, tree) throws(PipelineError) in
        let result = try other.result(of: tried, method: version, in: tree)
        if !tree.isRestated { other.estimateSurveys(result) }
      }
    }
    guard risk.isOfSums else { return }
    for family in families {
      faulty += try failures(of: family, in: periods, trees, after: faulty) {
        (other, version, tried, tree) throws(PipelineError) in
        try other.rollUpIndicators(by: version, in: tried, tree)
      }
    }
  }

  /// Tries something in each period, in its own tree and in the others, until there is an error.
  ///
  /// - Parameter known: periods in which there were errors already.
  /// - Returns: the periods in which there were errors.
  private mutating func failures(
    of family: String, in periods: [Period], _ trees: [UnitTree], after known: [Period] = [],
    _ body: (inout Pipeline, TongHopDomain.Method, Period, PeriodTree) throws(PipelineError) -> Void
  ) throws(PipelineError) -> [Period] {
    let versions = workspace.versions(of: family)
    let isOwn = family == method.family
    var other = self
    other.log = DiagnosticLog()
    var faulty: [Period] = []
    for tried in isOwn ? ownFirst(periods) : periods
    where !(known + faulty).contains(where: { tried.contains($0) || $0.contains(tried) }) {
      guard
        let version = versions.last(where: { $0.isInForce(on: tried.lastDay(in: $0.calendar)) }),
        let own = unreportedTree(on: tried.lastDay(in: version.calendar))
      else { continue }
      let count = other.log.errorCount
      try body(&other, version, tried, PeriodTree(own))
      for tree in trees where other.log.errorCount == count && tree.ids != own.ids {
        let restatement = Restatement(register: workspace.units, from: own, to: tree)
        try body(&other, version, tried, PeriodTree(restatement))
      }
      if other.log.errorCount > count { faulty.append(tried) }
    }
    for var problem in other.log.entries where !log.entries.contains(problem) {
      if !isOwn, problem.code == .overflow {
        problem.message =
          problem.message
          + Phrase(", bộ tiêu chí \(family)", en: ", method \(family)")
      }
      log.report(problem)
    }
    return faulty
  }

  /// The pipeline's own period, then those of its kind.
  private func ownFirst(_ periods: [Period]) -> [Period] {
    periods.filter { $0 == period } + periods.filter { $0 != period && $0.kind == period.kind }
      + periods.filter { $0.kind != period.kind }
  }
}
