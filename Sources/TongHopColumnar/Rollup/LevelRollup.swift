import TongHopDomain

/// From the units' own figures to those of all levels, in one backward pass.
///
/// Units are numbered depth first, so a parent has a smaller number than its children, and when a
/// unit is met from behind everything below it has been added to it.
struct LevelRollup: Sendable {
  let tree: UnitTree
  /// *shape* [unit index]: its level as a number.
  private let levels: [Int]
  private let levelCount: Int

  init(_ tree: UnitTree) {
    self.tree = tree
    var numbers: [String: Int] = [:]
    for (number, level) in tree.levels.enumerated() { numbers[level] = number }
    levelCount = tree.levels.count
    var levels: [Int] = []
    levels.reserveCapacity(tree.count)
    // Neighbours are nearly always of one level.
    var last = (name: "", number: 0)
    for unit in tree.units {
      if unit.level != last.name { last = (unit.level, numbers[unit.level] ?? 0) }
      levels.append(last.number)
    }
    self.levels = levels
  }

  /// Every unit's own figures and those below it, with who should have reported.
  ///
  /// Expected to report are the units of the levels at which the figure was entered, and of the
  /// levels above these; a unit that entered it itself answers for those below it, unless some of
  /// them entered it too. Of tasks nothing is expected: no task is not a missing report.
  /// Nor of a survey: a sample need not go everywhere.
  ///
  /// Right where every unit was there all the time and each that sent anything sent all that it owes;
  /// else see ``Owing``.
  ///
  /// - Complexity: O(*units*).
  func passUp(_ own: OwnCells, _ column: RollupColumn) -> [RollupCell] {
    let owing = owingLevels(own, column)
    var answering: [UnitIndex] = []
    let exempt = exemptUnits(column)
    // Is there a unit below it that is neither exempt nor above exempt ones only?
    var hasOthersBelow = [Bool](repeating: false, count: exempt.isEmpty ? 0 : tree.count)
    var cells = [RollupCell](repeating: RollupCell(), count: tree.count)
    let passes = column.rollUp != .none
    func isExcused(_ index: UnitIndex) -> Bool {
      !column.partly.below.isEmpty && column.partly.below[tree.ids[index]] != nil
    }
    for index in stride(from: tree.count - 1, through: 0, by: -1) {
      let parent = tree.parents[index]
      var owes = owing[levels[index]] && !isExcused(index)
      if !exempt.isEmpty {
        if exempt[index] {
          cells[index] = RollupCell()
          continue
        }
        let isLowest = tree.ends[index] == index + 1
        if !isLowest, !hasOthersBelow[index] { owes = false }
        if parent >= 0, isLowest || hasOthersBelow[index] { hasOthersBelow[parent] = true }
      }
      let isPresent = own.isPresent[index]
      if isPresent, own.cells[index].reported > 0 {
        if cells[index].reported == 0, cells[index].expected > 0 {
          cells[index].expected = 0
          answering.append(index)
        }
      } else if cells[index].expected == 0, owes {
        cells[index].expected = 1
        cells[index].isOwed = true
      }
      if isPresent { cells[index].add(own.cells[index]) }
      if parent >= 0, passes { cells[parent].add(cells[index]) }
    }
    // Nobody below a unit that answers for them owes anything; it has nothing from behind a unit that
    // is exempt, and does not answer for those.
    for index in answering {
      var below = index + 1
      while below < tree.ends[index] {
        if !exempt.isEmpty, exempt[below] {
          below = tree.ends[below]
          continue
        }
        cells[below].expected = 0
        cells[below].isOwed = false
        below += 1
      }
    }
    return cells
  }

  /// Every unit's own figures and those below it, where who should have reported is known already.
  ///
  /// - Complexity: O(*units*).
  func addUp(_ own: OwnCells, _ column: RollupColumn) -> [RollupCell] {
    let exempt = exemptUnits(column)
    var cells = [RollupCell](repeating: RollupCell(), count: tree.count)
    for index in stride(from: tree.count - 1, through: 0, by: -1) {
      if !exempt.isEmpty, exempt[index] {
        cells[index] = RollupCell()
        continue
      }
      if own.isPresent[index] { cells[index].add(own.cells[index]) }
      let parent = tree.parents[index]
      if parent >= 0, column.rollUp != .none { cells[parent].add(cells[index]) }
    }
    return cells
  }

  func level(of index: UnitIndex) -> Int { levels[index] }

  /// *shape* [unit index]: is it of a level that should have entered the figure?
  func owingUnits(_ own: OwnCells, _ column: RollupColumn) -> [Bool] {
    let owing = owingLevels(own, column)
    return levels.map { owing[$0] }
  }

  /// *shape* [level]
  private func owingLevels(_ own: OwnCells, _ column: RollupColumn) -> [Bool] {
    guard column.isExpected else { return [Bool](repeating: false, count: levelCount) }
    switch column.figure {
    case .tasks, .survey: return [Bool](repeating: false, count: levelCount)
    case .indicator, .points, .selfPoints: break
    }
    return levels(passing: column.rollUp != .none) { own.cells[$0].records > 0 }
  }

  /// Those at which a figure was entered, and those above.
  ///
  /// - Parameter passes: of a figure that is a unit's alone those above have nothing from below.
  /// - Returns: *shape* [level].
  func levels(passing passes: Bool, where isEntered: (UnitIndex) -> Bool) -> [Bool] {
    var owing = [Bool](repeating: false, count: levelCount)
    var isAbove = [Bool](repeating: false, count: tree.count)
    for index in stride(from: tree.count - 1, through: 0, by: -1) {
      guard isAbove[index] || isEntered(index) else { continue }
      owing[levels[index]] = true
      if passes, tree.parents[index] >= 0 { isAbove[tree.parents[index]] = true }
    }
    return owing
  }

  /// *shape* [unit index]; empty where nobody is exempt.
  func exemptUnits(_ column: RollupColumn) -> [Bool] {
    guard !column.exempt.isEmpty else { return [] }
    var exempt = [Bool](repeating: false, count: tree.count)
    for unit in column.exempt {
      if let index = tree.index(of: unit) { exempt[index] = true }
    }
    return exempt
  }
}
