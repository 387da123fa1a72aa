import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// The figures of a period in the tree of another day.
extension ReferenceRollup {
  /// - Returns: *shape* [unit index].
  func restatedCells(
    _ contributions: [Contribution], _ column: RollupColumn, _ owing: OwingUnits,
    log: inout DiagnosticLog
  ) -> ([RollupCell], OwedFigures) {
    let moved = contributions.filter { !isHeldBack($0.unit, column) }
    var cells = [RollupCell?](repeating: nil, count: tree.count)
    for contribution in moved {
      for (place, cell) in parts(of: contribution, column)
      where takesOwn(place, of: contribution.unit, column) {
        if cells[place] == nil { cells[place] = cell } else { cells[place]?.add(cell) }
      }
    }
    markLeftOut(column, &cells)
    markUntaken(column, &cells, log: &log)
    markIncomplete(owing, column, &cells)
    let reports = ownRollup?.reports(contributions, column, owing) ?? []
    count(reports.filter { !isHeldBack($0.unit, column) }, column, &cells)
    var sums = addUp(cells, column)
    let enteredAbove = markEnteredAbove(owing, column, &sums)
    var differing: [UnitID] = []
    if column.rollUp.isOfEntries {
      sums = EntryRollup(self, moved, column).cells(
        sums: sums, own: cells, log: &log, differing: &differing)
    }
    if column.rollUp != .repeat {
      for unit in undividedUnits(moved.map(\.unit)) { sums[unit].isUndivided = true }
    }
    var owing = owing
    owing.silent = owing.silent.filter { !isHeldBack($0.key, column) }
    var owed = owed(owing, column, &sums)
    owed.enteredAbove = enteredAbove
    if canBeOwed(column) { owed.differing = differing.sorted() }
    return (sums, owed)
  }

  /// A figure that is a unit's alone is nobody's above the parts of that unit.
  func takesOwn(_ place: UnitIndex, of unit: UnitID, _ column: RollupColumn) -> Bool {
    guard column.rollUp == .none else { return true }
    return successions.destinations(of: unit).contains {
      !$0.isAbove && $0.units.count == 1 && tree.index(of: $0.units[0]) == place
    }
  }

  /// Is it of a unit that was exempt, itself or by a unit above it, and that became one that is not?
  func isHeldBack(_ unit: UnitID, _ column: RollupColumn) -> Bool {
    if column.dropsEnded(unit, own ?? tree) { return true }
    guard !column.exempt.isEmpty, let own else { return false }
    return ownPlaces(of: unit).contains { place in
      own.lineage(of: place).contains { above in
        column.exempt.contains(own.ids[above]) && !isExemptHere(own.ids[above], column)
      }
    }
  }

  private func isExemptHere(_ unit: UnitID, _ column: RollupColumn) -> Bool {
    placement(of: unit).parts.allSatisfy { column.exempt.contains(tree.ids[$0.place]) }
  }

  /// The places of a unit of the period in the period's own tree.
  private func ownPlaces(of unit: UnitID) -> [UnitIndex] {
    guard let own else { return [] }
    if let place = own.index(of: unit) { return [place] }
    return ownRollup?.placement(of: unit).parts.map(\.place) ?? []
  }

  /// Where it is counted whether a unit has reported.
  func places(of unit: UnitID, _ column: RollupColumn) -> [UnitIndex] {
    column.rollUp == .repeat ? bearers(of: unit) : placement(of: unit).parts.map(\.place)
  }

  /// Every unit's own figures and those below it; who should have reported was counted before.
  func addUp(_ own: [RollupCell?], _ column: RollupColumn) -> [RollupCell] {
    var cells = [RollupCell](repeating: RollupCell(), count: tree.count)
    for index in tree.units.indices.reversed() {
      guard !column.exempt.contains(tree.ids[index]) else {
        cells[index] = RollupCell()
        continue
      }
      if let mine = own[index] { cells[index].add(mine) }
      if tree.parents[index] >= 0, column.rollUp != .none {
        cells[tree.parents[index]].add(cells[index])
      }
    }
    return cells
  }

  /// Units whose share of some figure nobody knows: those among which a unit was divided, and those
  /// above them up to where all of it is.
  func undividedUnits(_ units: [UnitID]) -> Set<UnitIndex> {
    var result: Set<UnitIndex> = []
    for unit in units {
      for places in placement(of: unit).undivided {
        for place in places {
          for above in tree.lineage(of: place) {
            if places.allSatisfy({ (above..<tree.ends[above]).contains($0) }) { break }
            result.insert(above)
          }
        }
      }
    }
    return result
  }

  /// Units of the tree that no unit of the period is, or is a part of, and none below them.
  func absentUnits() -> [Bool] {
    var isAbsent = [Bool](repeating: true, count: tree.count)
    for id in own?.ids ?? [] {
      for destination in successions.destinations(of: id) where !destination.isAbove {
        for place in destination.units.compactMap({ tree.index(of: $0) }) {
          for above in tree.lineage(of: place) { isAbsent[above] = false }
        }
      }
    }
    return isAbsent
  }
}
