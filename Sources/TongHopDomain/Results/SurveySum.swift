/// The answers of a unit to one question, added up with those below it: exactly, whatever the number
/// of decimals of the weights.
public struct SurveySum: Sendable, Hashable {
  /// Sum of weight x value; weights in 10^-18, values in 1 / ``SurveyFigure/scale``.
  public private(set) var numerator: Int128 = 0
  /// Sum of weight x ``SurveyFigure/scale`` of those who answered.
  public private(set) var denominator: Int128 = 0
  /// A sum did not fit; then neither number is to be used.
  public private(set) var overflowed = false

  public init() {}

  public init(numerator: Int128, denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  public mutating func add(_ value: Int64, weight: Int128, scale: Int64) {
    let (top, topOverflow) = weight.multipliedReportingOverflow(by: Int128(value))
    let (bottom, bottomOverflow) = weight.multipliedReportingOverflow(by: Int128(scale))
    if topOverflow || bottomOverflow { overflowed = true }
    add(SurveySum(numerator: top, denominator: bottom))
  }

  public mutating func add(_ other: SurveySum) {
    let (top, topOverflow) = numerator.addingReportingOverflow(other.numerator)
    let (bottom, bottomOverflow) = denominator.addingReportingOverflow(other.denominator)
    overflowed = overflowed || other.overflowed || topOverflow || bottomOverflow
    if !overflowed { (numerator, denominator) = (top, bottom) }
  }

  /// For the units that a unit was divided among, in whole counts; the parts add up.
  ///
  /// - Parameter shares: above zero, adding up to 1.
  public func divided(by shares: [Fraction]) -> [SurveySum] {
    guard shares.count > 1 else { return shares.map { _ in self } }
    guard !overflowed,
      let parts = Apportionment.divideLong(numerator, over: denominator, by: shares)
    else {
      var part = SurveySum()
      part.overflowed = true
      return shares.map { _ in part }
    }
    return parts.map { SurveySum(numerator: $0.numerator, denominator: $0.denominator) }
  }
}
