import TongHopDomain

/// One leaf whose figure can be better.
struct GainLeaf: Sendable {
  let leaf: LeafContext
  private let isDomain: Bool
  private let mayExceed: Bool
  /// The least that a numerator can be.
  private let least: Int64

  /// - Returns: nil for a leaf that is not computed from a figure by a rule of ratios, and for one of
  ///   tasks: what came late can never come on time, and tasks have weights, so that nobody could say
  ///   how many more are needed.
  init?(_ leaf: LeafContext, method: Method, plan: ScoringPlan) {
    switch leaf.leaf.rule {
    case .linear, .ramp, .steps, .yesNo, .goalposts: break
    case .scale, .points, .bonus, .penalty: return nil
    }
    var (mayExceed, mayBeNegative) = (false, false)
    switch leaf.leaf.measure {
    case .metric(let code):
      mayExceed = plan.indicators[code]?.mayExceed ?? false
      mayBeNegative = plan.indicators[code]?.mayBeNegative ?? false
    case .tasksDone, .tasksOnTime, .allTasks, .points, .survey, .index: return nil
    }
    guard leaf.leaf.rollUp != .repeat, leaf.targetShare != .zero else { return nil }
    self.leaf = leaf
    self.mayExceed = mayExceed
    least = mayBeNegative ? -Indicator.signedLimit : 0
    isDomain = method.criteria[leaf.index].parent == nil
  }

  /// - Parameters:
  ///   - score: of the leaf at a unit.
  ///   - isAlone: nobody is below the unit.
  func gain(at score: Score, isAlone: Bool) -> UnitProfile.Gain? {
    guard score.state == .scored || score.state == .provisional, score.points != nil,
      let cell = score.cell, cell.denominator > 0, !cell.overflowed, isOwn(cell, isAlone: isAlone)
    else { return nil }
    return (try? steps(from: cell)).flatMap { needed in
      needed.flatMap { try? gain(from: cell, to: $0) }
    }
  }

  /// Is the numerator a sum of counts that the unit can add to? The greatest of several units is no
  /// such sum, nor is a mean over people.
  private func isOwn(_ cell: RollupCell, isAlone: Bool) -> Bool {
    switch leaf.leaf.rollUp {
    case .sum, .none: true
    case .last, .max, .min: isAlone || (cell.expected <= 1 && cell.reported <= 1)
    case .meanPopulation, .meanHouseholds: isAlone
    case .repeat: false
    }
  }

  private func gain(
    from cell: RollupCell, to needed: Int64
  ) throws(ArithmeticOverflow) -> UnitProfile.Gain? {
    let better = self.cell(cell, with: needed)
    let points = try printed(better) - printed(cell)
    let way = try leaf.ratio(of: better).subtracting(leaf.ratio(of: cell))
    let percent = try (way < .zero ? Fraction.zero.subtracting(way) : way)
      .multiplied(by: Fraction(100))
    guard points > .zero, percent > .zero else { return nil }
    return UnitProfile.Gain(
      criterion: leaf.index, numerator: cell.numerator, denominator: cell.denominator,
      neededNumerator: needed, points: points,
      pointsPerPercent: try points.fraction.divided(by: percent))
  }

  private func cell(_ cell: RollupCell, with numerator: Int64) -> RollupCell {
    var result = cell
    result.numerator = numerator
    return result
  }

  /// As they stand in the score table.
  private func printed(_ cell: RollupCell) throws(ArithmeticOverflow) -> Points {
    let points = try leaf.points(of: cell)
    guard isDomain, leaf.rounding.step != .criterion else { return points.settled }
    return leaf.rounding.domainPoints(points, of: leaf.maximumSum).points.settled
  }

  // MARK: - Numerators

  /// The nearest numerator that gives the next points; nil where none does.
  private func steps(from cell: RollupCell) throws(ArithmeticOverflow) -> Int64? {
    switch leaf.leaf.rule {
    case .steps(let steps, _):
      return try nearest(to: steps.map(\.threshold), from: cell)
    case .linear(let from, let full):
      if let from, try leaf.ratio(of: cell) < from,
        let floor = try nearest(to: [from], from: cell)
      {
        return floor
      }
      return try nearestBest(until: full ?? .one, isRising: true, from: cell)
    case .ramp(_, let full): return try nearestBest(until: full, isRising: true, from: cell)
    case .yesNo: return try nearestBest(until: .one, isRising: true, from: cell)
    case .goalposts(let low, let high):
      return try nearestBest(until: high, isRising: low < high, from: cell)
    case .scale, .points, .bonus, .penalty: return nil
    }
  }

  /// How far the numerator is away from a ratio, as a fraction: below zero where the ratio is less
  /// than the present one.
  private func distance(
    to ratio: Fraction, from cell: RollupCell
  ) throws(ArithmeticOverflow) -> Fraction {
    let due = try Fraction(Int128(cell.denominator), over: 1)
      .multiplied(by: leaf.targetShare ?? .one)
    let numerator = try Fraction(Int128(cell.numerator), over: 1)
    return try ratio.multiplied(by: due).subtracting(numerator)
  }

  /// - Parameter count: how many more.
  /// - Returns: nil where no numerator can be that, or it would be less: what has happened (a case of
  ///   discipline, a late dossier) cannot be undone.
  private func numerator(_ count: Int128, from cell: RollupCell) -> Int64? {
    let (sum, isTooLarge) = count.addingReportingOverflow(Int128(cell.numerator))
    guard count > 0, !isTooLarge, let result = Int64(exactly: sum), result >= least,
      mayExceed || result <= cell.denominator || result < cell.numerator
    else { return nil }
    return result
  }

  /// The nearest numerator on the better side of a threshold. Points change nowhere else, so the
  /// whole numbers around the thresholds are all that have to be tried.
  private func nearest(
    to thresholds: [Fraction], from cell: RollupCell
  ) throws(ArithmeticOverflow) -> Int64? {
    let present = try printed(cell)
    var counts: Set<Int128> = []
    for threshold in thresholds {
      let floor = try distance(to: threshold, from: cell).floor
      counts.formUnion([floor &- 1, floor, floor &+ 1, floor &+ 2])
    }
    // Of two that are equally far the one above.
    let sorted = counts.sorted { left, right in
      left.magnitude == right.magnitude ? right < left : left.magnitude < right.magnitude
    }
    for count in sorted where count != 0 {
      if let candidate = numerator(count, from: cell),
        try printed(self.cell(cell, with: candidate)) > present
      {
        return candidate
      }
    }
    return nil
  }

  /// The nearest numerator with the most points that a rule gives which rises or falls all the way.
  ///
  /// - Parameter best: the ratio from which on there are full points.
  private func nearestBest(
    until best: Fraction, isRising: Bool, from cell: RollupCell
  ) throws(ArithmeticOverflow) -> Int64? {
    let sign: Int128 = isRising ? 1 : -1
    let distance = try distance(to: best, from: cell)
    // Rounded outwards, so that full points are reached.
    var most = isRising ? distance.ceiling : -distance.floor
    let room =
      isRising
      ? mayExceed ? Int128(Int64.max) : Int128(cell.denominator) - Int128(cell.numerator)
      : Int128(cell.numerator) - Int128(least)
    most = min(most, room)
    guard most > 0, let end = numerator(sign * most, from: cell) else { return nil }
    let present = try printed(cell)
    let target = try printed(self.cell(cell, with: end))
    guard target > present else { return nil }
    var (low, high) = (Int128(0), most)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      guard let candidate = numerator(sign * middle, from: cell) else { return nil }
      if try printed(self.cell(cell, with: candidate)) >= target {
        high = middle
      } else {
        low = middle
      }
    }
    return numerator(sign * high, from: cell)
  }
}

extension Fraction {
  /// The greatest whole number that is not above it.
  fileprivate var floor: Int128 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The least whole number that is not below it.
  fileprivate var ceiling: Int128 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder > 0 ? quotient + 1 : quotient
  }
}
