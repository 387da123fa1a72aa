/// Who is exempt from a column in some of a period's months, beside ``RollupColumn/exempt``.
package struct PartlyExempt: Sendable, Hashable {
  /// Months in which the unit is exempt, of those that are not in all of the period.
  package var months: [UnitID: MonthSet] = [:]
  /// Months in which a unit above is exempt in whose place the unit would report: one that the column
  /// does not score, with none between that it scores.
  package var below: [UnitID: MonthSet] = [:]
  /// Where figures are added up and exemptions change within the period: whose figures of which months
  /// count how far up; every figure is in one of them. Empty where nothing changes.
  package var stretches: [Stretch] = []
  /// Who is exempt at the end, where there are stretches: a stock is that of the end.
  package var atEnd: Set<UnitID> = []

  package struct Stretch: Sendable, Hashable {
    package var months: MonthSet
    package var senders: Senders
    /// In the tree of the period's end: above these nothing of the senders counts.
    package var exempt: Set<UnitID>

    package init(months: MonthSet, senders: Senders, exempt: Set<UnitID>) {
      self.months = months
      self.senders = senders
      self.exempt = exempt
    }
  }

  /// Units whose rows count.
  package enum Senders: Sendable, Hashable {
    case all
    case only(Set<UnitID>)
    case others(than: Set<UnitID>)

    package func contains(_ unit: UnitID) -> Bool {
      switch self {
      case .all: true
      case .only(let units): units.contains(unit)
      case .others(let units): !units.contains(unit)
      }
    }
  }

  package init() {}
}

extension RollupColumn {
  /// Months in which nothing of a unit counts above it.
  package func exemptMonths(of unit: UnitID) -> MonthSet {
    if !exempt.isEmpty, exempt.contains(unit) { return .all }
    return partly.months.isEmpty ? MonthSet() : partly.months[unit] ?? MonthSet()
  }

  /// Months of which a unit owes nothing.
  package func excusedMonths(of unit: UnitID) -> MonthSet {
    let months = exemptMonths(of: unit)
    return partly.below.isEmpty ? months : months.union(partly.below[unit] ?? MonthSet())
  }

  /// Is nobody exempt in any month?
  package var hasNoExemptions: Bool {
    exempt.isEmpty && partly.months.isEmpty && partly.below.isEmpty
  }

  /// Is it added up quarter by quarter, because somebody was exempt in some of them?
  package var isByQuarter: Bool { !partly.stretches.isEmpty && !partly.months.isEmpty }

  /// Does a row of a period count? Of a stretch only those that end in its months do.
  package func takes(_ part: Period) -> Bool {
    only.map { $0.contains(part.months.upperBound) } ?? true
  }

  /// Does a row of a unit count?
  package func takes(_ unit: UnitID) -> Bool { senders == .all || senders.contains(unit) }

  /// Is it of a unit that ended within the period and was exempt at its end, so that nobody has its
  /// figures?
  ///
  /// - Parameter tree: the period's own.
  package func dropsEnded(_ unit: UnitID, _ tree: UnitTree) -> Bool {
    !exempt.isEmpty && exempt.contains(unit) && tree.index(of: unit) == nil
  }

  /// The column as if nobody were exempt.
  package var withoutExemptions: RollupColumn {
    RollupColumn(figure: figure, rollUp: rollUp, overTime: overTime, isExpected: isExpected)
  }

  /// The columns whose figures, added up, are the column's, and where the denominator is a stock the
  /// one that has it; empty where it is rolled up as it is.
  package var stretches: [RollupColumn] {
    // Who owes what is a matter of the whole period.
    var columns = partly.stretches.map { stretch in
      var column = RollupColumn(
        figure: figure, rollUp: rollUp, overTime: overTime, exempt: stretch.exempt,
        isExpected: false)
      column.only = stretch.months
      column.senders = stretch.senders
      return column
    }
    if hasStockBelow, !columns.isEmpty {
      columns.append(
        RollupColumn(
          figure: figure, rollUp: rollUp, overTime: overTime, exempt: partly.atEnd,
          isExpected: false))
    }
    return columns
  }

  fileprivate var hasStockBelow: Bool { overTime == .sumOverLast }
}

extension RollupTable {
  /// Puts in the figures of columns that are added up of stretches of the period; who has reported, and
  /// who owes what, is known already.
  ///
  /// - Parameter parts: those of ``RollupColumn/stretches``, column after column.
  package mutating func addUp(_ parts: RollupTable) {
    var next = 0
    for (position, column) in columns.enumerated() {
      let count = column.stretches.count
      guard count > 0, parts.cells.count >= next + count else { continue }
      let stretches = parts.cells[next..<next + count]
      next += count
      let stock = column.hasStockBelow ? stretches.last : nil
      for unit in cells[position].indices {
        cells[position][unit].takeFigures(
          of: (stock == nil ? stretches : stretches.dropLast()).map { $0[unit] },
          stock: stock?[unit])
      }
    }
  }
}

extension RollupCell {
  /// - Parameter stock: where the denominator is one, the cell that has that of the end.
  fileprivate mutating func takeFigures(of parts: [RollupCell], stock: RollupCell?) {
    var sum = RollupCell()
    for part in parts { sum.add(part) }
    numerator = sum.numerator
    denominator = stock?.denominator ?? sum.denominator
    records = max(sum.records, stock?.records ?? 0)
    overflowed = sum.overflowed || stock?.overflowed ?? false
    awaitsAppraisal = sum.awaitsAppraisal
    isAppealed = sum.isAppealed
  }
}
