extension Rounding {
  /// The greatest number that the method can print and that is not above `maximum`.
  ///
  /// - Returns: nil where that is the maximum itself.
  package func most(within maximum: Fraction) -> Points? {
    guard step != .none, Decimal.power(decimals) % maximum.denominator != 0 else { return nil }
    return try? points(maximum, places: decimals, mode: .truncate)
  }

  /// A sum that is within its maximum is not rounded above it.
  private func rounded(_ exact: Points, within maximum: FractionSum) -> Points {
    let result = exact.rounded(places: decimals, mode: mode)
    guard result > exact, !maximum.isWhole(inParts: Decimal.power(decimals)) else { return result }
    let maximum = maximum.fraction
    guard let most = most(within: maximum), result > most,
      let whole = try? points(maximum, places: Points.places, mode: .halfUp),
      exact <= whole.settled
    else { return result }
    return most
  }

  /// A sum at a top criterion, before and after the rounding that the method does there.
  package func domainPoints(_ sum: Points, of maximum: FractionSum) -> (
    exact: Points, points: Points
  ) {
    let exact = sum.settled
    return (exact, step == .domain ? rounded(exact, within: maximum) : exact)
  }

  /// The sum of all, before and after the rounding that the method does there.
  package func totalPoints(_ sum: Points, of maximum: FractionSum) -> (
    exact: Points, points: Points
  ) {
    let exact = sum.settled
    return (exact, step == .total ? rounded(exact, within: maximum) : exact)
  }
}
