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
  /// Restated, and nobody knows which part of a unit that was split belongs to it.
  case notComparable = "not_comparable"

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
  /// Of a leaf that measures a survey.
  public var survey: SurveySum?
  /// Points of the self-scored round; leaves that are computed count as computed. Those of a bonus or
  /// a penalty stand at its leaf and are in no sum.
  public var selfPoints: Points?
  /// Points of survey leaves.
  public var surveyPoints: Points?
  /// Points of bonus leaves less those of penalties, which stand outside of the maximum.
  public var bonusPoints: Points?
  /// Points of leaves that an appraisal or a computation gave; nil while one awaits appraisal.
  public var appraisedPoints: Points?
  /// What it gives to the printed total of a composite indicator; nil elsewhere, and where a mean is
  /// not arithmetic. The parts of the leaves add up exactly.
  public var part: Points?
  /// The part of the maximum that was reported, counting 7 of 9 villages as 7/9.
  public var reportedMaximum: Fraction
  public var hasAwaiting = false
  public var hasNotReported = false
  public var hasProvisional = false
  /// Of a sum: the unit reported nothing at all, so it has no points. Not of a composite indicator.
  public var isSilent = false

  /// The share of the maximum that was reported: exact, or where that is too long cut to 10^-9, so that
  /// nobody passes a bar by it. nil where nothing applies.
  public var coverage: Fraction? {
    guard maximum > .zero else { return nil }
    if let share = try? reportedMaximum.divided(by: maximum), share.denominator < 1 << 100 {
      return share
    }
    let cut = try? Rounding().points(reportedMaximum, places: 9, mode: .truncate).fraction
    return (try? cut?.divided(by: maximum)) ?? .zero
  }

  public init(state: ScoreState, maximum: Fraction = .zero, reportedMaximum: Fraction = .zero) {
    self.state = state
    self.maximum = maximum
    self.reportedMaximum = reportedMaximum
  }
}

/// The scores of every unit that a method scores, for one period: a value, which can be kept, sent,
/// compared and drawn from.
public struct ScoreTable: Sendable {
  public let period: Period
  public let method: Method
  public let tree: UnitTree
  /// Unit indices that are scored, depth first.
  public let scored: [UnitIndex]
  /// *shape* [unit index].
  public let totals: TotalScores
  /// The printed index of each unit in whole counts of 10^-``indexPlaces``, *shape* [unit index];
  /// ``noIndex`` where there is none; nil where one does not fit.
  public let indexCounts: [Int64]?
  /// What each unit has on the nodes of the criteria tree.
  public let nodes: NodeTable

  public static let noIndex = Int64.min

  /// - Parameters:
  ///   - totals: *shape* [unit index].
  ///   - nodes: of the same units.
  public init(
    period: Period, method: Method, tree: UnitTree, scored: [UnitIndex], totals: TotalScores,
    nodes: NodeTable
  ) {
    self.period = period
    self.method = method
    self.tree = tree
    self.scored = scored
    self.totals = totals
    self.nodes = nodes
    indexCounts = Self.indexCounts(of: totals, scored, rounding: method.rounding)
  }

  /// The scores of a unit on every node of the criteria tree, *shape* [criterion], in file order;
  /// empty for units that are not scored.
  public func nodes(of unit: UnitIndex) -> [Score] {
    totals.indices.contains(unit) && totals.isScored(unit) ? nodes.scores(of: unit) : []
  }

  /// The state of a unit on one leaf; nil for units that are not scored.
  ///
  /// - Complexity: O(1).
  package func state(of leaf: Int, at unit: UnitIndex) -> ScoreState? {
    self.leaf(leaf, of: unit)?.state
  }

  /// What a unit has on one leaf; nil for units that are not scored.
  ///
  /// - Complexity: O(1).
  package func leaf(
    _ criterion: Int, of unit: UnitIndex
  ) -> (state: ScoreState, maximum: Fraction, cell: RollupCell?)? {
    totals.indices.contains(unit) && totals.isScored(unit) ? nodes.leaf(criterion, of: unit) : nil
  }

  /// The printed index of a unit's total.
  public func index(of unit: UnitIndex) -> Points? {
    guard let counts = indexCounts else {
      return totals.indices.contains(unit) ? totals[unit].flatMap { index(of: $0) } : nil
    }
    guard counts.indices.contains(unit), counts[unit] != Self.noIndex else { return nil }
    return Points(count: Int128(counts[unit]) * method.rounding.indexUnit)
  }

  /// Units that have points and a maximum, and whose index does not fit, depth first.
  ///
  /// - Complexity: O(*units*).
  public var unitsWithoutFittingIndex: [UnitIndex] {
    scored.filter { unit in
      guard index(of: unit) == nil, let total = totals[unit] else { return false }
      return total.points != nil && total.maximum.numerator > 0
    }
  }

  /// The printed indices as figures that another method can take: n = index and d = 100, both in
  /// 10^-9.
  ///
  /// A unit that is scored and has no index should have had one.
  ///
  /// - Returns: *shape* [unit index of `tree`].
  /// - Complexity: O(*units*).
  public func indexCells(for tree: UnitTree) -> [RollupCell] {
    var cells = [RollupCell](repeating: RollupCell(), count: tree.count)
    for unit in scored {
      // Where nothing of the method applies to a unit there is no index that it could have.
      guard let place = tree.index(of: self.tree.ids[unit]), let total = totals[unit],
        !total.state.isOutside
      else { continue }
      cells[place].expected = 1
      guard let index = index(of: unit)?.billionths else {
        cells[place].overflowed = total.points != nil && total.maximum.numerator > 0
        continue
      }
      cells[place].numerator = index
      cells[place].denominator = 100_000_000_000
      cells[place].records = 1
      cells[place].reported = 1
      cells[place].isIncomplete =
        total.hasProvisional || total.hasAwaiting || total.hasNotReported
    }
    return cells
  }

  /// Points / maximum x 100 in the method's decimals and mode, as printed.
  ///
  /// - Returns: nil where the points are missing or nothing applies.
  public func index(of score: Score) -> Points? { Self.index(of: score, method.rounding) }

  /// The same of many scores, as ``indexCounts`` has those of the totals.
  public func indexCounts(of scores: TotalScores) -> [Int64]? {
    Self.indexCounts(of: scores, scored, rounding: method.rounding)
  }

  private static func index(of score: Score, _ rounding: Rounding) -> Points? {
    guard let points = score.points, score.maximum.numerator > 0 else { return nil }
    let mode = rounding.step == .none ? Rounding.Mode.halfUp : rounding.mode
    if let percent = rounding.shortPercent(points, of: score.maximum, mode: mode) {
      return percent
    }
    guard let fraction = try? points.fraction,
      let share = try? fraction.divided(by: score.maximum),
      let percent = try? share.multiplied(by: Fraction(100))
    else { return nil }
    return try? rounding.points(percent, places: rounding.indexPlaces, mode: mode)
  }

  private static func indexCounts(
    of totals: TotalScores, _ scored: [UnitIndex], rounding: Rounding
  ) -> [Int64]? {
    var counts = Array(repeating: noIndex, count: totals.count)
    for unit in scored {
      guard let total = totals[unit], let index = index(of: total, rounding) else { continue }
      let count = index.count / rounding.indexUnit
      guard count.isShort, count != Int128(noIndex) else { return nil }
      counts[unit] = Int64(truncatingIfNeeded: count)
    }
    return counts
  }
}

extension Rounding {
  /// Decimals of a printed index or percentage.
  public var indexPlaces: Int { step == .none ? 9 : decimals }

  /// 10^-``indexPlaces`` in counts of ``Points``.
  public var indexUnit: Int128 { Decimal.power(Points.places - indexPlaces) }

  /// `points` / `maximum` x 100 rounded to ``indexPlaces`` by one division.
  ///
  /// - Parameter maximum: above zero.
  /// - Returns: nil where a number is too long for it.
  func shortPercent(_ points: Points, of maximum: Fraction, mode: Mode) -> Points? {
    guard indexPlaces <= 9, maximum.numerator < 1 << 30, maximum.denominator < 1 << 30,
      points.count.magnitude < 1 << 84
    else { return nil }
    // 10^18 of the points over 10^2 of the percent and 10^places of the result.
    let divisor = Decimal.power(Points.places - 2 - indexPlaces) * maximum.numerator
    let count = mode.divide(points.count * maximum.denominator, by: divisor)
    let (result, tooLarge) = count.multipliedReportingOverflow(by: indexUnit)
    return tooLarge ? nil : Points(count: result)
  }
}
