import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// The figures of a period in the tree of another day: every figure is put where its unit is then.
/// Who sent one, and who should have, is found in the period's own tree and moved like a figure.
extension ColumnarRollup {
  /// - Parameter cells: memory for what arrives at each unit.
  func restated(
    _ column: RollupColumn, number: Int, _ cells: inout OwnCells, _ own: UnitPlaces,
    _ ownLevels: LevelRollup
  ) -> ColumnResult {
    cells.removeAll()
    // *shape* [unit index of the period's own tree]: has anything been sent of it?
    var sent = [Bool](repeating: false, count: own.tree.count)
    var figures: [OwnFigure] = []
    var moved: [UnitID] = []
    let held = heldBack(column, own, ownLevels)
    let replaced = replacedUnits(column)
    var reports = Reports(self, column)
    forEachFigure(of: column, number: number) { unit, whole, lastDay, months, row in
      reports.add(unit, months)
      guard let cell = replaced.rest(of: whole, unit), row != nil || !own.isHomeless(unit),
        !column.dropsEnded(unit, own.tree)
      else { return }
      // Nearly every unit is whole in both trees.
      if let from = own[unit], let place = places[unit] {
        sent[from] = true
        guard !isHeld(held, from) else { return }
        cells.add(cell, at: place)
        if column.rollUp.isOfEntries {
          figures += places.figures(cell, of: unit, lastDay: lastDay, column, codebook.register)
        }
        return
      }
      let ownPlacement = own.placement(of: unit)
      for part in ownPlacement.parts { sent[part.place] = true }
      guard !ownPlacement.parts.contains(where: { isHeld(held, $0.place) }) else { return }
      moved.append(unit)
      for part in places.parts(of: cell, unit, column) where takesOwn(part.place, unit, column) {
        cells.add(part.cell, at: part.place)
      }
      if column.rollUp.isOfEntries {
        figures += places.figures(cell, of: unit, lastDay: lastDay, column, codebook.register)
      }
    }
    markLeftOut(column, &cells)
    let untaken = markUntaken(column, &cells)
    func isLeft(_ unit: UnitID) -> Bool {
      if column.dropsEnded(unit, own.tree) { return true }
      return own.placement(of: unit).parts.contains { isHeld(held, $0.place) }
    }
    var silent: [UnitID] = []
    var owed = OwedFigures()
    let owing = reports.owing(column, monthStages(column), always: true)
    if let owing {
      markIncomplete(owing, column, &cells, isHeld: isLeft)
      let found = self.reports(reports, owing, column, own.tree, sent)
      silent = found.silent.filter { !isLeft($0) }
      count(found.sent.filter { !isLeft($0) }, reported: true, column, &cells)
      count(silent, reported: false, column, &cells)
      // Whoever owes it is marked at its place, which in an earlier tree also one has that ended since.
      owed = owing.figures(silent: silent, untaken: untakenUnits(column, gone: tree)) {
        tree.index(of: $0) != nil
      }
    } else {
      let units = own.tree.ids.indices.filter { sent[$0] && !isHeld(held, $0) }
      count(units.map { own.tree.ids[$0] }, reported: true, column, &cells)
    }
    var result = ColumnResult(
      cells: levels.addUp(cells, column), homeless: [], untaken: untaken)
    if let owing {
      owed.enteredAbove = markEnteredAbove(owing, column, &result.cells, isHeld: isLeft)
    }
    if column.rollUp == .repeat {
      let repeated = rollup(column, figures).repeated(cells) { _ in false }
      (result.cells, result.problems) = (repeated.cells, repeated.problems)
      if reports.canBeOwed { owed.differing = repeated.differing }
    } else {
      if column.rollUp.isOfEntries {
        result.problems = rollup(column, figures).fill(&result.cells)
      }
      markUndivided(moved, &result.cells)
    }
    result.owed = owed
    for unit in silent {
      if let place = tree.index(of: unit) { result.cells[place].isOwed = true }
    }
    return result
  }

  /// A figure that is a unit's alone is nobody's above the parts of that unit.
  func takesOwn(_ place: UnitIndex, _ unit: UnitID, _ column: RollupColumn) -> Bool {
    guard column.rollUp == .none, places[unit] == nil else { return true }
    let placement = places.placement(of: unit)
    return placement.bearers.contains(place)
      && !placement.undivided.contains { tree.commonAncestor(of: $0) == place }
  }

  /// Is any unit exempt that ended within the period?
  func dropsEnded(_ column: RollupColumn) -> Bool {
    let own = (ownPlaces ?? places).tree
    return column.exempt.contains { own.index(of: $0) == nil }
  }

  /// Does nobody in the tree have the unit's figures, because it was exempt where its successor is
  /// not?
  func isHeldBack(_ unit: UnitID, _ column: RollupColumn) -> Bool {
    if column.dropsEnded(unit, (ownPlaces ?? places).tree) { return true }
    guard let ownPlaces, let ownLevels else { return false }
    let held = heldBack(column, ownPlaces, ownLevels)
    return ownPlaces.placement(of: unit).parts.contains { isHeld(held, $0.place) }
  }

  /// Who has reported and who should have, in the period's own tree.
  ///
  /// - Parameter placed: *shape* [unit index]: has anything been sent of it?
  private func reports(
    _ reports: Reports, _ owing: Owing, _ column: RollupColumn, _ own: UnitTree, _ placed: [Bool]
  ) -> (sent: [UnitID], silent: [UnitID]) {
    let ended = endedUnits(reports, owing, column)
    var (sent, silent) = (ended.sent, ended.silent)
    for (index, unit) in own.ids.enumerated() {
      if reports.hasSent(unit) || (placed[index] && owing.isInherited(unit)) {
        if owing.isOutdated(unit, column, ownPlaces ?? places) { continue }
        sent.append(unit)
      } else if !owing.missing[Int(unit.number)].isEmpty {
        silent.append(unit)
      }
    }
    return (sent, silent)
  }

  private func count(
    _ units: [UnitID], reported: Bool, _ column: RollupColumn, _ cells: inout OwnCells
  ) {
    for unit in units {
      if let place = places[unit] {
        cells.count(reported: reported, at: place)
      } else {
        for place in countedPlaces(of: unit, column) { cells.count(reported: reported, at: place) }
      }
    }
  }

  func isHeld(_ held: [Bool], _ index: UnitIndex) -> Bool { !held.isEmpty && held[index] }

  /// *shape* [unit index of the period's own tree]: exempt, or below a unit that is, where that unit
  /// became one that is not; empty where nobody is exempt.
  func heldBack(_ column: RollupColumn, _ own: UnitPlaces, _ ownLevels: LevelRollup)
    -> [Bool]
  {
    var held = ownLevels.exemptUnits(column)
    guard held.contains(true) else { return [] }
    let exempt = levels.exemptUnits(column)
    for index in held.indices {
      if held[index] {
        held[index] = !places.placement(of: own.tree.ids[index]).parts.allSatisfy {
          exempt[$0.place]
        }
      }
      let parent = own.tree.parents[index]
      if parent >= 0, held[parent] { held[index] = true }
    }
    return held
  }

  /// Those among which a unit was divided nobody knows how, and those above them up to where all of
  /// it is.
  func markUndivided(_ units: [UnitID], _ cells: inout [RollupCell]) {
    for unit in units where places[unit] == nil {
      for group in places.placement(of: unit).undivided {
        let top = tree.commonAncestor(of: group)
        for place in group {
          var index = place
          while index != top {
            cells[index].isUndivided = true
            index = tree.parents[index]
          }
        }
      }
    }
  }

  /// Units of the tree that no unit of the period is, or is a part of, and none below them.
  func absentUnits(_ own: UnitTree) -> [Bool] {
    var isAbsent = [Bool](repeating: true, count: tree.count)
    for id in own.ids {
      for place in places.placement(of: id).bearers { isAbsent[place] = false }
    }
    for index in stride(from: tree.count - 1, to: 0, by: -1) where !isAbsent[index] {
      isAbsent[tree.parents[index]] = false
    }
    return isAbsent
  }
}

extension OwnCells {
  /// Adds a figure; who reported is counted by itself.
  mutating func add(_ cell: RollupCell, at index: UnitIndex) {
    if isPresent[index] { cells[index].add(cell) } else { cells[index] = cell }
    isPresent[index] = true
  }

  mutating func count(reported: Bool, at index: UnitIndex) {
    isPresent[index] = true
    if reported { cells[index].reported += 1 }
    cells[index].expected += 1
  }
}
