import TongHopDomain

/// Who entered the figures of which months in one tree, and who should have.
struct MonthPass {
  /// *shape* [unit index]: months that nobody entered for the unit, where it is the one to enter them.
  private(set) var owing: [MonthSet]
  /// *shape* [unit index]: months that it, a unit above or some unit below entered.
  private(set) var entered: [MonthSet]
  /// *shape* [unit index]: months that only a unit above entered.
  private(set) var enteredAbove: [MonthSet]
  /// *shape* [unit index]: months that it would owe if those below it, or one above it, were not exempt;
  /// empty where nobody is.
  private(set) var excused: [MonthSet] = []

  /// What one unit has below it.
  private struct Below {
    var entered = MonthSet()
    /// By rows of their own.
    var rows = MonthSet()
    var expected = MonthSet()
    /// In which it is not so that every unit is exempt, or has only such ones below it.
    var unexempt = MonthSet()
  }

  /// What a unit answers for those below it.
  private struct Answer {
    var entered = MonthSet()
    /// With the months that it owes in their place.
    var all = MonthSet()
  }

  /// All months at once, a bit each, in one backward pass and one forward.
  ///
  /// - Parameters:
  ///   - entered: *shape* [unit number]: the months that a unit has, by whatever rows.
  ///   - rows: *shape* [unit number]: those of its own rows.
  ///   - isStand: a row says how things stood at its end.
  ///   - owes: *shape* [level]: was it entered there, or below?
  /// - Complexity: O(*units*).
  init(
    _ levels: LevelRollup, _ column: RollupColumn, entered months: [MonthSet], rows: [MonthSet],
    all: MonthSet, isStand: Bool, owes: [Bool]
  ) {
    let tree = levels.tree
    let exempt = ExemptUnits(column, tree)
    let passes = column.rollUp != .none
    var below = [Below](repeating: Below(), count: tree.count)
    var answers = [Answer](repeating: Answer(), count: tree.count)
    owing = [MonthSet](repeating: MonthSet(), count: tree.count)
    (entered, enteredAbove) = (owing, owing)
    if !exempt.isEmpty { excused = owing }
    for index in stride(from: tree.count - 1, through: 0, by: -1) {
      let parent = tree.parents[index]
      let free = exempt.freeMonths(index)
      let under = below[index]
      let isLowest = tree.ends[index] == index + 1
      if !exempt.isEmpty, parent >= 0 {
        below[parent].unexempt = below[parent].unexempt.union(
          isLowest ? free : under.unexempt.intersection(free))
      }
      let mine = months[Int(tree.ids[index].number)].intersection(free)
      let own = rows[Int(tree.ids[index].number)].intersection(free)
      // In a quarter with rows of one month at both, each enters a part and answers for nobody else.
      let both = own.intersection(under.rows)
      let parts = both.isEmpty ? both : both.wholeQuarters
      // Of a quarter that it alone has rows of it owes what is missing.
      var alone = own
      if under.rows.isEmpty {
        if !own.isEmpty { alone = all }
      } else if !own.isEmpty {
        alone = own.wholeQuarters.subtracting(under.rows.wholeQuarters)
      }
      // A stand stands for the months before it, too; but who entered a month is a matter of its rows.
      answers[index].entered = mine.subtracting(isStand ? under.rows : under.entered)
        .subtracting(parts)
      answers[index].all = answers[index].entered.union(alone).intersection(free)
      if !own.isEmpty || owes[levels.level(of: index)] {
        let due = all.subtracting(mine)
          .subtracting(under.expected.subtracting(parts).subtracting(alone))
        owing[index] = due.subtracting(exempt.excusedMonths(index))
        // Where all below are exempt nobody owes in their place who has not entered the quarter itself.
        if !exempt.isEmpty, !isLowest {
          owing[index] = owing[index].intersection(under.unexempt.union(own.wholeQuarters))
        }
        if !exempt.isEmpty { excused[index] = due.subtracting(owing[index]).intersection(free) }
      }
      entered[index] = mine.union(under.entered.subtracting(parts)).intersection(free)
      guard parent >= 0, passes else { continue }
      below[parent].entered = below[parent].entered.union(mine)
        .union(under.entered.intersection(free))
      below[parent].rows = below[parent].rows.union(own).union(under.rows.intersection(free))
      below[parent].expected = below[parent].expected.union(mine)
        .union(under.expected.intersection(free)).union(owing[index])
    }
    guard passes else { return }
    for index in tree.parents.indices.dropFirst() {
      let above = answers[tree.parents[index]]
      let free = exempt.freeMonths(index)
      answers[index].entered = answers[index].entered.union(above.entered.intersection(free))
      answers[index].all = answers[index].all.union(above.all.intersection(free))
      owing[index] = owing[index].subtracting(above.all)
      enteredAbove[index] = above.entered.intersection(free).subtracting(entered[index])
      entered[index] = entered[index].union(above.entered.intersection(free))
    }
  }

  /// Puts by unit number the months that were entered and in which neither a unit nor one below it
  /// lacks anything.
  ///
  /// - Parameter end: months that need not be entered where a unit is excused.
  /// - Complexity: O(*units*).
  func putCovered(
    _ tree: UnitTree, _ column: RollupColumn, excusing end: MonthSet = MonthSet(),
    into covered: inout [MonthSet]
  ) {
    let exempt = ExemptUnits(column, tree)
    var lacking = owing
    for index in stride(from: tree.count - 1, through: 0, by: -1) {
      let parent = tree.parents[index]
      if parent >= 0 {
        lacking[parent] = lacking[parent].union(
          lacking[index].intersection(exempt.freeMonths(index)))
      }
      let excused = excused.isEmpty ? MonthSet() : excused[index].intersection(end)
      covered[Int(tree.ids[index].number)] = entered[index].union(excused)
        .subtracting(lacking[index])
    }
  }
}
