import TongHopDomain

/// The figures that units sent for themselves, before anything is passed up.
struct OwnCells {
  /// *shape* [unit index]
  var cells: [RollupCell]
  /// Did the unit send anything, or was anything of it left out?
  var isPresent: [Bool]

  init(count: Int) {
    cells = [RollupCell](repeating: RollupCell(), count: count)
    isPresent = [Bool](repeating: false, count: count)
  }

  mutating func removeAll() {
    for index in isPresent.indices where isPresent[index] {
      cells[index] = RollupCell()
      isPresent[index] = false
    }
  }

  /// Adds what a unit, or one that it succeeded, sent.
  mutating func report(_ cell: RollupCell, at index: UnitIndex) {
    if isPresent[index] { cells[index].add(cell) } else { cells[index] = cell }
    isPresent[index] = true
    cells[index].reported = 1
    cells[index].expected = 1
  }

  /// Nobody has reported, nor should have.
  mutating func clearCounts() {
    for index in isPresent.indices where isPresent[index] {
      cells[index].reported = 0
      cells[index].expected = 0
    }
  }

  mutating func markIncomplete(_ index: UnitIndex) {
    isPresent[index] = true
    cells[index].isIncomplete = true
  }
}
