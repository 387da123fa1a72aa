import TongHopDomain

/// Brings the values of one leaf in one group onto the method's scale. Here the exact ratios become
/// doubles, once; each result is brought to billionths, half up.
struct Normaliser {
  enum Result {
    /// In the order of the values, in billionths; nil where one is too large to be carried.
    case values([Int128?])
    /// The values do not differ, or there is nothing to compare them with.
    case noSpread
    /// The reference unit has no value in the group.
    case noReference
  }

  let normalisation: Normalisation
  let direction: Direction
  let composite: Composite

  /// As far as points can be carried and rounded without leaving their range.
  private static let largest = 1e15

  /// - Parameters:
  ///   - raw: the values of the units that have one, in the order of the tree.
  ///   - reference: the place of the reference unit in `raw`.
  /// - Complexity: O(*values* log *values*).
  func normalise(_ raw: [Fraction], reference: Int?) -> Result {
    let turned = direction == .higher ? raw : raw.map(Self.negated)
    guard let least = turned.min(), let greatest = turned.max() else { return .values([]) }
    let values = turned.map(Self.double)
    let (low, high) = (Self.double(least), Self.double(greatest))
    switch normalisation {
    case .minMax, .distanceToMax:
      guard low < high else { return .noSpread }
      return shares(values, from: low, to: high)
    case .zScore(let mean, let deviation):
      guard low < high else { return .noSpread }
      return scores(values, Self.double(mean), Self.double(deviation))
    case .distanceToTarget(let target, let isCapped):
      let end = Self.double(direction == .higher ? target : Self.negated(target))
      // A target that all have reached: full marks for all.
      guard low < end else { return scaled(values) { _ in 1 } }
      return shares(values, from: low, to: end, atMost: isCapped ? 1 : nil)
    case .distanceToReference(_, let isCapped):
      guard let reference else { return .noReference }
      guard low < values[reference] else { return .noSpread }
      return shares(values, from: low, to: values[reference], atMost: isCapped ? 1 : nil)
    case .goalposts(let low, let high):
      let (from, to) = posts(low, high)
      return scaled(values) { min(1, max(0, ($0 - from) / (to - from))) }
    case .scaled(let low, let high):
      let (from, to) = posts(low, high)
      return shares(values, from: from, to: to)
    case .rank: return .values(ranks(turned).map { Int128($0) * Self.billion })
    case .borda: return .values(ranks(turned).map { Int128($0 - 1) * Self.billion })
    case .percentileRank:
      guard turned.count > 1 else { return .noSpread }
      return scaled(ranks(turned).map { Double($0 - 1) / Double(turned.count - 1) }) { $0 }
    case .fractionOfMax:
      guard high > 0 else { return .noSpread }
      return scaled(values) { $0 / high }
    case .none: return .values(values.map(Self.billionths))
    }
  }

  private static let billion: Int128 = 1_000_000_000

  private static func negated(_ value: Fraction) -> Fraction {
    (try? Fraction.zero.subtracting(value)) ?? value
  }

  static func double(_ value: Fraction) -> Double {
    Double(nearest: value.numerator) / Double(nearest: value.denominator)
  }

  private static func billionths(_ value: Double) -> Int128? {
    guard value.magnitude <= largest else { return nil }
    return (value * 1e9).nearestWhole
  }

  /// Goalposts turn with the values.
  private func posts(_ low: Fraction, _ high: Fraction) -> (Double, Double) {
    direction == .higher
      ? (Self.double(low), Self.double(high)) : (-Self.double(high), -Self.double(low))
  }

  private func shares(
    _ values: [Double], from low: Double, to high: Double, atMost limit: Double? = nil
  ) -> Result {
    scaled(values) { value in
      let share = (value - low) / (high - low)
      return limit.map { min($0, share) } ?? share
    }
  }

  /// Shares on the scale of the method.
  private func scaled(_ values: [Double], _ share: (Double) -> Double) -> Result {
    let (low, high) = (Self.double(composite.low), Self.double(composite.high))
    return .values(values.map { Self.billionths(low + share($0) * (high - low)) })
  }

  private func scores(_ values: [Double], _ mean: Double, _ deviation: Double) -> Result {
    let count = Double(values.count)
    var sum = 0.0
    for value in values { sum += value }
    let centre = sum / count
    var squares = 0.0
    for value in values { squares += (value - centre) * (value - centre) }
    let spread = (squares / (count - 1)).squareRoot()
    // Values that differ by less than a double can tell.
    guard spread > 0 else { return .noSpread }
    return .values(values.map { Self.billionths(($0 - centre) / spread * deviation + mean) })
  }

  /// 1 for the least; equal values share the lowest of their ranks.
  private func ranks(_ values: [Fraction]) -> [Int] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = Array(repeating: 1, count: values.count)
    for (place, index) in order.enumerated() where place > 0 {
      let before = order[place - 1]
      ranks[index] = values[before] == values[index] ? ranks[before] : place + 1
    }
    return ranks
  }
}
