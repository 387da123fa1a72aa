/// What units gave themselves beside what the appraisal gave them.
///
/// Only leaves of points where both rounds are there are compared; of a unit with others below it
/// only where all that were scored have both.
public struct GapTable: Sendable {
  /// What a row is made for.
  public enum Axis: String, Sendable, CaseIterable {
    case unit
    case criterion
    /// A top criterion with all leaves below it.
    case domain
  }

  public struct Row: Sendable, Hashable {
    /// Of a unit, or of a criterion.
    public var code: String
    /// Of a unit; empty for a criterion.
    public var level = ""
    public var type = ""
    public var name: String
    /// The sum of the maxima of what is compared.
    public var maximum = Fraction.zero
    /// As printed; zero where nothing is compared.
    public var selfPoints = Points.zero
    public var appraisedPoints = Points.zero
    /// Of the printed points: above zero where units overrate themselves.
    public var gap = Points.zero
    /// The gap in percent of the maximum; nil where nothing is compared.
    public var gapPercent: Points?
    /// Compared scores: one for each unit and leaf.
    public var compared = 0
    /// Of them those whose self score is above the appraised one, below it, or equal.
    public var above = 0
    public var below = 0
    public var equal = 0
    /// Scores within the maximum that lack one of the two rounds.
    public var leftOut = 0

    public init(code: String, name: String) {
      self.code = code
      self.name = name
    }

    public var displayName: String {
      Unit(code: code, level: level, type: type, name: name).displayName
    }
  }

  /// Rows by gap in percent, the greatest first; rows without one last.
  public typealias Group = TableGroup<Row>

  public var period: Period
  public var method: Method
  public var axis: Axis
  /// The groups of the ranking that have a row.
  public var groups: [Group]

  public init(period: Period, method: Method, axis: Axis, groups: [Group]) {
    self.period = period
    self.method = method
    self.axis = axis
    self.groups = groups
  }

  public var isEmpty: Bool { !groups.contains { $0.rows.contains { $0.compared > 0 } } }
}
