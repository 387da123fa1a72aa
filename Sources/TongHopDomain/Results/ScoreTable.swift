import TongHopDiagnostics

/// Why a cell of the score table has the points it has.
public enum ScoreState: String, Sendable, CaseIterable {
  case scored
  /// Some of it is missing below, or was left out.
  case provisional
  case notDue = "not_due"
  case notApplicable = "not_applicable"
  case notReported = "not_reported"
  case awaitingAppraisal = "awaiting_appraisal"
  case withheld

  /// Out of the maximum.
  public var isOutside: Bool { self == .notDue || self == .notApplicable }
}

/// The score of one unit on one node of the criteria tree, or in total.
public struct Score: Sendable, Hashable {
  public var state: ScoreState
  /// The part of the maximum that applies to the unit in the period.
  public var maximum: Fraction
  /// As printed; nil where it is missing.
  public var points: Points?
  /// Before this node itself is rounded; equal to `points` where nothing is rounded here.
  public var exactPoints: Points?
  /// Of a leaf.
  public var cell: RollupCell?
  /// Points of the self-scored round; leaves that are computed count as computed.
  public var selfPoints: Points?
  /// Points of survey leaves.
  public var surveyPoints: Points?
  /// Points of leaves that an appraisal or a computation gave; nil while one awaits appraisal.
  public var appraisedPoints: Points?
  /// The part of the maximum that was reported, counting 7 of 9 villages as 7/9.
  public var reportedMaximum: Fraction
  public var hasAwaiting = false
  public var hasNotReported = false
  public var hasProvisional = false

  public init(state: ScoreState, maximum: Fraction = .zero, reportedMaximum: Fraction = .zero) {
    self.state = state
    self.maximum = maximum
    self.reportedMaximum = reportedMaximum
  }
}

/// The scores of every unit that a method scores, for one period.
public struct ScoreTable: Sendable {
  public let period: Period
  public let method: Method
  public let tree: UnitTree
  /// Unit indices that are scored, depth first.
  public let scored: [UnitIndex]
  /// *shape* [unit index][criterion], in file order; empty for units that are not scored.
  public var nodes: [[Score]]
  /// *shape* [unit index].
  public var totals: [Score?]

  public init(
    period: Period, method: Method, tree: UnitTree, scored: [UnitIndex], nodes: [[Score]],
    totals: [Score?]
  ) {
    self.period = period
    self.method = method
    self.tree = tree
    self.scored = scored
    self.nodes = nodes
    self.totals = totals
  }

  /// Points / maximum x 100 in the method's decimals and mode, as printed.
  ///
  /// - Returns: nil where the points are missing or nothing applies.
  public func index(of score: Score) -> Points? {
    guard let points = score.points, score.maximum.numerator > 0,
      let fraction = try? points.fraction,
      let share = try? fraction.divided(by: score.maximum),
      let percent = try? share.multiplied(by: Fraction(100))
    else { return nil }
    let places = method.rounding.step == .none ? 9 : method.rounding.decimals
    return try? method.rounding.points(
      percent, places: places, mode: method.rounding.step == .none ? .halfUp : nil)
  }
}
