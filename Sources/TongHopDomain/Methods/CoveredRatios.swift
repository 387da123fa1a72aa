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
}

extension Rule {
  /// What stands in place of a condition after the last step.
  public static var otherwiseText: String { "else" }

  /// The step that no ratio reaches where none is below zero, or `else`; nil where each is reached.
  public var stepBelowZero: String? {
    guard case .steps(let steps, _) = self else { return nil }
    for (place, step) in steps.enumerated() {
      if step.comparison.isDownwards {
        let isReached =
          step.threshold > .zero || step.comparison == .atMost && step.threshold == .zero
        if !isReached { return step.conditionText }
      } else if step.threshold < .zero || step.comparison == .atLeast && step.threshold == .zero {
        return steps.dropFirst(place + 1).first?.conditionText ?? Self.otherwiseText
      }
    }
    return nil
  }
}

extension RuleStep {
  /// `>=95%`
  var conditionText: String { comparison.rawValue + threshold.percentText }
}
