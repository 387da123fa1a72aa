import TongHopDiagnostics

/// One column of a roll-up: what is added up, and how.
public struct RollupColumn: Sendable, Hashable {
  public enum Figure: Sendable, Hashable {
    /// Numerators and denominators of an indicator.
    case indicator(String)
    /// Tasks of a criterion (nil: of all): n = done or on time, d = on time + late + overdue.
    case tasks(criterion: String?, onTimeOnly: Bool)
    /// Points that count: n = sum of points in 10^-9, d = number of units scored.
    case points(criterion: String)
    /// The same of the self-scored round alone.
    case selfPoints(criterion: String)
  }

  public var figure: Figure
  public var rollUp: RollUp
  public var overTime: OverTime
  /// Units whose figures are left out of this column, for themselves and for those above them.
  public var exempt: Set<UnitID>

  public init(
    figure: Figure, rollUp: RollUp = .sum, overTime: OverTime = .sum, exempt: Set<UnitID> = []
  ) {
    self.figure = figure
    self.rollUp = rollUp
    self.overTime = overTime
    self.exempt = exempt
  }
}

/// One cell of a roll-up: a numerator and a denominator, apart to the last step.
public struct RollupCell: Sendable, Hashable {
  /// In the column's unit: 10^-decimals of the indicator, 10^-6 task, 10^-9 point.
  public var numerator: Int64 = 0
  public var denominator: Int64 = 0
  /// Rows that made it; for tasks every task assigned by the last day, of whatever criterion, which
  /// shows that a register is kept.
  public var records = 0
  /// Of the units that should have reported, how many did: 7 of 9 villages.
  public var reported = 0
  public var expected = 0
  /// A row of it was left out because of an error, or a part of the period is missing.
  public var isIncomplete = false
  /// A self score in it has not been appraised.
  public var awaitsAppraisal = false
  /// A sum did not fit; the numbers are not to be used.
  public var overflowed = false

  public init() {}

  public var isProvisional: Bool { isIncomplete || awaitsAppraisal || reported < expected }

  /// Adds the figures of another cell; sums that do not fit are marked, never wrapped.
  public mutating func add(_ other: RollupCell) {
    add(numerator: other.numerator, denominator: other.denominator)
    records += other.records
    reported += other.reported
    expected += other.expected
    isIncomplete = isIncomplete || other.isIncomplete
    awaitsAppraisal = awaitsAppraisal || other.awaitsAppraisal
    overflowed = overflowed || other.overflowed
  }

  public mutating func add(numerator n: Int64, denominator d: Int64) {
    let (top, topOverflow) = numerator.addingReportingOverflow(n)
    let (bottom, bottomOverflow) = denominator.addingReportingOverflow(d)
    if topOverflow || bottomOverflow {
      overflowed = true
    } else {
      numerator = top
      denominator = bottom
    }
  }
}

/// The figures of every unit of every level for one period.
public struct RollupTable: Sendable {
  public let period: Period
  public let tree: UnitTree
  public let columns: [RollupColumn]
  /// *shape* [column][unit index].
  public var cells: [[RollupCell]]
  /// *shape* [unit index], with everything below; nil where the subtree has no task register.
  public var tasks: [TaskCounts?]
  /// Rows of this period that were left out and named no known indicator, by unit index; such a
  /// unit and those above it are provisional.
  public var isIncomplete: [Bool]

  public init(period: Period, tree: UnitTree, columns: [RollupColumn]) {
    self.period = period
    self.tree = tree
    self.columns = columns
    cells = Array(
      repeating: Array(repeating: RollupCell(), count: tree.count), count: columns.count)
    tasks = Array(repeating: nil, count: tree.count)
    isIncomplete = Array(repeating: false, count: tree.count)
  }
}
