/// A node of the criteria tree: a domain (lĩnh vực), a criterion or a sub-criterion.
public struct Criterion: Sendable, Hashable {
  public var code: String
  /// Index of the parent in ``Method/criteria``; nil for a domain.
  public var parent: Int?
  public var name: String
  /// The maximum; of a parent the sum of its children.
  public var maximum: Fraction
  /// What a leaf measures and how; nil for a parent.
  public var leaf: Leaf?
  public var source: String
  public var lead: String
  /// Words that match the level or the type of the units it applies to; empty: all.
  public var appliesTo: [String]
  /// Of a composite indicator: its weight among its siblings, not negative.
  public var weight = Fraction.one
  /// The line of criteria.csv.
  public var line: Int
  /// Where its fields stand in that line, for messages that need more than the line to be known.
  public var columns = Columns()

  /// Numbers of the fields in the file; nil where it lacks the column.
  public struct Columns: Sendable, Hashable {
    public var code: Int?
    public var measure: Int?
    public var rule: Int?

    public init(code: Int? = nil, measure: Int? = nil, rule: Int? = nil) {
      self.code = code
      self.measure = measure
      self.rule = rule
    }
  }

  public struct Leaf: Sendable, Hashable {
    public var measure: Measure
    public var rule: Rule
    public var rollUp: RollUp
    public var overTime: OverTime
    public var whenEmpty: WhenEmpty
    /// The kinds of period in which it is due; empty: all.
    public var periods: [Period.Kind]
    /// Of a composite indicator.
    public var direction = Direction.higher
    /// Of a composite indicator: how it is normalised, in place of ``rule``; nil elsewhere.
    public var normalisation: Normalisation?

    public init(
      measure: Measure, rule: Rule, rollUp: RollUp = .sum, overTime: OverTime = .sum,
      whenEmpty: WhenEmpty = .zero, periods: [Period.Kind] = []
    ) {
      self.measure = measure
      self.rule = rule
      self.rollUp = rollUp
      self.overTime = overTime
      self.whenEmpty = whenEmpty
      self.periods = periods
    }
  }

  public init(
    code: String, parent: Int? = nil, name: String, maximum: Fraction, leaf: Leaf? = nil,
    source: String = "", lead: String = "", appliesTo: [String] = [], line: Int = 0
  ) {
    self.code = code
    self.parent = parent
    self.name = name
    self.maximum = maximum
    self.leaf = leaf
    self.source = source
    self.lead = lead
    self.appliesTo = appliesTo
    self.line = line
  }

  /// Do the two say the same of a unit's points? Names, sources and leads may differ.
  public func scoresLike(_ other: Criterion) -> Bool {
    maximum == other.maximum && leaf == other.leaf && appliesTo == other.appliesTo
      && weight == other.weight
  }
}
