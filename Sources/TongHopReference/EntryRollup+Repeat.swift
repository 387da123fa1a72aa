import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// `repeat`: a unit has its own figure, else that of the nearest unit above that has one, else the
/// one that all below it bear.
extension EntryRollup {
  private enum OwnFigure {
    case none
    case one(RollupCell)
    /// Two units that became this one bear different figures.
    case different(Entry, Entry)
  }

  private func isExempt(_ index: UnitIndex) -> Bool { column.exempt.contains(tree.ids[index]) }

  /// Nobody owes in the place of a unit that is exempt all the time.
  private func owesSome(_ index: UnitIndex) -> Bool {
    let below = column.partly.below[tree.ids[index]] ?? MonthSet()
    return !below.isSuperset(of: MonthSet(rollup.period.months))
  }

  private func ownEntries(_ index: UnitIndex) -> [Int] {
    // In the order of the tree a unit's own come first.
    Array(shown[index].prefix { entries[$0].place == index })
  }

  /// - Parameter own: what the unit sent in all, of which everything but the figure is taken.
  private func ownFigure(_ index: UnitIndex, own: RollupCell?) -> OwnFigure {
    let list = ownEntries(index).map { entries[$0] }
    guard let first = list.first, var cell = own else { return .none }
    cell.numerator = first.cell.numerator
    cell.denominator = first.cell.denominator
    cell.overflowed = list.contains { $0.cell.overflowed }
    return other(in: list).map { .different(first, $0) } ?? .one(cell)
  }

  /// The first entry that bears another figure than the first one. Of sums that did not fit nothing
  /// can be said.
  private func other(in list: [Entry]) -> Entry? {
    guard let first = list.first, !list.contains(where: \.cell.overflowed) else { return nil }
    return list.first { !areEqual($0.cell, first.cell) }
  }

  private func areEqual(_ one: RollupCell, _ other: RollupCell) -> Bool {
    one.numerator == other.numerator && one.denominator == other.denominator
  }

  /// - Parameter differing: gets the units at which figures differ that should be one.
  func repeatedCells(
    own: [RollupCell?], log: inout DiagnosticLog, differing: inout [UnitID]
  ) -> [RollupCell] {
    // Restated, those who owe are counted already.
    let owing = rollup.own == nil ? rollup.owingLevels(own, column) : []
    let figures = tree.units.indices.map { index in
      isExempt(index) ? OwnFigure.none : ownFigure(index, own: own[index])
    }
    var cells = [RollupCell](repeating: RollupCell(), count: tree.count)
    var differs = [Bool](repeating: false, count: tree.count)
    var isExemptBelow = [Bool](repeating: false, count: tree.count)
    for index in tree.units.indices.reversed() {
      if isExempt(index) || isExemptBelow[index], tree.parents[index] >= 0 {
        isExemptBelow[tree.parents[index]] = true
      }
      guard !isExempt(index) else { continue }
      switch figures[index] {
      case .one(let cell):
        cells[index] = cell
      case .different(let first, let second):
        let register = rollup.codebook.register
        report(
          index, (register[first.unit], first.cell), (register[second.unit], second.cell), &log)
        differs[index] = true
        differing.append(tree.ids[index])
        cells[index].expected = 1
        cells[index].isOwed = true
        cells[index].isIncomplete = true
      case .none:
        if let giver = giver(of: index, figures) {
          cells[index] = giver
          cells[index].reported = 0
          cells[index].expected = 0
          cells[index].isOwed = false
          if own[index]?.isIncomplete ?? false { cells[index].isIncomplete = true }
          continue
        }
        let children = tree.children(of: index).filter { !isExempt($0) }
        var cell = fromBelow(index, children, cells, &differs, &log, &differing)
        if own[index]?.isIncomplete ?? false { cell.isIncomplete = true }
        cell.expected += own[index]?.expected ?? 0
        if cell.expected == 0, owing.contains(tree.units[index].level), !isExemptBelow[index],
          owesSome(index)
        {
          cell.expected = 1
          cell.isOwed = true
        }
        cells[index] = cell
      }
    }
    return cells
  }

  /// The figure of the nearest unit above that has one of its own.
  private func giver(of index: UnitIndex, _ figures: [OwnFigure]) -> RollupCell? {
    for above in tree.ancestors(of: index) {
      if case .one(let cell) = figures[above] { return cell }
    }
    return nil
  }

  /// The one figure that the units below bear, with how many of them have reported; missing where
  /// they differ.
  private func fromBelow(
    _ index: UnitIndex, _ children: [UnitIndex], _ cells: [RollupCell], _ differs: inout [Bool],
    _ log: inout DiagnosticLog, _ differing: inout [UnitID]
  ) -> RollupCell {
    var result = RollupCell()
    for child in children {
      result.add(cells[child])
      if differs[child] { differs[index] = true }
    }
    result.numerator = 0
    result.denominator = 0
    result.overflowed = children.contains { cells[$0].overflowed }
    let bearers = children.filter { cells[$0].records > 0 && !cells[$0].overflowed }
    if let first = bearers.first {
      result.numerator = cells[first].numerator
      result.denominator = cells[first].denominator
      if let other = bearers.first(where: { !areEqual(cells[$0], cells[first]) }) {
        report(index, (tree.units[first], cells[first]), (tree.units[other], cells[other]), &log)
        differs[index] = true
        differing.append(tree.ids[index])
      }
    }
    guard differs[index] else { return result }
    result.numerator = 0
    result.denominator = 0
    result.records = 0
    result.reported = 0
    result.isIncomplete = true
    return result
  }

  private func report(
    _ index: UnitIndex, _ first: (unit: Unit, cell: RollupCell),
    _ second: (unit: Unit, cell: RollupCell), _ log: inout DiagnosticLog
  ) {
    log.report(
      RollupProblem.repeatsDiffer(
        column.figure, at: tree.units[index], first: first, second: second,
        period: rollup.period, codebook: rollup.codebook))
  }

  /// The entries that a unit's figure was taken from; those below that differ are all named.
  func repeatedEntries(_ index: UnitIndex) -> [Int] {
    guard !isExempt(index) else { return [] }
    if !ownEntries(index).isEmpty { return ownEntries(index) }
    for above in tree.ancestors(of: index) where !ownEntries(above).isEmpty {
      if other(in: ownEntries(above).map { entries[$0] }) == nil { return ownEntries(above) }
    }
    return shown[index].filter { number in
      let between = tree.ancestors(of: entries[number].place).prefix { $0 > index }
      return between.allSatisfy { ownEntries($0).isEmpty }
    }
  }
}
