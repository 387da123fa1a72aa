/// Why a change has no number, or should be read with care. The raw value is the CSV flag.
public enum ComparisonFlag: String, Sendable, CaseIterable, Comparable {
  case new
  case gone
  case renamed
  case typeChanged = "type_changed"
  case merged
  case split
  case restated
  case methodChanged = "method_changed"
  case commonPart = "common_part"
  case notComparable = "not_comparable"
  case provisional
  case notReported = "not_reported"
  case withheld
  case belowCoverage = "below_coverage"
  case differsFromPublished = "differs_from_published"
  /// Of a change whose earlier side was computed from incomplete figures.
  case earlierProvisional = "earlier_provisional"

  /// In the order of the list above, which is that of the output.
  public static func < (left: ComparisonFlag, right: ComparisonFlag) -> Bool {
    allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
  }
}

/// The total of one unit in one period, as printed.
public struct PeriodFigures: Sendable, Hashable {
  public var points: Points?
  public var index: Points?
  public var rank: Int?

  public init(points: Points? = nil, index: Points? = nil, rank: Int? = nil) {
    self.points = points
    self.index = index
    self.rank = rank
  }

  /// What a method ranks by.
  public func value(by key: Ranking.Key) -> Points? {
    switch key {
    case .index: index
    case .points: points
    }
  }
}

/// One earlier period beside the current one, for one unit.
public struct PeriodChange: Sendable, Hashable {
  public var earlier = PeriodFigures()
  /// Differences of printed values; of the common part where the methods differ.
  public var points: Points?
  public var index: Points?
  /// Positive is an improvement: the rank number fell.
  public var rank: Int?
  public var flags: ComparisonFlags = []
  /// Where the earlier figures are restated: what was published of the units that this one was
  /// then.
  public var published: [Published] = []
  /// How the figures of then are rounded and printed, where the table of today rounds otherwise.
  public var rounding: Rounding?

  /// A unit of then in the table of then.
  public struct Published: Sendable, Hashable {
    public var code: String
    public var displayName: String
    public var figures: PeriodFigures
    /// Of the units that were ranked with it.
    public var groupSize: Int?
    /// Of today's files, where they differ from what was signed.
    public var today: PeriodFigures?

    public init(
      code: String, displayName: String, figures: PeriodFigures, groupSize: Int? = nil,
      today: PeriodFigures? = nil
    ) {
      self.today = today
      self.code = code
      self.displayName = displayName
      self.figures = figures
      self.groupSize = groupSize
    }
  }

  public init() {}
}

public struct ComparisonRow: Sendable, Hashable {
  /// nil for a unit that is gone.
  public var unitIndex: UnitIndex?
  public var code: String
  public var level: String
  public var type: String
  public var name: String
  public var maximum: Fraction?
  public var selfPoints: Points?
  public var appraisedPoints: Points?
  public var surveyPoints: Points?
  public var bonusPoints: Points?
  public var current = PeriodFigures()
  public var band: String?
  public var quantileGroup: String?
  public var previous = PeriodChange()
  public var yearAgo = PeriodChange()
  public var tasks: TaskCounts?
  /// Percent of the applicable maximum that was reported.
  public var coverage: Points?
  public var flags: ComparisonFlags = []

  public init(
    unitIndex: UnitIndex?, code: String, level: String, type: String, name: String
  ) {
    self.unitIndex = unitIndex
    self.code = code
    self.level = level
    self.type = type
    self.name = name
  }

  /// The unit above, for telling two units of one name apart.
  public var parentName = ""

  public var displayName: String {
    Unit(code: code, level: level, type: type, name: name).displayName
  }
}

/// The comparison table of a period: what the leader signs.
public struct ComparisonTable: Sendable {
  /// Rows by rank and code; units without a rank after them, units that are gone last.
  public typealias Group = TableGroup<ComparisonRow>

  public var period: Period
  public var previousPeriod: Period?
  public var yearAgoPeriod: Period?
  public var method: Method
  public var groups: [Group]
  /// Where the earlier columns come from: the file of a signed table, or nil when computed.
  public var previousSource: String?
  public var yearAgoSource: String?

  public var earlier: EarlierPeriods {
    EarlierPeriods(previous: previousPeriod, yearAgo: yearAgoPeriod)
  }

  public init(
    period: Period, previousPeriod: Period?, yearAgoPeriod: Period?, method: Method,
    groups: [Group]
  ) {
    self.period = period
    self.previousPeriod = previousPeriod
    self.yearAgoPeriod = yearAgoPeriod
    self.method = method
    self.groups = groups
  }

  /// *shape* [group]; nil where fewer than two units have a rank. Empty in an excerpt.
  public var distributions: [ResultDistribution?] = []
  /// Of the rows of each group, *shape* [group]; nil where fewer than two of them have a rank.
  public var summaries: [GroupSummary?] = []
  /// The day of the units, where they are not those of the period's last day.
  public var restatedTo: Day?
  /// What became of the units of the period itself, where ``restatedTo`` is set.
  public var rearrangement = Rearrangement()
  /// What became of the units of the earlier periods.
  public var previousRearrangement = Rearrangement()
  public var yearAgoRearrangement = Rearrangement()

  /// Rows of the files were left out, whether or not one of the units shows it.
  public var isIncomplete = false
  /// What the rows were chosen by, where they are not all; ranks stay those of the whole group.
  public var excerpt: Excerpt?

  /// Some rows of a table.
  public struct Excerpt: Sendable, Hashable {
    /// The level word; nil: all levels.
    public var level: String?
    /// The unit whose subtree it is; nil: all.
    public var within: String?
    /// Was the whole table a draft?
    public var isOfDraft: Bool

    public init(level: String?, within: String?, isOfDraft: Bool) {
      self.level = level
      self.within = within
      self.isOfDraft = isOfDraft
    }
  }

  /// A table with a provisional figure is a draft (DỰ THẢO), and so is one without any figure, or
  /// an excerpt of one.
  public var isDraft: Bool {
    let rows = groups.lazy.flatMap(\.rows)
    return isIncomplete || (excerpt?.isOfDraft ?? false)
      || rows.contains { $0.flags.contains(.provisional) }
      || !rows.contains { $0.current.points != nil }
  }
}
