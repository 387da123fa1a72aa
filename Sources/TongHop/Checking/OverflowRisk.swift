import TongHopDomain
import TongHopRecords

/// Whether any number that verbs make of the figures could be too large for exact arithmetic.
///
/// Told from upper bounds, without a sum: all rows of an indicator together, whatever their units and
/// periods, are more than any sum of some of them, in any tree. Where the bounds fit nothing can fail;
/// where they do not, somebody has to try.
struct OverflowRisk {
  private let received: ReceivedFigures
  let codebook: Codebook
  private let methods: [TongHopDomain.Method]
  private let taskWeights: UInt128
  private let population: UInt128
  private let households: UInt128
  /// By criterion: the points of all its entries, and the most that one has, in 10^-9.
  private var points: [String: (sum: UInt128, most: UInt64)] = [:]

  /// - Complexity: O(*units* + *rows of tasks and points*).
  init(received: ReceivedFigures, codebook: Codebook, methods: [TongHopDomain.Method]) {
    self.received = received
    self.codebook = codebook
    self.methods = methods
    taskWeights = received.tasks.reduce(0) { $0 + UInt128($1.weight.magnitude) }
    let units = codebook.register.units
    population = units.reduce(0) { $0 + UInt128(($1.population ?? 0).magnitude) }
    households = units.reduce(0) { $0 + UInt128(($1.households ?? 0).magnitude) }
    for entry in received.points {
      let size = entry.points.magnitude
      let known = points[entry.criterion] ?? (0, 0)
      points[entry.criterion] = (known.sum + UInt128(size), max(known.most, size))
    }
  }

  /// Bits that a part of a cell may have: one less than fit, since a difference may double it.
  private static let mostOfCell = 62
  /// Bits that a part of an exact fraction may have.
  private static let mostOfFraction = 126

  /// Could a plain sum of some indicator be too large?
  ///
  /// - Complexity: O(*indicators* x *periods*).
  var isOfSums: Bool {
    codebook.indicators.keys.contains { Self.bits(ofIndicator($0)) > Self.mostOfCell - 1 }
  }

  /// Could something that the method scores be too large, or be no number for another reason?
  ///
  /// - Complexity: O(*criteria* x (*rows of tasks, points and answers* + *units*)).
  func isOf(_ method: TongHopDomain.Method) -> Bool {
    isOfIndex(method)
      || method.criteria.contains { criterion in
        criterion.leaf.map { isOf($0, criterion) } ?? false
      }
  }

  private func isOf(_ leaf: Criterion.Leaf, _ criterion: Criterion) -> Bool {
    let rule = leaf.rule.parameterBits
    let most = max(Self.bits(criterion.maximum), Self.bits(leaf.rule.extraLimit ?? .zero))
    func fits(_ cell: Int, factor: Int = 0) -> Bool {
      cell <= Self.mostOfCell && cell + factor + 3 * rule + most + 4 <= Self.mostOfFraction
    }
    switch leaf.measure {
    case .metric(let code):
      let quarters = codebook.indicators[code]?.annualTarget?.quarters ?? []
      // A month has a third of its quarter.
      let share = quarters.isEmpty ? 0 : (quarters.map(Self.bits).reduce(0, +) + 8)
      return !fits(bits(of: code, leaf.rollUp), factor: share)
    case .tasksDone, .tasksOnTime, .allTasks:
      return !fits(mean(leaf.rollUp, ratio: 1, scale: 1_000_000) ?? Self.bits(taskWeights))
    case .points:
      let entered = points[criterion.code] ?? (0, 0)
      // Ratios are points in thousandths.
      let ratio = UInt128(entered.most / 1_000 + 1)
      let scale = UInt128(RollupColumn.scoredUnit)
      return !fits(mean(leaf.rollUp, ratio: ratio, scale: scale) ?? Self.bits(entered.sum))
    case .survey: return isOfSurvey(leaf, rule: rule, most: most)
    case .index(let family):
      return methods.contains { $0.family == family && isOfIndex($0) }
        || !fits(Self.mostOfCell)
    }
  }

  /// The bits of the greatest cell of an indicator.
  func bits(of code: String, _ rollUp: RollUp) -> Int {
    let sum = ofIndicator(code)
    let indicator = codebook.indicators[code]
    // A difference of what has accumulated is no row.
    let isAtMostOne = !(indicator?.mayExceed ?? true) && !(indicator?.isCumulative ?? true)
    return max(
      Self.bits(sum), mean(rollUp, ratio: isAtMostOne ? 1 : sum, scale: 1_000_000) ?? 0)
  }

  /// The bits of the greatest cell of a weighted mean; nil for other roll-ups.
  ///
  /// - Parameter ratio: not below that of any figure.
  private func mean(_ rollUp: RollUp, ratio: UInt128, scale: UInt128) -> Int? {
    let weights: UInt128
    switch rollUp {
    case .meanPopulation: weights = population
    case .meanHouseholds: weights = households
    default: return nil
    }
    return Self.bits(weights) + Self.bits(ratio) + Self.bits(scale)
  }

  private func ofIndicator(_ code: String) -> UInt128 {
    let rows = received.rows[code]?.values.reduce(0, +) ?? 0
    return RowSize.bound(rows: rows, large: received.largeSums[code] ?? 0)
  }

  /// Points over a small maximum: could the index be too large, as it is printed or as it is taken?
  private func isOfIndex(_ method: TongHopDomain.Method) -> Bool {
    if let composite = method.composite { return isOfMeans(method, composite) }
    let leaves = method.leaves.map { method.criteria[$0] }
    let least = leaves.map(\.maximum).filter { $0 > .zero }.min() ?? .one
    guard
      let most = try? leaves.reduce(
        Fraction.zero,
        { sum, leaf in
          try sum.adding(leaf.maximum).adding(leaf.leaf?.rule.extraLimit ?? .zero)
        }), let index = try? most.divided(by: least).multiplied(by: Fraction(100))
    else { return true }
    // Points of 18 decimals over the maximum, times 100.
    return index >= Fraction(1_000_000_000) || most >= Fraction(1_000_000_000_000)
      || Self.bits(most) * 3 + 60 + 7 > Self.mostOfFraction
  }

  private func isOfSurvey(_ leaf: Criterion.Leaf, rule: Int, most: Int) -> Bool {
    guard let figure = SurveyFigure(leaf) else { return true }
    var weights = UInt128(0)
    var unit = UInt128(0)
    for answer in received.answers(to: figure.question) {
      let (sum, overflow) = weights.addingReportingOverflow(answer.weight.magnitude)
      if overflow { return true }
      weights = sum
      unit = Self.commonDivisor(unit, answer.weight.magnitude)
    }
    guard unit > 0 else { return false }
    var value = UInt128(figure.scale)
    if case .number(let low, let high, _) = figure.reading {
      guard low >= Fraction(-1_000), high <= Fraction(1_000) else { return true }
      value *= 1_000
    }
    let whole = Self.bits(weights / unit)
    // Squares of values count in the error, and weights in the points; sums are divided with units.
    return Self.bits(weights) + Self.bits(value) > 90
      || whole + 2 * Self.bits(value) > 90
      || whole + Self.bits(value) + 3 * rule + most + 4 > Self.mostOfFraction
  }

  private static func commonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  static func bits(_ value: UInt128) -> Int {
    UInt128.bitWidth - value.leadingZeroBitCount
  }

  /// Of the longer part.
  static func bits(_ value: Fraction) -> Int {
    bits(max(value.numerator.magnitude, value.denominator.magnitude))
  }
}

extension Rule {
  /// The bits of the longest of the numbers that a ratio is compared and multiplied with.
  fileprivate var parameterBits: Int {
    let numbers: [Fraction] =
      switch self {
      case .linear(let from, let full): [from, full].compactMap { $0 }
      case .ramp(let from, let full): [from, full]
      case .goalposts(let low, let high): [low, high]
      case .bonus(let each, _), .penalty(let each, _): [each].compactMap { $0 }
      // Thresholds are compared, and nothing is made of them.
      case .steps, .yesNo, .scale, .points: []
      }
    return numbers.map { OverflowRisk.bits($0) }.max() ?? 0
  }
}
