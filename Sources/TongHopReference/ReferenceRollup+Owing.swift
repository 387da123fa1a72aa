import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Who owes a figure in a period in which units began and ended; see ``OwedMonths``.
extension ReferenceRollup {
  /// How many units reported, of how many that should have.
  struct ReportCount {
    var reported = 0
    var expected = 0
  }

  /// Units that ended within the period and owed figures of months before.
  struct EndedUnits {
    var sent: [UnitID] = []
    /// Nor did those that followed send these months.
    var silent: [UnitID] = []
  }

  func owed(_ column: RollupColumn) -> OwedMonths {
    var calendar = codebook.calendar
    if case .indicator(let code) = column.figure {
      calendar = codebook.indicators[code]?.calendar ?? calendar
    }
    return owedMonths[calendar]
      ?? OwedMonths(codebook.register, of: period, in: calendar, through: (own ?? tree).day)
  }

  /// Does a row say how things stood at its end?
  func isOfStands(_ column: RollupColumn) -> Bool {
    column.overTime == .last || isOfCumulative(column)
  }

  /// Can a unit owe a figure of the column? No task is not a missing report, a sample need not go
  /// everywhere, and nobody owes a bonus.
  func canBeOwed(_ column: RollupColumn) -> Bool {
    column.isExpected && !isOfTasks(column) && !isOfSurvey(column)
  }

  /// Has a unit of the tree reported by what was sent: by itself, or by one that it was made of whose
  /// rows cover all that it owes?
  func answers(_ sent: Contribution, for place: UnitIndex, _ column: RollupColumn) -> Bool {
    guard canBeOwed(column), tree.ids[place] != sent.unit else { return true }
    return owed(column).covers(sent.months, of: tree.ids[place], isStand: isOfStands(column))
  }

  /// - Parameter contributions: everything that was sent.
  /// - Complexity: O(days on which units ended x units).
  func endedUnits(_ contributions: [Contribution], _ column: RollupColumn) -> EndedUnits {
    var result = EndedUnits()
    guard canBeOwed(column) else { return result }
    let owed = owed(column)
    let months = Dictionary(
      contributions.map { ($0.unit, $0.months) }, uniquingKeysWith: { first, _ in first })
    let untaken = untakenUnits(column)
    // Where it was entered at the end it was owed before, too.
    let levels = owingLevels(tree.ids.map { months[$0].map { _ in Self.sentCell } }, column)
    for (end, ended) in owed.ended {
      var ignored = DiagnosticLog()
      guard
        let then = UnitTree.build(
          from: codebook.register, on: end.advanced(by: -1), log: &ignored)
      else { continue }
      // Who should have sent it on the last day of those that ended.
      let before = ReferenceRollup(
        figures, period: period, tree: then, from: nil, codebook: codebook)
      let own = then.ids.map { months[$0].map { _ in Self.sentCell } }
      let owing = Set(before.passUp(own, column, at: levels).owing.map { then.ids[$0] })
      for unit in ended where !untaken.contains(unit) {
        if months[unit] != nil {
          result.sent.append(unit)
        } else if owing.contains(unit), !isAnswered(unit, months, column) {
          result.silent.append(unit)
        }
      }
    }
    return result
  }

  private static var sentCell: RollupCell {
    var cell = RollupCell()
    cell.records = 1
    cell.reported = 1
    cell.expected = 1
    return cell
  }

  /// Units whose rows were sent, though the figure of the period cannot be taken from them.
  private func untakenUnits(_ column: RollupColumn) -> Set<UnitID> {
    guard case .indicator(let code) = column.figure, isCumulative(code) else { return [] }
    return Set(accumulated(code, column).filter { $0.cell == nil }.map(\.unit))
  }

  /// Did every unit that a unit became send the months that it owed, itself or by one above or below?
  /// What has accumulated since a unit began is its own.
  private func isAnswered(
    _ unit: UnitID, _ months: [UnitID: MonthSet], _ column: RollupColumn
  ) -> Bool {
    let owed = owed(column)
    let heirs = bearers(of: unit)
    return !heirs.isEmpty && (column.overTime == .last || !isOfCumulative(column))
      && heirs.allSatisfy { heir in
        (Array(heir..<tree.ends[heir]) + tree.ancestors(of: heir)).contains { index in
          months[tree.ids[index]].map {
            owed.covers($0, of: unit, isStand: isOfStands(column))
          } ?? false
        }
      }
  }

  /// At the units that became of them.
  func endedCounts(_ ended: EndedUnits, _ column: RollupColumn) -> [UnitIndex: ReportCount] {
    var counts: [UnitIndex: ReportCount] = [:]
    for unit in ended.sent {
      for place in places(of: unit, column) {
        counts[place, default: ReportCount()].reported += 1
        counts[place, default: ReportCount()].expected += 1
      }
    }
    for unit in ended.silent {
      for place in places(of: unit, column) { counts[place, default: ReportCount()].expected += 1 }
    }
    return counts
  }

  /// Of a figure that is repeated: it is counted at the unit that bears it.
  func countRepeated(_ ended: [UnitIndex: ReportCount], _ own: inout [RollupCell?]) {
    for index in own.indices {
      if let cell = own[index], cell.records > 0, cell.reported == 0 {
        own[index]?.expected = 1
        own[index]?.isOwed = true
      }
      guard let count = ended[index] else { continue }
      own[index] = own[index] ?? RollupCell()
      own[index]?.reported += count.reported
      own[index]?.expected += count.expected
    }
  }

  /// Who sent some of the months that it owes and not all, by unit.
  func missingParts(_ contributions: [Contribution], _ column: RollupColumn) -> [OwedFigures.Part] {
    guard canBeOwed(column) else { return [] }
    let owed = owed(column)
    return contributions.compactMap { sent in
      let missing = owed.missing(of: sent.unit, sent: sent.months, isStand: isOfStands(column))
      return missing.isEmpty ? nil : OwedFigures.Part(unit: sent.unit, missing: missing)
    }
  }
}
