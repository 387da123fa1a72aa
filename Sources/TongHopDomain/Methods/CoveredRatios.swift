/// The ratios that the steps of a rule have taken so far: those from some value on upwards, and
/// those from some value on downwards.
struct CoveredRatios {
  private var upper: RuleStep?
  private var lower: RuleStep?

  mutating func add(_ step: RuleStep) {
    if step.comparison.isDownwards { lower = step } else { upper = step }
  }

  /// The steps that leave nothing for a further one; nil where it can be reached.
  func hiding(_ step: RuleStep) -> [RuleStep]? {
    if let same = step.comparison.isDownwards ? lower : upper, same.covers(step) { return [same] }
    return everything
  }

  /// The two steps that leave nothing at all.
  var everything: [RuleStep]? {
    guard let upper, let lower else { return nil }
    // At one threshold one of the two has to take it.
    let isClosed = upper.comparison == .atLeast || lower.comparison == .atMost
    let meets =
      upper.threshold < lower.threshold || (upper.threshold == lower.threshold && isClosed)
    return meets ? [upper, lower] : nil
  }
}

extension RuleStep {
  /// Does it take every value that another step of its direction takes?
  fileprivate func covers(_ other: RuleStep) -> Bool {
    guard threshold != other.threshold else {
      return comparison == .atLeast || comparison == .atMost || comparison == other.comparison
    }
    return comparison.isDownwards ? threshold > other.threshold : threshold < other.threshold
  }

  /// No ratio is below zero.
  var isBelowZero: Bool {
    threshold < .zero || (threshold == .zero && comparison == .below)
  }
}
