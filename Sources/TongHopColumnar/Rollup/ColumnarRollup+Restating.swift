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
    var sent = OwnCells(count: own.tree.count)
    var figures: [OwnFigure] = []
    var moved: [UnitID] = []
    let held = heldBack(column, own, ownLevels)
    let replaced = replacedUnits(column)
    var reports = Reports(self, column)
    forEachFigure(of: column, number: number) { unit, whole, lastDay, months, row in
      reports.add(unit, months)
      guard let cell = replaced.rest(of: whole, unit), row != nil || !own.isHomeless(unit) else {
        return
      }
      // Nearly every unit is whole in both trees.
      if let from = own[unit], let place = places[unit] {
        sent.markSent(from, answers: reports.answers(unit, months, for: from))
        guard !isHeld(held, from) else { return }
        cells.add(cell, at: place)
        if column.rollUp.isOfEntries {
          figures += places.figures(cell, of: unit, lastDay: lastDay, column, codebook.register)
        }
        return
      }
      let ownPlacement = own.placement(of: unit)
      for part in ownPlacement.parts {
        sent.markSent(part.place, answers: reports.answers(unit, months, for: part.place))
      }
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
    for unit in unitsLeftOut(of: column) {
      for place in own.placement(of: unit).everyPlace { sent.markIncomplete(place) }
    }
    let untaken = markUntaken(column, &cells) { unit in
      for place in own.placement(of: unit).everyPlace { sent.markIncomplete(place) }
    }
    let owing = ownLevels.owing(sent, column)
    countReports(column, sent, owing, held, own, &cells)
    let ended = endedUnits(reports, column)
    countEnded(ended, column, held, own, &cells)
    var result = ColumnResult(
      cells: levels.addUp(cells, column), homeless: [], untaken: untaken)
    if column.rollUp == .repeat {
      (result.cells, result.problems) = rollup(column, figures).repeated(cells) { _ in false }
    } else {
      if column.rollUp.isOfEntries {
        result.problems = rollup(column, figures).fill(&result.cells)
      }
      markUndivided(moved, &result.cells)
    }
    result.owed = reports.owed(ended)
    // Whoever owes it is marked at its place, which in an earlier tree also one has that ended since.
    let owingUnits = owing.indices.filter { owing[$0] && !isHeld(held, $0) }.map {
      own.tree.ids[$0]
    }
    let silent = result.owed.ended
    result.owed.ended = []
    for unit in owingUnits + silent {
      if let place = tree.index(of: unit) {
        result.cells[place].isOwed = true
      } else {
        result.owed.ended.append(unit)
      }
    }
    result.owed.ended.sort()
    return result
  }

  /// A figure that is a unit's alone is nobody's above the parts of that unit.
  func takesOwn(_ place: UnitIndex, _ unit: UnitID, _ column: RollupColumn) -> Bool {
    guard column.rollUp == .none, places[unit] == nil else { return true }
    let placement = places.placement(of: unit)
    return placement.bearers.contains(place)
      && !placement.undivided.contains { tree.commonAncestor(of: $0) == place }
  }

  /// Does nobody in the tree have the unit's figures, because it was exempt where its successor is
  /// not?
  func isHeldBack(_ unit: UnitID, _ column: RollupColumn) -> Bool {
    guard let ownPlaces, let ownLevels else { return false }
    let held = heldBack(column, ownPlaces, ownLevels)
    return ownPlaces.placement(of: unit).parts.contains { isHeld(held, $0.place) }
  }

  private func countReports(
    _ column: RollupColumn, _ sent: OwnCells, _ owing: [Bool], _ held: [Bool],
    _ own: UnitPlaces, _ cells: inout OwnCells
  ) {
    for index in own.tree.ids.indices {
      let hasSent = sent.isPresent[index] && sent.cells[index].reported > 0
      guard hasSent || owing[index], !isHeld(held, index) else { continue }
      if let place = places[own.tree.ids[index]] {
        cells.count(reported: hasSent, at: place)
        continue
      }
      let placement = places.placement(of: own.tree.ids[index])
      for place in column.rollUp == .repeat ? placement.bearers : placement.parts.map(\.place) {
        cells.count(reported: hasSent, at: place)
      }
    }
  }

  private func countEnded(
    _ ended: EndedUnits, _ column: RollupColumn, _ held: [Bool], _ own: UnitPlaces,
    _ cells: inout OwnCells
  ) {
    for (units, reported) in [(ended.sent, true), (ended.silent, false)] {
      for unit in units {
        let parts = own.placement(of: unit).parts
        guard !parts.contains(where: { isHeld(held, $0.place) }) else { continue }
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

  /// - Parameter answers: so the unit has reported.
  mutating func markSent(_ index: UnitIndex, answers: Bool) {
    isPresent[index] = true
    cells[index].records = 1
    if answers { cells[index].reported = 1 }
  }
}
