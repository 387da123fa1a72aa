import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// `repeat`: downwards the nearest figure above, upwards what all below bear.
extension FigureRollup {
  /// *shape* [unit index]: the number of its first own figure, and of the first that bears another;
  /// -1 for none.
  private func firstFigures() -> (first: [Int32], other: [Int32]) {
    var first = [Int32](repeating: -1, count: tree.count)
    var other = first
    var hasOverflow: Set<UnitIndex> = []
    for (number, figure) in figures.enumerated() {
      if figure.overflowed { hasOverflow.insert(figure.place) }
      if first[figure.place] < 0 {
        first[figure.place] = Int32(number)
      } else if other[figure.place] < 0, differ(Int(first[figure.place]), number) {
        other[figure.place] = Int32(number)
      }
    }
    // Of a sum that did not fit nothing can be said.
    for place in hasOverflow { other[place] = -1 }
    return (first, other)
  }

  private func differ(_ one: Int, _ other: Int) -> Bool {
    figures[one].numerator != figures[other].numerator
      || figures[one].denominator != figures[other].denominator
  }

  /// *shape* [unit index]: the nearest unit, itself included, whose own figure it bears; -1 for
  /// none.
  private func givers(_ first: [Int32], _ other: [Int32]) -> [Int] {
    var givers = [Int](repeating: -1, count: tree.count)
    for index in 0..<tree.count {
      let isGiver = first[index] >= 0 && other[index] < 0 && !isExempt(index)
      givers[index] = isGiver ? index : tree.parents[index] >= 0 ? givers[tree.parents[index]] : -1
    }
    return givers
  }

  /// What is repeated, at every unit.
  struct Repeated {
    var cells: [RollupCell]
    /// What cannot be rolled up as the criterion says.
    var problems: [Diagnostic]
    /// Units at which figures differ that should be one, by number.
    var differing: [UnitID]
  }

  /// What a parent knows of its children, of which the later ones come first.
  private struct Below {
    /// The first child that bears a figure, and the first that bears another; -1 for none.
    var first = -1
    var other = -1
    /// A child has no figure because those below it differ.
    var differs = false
    var isExempt = false
  }

  /// - Parameter owing: *shape* [unit index]: is it of a level that should have entered the figure?
  /// - Complexity: O(*units* + *figures*).
  func repeated(_ own: OwnCells, owes: (UnitIndex) -> Bool) -> Repeated {
    let (first, other) = firstFigures()
    let givers = givers(first, other)
    var cells = [RollupCell](repeating: RollupCell(), count: tree.count)
    var below = [Below](repeating: Below(), count: tree.count)
    var problems: [Diagnostic] = []
    var differing: [UnitID] = []
    for index in stride(from: tree.count - 1, through: 0, by: -1) {
      let parent = tree.parents[index]
      if parent >= 0, isExempt(index) || below[index].isExempt { below[parent].isExempt = true }
      guard !isExempt(index) else {
        cells[index] = RollupCell()
        continue
      }
      let isIncomplete = own.isPresent[index] && own.cells[index].isIncomplete
      if first[index] >= 0, other[index] >= 0 {
        problems.append(
          problem(index, ownBearer(Int(first[index])), ownBearer(Int(other[index]))))
        differing.append(tree.ids[index])
        cells[index] = RollupCell()
        cells[index].expected = 1
        cells[index].isOwed = true
        cells[index].isIncomplete = true
        below[index].differs = true
      } else if givers[index] >= 0 {
        cells[index] = givenCell(givers[index], own, Int(first[givers[index]]))
        if givers[index] != index {
          cells[index].reported = 0
          cells[index].expected = 0
          cells[index].isOwed = false
          if isIncomplete { cells[index].isIncomplete = true }
        }
        below[index].differs = false
      } else {
        if !agree(index, &cells, &below, &problems) { differing.append(tree.ids[index]) }
        if isIncomplete { cells[index].isIncomplete = true }
        // Of a unit that sent nothing: it owes, which is known where the figures are restated.
        if own.isPresent[index] { cells[index].expected += own.cells[index].expected }
        if cells[index].expected == 0, owes(index), !below[index].isExempt {
          cells[index].expected = 1
          cells[index].isOwed = true
        }
      }
      if parent >= 0 { handOn(index, to: parent, &cells, &below) }
    }
    return Repeated(cells: cells, problems: problems, differing: differing.sorted())
  }

  private func givenCell(_ giver: UnitIndex, _ own: OwnCells, _ number: Int) -> RollupCell {
    var cell = own.cells[giver]
    cell.numerator = figures[number].numerator
    cell.denominator = figures[number].denominator
    cell.overflowed = false
    for figure in figures[number...] {
      guard figure.place == giver else { break }
      if figure.overflowed { cell.overflowed = true }
    }
    return cell
  }

  /// The figure that the units below bear, or none where they differ.
  ///
  /// - Returns: do those right below bear one figure, as far as they bear any?
  private func agree(
    _ index: UnitIndex, _ cells: inout [RollupCell], _ below: inout [Below],
    _ problems: inout [Diagnostic]
  ) -> Bool {
    let known = below[index]
    let areOne = known.first < 0 || known.other < 0
    if !areOne {
      problems.append(
        problem(index, bearer(known.first, cells), bearer(known.other, cells)))
      below[index].differs = true
    } else if known.first >= 0, !known.differs {
      cells[index].numerator = cells[known.first].numerator
      cells[index].denominator = cells[known.first].denominator
    }
    guard below[index].differs else { return areOne }
    cells[index].records = 0
    cells[index].reported = 0
    cells[index].isIncomplete = true
    return areOne
  }

  /// Counts are added up; the figure is compared.
  private func handOn(
    _ index: UnitIndex, to parent: UnitIndex, _ cells: inout [RollupCell],
    _ below: inout [Below]
  ) {
    var counts = cells[index]
    counts.numerator = 0
    counts.denominator = 0
    cells[parent].add(counts)
    if below[index].differs { below[parent].differs = true }
    guard cells[index].records > 0, !cells[index].overflowed else { return }
    let later = below[parent].first
    if later >= 0, !isSame(cells[index], cells[later]) { below[parent].other = later }
    below[parent].first = index
  }

  private func isSame(_ one: RollupCell, _ other: RollupCell) -> Bool {
    one.numerator == other.numerator && one.denominator == other.denominator
  }

  private func ownBearer(_ number: Int) -> (unit: Unit, cell: RollupCell) {
    var cell = RollupCell()
    cell.numerator = figures[number].numerator
    cell.denominator = figures[number].denominator
    return (codebook.register[figures[number].unit], cell)
  }

  private func bearer(_ index: UnitIndex, _ cells: [RollupCell]) -> (unit: Unit, cell: RollupCell) {
    (tree.units[index], cells[index])
  }

  private func problem(
    _ index: UnitIndex, _ first: (unit: Unit, cell: RollupCell),
    _ other: (unit: Unit, cell: RollupCell)
  ) -> Diagnostic {
    RollupProblem.repeatsDiffer(
      column.figure, at: tree.units[index], first: first, second: other, period: period,
      codebook: codebook)
  }

  /// The figures that the cell of a unit was taken from; those that differ are all among them.
  ///
  /// - Parameter below: those of the unit and of the units below it.
  func repeatedFigures(_ unit: UnitIndex, _ below: [Int]) -> [Int] {
    guard !isExempt(unit) else { return [] }
    let (first, other) = firstFigures()
    let own = figures.indices.filter { figures[$0].place == unit }
    guard own.isEmpty else { return own }
    let giver = givers(first, other)[unit]
    guard giver < 0 else { return figures.indices.filter { figures[$0].place == giver } }
    return below.filter { number in
      var index = tree.parents[figures[number].place]
      while index > unit {
        if first[index] >= 0 { return false }
        index = tree.parents[index]
      }
      return true
    }
  }
}
