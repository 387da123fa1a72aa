/// How a ratio becomes points. All thresholds are shares: 90 % is 9/10.
public enum Rule: Sendable, Hashable {
  /// max x n/d, at most max; with `full` n/d is divided by it; below `from` zero (a jump).
  case linear(from: Fraction?, full: Fraction?)
  /// Rises evenly from zero at `from` to the maximum at `full`.
  case ramp(from: Fraction, full: Fraction)
  /// The points of the first step that holds.
  case steps([RuleStep], otherwise: Fraction)
  /// 1/1 or 0/1; at a parent the share of yes.
  case yesNo
  /// A letter gives a share of the maximum.
  case scale([ScaleLetter])
  /// Rises evenly from zero at `low` to the maximum at `high`, which may be the smaller number.
  case goalposts(low: Fraction, high: Fraction)
  /// The points as entered.
  case points
  /// Points outside of the maximum: `each` x n/d, or as entered where it is nil; at most `limit`.
  case bonus(each: Fraction?, limit: Fraction)
  /// The same, taken off.
  case penalty(each: Fraction?, limit: Fraction)

  /// Stands outside of the maximum: nobody is expected to report it, and no row means zero points.
  public var isExtra: Bool { extraLimit != nil }

  /// The most that a bonus adds or a penalty takes off; nil for all other rules.
  public var extraLimit: Fraction? {
    switch self {
    case .bonus(_, let limit), .penalty(_, let limit): limit
    default: nil
    }
  }
}

public struct RuleStep: Sendable, Hashable {
  public enum Comparison: String, Sendable, CaseIterable {
    case atLeast = ">="
    case above = ">"
    case atMost = "<="
    case below = "<"

    public func holds(_ value: Fraction, _ threshold: Fraction) -> Bool {
      switch self {
      case .atLeast: value >= threshold
      case .above: value > threshold
      case .atMost: value <= threshold
      case .below: value < threshold
      }
    }

    package var isDownwards: Bool { self == .atMost || self == .below }
  }

  public var comparison: Comparison
  public var threshold: Fraction
  public var points: Fraction

  package init(comparison: Comparison, threshold: Fraction, points: Fraction) {
    self.comparison = comparison
    self.threshold = threshold
    self.points = points
  }
}

public struct ScaleLetter: Sendable, Hashable {
  public var letter: String
  public var share: Fraction

  package init(letter: String, share: Fraction) {
    self.letter = letter
    self.share = share
  }
}
