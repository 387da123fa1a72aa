/// Who is exempt from a column in some of a period's months, beside ``RollupColumn/exempt``.
public struct PartlyExempt: Sendable, Hashable {
  /// Months in which the unit is exempt, of those that are not in all of the period.
  public var months: [UnitID: MonthSet] = [:]
  /// Months in which a unit above is exempt in whose place the unit would report: one that the column
  /// does not score, with none between that it scores.
  public var below: [UnitID: MonthSet] = [:]
  /// Where figures are added up and exemptions change within the period: the months between, and who
  /// is exempt in them. Empty where they do not change.
  public var stretches: [Stretch] = []

  public struct Stretch: Sendable, Hashable {
    public var months: MonthSet
    public var exempt: Set<UnitID>

    public init(months: MonthSet, exempt: Set<UnitID>) {
      self.months = months
      self.exempt = exempt
    }
  }

  public init() {}
}

extension RollupColumn {
  /// Months in which nothing of a unit counts above it.
  public func exemptMonths(of unit: UnitID) -> MonthSet {
    if !exempt.isEmpty, exempt.contains(unit) { return .all }
    return partly.months.isEmpty ? MonthSet() : partly.months[unit] ?? MonthSet()
  }

  /// Months of which a unit owes nothing.
  public func excusedMonths(of unit: UnitID) -> MonthSet {
    let months = exemptMonths(of: unit)
    return partly.below.isEmpty ? months : months.union(partly.below[unit] ?? MonthSet())
  }

  /// Is nobody exempt in any month?
  public var hasNoExemptions: Bool {
    exempt.isEmpty && partly.months.isEmpty && partly.below.isEmpty
  }

  /// Is it added up quarter by quarter, because somebody was exempt in some of them?
  public var isByQuarter: Bool { !partly.stretches.isEmpty && !partly.months.isEmpty }

  /// Does a row of a period count? Of a stretch only those that end in its months do.
  public func takes(_ part: Period) -> Bool {
    only.map { $0.contains(part.months.upperBound) } ?? true
  }

  /// Is it of a unit that ended within the period and was exempt at its end, so that nobody has its
  /// figures?
  ///
  /// - Parameter tree: the period's own.
  public func dropsEnded(_ unit: UnitID, _ tree: UnitTree) -> Bool {
    !exempt.isEmpty && exempt.contains(unit) && tree.index(of: unit) == nil
  }

  /// The column as if nobody were exempt.
  public var withoutExemptions: RollupColumn {
    RollupColumn(figure: figure, rollUp: rollUp, overTime: overTime, isExpected: isExpected)
  }

  /// The columns whose figures, added up, are the column's; empty where it is rolled up as it is.
  public var stretches: [RollupColumn] {
    partly.stretches.map { stretch in
      // Who owes what is a matter of the whole period.
      var column = RollupColumn(
        figure: figure, rollUp: rollUp, overTime: overTime, exempt: stretch.exempt,
        isExpected: false)
      column.only = stretch.months
      return column
    }
  }
}

extension RollupTable {
  /// Puts in the figures of columns that are added up of stretches of the period; who has reported, and
  /// who owes what, is known already.
  ///
  /// - Parameter parts: those of ``RollupColumn/stretches``, column after column.
  public mutating func addUp(_ parts: RollupTable) {
    var next = 0
    for (position, column) in columns.enumerated() {
      let count = column.partly.stretches.count
      guard count > 0, parts.cells.count >= next + count else { continue }
      let stretches = parts.cells[next..<next + count]
      next += count
      for unit in cells[position].indices {
        cells[position][unit].takeFigures(
          of: stretches.map { $0[unit] }, keepsDenominator: column.overTime == .sumOverLast)
      }
    }
  }
}

extension RollupCell {
  /// - Parameter keepsDenominator: it is a stock, that of the end.
  fileprivate mutating func takeFigures(of parts: [RollupCell], keepsDenominator: Bool) {
    var sum = RollupCell()
    for part in parts { sum.add(part) }
    numerator = sum.numerator
    if !keepsDenominator { denominator = sum.denominator }
    records = sum.records
    overflowed = sum.overflowed
    awaitsAppraisal = sum.awaitsAppraisal
    isAppealed = sum.isAppealed
  }
}
