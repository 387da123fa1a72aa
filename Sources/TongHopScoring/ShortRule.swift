import TongHopDomain

/// The rule of one leaf in whole numbers: one multiplication and one rounded division a cell.
///
/// `Rule.points(of:maximum:)` says what a rule means, in exact fractions of any length. What
/// does not depend on the cell is worked out here once. Every result is that of the fractions; where
/// a number is too long for this way the answer is nil, and the fractions are asked.
struct ShortRule {
  /// A share that a ratio n/d is compared with.
  struct Share {
    let numerator: UInt64
    let denominator: UInt64

    init?(_ value: Fraction) {
      guard value >= .zero, let top = UInt64(exactly: value.numerator),
        let bottom = UInt64(exactly: value.denominator)
      else { return nil }
      numerator = top
      denominator = bottom
    }

    /// -1, 0 or 1 as n/d is less than it, equal or more.
    func order(of n: UInt64, over d: UInt64) -> Int {
      let left = n.multipliedFullWidth(by: denominator)
      let right = d.multipliedFullWidth(by: numerator)
      if left.high != right.high { return left.high < right.high ? -1 : 1 }
      return left.low == right.low ? 0 : left.low < right.low ? -1 : 1
    }
  }

  private enum Form {
    case linear
    case ramp
    /// A ramp that falls: goalposts of which the low one is the greater number.
    case fall
    case steps
    /// Entered points: no maximum, and below zero for a penalty.
    case entered
  }

  private struct Step {
    let comparison: RuleStep.Comparison
    let threshold: Share
    let points: Points

    func holds(_ n: UInt64, over d: UInt64) -> Bool {
      let order = threshold.order(of: n, over: d)
      return switch comparison {
      case .atLeast: order >= 0
      case .above: order > 0
      case .atMost: order <= 0
      case .below: order < 0
      }
    }
  }

  private let form: Form
  /// What n/d is multiplied with, in units of the rounding; of a ramp what its part above `from` is.
  private var top: UInt128 = 0
  private var bottom: UInt64 = 1
  private var from: Share?
  /// Where the maximum is reached; 1 unless the rule says otherwise.
  private var full: Share
  private var maximum: Points
  /// Is it taken off?
  private var isPenalty = false
  private var steps: [Step] = []
  private var otherwise = Points.zero
  /// Counts of ``Points`` in one unit of the rounding.
  private let unit: Int128
  private let mode: Rounding.Mode

  /// - Returns: nil where the rule cannot be put this way.
  init?(_ leaf: Criterion.Leaf, maximum: Fraction, rounding: Rounding) {
    let isRounded = rounding.step == .criterion
    let places = isRounded ? rounding.decimals : Points.places
    mode = isRounded ? rounding.mode : .halfUp
    unit = Decimal.power(Points.places - places)
    guard let one = Share(.one), maximum >= .zero,
      let full = try? rounding.leafPoints(maximum)
    else { return nil }
    self.full = one
    self.maximum = full
    if let limit = leaf.rule.extraLimit {
      form = .linear
      guard setExtra(leaf, limit: limit, rounding, places) else { return nil }
      return
    }
    if leaf.measure == .points {
      form = .entered
      guard let slope = try? Fraction.one.divided(by: RollupColumn.onePoint),
        setSlope(slope, places)
      else { return nil }
      return
    }
    switch leaf.rule {
    case .linear(let from, let full):
      form = .linear
      if let from {
        guard let share = Share(from) else { return nil }
        self.from = share
      }
      if let full {
        guard full > .zero, let share = Share(full) else { return nil }
        self.full = share
      }
      guard let slope = try? maximum.divided(by: full ?? .one), setSlope(slope, places) else {
        return nil
      }
    case .yesNo, .points, .scale:
      form = .linear
      guard setSlope(maximum, places) else { return nil }
    case .ramp(let from, let full):
      form = .ramp
      guard let start = Share(from), let end = Share(full), full > from,
        let width = try? full.subtracting(from), let slope = try? maximum.divided(by: width),
        // The part above `from` is counted in its denominator.
        let scaled = try? slope.divided(by: Fraction(Int128(start.denominator), over: 1)),
        setSlope(scaled, places)
      else { return nil }
      self.from = start
      self.full = end
    case .goalposts(let low, let high):
      form = low < high ? .ramp : .fall
      guard let start = Share(low), let end = Share(high), low != high,
        let width = try? low < high ? high.subtracting(low) : low.subtracting(high),
        let slope = try? maximum.divided(by: width),
        let scaled = try? slope.divided(by: Fraction(Int128(start.denominator), over: 1)),
        setSlope(scaled, places)
      else { return nil }
      self.from = start
      self.full = end
    case .bonus, .penalty:
      return nil
    case .steps(let list, let otherwise):
      form = .steps
      guard let last = try? rounding.leafPoints(otherwise) else { return nil }
      self.otherwise = last
      for step in list {
        guard let threshold = Share(step.threshold),
          let points = try? rounding.leafPoints(step.points)
        else { return nil }
        steps.append(Step(comparison: step.comparison, threshold: threshold, points: points))
      }
    }
  }

  /// A bonus is linear, with the limit in place of the maximum; a penalty is the same below zero.
  private mutating func setExtra(
    _ leaf: Criterion.Leaf, limit: Fraction, _ rounding: Rounding, _ places: Int
  ) -> Bool {
    var each = Fraction.one
    switch leaf.rule {
    case .bonus(let amount?, _): each = amount
    case .penalty(let amount?, _): each = amount
    default: break
    }
    if case .penalty = leaf.rule { isPenalty = true }
    if leaf.measure == .points {
      guard let slope = try? each.divided(by: RollupColumn.onePoint) else { return false }
      each = slope
    }
    guard each > .zero, limit > .zero, let most = try? rounding.leafPoints(limit),
      let reached = (try? limit.divided(by: each)).flatMap(Share.init), setSlope(each, places)
    else { return false }
    maximum = most
    full = reached
    return true
  }

  private mutating func setSlope(_ slope: Fraction, _ places: Int) -> Bool {
    guard let numerator = UInt64(exactly: slope.numerator),
      let denominator = UInt64(exactly: slope.denominator)
    else { return false }
    top = UInt128(numerator) * UInt128(Decimal.power(places))
    bottom = denominator
    return true
  }

  /// The points of n/d as the method rounds a leaf.
  ///
  /// - Returns: nil where a number is too long, or either part is not what a plain figure has.
  func points(_ numerator: Int64, over denominator: Int64) -> Points? {
    guard denominator > 0, numerator >= 0 || form == .entered else { return nil }
    let points = unsigned(numerator, over: denominator)
    return isPenalty ? points.map { Points.zero - $0 } : points
  }

  private func unsigned(_ numerator: Int64, over denominator: Int64) -> Points? {
    let (n, d) = (numerator.magnitude, denominator.magnitude)
    switch form {
    case .linear:
      if let from, from.order(of: n, over: d) < 0 { return .zero }
      if full.order(of: n, over: d) >= 0 { return maximum }
      return quotient(n, over: d).map { Points(count: $0) }
    case .entered:
      return quotient(n, over: d).map { Points(count: numerator < 0 ? -$0 : $0) }
    case .ramp:
      guard let from, from.order(of: n, over: d) > 0 else { return .zero }
      if full.order(of: n, over: d) >= 0 { return maximum }
      let (left, leftOverflow) = n.multipliedReportingOverflow(by: from.denominator)
      let (right, rightOverflow) = d.multipliedReportingOverflow(by: from.numerator)
      guard !leftOverflow, !rightOverflow else { return nil }
      return quotient(left - right, over: d).map { Points(count: $0) }
    case .fall:
      guard let from, from.order(of: n, over: d) < 0 else { return .zero }
      if full.order(of: n, over: d) <= 0 { return maximum }
      let (left, leftOverflow) = d.multipliedReportingOverflow(by: from.numerator)
      let (right, rightOverflow) = n.multipliedReportingOverflow(by: from.denominator)
      guard !leftOverflow, !rightOverflow else { return nil }
      return quotient(left - right, over: d).map { Points(count: $0) }
    case .steps:
      for step in steps where step.holds(n, over: d) { return step.points }
      return otherwise
    }
  }

  /// `top` x n / (`bottom` x d), rounded, in counts of points.
  @inline(__always)
  private func quotient(_ n: UInt64, over d: UInt64) -> Int128? {
    let (divisor, overflow) = bottom.multipliedReportingOverflow(by: d)
    guard !overflow else { return nil }
    if top >> 64 == 0 {
      let product = UInt64(truncatingIfNeeded: top).multipliedFullWidth(by: n)
      if product.high == 0 {
        return Int128(mode.divide(product.low, by: divisor)) &* unit
      }
    }
    let (product, tooLarge) = top.multipliedReportingOverflow(by: UInt128(n))
    guard !tooLarge, let value = Int128(exactly: product) else { return nil }
    let (count, countTooLarge) = mode.divide(value, by: Int128(divisor))
      .multipliedReportingOverflow(by: unit)
    return countTooLarge ? nil : count
  }
}
