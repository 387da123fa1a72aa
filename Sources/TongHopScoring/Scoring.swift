import TongHopDiagnostics
import TongHopDomain

/// From figures to points.
public enum Scoring {
  /// Scores every unit that the method covers on every node of its criteria tree.
  ///
  /// A parent unit is scored on its own summed figures, like any other; nothing here looks at the
  /// scores of its children. Points are exact up to the step at which the method rounds.
  ///
  /// Five kinds of missing are kept apart: `not_due` and `not_applicable` leave the maximum;
  /// `not_reported` is zero and named; `awaiting_appraisal` counts the self score; `withheld` (and
  /// a leaf that its zero denominator makes missing, or a sum that does not fit) leaves its domain
  /// and the total without points. A unit that reported nothing at all has no points either.
  ///
  /// - Parameters:
  ///   - rollup: made for `plan.columns`.
  ///   - plan: made from the same method.
  ///   - leaves: indices of the leaves that count, for the part that two versions of a method have
  ///     in common; the others are as if they were not in the tree. nil: all.
  ///   - log: receives `TH2001` for numbers that do not fit, which never stop the run.
  /// - Returns: nodes of *shape* [unit][criterion], empty for units that are not scored.
  /// - Complexity: O(*units* x *criteria*).
  public static func score(
    _ rollup: RollupTable, method: Method, plan: ScoringPlan, only leaves: Set<Int>? = nil,
    log: inout DiagnosticLog
  ) -> ScoreTable {
    var scorer = Scorer(rollup: rollup, method: method, plan: plan, only: leaves)
    var scored: [UnitIndex] = []
    var nodes: [[Score]] = Array(repeating: [], count: rollup.tree.count)
    var totals: [Score?] = Array(repeating: nil, count: rollup.tree.count)
    for unit in rollup.tree.units.indices {
      guard let result = scorer.score(unit) else { continue }
      scored.append(unit)
      nodes[unit] = result.nodes
      totals[unit] = result.total
    }
    log.merge(scorer.log)
    return ScoreTable(
      period: rollup.period, method: method, tree: rollup.tree, scored: scored, nodes: nodes,
      totals: totals)
  }
}

/// One run of the scoring.
struct Scorer {
  let rollup: RollupTable
  let method: Method
  /// *shape* [criterion]; nil for parents and for leaves that do not count in this run.
  let leaves: [LeafContext?]
  var log = DiagnosticLog()

  /// Which criteria apply depends on the level and the type alone, and both repeat.
  private struct Kind: Hashable {
    var level: String
    var type: String
  }
  /// nil: the method does not cover such units. *shape* of the array [criterion].
  private var applicable: [Kind: [Bool]?] = [:]

  init(rollup: RollupTable, method: Method, plan: ScoringPlan, only wanted: Set<Int>?) {
    self.rollup = rollup
    self.method = method
    leaves = method.criteria.indices.map { index in
      guard wanted?.contains(index) ?? true else { return nil }
      return LeafContext(index, rollup: rollup, method: method, plan: plan)
    }
  }

  private mutating func applicableCriteria(to unit: Unit) -> [Bool]? {
    let kind = Kind(level: unit.level, type: unit.type)
    if let known = applicable[kind] { return known }
    let result =
      method.applies(to: unit)
      ? method.criteria.indices.map { method.applies($0, to: unit) } : nil
    applicable[kind] = .some(result)
    return result
  }

  /// - Returns: nil for a unit that the method does not cover.
  mutating func score(_ unit: UnitIndex) -> (nodes: [Score], total: Score)? {
    guard let applies = applicableCriteria(to: rollup.tree.units[unit]) else { return nil }
    var nodes = Array(repeating: Score(state: .notApplicable), count: method.criteria.count)
    for case let leaf? in leaves {
      nodes[leaf.index] = score(leaf, of: unit, applies: applies[leaf.index])
    }
    let isSilent = reportedNothing(nodes)
    let hasSelfScore = leaves.contains { leaf in
      leaf.map { !nodes[$0.index].state.isOutside && selfCell($0, of: unit) != nil } ?? false
    }
    var sums = Array(repeating: NodeSum(), count: method.criteria.count)
    var total = NodeSum()
    // Parents come before their children, so backwards every node is complete when it is met.
    for index in method.criteria.indices.reversed() {
      let isDomain = method.criteria[index].parent == nil
      if let leaf = leaves[index] {
        sums[index] = finish(leaf, of: unit, score: &nodes[index], hasSelfScore: hasSelfScore)
        if isDomain { round(&nodes[index]) }
      } else {
        nodes[index] = sums[index].score(
          step: isDomain ? method.rounding.domainPoints : { ($0.settled, $0.settled) },
          hasSelfScore: hasSelfScore, isSilent: isSilent)
      }
      // Only a domain that is rounded adds something else than the sum of its leaves.
      if isDomain, method.rounding.step == .domain {
        sums[index].apply(method.rounding.domainPoints)
      }
      add(sums[index], of: index, to: &sums, total: &total, unit: unit)
    }
    if rollup.isIncomplete[unit] { total.hasProvisional = true }
    let score = total.score(
      step: method.rounding.totalPoints, hasSelfScore: hasSelfScore, isSilent: isSilent)
    return (nodes, score)
  }

  private mutating func add(
    _ sum: NodeSum, of index: Int, to sums: inout [NodeSum], total: inout NodeSum,
    unit: UnitIndex
  ) {
    let parent = method.criteria[index].parent
    do throws(ArithmeticOverflow) {
      if let parent { try sums[parent].add(sum) } else { try total.add(sum) }
    } catch {
      reportOverflow(at: unit, criterion: parent.map { method.criteria[$0].code } ?? "")
      if let parent { sums[parent].isMissing = true } else { total.isMissing = true }
    }
  }

  /// The parts of a leaf's points that the columns of the table show, and what it adds above.
  private mutating func finish(
    _ leaf: LeafContext, of unit: UnitIndex, score: inout Score, hasSelfScore: Bool
  ) -> NodeSum {
    guard !score.state.isOutside else {
      return NodeSum(leaf: score, isSurvey: false, selfPoints: nil)
    }
    if case .survey = leaf.leaf.measure {
      score.surveyPoints = score.points
      return NodeSum(leaf: score, isSurvey: true, selfPoints: nil)
    }
    let own = hasSelfScore ? selfPoints(leaf, of: unit, score: score) : nil
    score.selfPoints = own
    if score.cell?.awaitsAppraisal != true { score.appraisedPoints = score.points }
    return NodeSum(leaf: score, isSurvey: false, selfPoints: own)
  }

  /// A leaf that is itself a domain is rounded like one.
  private func round(_ score: inout Score) {
    guard method.rounding.step != .criterion else { return }
    let step = method.rounding.domainPoints
    score.exactPoints = score.points.map { step($0).exact }
    score.points = score.points.map { step($0).points }
    score.selfPoints = score.selfPoints.map { step($0).points }
    score.surveyPoints = score.surveyPoints.map { step($0).points }
    score.appraisedPoints = score.appraisedPoints.map { step($0).points }
  }

  /// Did no row of the unit arrive? Tasks do not count as long as it owes anything else, because
  /// the register is kept by others.
  private func reportedNothing(_ nodes: [Score]) -> Bool {
    var owed = 0
    var tasksOwed = 0
    var silent = 0
    var tasksSilent = 0
    for case let leaf? in leaves where !nodes[leaf.index].state.isOutside {
      let score = nodes[leaf.index]
      let isSilent = score.state == .notReported && score.points != nil
      if leaf.leaf.measure.isTasks {
        tasksOwed += 1
        tasksSilent += isSilent ? 1 : 0
      } else {
        owed += 1
        silent += isSilent ? 1 : 0
      }
    }
    return owed > 0 ? silent == owed : tasksOwed > 0 && tasksSilent == tasksOwed
  }
}
