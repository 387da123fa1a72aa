import TongHopDomain

/// Who owes which months of one column. By month, whoever entered figures answers for it: a unit for
/// itself and for those below it, those below for the one above, and across a reform a whole row of
/// who followed, or of who was before.
struct OwedByMonth {
  /// Months that a unit of the period owes and nobody entered for it.
  private(set) var missing: [UnitID: MonthSet] = [:]
  /// Months that it would owe and a unit above entered for all, of figures whose parts are added up.
  private(set) var enteredAbove: [UnitID: MonthSet] = [:]
  /// Units that entered nothing, and what they were made of entered all that they owe.
  private(set) var inherited: Set<UnitID> = []
  /// By unit of the period's last day, months in which nothing of it is missing.
  private(set) var covered: [UnitID: MonthSet] = [:]
  /// Units that have nothing of the last month and owe nothing of it, since only exempt ones have it.
  private(set) var excused: Set<UnitID> = []

  private let stages: [Stage]
  private let owed: OwedMonths
  private let column: RollupColumn
  /// By unit, the months of its rows.
  private let sent: [UnitID: MonthSet]
  private let isStand: Bool
  /// Words of the levels at which the figure was entered in the period, and of those above.
  private let levels: Set<String>

  /// - Parameters:
  ///   - isStand: a row says how things stood at its end.
  ///   - isOwn: it says that of the unit alone, since its beginning.
  ///   - levels: words of those of units that ended before the period, and of those above.
  /// - Complexity: O(stages x units).
  init(
    _ column: RollupColumn, sent: [UnitID: MonthSet], stages: [Stage], owed: OwedMonths,
    isStand: Bool, isOwn: Bool, levels gone: Set<String>
  ) {
    self.column = column
    self.sent = sent
    self.stages = stages
    self.owed = owed
    self.isStand = isStand
    levels = Self.levels(column, sent, stages).union(gone)
    let entered = isStand ? sent.mapValues(\.throughLast) : sent
    // A new unit accumulates from its own beginning.
    let before = isOwn ? [:] : inheritance(entered)
    let after = isOwn ? [:] : legacy(entered)
    let others = before.merging(after) { $0.union($1) }
    // Of these figures the parts of a period are not added up over levels: who entered one at all
    // answers by it.
    let isWhole = isOwn || column.rollUp == .repeat
    let rows = isWhole ? sent.mapValues { _ in owed.all } : sent
    let all = (isWhole ? rows : entered).merging(others) { $0.union($1) }
    for stage in stages {
      let pass = pass(stage.tree, entered: all, rows: rows)
      for (index, unit) in stage.tree.ids.enumerated() {
        let due = owed.due(of: unit, isStand: isStand).intersection(stage.months)
        var lacking = pass.owing[index].intersection(due)
        if isWhole, let own = entered[unit] {
          lacking = due.subtracting(own.union(others[unit] ?? MonthSet()))
            .subtracting(column.excusedMonths(of: unit))
        }
        let given = pass.enteredAbove[index].intersection(due)
        // Of one that has nothing else the unit above is in the same tree, where it is found.
        let hasOthers = stages.count > 1 || given != due
        if !isWhole, !isStand, !given.isEmpty, hasOthers {
          enteredAbove[unit] = (enteredAbove[unit] ?? MonthSet()).union(given)
        }
        if !lacking.isEmpty { missing[unit] = (missing[unit] ?? MonthSet()).union(lacking) }
      }
      if !isWhole {
        // Of flows over a stock an older one stays: else these would be over nothing.
        let end =
          column.overTime == .last ? MonthSet(owed.all.last...owed.all.last) : MonthSet()
        covered = Dictionary(
          uniqueKeysWithValues: zip(
            stage.tree.ids, pass.covered(stage.tree, column, excusing: end)))
        excused = Set(
          stage.tree.ids.indices.filter {
            !pass.excused[$0].intersection(end).isEmpty
              && !(covered[stage.tree.ids[$0]] ?? MonthSet()).isDisjoint(with: end)
          }.map { stage.tree.ids[$0] })
      }
    }
    inherited = Set(
      (stages.last?.tree.ids ?? []).filter { unit in
        let due = owed.due(of: unit, isStand: isStand)
        return sent[unit] == nil && (before[unit]?.isSuperset(of: due) ?? false)
      })
  }

  private static func levels(
    _ column: RollupColumn, _ sent: [UnitID: MonthSet], _ stages: [Stage]
  ) -> Set<String> {
    var levels: Set<String> = []
    for tree in stages.map(\.tree) {
      for (index, unit) in tree.ids.enumerated() where sent[unit] != nil {
        // Of a figure that is a unit's alone those above have nothing from below.
        let answerable = column.rollUp == .none ? [index] : tree.lineage(of: index)
        for above in answerable { levels.insert(tree.units[above].level) }
      }
    }
    return levels
  }

  // MARK: - Across reforms

  /// By unit that began in the period, what those it was made of entered and it did not.
  private func inheritance(_ entered: [UnitID: MonthSet]) -> [UnitID: MonthSet] {
    var result: [UnitID: MonthSet] = [:]
    for (stage, next) in zip(stages, stages.dropFirst()) {
      let covered = covered(in: stage, entered.merging(result) { $0.union($1) })
      for (heir, origins) in next.origins {
        // Of one that was exempt in all its months it has nothing; in some, nobody owes these.
        let parts = origins.compactMap { origin -> MonthSet? in
          let exempt = column.exemptMonths(of: origin).intersection(owed[origin])
          if column.exempt.contains(origin) { return nil }
          return (covered[origin] ?? MonthSet()).union(exempt)
        }
        guard let all = common(parts) else { continue }
        // Where both have rows of one month each holds its own part.
        guard isStand || all.isDisjoint(with: sent[heir] ?? MonthSet()) else { continue }
        result[heir] = all
      }
    }
    return result
  }

  /// By unit that ended in the period, what all that it became entered with their own.
  private func legacy(_ entered: [UnitID: MonthSet]) -> [UnitID: MonthSet] {
    var result: [UnitID: MonthSet] = [:]
    for (stage, next) in zip(stages, stages.dropFirst()).reversed() {
      var covered = covered(in: next, entered.merging(result) { $0.union($1) })
      // The rows of one that is exempt count nowhere, and still answer for those before it; a stock of
      // the end is its own, and nobody owes it then.
      for unit in next.tree.ids {
        let exempt = column.exemptMonths(of: unit)
        let answered = isStand ? exempt : exempt.intersection(entered[unit] ?? MonthSet())
        covered[unit] = (covered[unit] ?? MonthSet()).union(answered)
      }
      var partial: Set<UnitID> = []
      for (unit, heirs) in stage.heirs where !isStand {
        for heir in heirs {
          let months = covered[heir] ?? MonthSet()
          if !months.isDisjoint(with: sent[unit] ?? MonthSet()) { partial.insert(heir) }
        }
      }
      for (unit, heirs) in stage.heirs {
        let parts = heirs.map { partial.contains($0) ? MonthSet() : covered[$0] ?? MonthSet() }
        if let all = common(parts) { result[unit] = all }
      }
    }
    return result
  }

  /// The months of all of them; nil for none.
  private func common(_ sets: [MonthSet]) -> MonthSet? {
    guard let first = sets.first else { return nil }
    let all = sets.reduce(first) { $0.intersection($1) }
    return all.isEmpty ? nil : all
  }

  private func covered(in stage: Stage, _ entered: [UnitID: MonthSet]) -> [UnitID: MonthSet] {
    let covered = pass(stage.tree, entered: entered, rows: sent).covered(stage.tree, column)
    return Dictionary(uniqueKeysWithValues: zip(stage.tree.ids, covered))
  }

  // MARK: - One tree

  /// *shape* [unit index] each.
  private struct Pass {
    /// Months that nobody entered for the unit, where it is the one to enter them.
    var owing: [MonthSet]
    /// Months that it, a unit above or some unit below entered.
    var entered: [MonthSet]
    /// Months that only a unit above entered.
    var enteredAbove: [MonthSet]
    /// Months that it would owe if those below it, or one above it, were not exempt.
    var excused: [MonthSet]

    /// Months that were entered and in which neither the unit nor one below it lacks anything.
    ///
    /// - Parameter end: months that need not be entered where the unit is excused.
    func covered(_ tree: UnitTree, _ column: RollupColumn, excusing end: MonthSet = MonthSet())
      -> [MonthSet]
    {
      var lacking = owing
      for index in tree.units.indices.reversed() where tree.parents[index] >= 0 {
        lacking[tree.parents[index]] = lacking[tree.parents[index]].union(
          lacking[index].subtracting(column.exemptMonths(of: tree.ids[index])))
      }
      return tree.units.indices.map {
        entered[$0].union(excused[$0].intersection(end)).subtracting(lacking[$0])
      }
    }
  }

  /// - Parameters:
  ///   - entered: the months that a unit has, by whatever rows.
  ///   - rows: those of its own rows.
  private func pass(_ tree: UnitTree, entered: [UnitID: MonthSet], rows: [UnitID: MonthSet]) -> Pass
  {
    let none = [MonthSet](repeating: MonthSet(), count: tree.count)
    let passes = column.rollUp != .none
    var pass = Pass(owing: none, entered: none, enteredAbove: none, excused: none)
    // By what the unit entered: the months that it answers for those below, and those that it owes
    // in their place.
    var (answered, answerable) = (none, none)
    var (below, rowsBelow, expectedBelow) = (none, none, none)
    // Months in which a unit has one below it that is not exempt, nor has only exempt ones below.
    var unexemptBelow = none
    for index in tree.units.indices.reversed() {
      let unit = tree.ids[index]
      let parent = tree.parents[index]
      let exempt = column.exemptMonths(of: unit)
      let isLowest = tree.ends[index] == index + 1
      if parent >= 0 {
        unexemptBelow[parent] = unexemptBelow[parent].union(
          (isLowest ? MonthSet.all : unexemptBelow[index]).subtracting(exempt))
      }
      let mine = (entered[unit] ?? MonthSet()).subtracting(exempt)
      let own = rows[unit].map { $0.subtracting(exempt) }.flatMap { $0.isEmpty ? nil : $0 }
      // In a quarter with rows of one month at both, each enters a part and answers for nobody else.
      let parts = (own ?? MonthSet()).intersection(rowsBelow[index]).wholeQuarters
      // A stand stands for the months before it, too; but who entered a month is a matter of its rows.
      answered[index] = mine.subtracting(isStand ? rowsBelow[index] : below[index])
        .subtracting(parts)
      // Of a quarter that it alone has rows of it owes what is missing.
      var alone = (own ?? MonthSet()).wholeQuarters.subtracting(rowsBelow[index].wholeQuarters)
      if own != nil, rowsBelow[index].isEmpty { alone = owed.all }
      answerable[index] = answered[index].union(alone).subtracting(exempt)
      if own != nil || levels.contains(tree.units[index].level) {
        let others = expectedBelow[index].subtracting(parts).subtracting(alone)
        let due = owed.all.subtracting(mine).subtracting(others)
        pass.owing[index] = due.subtracting(column.excusedMonths(of: unit))
        // Where all below are exempt nobody owes in their place who has not entered the quarter itself.
        if !isLowest {
          pass.owing[index] = pass.owing[index].intersection(
            unexemptBelow[index].union((own ?? MonthSet()).wholeQuarters))
        }
        pass.excused[index] = due.subtracting(pass.owing[index]).subtracting(exempt)
      }
      pass.entered[index] = mine.union(below[index].subtracting(parts)).subtracting(exempt)
      guard parent >= 0, passes else { continue }
      below[parent] = below[parent].union(mine).union(below[index].subtracting(exempt))
      rowsBelow[parent] = rowsBelow[parent].union(own ?? MonthSet())
        .union(rowsBelow[index].subtracting(exempt))
      expectedBelow[parent] = expectedBelow[parent].union(mine)
        .union(expectedBelow[index].subtracting(exempt)).union(pass.owing[index])
    }
    // Nobody owes what a unit above answers for; that has nothing from behind one that is exempt.
    for index in tree.units.indices.dropFirst() where passes {
      let parent = tree.parents[index]
      let exempt = column.exemptMonths(of: tree.ids[index])
      answered[index] = answered[index].union(answered[parent].subtracting(exempt))
      answerable[index] = answerable[index].union(answerable[parent].subtracting(exempt))
      pass.owing[index] = pass.owing[index].subtracting(answerable[parent])
      let given = answered[parent].subtracting(exempt)
      pass.enteredAbove[index] = given.subtracting(pass.entered[index])
      pass.entered[index] = pass.entered[index].union(given)
    }
    return pass
  }
}
