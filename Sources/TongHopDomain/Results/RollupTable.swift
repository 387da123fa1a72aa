import TongHopDiagnostics

/// One column of a roll-up: what is added up, and how.
public struct RollupColumn: Sendable, Hashable {
  public enum Figure: Sendable, Hashable {
    /// Numerators and denominators of an indicator.
    case indicator(String)
    /// Tasks of a criterion (nil: of all): n = done or on time, d = on time + late + overdue.
    case tasks(criterion: String?, onTimeOnly: Bool)
    /// Points that count: n = sum of points in 10^-9, d = units scored in 10^-6, since a part of a
    /// unit that was split counts as a part.
    case points(criterion: String)
    /// The same of the self-scored round alone.
    case selfPoints(criterion: String)
    /// Answers of a survey. A cell only counts who was asked, n = 0 and d = 1 where any answer
    /// has a weight, else 0; the sums of weights are in ``RollupTable/surveys``.
    case survey(SurveyFigure)
  }

  public var figure: Figure
  public var rollUp: RollUp
  public var overTime: OverTime
  /// Units whose figures are left out of this column, for themselves and for those above them. Of one
  /// that ended within the period nobody has them.
  public var exempt: Set<UnitID>
  package var partly = PartlyExempt()
  /// Rows that end in these months alone count; nil: all of the period.
  public var only: MonthSet?
  /// Rows of these alone.
  package var senders = PartlyExempt.Senders.all
  /// Is a unit that sends nothing missing? Not where a row says that something out of the ordinary
  /// arose.
  public var isExpected: Bool

  public init(
    figure: Figure, rollUp: RollUp = .sum, overTime: OverTime = .sum, exempt: Set<UnitID> = [],
    isExpected: Bool = true
  ) {
    self.isExpected = isExpected
    self.figure = figure
    self.rollUp = rollUp
    self.overTime = overTime
    self.exempt = exempt
  }
}

extension RollupColumn {
  /// A whole unit in the denominator of points.
  public static let scoredUnit: Int64 = 1_000_000
  /// What one point is as a ratio of a cell of points: 10^9 over 10^6.
  public static let onePoint = Fraction(1_000)

  public var isOfSurvey: Bool {
    if case .survey = figure { true } else { false }
  }
}

/// One cell of a roll-up: a numerator and a denominator, apart to the last step.
///
/// There is one for every unit, column and period, so it is packed into 32 bytes. Counts that do
/// not fit are kept at the greatest that does; no country has that many units or rows.
public struct RollupCell: Sendable, Hashable {
  /// In the column's unit: 10^-decimals of the indicator, 10^-6 task, 10^-9 point; see ``RollupColumn/Figure``.
  public var numerator: Int64 = 0
  public var denominator: Int64 = 0
  @usableFromInline var reportedUnits: Int32 = 0
  @usableFromInline var expectedUnits: Int32 = 0
  /// The records, and below them the six flags.
  @usableFromInline var recordsAndFlags: UInt64 = 0

  @usableFromInline static let mostRecords = Int(UInt64.max >> 6)

  public init() {}

  /// Rows that made it, for a survey also those without an answer; for tasks every task assigned by the last day, of whatever criterion, which
  /// shows that a register is kept.
  @inlinable public var records: Int {
    get { Int(truncatingIfNeeded: recordsAndFlags >> 6) }
    set {
      let most = min(max(newValue, 0), Self.mostRecords)
      recordsAndFlags = (UInt64(truncatingIfNeeded: most) << 6) | (recordsAndFlags & 63)
    }
  }

  /// Of the units that should have reported, how many did: 7 of 9 villages.
  @inlinable public var reported: Int {
    get { Int(reportedUnits) }
    set { reportedUnits = Int32(clamping: newValue) }
  }

  @inlinable public var expected: Int {
    get { Int(expectedUnits) }
    set { expectedUnits = Int32(clamping: newValue) }
  }

  /// A row of it was left out because of an error, or a part of the period is missing.
  @inlinable public var isIncomplete: Bool {
    get { recordsAndFlags & 1 != 0 }
    set { set(1, newValue) }
  }

  /// A self score in it has not been appraised.
  @inlinable public var awaitsAppraisal: Bool {
    get { recordsAndFlags & 2 != 0 }
    set { set(2, newValue) }
  }

  /// A sum did not fit; the numbers are not to be used.
  @inlinable public var overflowed: Bool {
    get { recordsAndFlags & 4 != 0 }
    set { set(4, newValue) }
  }

  /// Something of it cannot be told from what belongs to another unit; the numbers are not to be
  /// used. It is not handed on: the unit above both has all of it.
  @inlinable public var isUndivided: Bool {
    get { recordsAndFlags & 8 != 0 }
    set { set(8, newValue) }
  }

  /// The unit itself should have entered the figure and sent nothing that counts. It is not handed
  /// on: it says of whom to ask for it.
  @inlinable public var isOwed: Bool {
    get { recordsAndFlags & 16 != 0 }
    set { set(16, newValue) }
  }

  @inlinable mutating func set(_ flag: UInt64, _ isOn: Bool) {
    recordsAndFlags = isOn ? recordsAndFlags | flag : recordsAndFlags & ~flag
  }

  /// A unit asked for other points than it was appraised with, and nobody has decided.
  @inlinable public var isAppealed: Bool {
    get { recordsAndFlags & 32 != 0 }
    set { set(32, newValue) }
  }

  public var isProvisional: Bool {
    isIncomplete || awaitsAppraisal || isAppealed || reported < expected
  }

  /// Rows came, from everybody who should have sent some, and there is something to divide by:
  /// nothing about the cell has to be explained.
  @inlinable public var isPlain: Bool {
    recordsAndFlags & 47 == 0 && recordsAndFlags > 63 && reportedUnits >= expectedUnits
      && denominator > 0
  }

  /// Adds the figures of another cell; sums that do not fit are marked, never wrapped.
  public mutating func add(_ other: RollupCell) {
    add(numerator: other.numerator, denominator: other.denominator)
    records += other.records
    reported += other.reported
    expected += other.expected
    recordsAndFlags |= other.recordsAndFlags & 39
  }

  /// The figures of a unit for the units that it was divided among; the parts add up.
  ///
  /// Each part bears the rows that it was made of.
  ///
  /// - Parameter figure: points are divided with the unit that bears them, so that every part keeps
  ///   their ratio.
  public func divided(by shares: [Fraction], _ figure: RollupColumn.Figure) -> [RollupCell] {
    let isPoints =
      switch figure {
      case .points, .selfPoints: true
      case .indicator, .tasks, .survey: false
      }
    let figures =
      isPoints
      ? pointsDivided(by: shares) : Apportionment.divide(numerator, over: denominator, by: shares)
    return shares.indices.map { place in
      var part = self
      if let figures {
        (part.numerator, part.denominator) = figures[place]
      } else {
        part.overflowed = true
      }
      return part
    }
  }

  private func pointsDivided(by shares: [Fraction]) -> [(numerator: Int64, denominator: Int64)]? {
    guard denominator > 0, let units = Apportionment.divide(denominator, by: shares),
      let weights = try? units.map({
        try Fraction(Int128($0), over: Int128(denominator))
      })
    else { return nil }
    return Apportionment.divide(numerator, by: weights).map { Array(zip($0, units)) }
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

/// Who owes a figure of a column, beside the units of the tree that sent none.
public struct OwedFigures: Sendable, Hashable {
  /// Units that ended within the period and of which all months that they owe are missing, by number.
  public var ended: [UnitID] = []
  /// Units that are no longer in the tree and whose figure cannot be taken from what they sent, being
  /// among ``ended``; by number.
  public var untaken: [UnitID] = []
  /// Units that have no figure because those that they would have it of bear different ones, of what is
  /// repeated; by number.
  public var differing: [UnitID] = []
  /// Units that lack some of the months they owe, the others being sent by them or by who answers for
  /// them; by number.
  public var parts: [Part] = []
  /// Units that have nothing of some months, since one above them entered these for all below it; by
  /// number. Above nothing is missing.
  public var enteredAbove: [Part] = []

  public struct Part: Sendable, Hashable {
    public var unit: UnitID
    public var missing: MonthSet

    public init(unit: UnitID, missing: MonthSet) {
      self.unit = unit
      self.missing = missing
    }
  }

  public init() {}
}

/// The figures of every unit of every level for one period.
public struct RollupTable: Sendable {
  public let period: Period
  /// That of the period's last day, or of another day to which the units' figures were moved.
  public let tree: UnitTree
  public let columns: [RollupColumn]
  /// *shape* [column][unit index].
  public var cells: [[RollupCell]]
  /// By column of a survey from which a unit is exempt, *shape* [unit index]: the cells as if nobody
  /// were. Who was asked does not change by an exemption.
  public var asked: [Int: [RollupCell]] = [:]
  /// By column of a survey, *shape* [unit index]: the sums of its answers, of the unit and those
  /// below it; who did not answer is in neither.
  public var surveys: [Int: [SurveySum]] = [:]
  /// By family, *shape* [unit index]: the printed indices of other methods, n = index and d = 100 in
  /// 10^-9 percent. No figure of them was added up here.
  public var indices: [String: [RollupCell]] = [:]
  /// *shape* [unit index], with everything below; nil where the subtree has no task register.
  public var tasks: [TaskCounts?]
  /// Rows of this period that were left out and named no known indicator, by unit index; such a
  /// unit and those above it are provisional.
  public var isIncomplete: [Bool]
  /// Units of the tree that were nothing in the period, *shape* [unit index]; empty where the tree is
  /// the period's own.
  public var isAbsent: [Bool] = []
  /// What is owed beside ``RollupCell/isOwed``, *shape* [column]; of the period's own tree.
  public var owed: [OwedFigures]

  public init(period: Period, tree: UnitTree, columns: [RollupColumn]) {
    self.period = period
    self.tree = tree
    self.columns = columns
    cells = Array(
      repeating: Array(repeating: RollupCell(), count: tree.count), count: columns.count)
    tasks = Array(repeating: nil, count: tree.count)
    owed = Array(repeating: OwedFigures(), count: columns.count)
    isIncomplete = Array(repeating: false, count: tree.count)
  }

  /// Puts the sums of a survey beside its cells.
  ///
  /// - Parameter sums: *shape* [unit index].
  public mutating func put(_ sums: [SurveySum], inColumn position: Int) {
    surveys[position] = sums
    for unit in sums.indices {
      cells[position][unit].denominator = sums[unit].denominator == 0 ? 0 : 1
      if sums[unit].overflowed { cells[position][unit].overflowed = true }
    }
  }
}
