/// Index and rank of units over the periods of a workspace.
///
/// Every period stands in its own tree and is scored by the method of its time. Units are those of
/// the newest period, followed back as long as they are one and the same place.
public struct TrendTable: Sendable {
  /// Where the figures of a period come from.
  public enum Source: Sendable, Hashable {
    /// There are neither figures nor a signed table.
    case unknown
    /// Today's files.
    case computed
    /// The file of a signed table.
    case signed(String)
  }

  /// One period, or a stretch of periods of which nothing is known.
  public struct Span: Sendable {
    public var first: Period
    /// The same as `first`, but for a stretch.
    public var last: Period
    public var source: Source
    /// The version in force then; nil where there was none, and of a stretch.
    public var method: Method?
    /// The figures are those of the newest period's units.
    public var isRestated = false
    /// How its figures were printed; nil: as those of the newest period, and of a stretch.
    public var rounding: Rounding?

    public init(first: Period, last: Period, source: Source, method: Method? = nil) {
      self.first = first
      self.last = last
      self.source = source
      self.method = method
    }

    public var isUnknown: Bool { source == .unknown }

    /// `2024-Q1`; of a stretch `2023-Q3/2023-Q4`.
    public var text: String { first == last ? "\(first)" : "\(first)/\(last)" }
  }

  /// One unit in one span.
  public struct Cell: Sendable, Hashable {
    /// As printed then.
    public var figures = PeriodFigures()
    /// The group it was ranked in; empty where it is not known.
    public var group = ""
    /// How many units of the group had a rank.
    public var groupSize: Int?
    /// The unit, as this one place, did not exist.
    public var isAbsent = false
    /// Against the period right before; nil where the two cannot be compared.
    public var indexChange: Points?
    /// Positive is an improvement.
    public var rankChange: Int?
    /// How many steps running, up to this one, the index rose (above zero) or fell (below).
    public var streak = 0
    /// The same of the rank; above zero it improved.
    public var rankStreak = 0
    public var flags: ComparisonFlags = []

    public init() {}
  }

  public struct Row: Sendable {
    /// In the tree of the newest period.
    public var unitIndex: UnitIndex
    public var code: String
    public var level: String
    public var type: String
    public var name: String
    /// The unit above, for telling two units of one name apart.
    public var parentName: String
    /// *shape* [span].
    public var cells: [Cell]

    public init(unitIndex: UnitIndex, unit: Unit, parentName: String, cells: [Cell]) {
      self.unitIndex = unitIndex
      code = unit.code
      level = unit.level
      type = unit.type
      name = unit.name
      self.parentName = parentName
      self.cells = cells
    }

    public var displayName: String {
      Unit(code: code, level: level, type: type, name: name).displayName
    }
  }

  /// A group of the newest period; rows by the newest rank and code, units without a rank last.
  public typealias Group = TableGroup<Row>

  /// The version in force in the newest period.
  public var method: Method
  /// Of the newest period.
  public var tree: UnitTree
  /// Oldest first; the last is one period, the newest.
  public var spans: [Span]
  public var groups: [Group]
  /// Rows of the files were left out, whether or not one of the units shows it.
  public var isIncomplete = false
  /// Some rows of a table that was a draft.
  public var isExcerptOfDraft = false

  public init(method: Method, tree: UnitTree, spans: [Span], groups: [Group]) {
    self.method = method
    self.tree = tree
    self.spans = spans
    self.groups = groups
  }

  /// A figure of it is provisional, or none is there.
  public var isDraft: Bool {
    let cells = groups.lazy.flatMap(\.rows).flatMap(\.cells)
    return isIncomplete || isExcerptOfDraft
      || cells.contains { $0.flags.contains(.provisional) }
      || !cells.contains { $0.figures.points != nil }
  }

  /// Only the rows that `keeps`; the values stay those of the whole groups.
  public func filtered(_ keeps: (Row) -> Bool) -> TrendTable {
    var result = self
    result.isExcerptOfDraft = isDraft
    result.groups = groups.map {
      Group(name: $0.name, level: $0.level, rows: $0.rows.filter(keeps))
    }.filter { !$0.rows.isEmpty }
    return result
  }
}
