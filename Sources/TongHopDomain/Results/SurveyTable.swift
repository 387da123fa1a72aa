/// What a sample says of a unit, and how sure that is.
public struct SurveyEstimate: Sendable, Hashable {
  /// What the interval was made by.
  public enum Interval: String, Sendable, CaseIterable {
    case normal, t
    /// All answers are the same: of how many others there may be.
    case exact
  }

  /// Those who were asked, and those of them who answered and whose weight is above zero.
  public var respondents = 0
  public var answers = 0
  /// Weighted mean of the values of the answers, exactly; nil where nobody answered.
  public var estimate: Fraction?
  /// nil where it cannot be told: all answers are of one cluster. In 10^-12, as all that follow.
  public var standardError: Int128?
  /// The ends of the interval at the method's level.
  public var lower: Int128?
  public var upper: Int128?
  /// nil where there are no ends.
  public var interval: Interval?
  /// Of the whole sample of the question: its clusters less its strata.
  public var degreesOfFreedom: Int?
  /// nil also where all answers are the same.
  public var designEffect: Int128?
  public var effectiveN: Int128?
  /// A number was too long; then there are no others.
  public var overflowed = false

  /// Decimal places of the counts above.
  public static let places = 12

  public init() {}
}

/// The estimates of the units and survey leaves of a period.
public struct SurveyTable: Sendable {
  public struct Row: Sendable {
    public var unit: UnitIndex
    /// Index in ``Method/criteria``.
    public var criterion: Int
    public var figure: SurveyFigure
    public var estimate: SurveyEstimate

    public init(
      unit: UnitIndex, criterion: Int, figure: SurveyFigure, estimate: SurveyEstimate
    ) {
      self.unit = unit
      self.criterion = criterion
      self.figure = figure
      self.estimate = estimate
    }
  }

  public let tree: UnitTree
  public let method: Method
  /// Units depth first, leaves in file order; only where somebody was asked.
  public var rows: [Row]

  public init(tree: UnitTree, method: Method, rows: [Row] = []) {
    self.tree = tree
    self.method = method
    self.rows = rows
  }
}
