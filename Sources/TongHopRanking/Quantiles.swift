import TongHopDomain

/// Groups by percentile, equal values always together.
struct Quantiles<Value: Comparable> {
  /// The greatest value that is not above the cut point, for all groups but the last.
  private let bounds: [(name: String, bound: Value)]
  private let last: String?

  /// The cut point at percentile p is that of type 7: with h = (n - 1) p / 100 and k = floor(h) it
  /// lies between the sorted values s[k] and s[k + 1], h - k of the way up. A member is in a group
  /// when it is strictly above the cut point. Only values that occur are compared with it, and
  /// none of them lies between s[k] and s[k + 1]; the cut point reaches s[k + 1] only where the
  /// two are equal. So `x > cut` is the same as `x > s[k]`, and nothing has to be interpolated.
  ///
  /// - Parameter sorted: the values of the ranked members, the least first.
  init(_ groups: [QuantileGroup], of sorted: [Value]) {
    // Four groups of one unit would call the only one the lowest.
    guard sorted.count >= groups.count, !sorted.isEmpty else {
      bounds = []
      last = nil
      return
    }
    last = groups.last?.name
    bounds = groups.dropLast().compactMap { group in
      let h = try? group.above.multiplied(by: Fraction(Int128(sorted.count - 1), over: 100))
      guard let h else { return nil }
      let k = max(0, min(h.numerator / h.denominator, Int128(sorted.count - 1)))
      return (group.name, sorted[Int(k)])
    }
  }

  /// - Returns: nil where the method has no such groups, or more of them than there are units.
  func group(of value: Value) -> String? {
    bounds.first { value > $0.bound }?.name ?? last
  }
}
