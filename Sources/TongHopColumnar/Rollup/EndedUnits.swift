import TongHopDomain
import TongHopRecords

/// Units that ended within the period and owed figures of months before.
struct EndedUnits: Sendable {
  var sent: [UnitID] = []
  /// Nor did those that followed send these months; or the figure cannot be taken from what was sent.
  var silent: [UnitID] = []
}

extension ColumnarRollup {
  func owed(_ column: RollupColumn) -> OwedMonths {
    owedMonths[calendar(column)]
      ?? OwedMonths(
        codebook.register, of: period, in: codebook.calendar,
        through: (ownPlaces ?? places).tree.day)
  }

  func monthStages(_ column: RollupColumn) -> [MonthStage] { stages[calendar(column)] ?? [] }

  private func calendar(_ column: RollupColumn) -> Calendar {
    guard case .indicator(let code) = column.figure else { return codebook.calendar }
    return codebook.indicators[code]?.calendar ?? codebook.calendar
  }

  /// Where it is counted whether a unit has reported.
  func countedPlaces(of unit: UnitID, _ column: RollupColumn) -> [UnitIndex] {
    let placement = places.placement(of: unit)
    return column.rollUp == .repeat ? placement.bearers : placement.parts.map(\.place)
  }

  func endedUnits(_ reports: Reports, _ owing: Owing, _ column: RollupColumn) -> EndedUnits {
    var result = EndedUnits()
    result.silent = reports.untaken
    for unit in reports.owedMonths.ended
    where !reports.isUntaken(unit) && !column.exempt.contains(unit) {
      if reports.hasSent(unit) {
        if !owing.isOutdated(unit, column, ownPlaces ?? places) { result.sent.append(unit) }
      } else if !owing.missing[Int(unit.number)].isEmpty {
        result.silent.append(unit)
      }
    }
    return result
  }

  /// Marks the places of those who sent some months and lack one, also where their stock is in a later
  /// one of another unit: that one is older than what is owed, too.
  ///
  /// - Parameter isHeld: do nobody's figures in the tree hold the unit's?
  func markIncomplete(
    _ owing: Owing, _ column: RollupColumn, _ cells: inout OwnCells,
    isHeld: (UnitID) -> Bool = { _ in false }
  ) {
    for unit in owing.incomplete where !isHeld(unit) {
      for place in countedPlaces(of: unit, column) where takesOwn(place, unit, column) {
        cells.markIncomplete(place)
      }
    }
  }

  /// Marks those who have figures of other months than one above entered for them: theirs are not of the
  /// whole period, and above nothing is missing.
  ///
  /// - Parameter isHeld: do nobody's figures in the tree hold the unit's?
  /// - Returns: which units have nothing of which months.
  func markEnteredAbove(
    _ owing: Owing, _ column: RollupColumn, _ cells: inout [RollupCell],
    isHeld: (UnitID) -> Bool = { _ in false }
  ) -> [OwedFigures.Part] {
    var parts: [OwedFigures.Part] = []
    for unit in owing.unitsBelow where !isHeld(unit) {
      // Of one that is gone: whoever followed both has all of it.
      let enterers =
        tree.index(of: unit) != nil
        ? [] : owing.enterers(above: unit).flatMap { countedPlaces(of: $0, column) }
      let lacking = countedPlaces(of: unit, column).filter { place in
        takesOwn(place, unit, column)
          && !enterers.contains { place <= $0 && $0 < tree.ends[place] }
      }
      guard !lacking.isEmpty else { continue }
      parts.append(
        OwedFigures.Part(unit: unit, missing: owing.enteredAbove[Int(unit.number)]))
      for place in lacking where cells[place].records > 0 { cells[place].isIncomplete = true }
    }
    return parts
  }

  /// Counts who has reported, and who should have.
  ///
  /// - Returns: who owes what, and who sent nothing and is asked for it.
  func countReports(
    _ reports: Reports, _ owing: Owing, _ column: RollupColumn, _ own: inout OwnCells
  ) -> (owed: OwedFigures, silent: [UnitID]) {
    own.clearCounts()
    let ended = endedUnits(reports, owing, column)
    var silent = ended.silent
    for (index, unit) in tree.ids.enumerated() {
      if reports.hasSent(unit) || (own.cells[index].records > 0 && owing.isInherited(unit)) {
        if owing.isOutdated(unit, column, places) { continue }
        own.count(reported: true, at: index)
      } else if column.rollUp != .repeat, !owing.missing[Int(unit.number)].isEmpty {
        own.count(reported: false, at: index)
        silent.append(unit)
      } else if column.rollUp == .repeat, own.cells[index].records > 0 {
        // It is counted at the unit that bears it.
        own.count(reported: false, at: index)
        own.cells[index].isOwed = true
      }
    }
    for (units, reported) in [(ended.sent, true), (ended.silent, false)] {
      for unit in units {
        for place in countedPlaces(of: unit, column) { own.count(reported: reported, at: place) }
      }
    }
    let owed = owing.figures(silent: silent, untaken: reports.untaken) {
      tree.index(of: $0) != nil
    }
    return (owed, silent)
  }

  /// Units that are not in a tree any more and whose rows were sent, though the figure of the period
  /// cannot be taken from them; by number.
  func untakenUnits(_ column: RollupColumn, gone from: UnitTree) -> [UnitID] {
    guard case .indicator(let code) = column.figure, isCumulative(code), column.isExpected,
      from.count < codebook.register.units.count
    else { return [] }
    let parts = parts(of: code, column)
    guard let accumulation = parts.accumulation, !parts.isEmpty else { return [] }
    return places.places.indices.filter { unit in
      guard from.index(of: UnitID(unit)) == nil, !column.exempt.contains(UnitID(unit)),
        let growth = parts.growth(of: unit, accumulation)
      else { return false }
      if case .figure = growth.outcome { return false }
      return true
    }.map { UnitID($0) }
  }
}
