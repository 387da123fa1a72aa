import TongHopDomain
import TongHopRecords

/// Bounds of what composite indicators make of their leaves.
extension OverflowRisk {
  /// The greatest value of which nothing that is made of it can be too large.
  private static let mostOfValue = 1e8

  /// Could a composite indicator be no number: because a normalised value, a mean or the index has no
  /// room, there is no unit to refer to, or a value is not above zero where the mean needs it?
  ///
  /// - Complexity: O(*criteria* x *periods*).
  func isOfMeans(_ method: TongHopDomain.Method, _ composite: Composite) -> Bool {
    let (low, high) = (Self.double(composite.low), Self.double(composite.high))
    var most = max(low.magnitude, high)
    var isPositive = composite.low >= Self.least
    for leaf in method.leaves.compactMap({ method.criteria[$0].leaf }) {
      let normalisation = leaf.normalisation ?? composite.normalisation
      guard let size = size(normalisation, leaf, composite) else { return true }
      most = max(most, size)
      if !normalisation.isWithinScale { isPositive = false }
    }
    let isAnyMean = composite.means.allSatisfy { $0 == .arithmetic } || isPositive
    // The index is a quotient by the upper end.
    guard isAnyMean, most <= Self.mostOfValue, most / high * 100 <= Self.mostOfValue,
      Self.bits(composite.high) <= 18
    else { return true }
    return !fitsWeights(method, most)
  }

  /// No mean of values from here on is 0 when it is brought to billionths.
  private static let least = (try? Fraction(1, over: 1_000_000)) ?? .one

  /// A bound of the magnitude of a normalised value; nil where there is none.
  private func size(
    _ normalisation: Normalisation, _ leaf: Criterion.Leaf, _ composite: Composite
  ) -> Double? {
    let units = Double(codebook.register.units.count)
    let (low, high) = (Self.double(composite.low), Self.double(composite.high))
    switch normalisation {
    case .minMax, .distanceToMax, .goalposts, .percentileRank, .distanceToTarget(_, isCapped: true):
      return max(low.magnitude, high)
    case .rank, .borda: return units
    // No value is further than so many deviations from the mean.
    case .zScore(let mean, let deviation):
      return Self.double(mean).magnitude + units.squareRoot() * Self.double(deviation)
    case .none: return raw(leaf)
    case .scaled(let from, let to):
      let span = Self.double(to) - Self.double(from)
      return raw(leaf).map { raw in
        low.magnitude + (raw + Self.double(from).magnitude) / span * (high - low)
      }
    // Divided by what may be next to nothing, or by a value that may not be there.
    case .distanceToTarget, .distanceToReference, .fractionOfMax: return nil
    }
  }

  /// A bound of the figure of a leaf; nil where there is none.
  private func raw(_ leaf: Criterion.Leaf) -> Double? {
    guard case .metric(let code) = leaf.measure, codebook.indicators[code]?.annualTarget == nil
    else { return nil }
    let bits = bits(of: code, leaf.rollUp)
    return bits < 62 ? Double(Int64(1) << Int64(bits)) : nil
  }

  /// Do the sums of weighted values fit?
  private func fitsWeights(_ method: TongHopDomain.Method, _ most: Double) -> Bool {
    let weights = method.criteria.map(\.weight)
    let whole = weights.reduce(UInt128(1)) { $0 + ($1.numerator / $1.denominator + 1).magnitude }
    // Weights have a common denominator up to a thousand billion.
    let denominator = weights.allSatisfy { $0.denominator == 1 } ? 0 : 40
    let value = Self.bits(UInt128(most.rounded(.up)) * 1_000_000_000)
    return Self.bits(whole) + denominator + value <= 126
  }

  private static func double(_ value: Fraction) -> Double {
    Double(value.numerator) / Double(value.denominator)
  }
}

extension Normalisation {
  /// Is every result from the lower to the upper end of the method's scale?
  fileprivate var isWithinScale: Bool {
    switch self {
    case .minMax, .distanceToMax, .goalposts, .percentileRank, .distanceToTarget(_, isCapped: true):
      true
    default: false
    }
  }
}
