import TongHopDomain

/// A part of a mean: a value in billionths and a whole weight above zero.
struct WeightedValue {
  var value: Int128
  var weight: Int128
}

extension Composite.Mean {
  /// The weighted mean in billionths, half up.
  ///
  /// The arithmetic mean is one of whole numbers. The other two are computed in doubles, relative to
  /// the greatest value and summed in the order that is given, so that equal values give themselves
  /// and proportional weights give one result.
  ///
  /// - Parameter values: not empty; above zero for the geometric and the harmonic mean.
  /// - Throws: ``ArithmeticOverflow`` where the weighted sum does not fit.
  func of(_ values: [WeightedValue]) throws(ArithmeticOverflow) -> Int128 {
    switch self {
    case .arithmetic:
      var sum: Int128 = 0
      var weights: Int128 = 0
      for part in values {
        let (product, tooLarge) = part.value.multipliedReportingOverflow(by: part.weight)
        let (next, overflow) = sum.addingReportingOverflow(product)
        guard !tooLarge, !overflow else { throw ArithmeticOverflow() }
        sum = next
        weights += part.weight
      }
      guard weights > 0 else { throw ArithmeticOverflow() }
      return Rounding.Mode.halfUp.divide(sum, by: weights)
    case .geometric, .harmonic:
      guard let greatest = values.map(\.value).max(), greatest > 0 else {
        throw ArithmeticOverflow()
      }
      let top = Double(nearest: greatest)
      var weights = 0.0
      var sum = 0.0
      for part in values {
        let (value, weight) = (Double(nearest: part.value), Double(nearest: part.weight))
        weights += weight
        sum +=
          self == .geometric ? weight * NaturalLogarithm.of(value / top) : weight * (top / value)
      }
      let mean =
        self == .geometric
        ? top * NaturalLogarithm.exponential(sum / weights) : top * (weights / sum)
      guard let rounded = mean.nearestWhole else { throw ArithmeticOverflow() }
      return rounded
    }
  }
}
