import TongHopColumnar
import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRanking
import TongHopRecords
import TongHopReport
import TongHopScoring

extension Pipeline {
  /// The tree, figures, scores and ranks of one period.
  ///
  /// - Parameter other: the tree to which the figures are restated; nil: the period's own.
  /// - Returns: nil where there is no tree on the period's last day; the log says why.
  mutating func result(
    of period: Period, method: TongHopDomain.Method, restatedTo other: UnitTree? = nil
  ) throws(PipelineError) -> PeriodResult? {
    let day = period.lastDay(in: method.calendar)
    guard let own = UnitTree.build(from: workspace.units, on: day, log: &log) else { return nil }
    guard let other, other.day != day else {
      return try result(of: period, method: method, in: PeriodTree(own))
    }
    let restatement = Restatement(register: workspace.units, from: own, to: other)
    return try result(of: period, method: method, in: PeriodTree(restatement))
  }

  /// - Parameter tree: of the period's last day, or to which its figures are restated.
  mutating func result(
    of period: Period, method: TongHopDomain.Method, in tree: PeriodTree
  ) throws(PipelineError) -> PeriodResult {
    let plan = plan(for: method, in: tree)
    var found = DiagnosticLog()
    let rollup = try figures(of: period, method, plan, in: tree, log: &found)
    let scores = score(rollup, method: method, plan: plan, log: &found)
    // What was said of the period in its own tree need not be said again.
    for problem in found.entries where !tree.isRestated || !log.entries.contains(problem) {
      log.report(problem)
    }
    let result = PeriodResult(
      scores: scores, ranks: Ranker.rank(scores), rollup: rollup, restatement: tree.restatement)
    result.checkInvariants()
    return result
  }

  /// All that a method scores.
  private mutating func figures(
    of period: Period, _ method: TongHopDomain.Method, _ plan: ScoringPlan, in tree: PeriodTree,
    log: inout DiagnosticLog
  ) throws(PipelineError) -> RollupTable {
    let columns = plan.columns(
      of: period, own: tree.restatement?.own ?? tree.tree, exemptions: workspace.exemptions,
      register: workspace.units, origins: tree.restatement?.origins ?? [:])
    var rollup = try rollUp(period, in: tree, columns: columns, log: &log)
    rollup.countRegisters(method, plan)
    rollup.asked = try asked(of: plan.columns, period, tree)
    for family in method.indexFamilies {
      rollup.indices[family] = try indexCells(of: family, in: period, tree: tree)
    }
    return rollup
  }

  /// Reports the criteria of a composite indicator that tell no units apart, and scores nobody.
  mutating func reportSpread(
    of period: Period, method: TongHopDomain.Method, in tree: PeriodTree
  ) throws(PipelineError) {
    let plan = plan(for: method, in: tree)
    var found = DiagnosticLog()
    let rollup = try figures(of: period, method, plan, in: tree, log: &found)
    rollup.checkInvariants()
    Scoring.normalise(rollup, method: method, plan: plan, log: &found)
    for problem in found.entries where !log.entries.contains(problem) { log.report(problem) }
  }

  func rollUp(
    _ period: Period, in tree: PeriodTree, columns: [RollupColumn], log: inout DiagnosticLog
  ) throws(PipelineError) -> RollupTable {
    do {
      var table = try engine.rollUp(
        period, tree: tree.tree, from: tree.restatement?.own, columns: columns, log: &log)
      let stretches = columns.flatMap(\.stretches)
      guard !stretches.isEmpty else { return table }
      // What is wrong with these rows was told with the whole period.
      var ignored = DiagnosticLog()
      let parts = try engine.rollUp(
        period, tree: tree.tree, from: tree.restatement?.own, columns: stretches, log: &ignored)
      table.addUp(parts)
      return table
    } catch {
      throw PipelineError(error)
    }
  }

  private func score(
    _ rollup: RollupTable, method: TongHopDomain.Method, plan: ScoringPlan,
    only leaves: Set<Int>? = nil, log: inout DiagnosticLog
  ) -> ScoreTable {
    Scoring.score(
      rollup, method: method, plan: plan, only: leaves, log: &log, shards: max(1, options.threads),
      map: { mapShards($0, $1) })
  }

  /// The same figures scored on some of the leaves only.
  private func result(_ whole: PeriodResult, only leaves: Set<Int>) -> PeriodResult {
    let method = whole.scores.method
    let plan = plan(for: method, in: PeriodTree(of: whole))
    // What the whole run has already said of overflows need not be said again.
    var ignored = DiagnosticLog()
    let scores = score(
      whole.rollup, method: method, plan: plan, only: leaves, log: &ignored)
    let part = PeriodResult(
      scores: scores, ranks: Ranker.rank(scores), rollup: whole.rollup,
      restatement: whole.restatement)
    part.checkInvariants()
    return part
  }

  /// The columns that a method needs rolled up, with the exemptions of the period's last day.
  func plan(for method: TongHopDomain.Method, in tree: PeriodTree) -> ScoringPlan {
    let own = tree.restatement?.own ?? tree.tree
    let plan = ScoringPlan(
      method: method, exemptions: exemptions(on: own.day), indicators: codebook.indicators)
    return tree.restatement.map { plan.restated($0.origins) } ?? plan
  }

  private func exemptions(on day: Day) -> [(unit: UnitID, exemption: Exemption)] {
    workspace.exemptions.filter { $0.isInForce(on: day) }.compactMap { exemption in
      let (code, named) = exemption.namedUnit
      return workspace.units.unit(coded: code, on: named ?? day).map { ($0, exemption) }
    }
  }

  /// Who was asked in the surveys from which somebody is exempt.
  private func asked(
    of columns: [RollupColumn], _ period: Period, _ tree: PeriodTree
  ) throws(PipelineError) -> [Int: [RollupCell]] {
    let positions = columns.indices.filter { columns[$0].isOfSurvey && !columns[$0].exempt.isEmpty }
    guard !positions.isEmpty else { return [:] }
    let whole = positions.map { columns[$0].withoutExemptions }
    // What is wrong with these rows was told with the columns themselves.
    var ignored = DiagnosticLog()
    let table = try rollUp(period, in: tree, columns: whole, log: &ignored)
    return Dictionary(uniqueKeysWithValues: zip(positions, table.cells))
  }

  func hasFigures(in period: Period, for method: TongHopDomain.Method) -> Bool {
    if hasRows(in: period) { return true }
    guard method.criteria.contains(where: { $0.leaf?.measure.isTasks ?? false }) else {
      return false
    }
    let days = codebook.days(of: period)
    // Where there is nothing but tasks those without a day of assignment speak as well.
    let counts = Self.rowCounts(received, [method], [method], codebook)
    let hasOnlyTasks = counts.arisen.isEmpty && counts.accumulated.isEmpty
    return received.tasks.contains { task in
      let given = task.assigned ?? (hasOnlyTasks ? task.due ?? task.completed : nil)
      return (given.map { $0 <= days.last } ?? false)
        && task.state(from: days.first, through: days.last) != nil
    }
  }

  /// An earlier period to compare with; nil where nothing is known of it.
  private mutating func earlier(_ period: Period?, than current: PeriodResult)
    throws(PipelineError) -> EarlierPeriod?
  {
    guard let period else { return nil }
    let now = current.scores.method
    let versions = workspace.versions(of: now.family)
    let published = publishedTable(period)
    guard let then = versions.last(where: { $0.isInForce(on: period.lastDay(in: $0.calendar)) })
    else {
      // Signed before the first version that the workspace knows: by a method of its own.
      guard let published else { return nil }
      let lastDay = period.lastDay(in: now.calendar)
      return EarlierPeriod(
        period: period, restatement: restatement(from: lastDay, to: current.scores.tree),
        published: published, relation: MethodRelation(now, nil, published.publication))
    }
    let computed = hasFigures(in: period, for: then) ? try result(of: period, method: then) : nil
    guard published != nil || computed != nil else { return nil }
    let restatement = restatement(
      from: period.lastDay(in: then.calendar), to: current.scores.tree)
    var restated: PeriodResult?
    if let computed { restated = try self.restated(computed, by: restatement) }
    return EarlierPeriod(
      period: period, result: computed, restated: restated,
      restatement: restatement, published: published,
      relation: relation(current, now, restated ?? computed, then), rounding: then.rounding)
  }

  private func relation(
    _ current: PeriodResult, _ now: TongHopDomain.Method, _ computed: PeriodResult?,
    _ then: TongHopDomain.Method
  ) -> MethodRelation {
    let whole = MethodRelation(now, then, nil)
    guard case .none = whole, let computed else { return whole }
    let (leavesNow, leavesThen) = Comparison.commonLeaves(now, then)
    guard !leavesNow.isEmpty else { return .none }
    return .commonPart(
      now: result(current, only: leavesNow), then: result(computed, only: leavesThen))
  }

  /// The comparison table of the pipeline's period, with what it was made of.
  public mutating func compare(isEmptyAllowed: Bool = false) throws(PipelineError)
    -> ComparedPeriods
  {
    let current = try current(isEmptyAllowed: isEmptyAllowed)
    let previous = try earlier(previousPeriod, than: current)
    let periods = EarlierPeriods(previous: previousPeriod, yearAgo: yearAgoPeriod)
    let yearAgo = try earlier(periods.otherYearAgo, than: current)
    var table = Comparison.compare(
      current: current, previous: previous,
      yearAgo: periods.areOne ? previous : yearAgo,
      register: workspace.units, previousPeriod: previousPeriod, yearAgoPeriod: yearAgoPeriod)
    table.isIncomplete =
      !leftOutLines(.vietnamese).isEmpty || hasUnreasonedErrors || !compositeFaults.isEmpty
    table.checkInvariants()
    return ComparedPeriods(current: current, previous: previous, yearAgo: yearAgo, table: table)
  }

  /// The lines that were left out, by file: `metrics/2024-Q2.csv: dòng 17, 20-25`.
  public func leftOutLines(_ language: Language) -> [String] {
    var spans: [SourceSpan] = []
    for (file, stretches) in received.leftOut.lines {
      spans += stretches.map {
        SourceSpan(file: file, first: $0.lowerBound, last: $0.upperBound)
      }
    }
    var rows = Set(
      received.leftOut.lazy.filter { $0.location.line == nil }
        .map { SourceLocation(file: $0.location.file) })
    // Rows of the other files, units.csv say, that an error kept out. Of a column with two decimal
    // signs every number counts. Points that give no reason leave no row out, nor does a mean that
    // cannot be taken.
    for problem in log.entries
    where problem.severity == .error && problem.location.line != nil
      && problem.code != .mixedDecimals && problem.code != .missingReason
      && !problem.code.isOfResult
    {
      rows.insert(SourceLocation(file: problem.location.file, line: problem.location.line))
    }
    for location in rows.sorted() {
      spans.append(
        SourceSpan(file: location.file, first: location.line ?? 0, last: location.line ?? 0))
    }
    // A note is to be read; `check` names the rows.
    return SourceText.lines(spans, language: language, most: 40)
  }
}

/// A comparison and the periods that it compares.
public struct ComparedPeriods: Sendable {
  public let current: PeriodResult
  public let previous: EarlierPeriod?
  public let yearAgo: EarlierPeriod?
  public let table: ComparisonTable

  /// The units of the period's last day.
  public var tree: UnitTree { current.scores.tree }
}

/// Lines of files in words.
public enum SourceText {
  /// One text a file: `metrics/2024-Q2.csv: dòng 12-20, 25`; line 0 is the whole file.
  ///
  /// - Parameter most: where a file has more stretches of lines than this, their number and the
  ///   first and last line stand for them.
  public static func lines(_ spans: [SourceSpan], language: Language, most: Int = .max) -> [String]
  {
    var files: [(name: String, spans: [SourceSpan])] = []
    let wholeFiles = Set(spans.filter { $0.last == 0 }.map(\.file))
    for span in spans.sorted(by: { ($0.file, $0.first) < ($1.file, $1.first) })
    where span.last == 0 || !wholeFiles.contains(span.file) {
      guard files.last?.name == span.file else {
        files.append((span.file, [span]))
        continue
      }
      if let end = files[files.count - 1].spans.last, end.last + 1 >= span.first {
        files[files.count - 1].spans[files[files.count - 1].spans.count - 1].last = max(
          end.last, span.last)
      } else {
        files[files.count - 1].spans.append(span)
      }
    }
    let word = Phrase("dòng", en: "line")[language]
    let whole = Phrase("cả tệp", en: "the whole file")[language]
    return files.map { file in
      if file.spans.count > most, let first = file.spans.first, let last = file.spans.last {
        let count = NumberText(language).count(
          file.spans.reduce(0) { $0 + $1.last - $1.first + 1 })
        return Phrase(
          "\(file.name): \(count) dòng, từ dòng \(first.first) đến dòng \(last.last)",
          en: "\(file.name): \(count) lines, from line \(first.first) to line \(last.last)")[
            language]
      }
      let parts = file.spans.map { span in
        if span.last == 0 { return whole }
        return span.first == span.last ? "\(span.first)" : "\(span.first)-\(span.last)"
      }
      return parts == [whole]
        ? "\(file.name): \(whole)" : "\(file.name): \(word) " + parts.joined(separator: ", ")
    }
  }
}
