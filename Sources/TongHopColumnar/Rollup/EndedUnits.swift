import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Units that ended within the period and owed figures of months before.
struct EndedUnits: Sendable {
  /// How many reported, of how many that should have.
  struct Count: Sendable {
    var reported = 0
    var expected = 0
  }

  var sent: [UnitID] = []
  /// Nor did those that followed send these months.
  var silent: [UnitID] = []
  /// By what became of them.
  var counts: [UnitIndex: Count] = [:]
}

extension OwnCells {
  /// Of a figure that is repeated: it is counted at the unit that bears it.
  mutating func countRepeated(_ ended: EndedUnits) {
    for index in isPresent.indices
    where isPresent[index] && cells[index].records > 0 && cells[index].reported == 0 {
      cells[index].expected = 1
      cells[index].isOwed = true
    }
    for (index, count) in ended.counts {
      isPresent[index] = true
      cells[index].reported += count.reported
      cells[index].expected += count.expected
    }
  }
}

extension ColumnarRollup {
  /// The trees of the days before units ended that owed a month.
  static func stages(_ owed: [Calendar: OwedMonths], _ register: UnitRegister)
    -> [Day: LevelRollup]
  {
    var stages: [Day: LevelRollup] = [:]
    var ignored = DiagnosticLog()
    for end in Set(owed.values.flatMap { $0.ended.map(\.end) }) {
      stages[end] = UnitTree.build(from: register, on: end.advanced(by: -1), log: &ignored)
        .map { LevelRollup($0) }
    }
    return stages
  }

  func owed(_ column: RollupColumn) -> OwedMonths {
    guard case .indicator(let code) = column.figure,
      let calendar = codebook.indicators[code]?.calendar, let owed = owedMonths[calendar]
    else { return entries.owed }
    return owed
  }

  /// Where it is counted whether a unit that ended has reported.
  func countedPlaces(of unit: UnitID, _ column: RollupColumn) -> [UnitIndex] {
    let placement = places.placement(of: unit)
    return column.rollUp == .repeat ? placement.bearers : placement.parts.map(\.place)
  }

  /// - Complexity: O(*days on which units ended* x *units*).
  func endedUnits(_ reports: Reports, _ column: RollupColumn) -> EndedUnits {
    var result = EndedUnits()
    guard reports.canBeOwed, !reports.months.isEmpty, !reports.owedMonths.ended.isEmpty else {
      return result
    }
    let untaken = untakenUnits(column)
    let present = ownPlaces ?? places
    let levels = (ownLevels ?? self.levels).owingLevelWords(
      reports.sentCells(in: present.tree), column)
    for (end, units) in reports.owedMonths.ended {
      guard let stage = stages[end] else { continue }
      let owing = stage.owing(reports.sentCells(in: stage.tree), column, at: levels)
      for unit in units where !untaken.contains(unit) {
        if !reports.months[Int(unit.number)].isEmpty {
          result.sent.append(unit)
        } else if let index = stage.tree.index(of: unit), owing[index],
          !isAnswered(unit, reports, column, present)
        {
          result.silent.append(unit)
        }
      }
    }
    guard ownPlaces == nil else { return result }
    for (units, reported) in [(result.sent, 1), (result.silent, 0)] {
      for unit in units {
        for place in countedPlaces(of: unit, column) {
          result.counts[place, default: EndedUnits.Count()].reported += reported
          result.counts[place, default: EndedUnits.Count()].expected += 1
        }
      }
    }
    return result
  }

  /// Did every unit that a unit became send the months that it owed, itself or by one above or below?
  /// What has accumulated since a unit began is its own.
  private func isAnswered(
    _ unit: UnitID, _ reports: Reports, _ column: RollupColumn, _ present: UnitPlaces
  ) -> Bool {
    if reports.isCumulative, column.overTime != .last { return false }
    let tree = present.tree
    func covers(_ index: UnitIndex) -> Bool {
      let months = reports.months[Int(tree.ids[index].number)]
      return !months.isEmpty
        && reports.owedMonths.covers(months, of: unit, isStand: reports.isStand)
    }
    let heirs = present.placement(of: unit).bearers
    return !heirs.isEmpty
      && heirs.allSatisfy { heir in
        if (heir..<tree.ends[heir]).contains(where: covers) { return true }
        var above = tree.parents[heir]
        while above >= 0 {
          if covers(above) { return true }
          above = tree.parents[above]
        }
        return false
      }
  }

  /// Units whose rows were sent, though the figure of the period cannot be taken from them.
  private func untakenUnits(_ column: RollupColumn) -> Set<UnitID> {
    guard case .indicator(let code) = column.figure, isCumulative(code) else { return [] }
    let parts = parts(of: code, column)
    guard let accumulation = parts.accumulation, !parts.isEmpty else { return [] }
    var units: Set<UnitID> = []
    for unit in places.places.indices {
      guard let growth = parts.growth(of: unit, accumulation) else { continue }
      if case .figure = growth.outcome { continue }
      units.insert(UnitID(unit))
    }
    return units
  }
}
