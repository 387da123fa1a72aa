import TongHopDomain

/// Who owes which months of a column. By month, whoever entered figures answers for it: a unit for itself
/// and those below it, those below for the one above, and across a reform a whole row of who followed,
/// or of who was before.
///
/// Everything is by unit number.
struct Owing {
  /// Months that a unit owes and nobody entered for it.
  private(set) var missing: [MonthSet]
  /// Months that a unit would owe and one above entered for all, of figures whose parts are added up.
  private(set) var enteredAbove: [MonthSet]
  /// Months that those entered whom a unit was made of, and it did not.
  private var inherited: [MonthSet]
  /// Of units of the period's last day, months in which nothing is missing.
  private(set) var covered: [MonthSet]
  /// Units that have nothing of the last month and owe nothing of it, since only exempt ones have it.
  private var excused: Set<UnitID> = []
  private let reports: Reports
  private let stages: [MonthStage]

  /// - Complexity: O(*stages* x *units*).
  init(_ reports: Reports, _ column: RollupColumn, _ stages: [MonthStage]) {
    (self.reports, self.stages) = (reports, stages)
    let rows = reports.months
    let none = [MonthSet](repeating: MonthSet(), count: rows.count)
    (missing, enteredAbove, inherited, covered) = (none, none, none, none)
    let owes = Self.owingLevels(reports, column, stages)
    let all = reports.owedMonths.all
    let entered = reports.isStand ? rows.map(\.throughLast) : rows
    func coverage(_ number: Int, _ entered: [MonthSet]) -> [MonthSet] {
      var covered = none
      MonthPass(
        stages[number].levels, column, entered: entered, rows: rows, all: all,
        isStand: reports.isStand, owes: owes[number]
      ).putCovered(stages[number].tree, column, into: &covered)
      return covered
    }
    var others = none
    // A new unit accumulates from its own beginning, and has nothing of others.
    if stages.count > 1, !reports.isOwn {
      var known = entered
      for number in stages.indices.dropFirst() {
        inherit(stages[number].origins, coverage(number - 1, known), column, &known)
      }
      others = inherited
      known = entered
      for number in stages.indices.dropLast().reversed() {
        let heirs = stages[number].heirs
        var covered = coverage(number + 1, known)
        excuse(heirs, column, entered, &covered)
        leave(heirs, covered, &known, &others)
      }
    }
    // Of these figures the parts of a period are not added up over levels: who entered one at all
    // answers by it.
    let isWhole = reports.isOwn || column.rollUp == .repeat
    let present = isWhole ? rows.map { $0.isEmpty ? $0 : all } : rows
    var whole = isWhole ? present : entered
    for unit in whole.indices { whole[unit] = whole[unit].union(others[unit]) }
    for (number, stage) in stages.enumerated() {
      let pass = MonthPass(
        stage.levels, column, entered: whole, rows: present, all: all,
        isStand: reports.isStand, owes: owes[number])
      for (index, id) in stage.tree.ids.enumerated() {
        let unit = Int(id.number)
        if !isWhole, !reports.isStand, !pass.enteredAbove[index].isEmpty {
          let due = reports.due(of: id).intersection(stage.months)
          let given = pass.enteredAbove[index].intersection(due)
          // Of one that has nothing else the unit above is in the same tree, where it is found.
          if stages.count > 1 || given != due {
            enteredAbove[unit] = enteredAbove[unit].union(given)
          }
        }
        let lacking =
          isWhole && !rows[unit].isEmpty
          ? all.subtracting(entered[unit].union(others[unit]))
            .subtracting(column.excusedMonths(of: id)) : pass.owing[index]
        guard !lacking.isEmpty else { continue }
        let due = reports.due(of: id).intersection(stage.months)
        missing[unit] = missing[unit].union(lacking.intersection(due))
      }
      if number == stages.count - 1, !isWhole {
        putEnd(pass, stage.tree, column)
      }
    }
  }

  /// - Parameter pass: of the last stage.
  private mutating func putEnd(_ pass: MonthPass, _ tree: UnitTree, _ column: RollupColumn) {
    let last = reports.owedMonths.all.last
    // Of flows over a stock an older one stays: else these would be over nothing.
    let end = column.overTime == .last ? MonthSet(last...last) : MonthSet()
    pass.putCovered(tree, column, excusing: end, into: &covered)
    guard !end.isEmpty else { return }
    for (index, months) in pass.excused.enumerated()
    where months.contains(last) && covered[Int(tree.ids[index].number)].contains(last) {
      excused.insert(tree.ids[index])
    }
  }

  /// Is a stock of a unit none of the period's end, where only exempt units have one?
  ///
  /// - Parameter present: where units are at the end of the period.
  func isOutdated(_ unit: UnitID, _ column: RollupColumn, _ present: UnitPlaces) -> Bool {
    guard column.overTime == .last, !excused.isEmpty else { return false }
    if present.tree.index(of: unit) != nil { return excused.contains(unit) }
    guard !present.isAbove(unit) else { return false }
    return present.placement(of: unit).bearers.allSatisfy {
      excused.contains(present.tree.ids[$0])
    }
  }

  /// - Parameter known: what units have by now.
  private mutating func inherit(
    _ heirs: [MonthStage.Kin], _ covered: [MonthSet], _ column: RollupColumn,
    _ known: inout [MonthSet]
  ) {
    for heir in heirs {
      let unit = Int(heir.unit.number)
      var common: MonthSet?
      // Of one that was exempt in all its months it has nothing; in some, nobody owes these.
      for origin in heir.others where !column.exempt.contains(origin) {
        let exempt = column.exemptMonths(of: origin).intersection(reports.owedMonths[origin])
        let months = covered[Int(origin.number)].union(exempt)
        common = common?.intersection(months) ?? months
      }
      // Where both have rows of one month each holds its own part.
      guard let common, reports.isStand || common.isDisjoint(with: reports.months[unit]) else {
        continue
      }
      inherited[unit] = common
      known[unit] = known[unit].union(common)
    }
  }

  /// The rows of one that is exempt count nowhere, and still answer for those before it; a stock of the
  /// end is its own, and nobody owes it then.
  private func excuse(
    _ ended: [MonthStage.Kin], _ column: RollupColumn, _ entered: [MonthSet],
    _ covered: inout [MonthSet]
  ) {
    for heir in ended.lazy.flatMap(\.others) {
      let unit = Int(heir.number)
      let exempt = column.exemptMonths(of: heir)
      covered[unit] = covered[unit].union(
        reports.isStand ? exempt : exempt.intersection(entered[unit]))
    }
  }

  private func leave(
    _ ended: [MonthStage.Kin], _ covered: [MonthSet], _ known: inout [MonthSet],
    _ others: inout [MonthSet]
  ) {
    var partial: Set<UnitID> = []
    for one in ended where !reports.isStand {
      let rows = reports.months[Int(one.unit.number)]
      for heir in one.others where !covered[Int(heir.number)].isDisjoint(with: rows) {
        partial.insert(heir)
      }
    }
    for one in ended where !one.others.isEmpty {
      let unit = Int(one.unit.number)
      var common = reports.owedMonths.all
      for heir in one.others {
        common = common.intersection(
          partial.contains(heir) ? MonthSet() : covered[Int(heir.number)])
      }
      known[unit] = known[unit].union(common)
      others[unit] = others[unit].union(common)
    }
  }

  /// *shape* [stage][level]: was the figure entered there at any time of the period, or below?
  private static func owingLevels(
    _ reports: Reports, _ column: RollupColumn, _ stages: [MonthStage]
  ) -> [[Bool]] {
    var words: Set<String> = []
    for stage in stages {
      let levels = stage.levels.levels(passing: column.rollUp != .none) {
        !reports.months[Int(stage.tree.ids[$0].number)].isEmpty
      }
      for (word, owes) in zip(stage.tree.levels, levels) where owes { words.insert(word) }
    }
    for unit in reports.gone where stages.allSatisfy({ $0.tree.index(of: unit) == nil }) {
      words.formUnion(reports.levels(ofGone: unit, column))
    }
    return stages.map { $0.tree.levels.map { words.contains($0) } }
  }

  /// Did it enter nothing, and what it was made of all that it owes?
  func isInherited(_ unit: UnitID) -> Bool {
    let months = inherited[Int(unit.number)]
    return reports.months[Int(unit.number)].isEmpty && !months.isEmpty
      && months.isSuperset(of: reports.due(of: unit))
  }

  /// Who owes what, beside the units of a tree that sent nothing.
  ///
  /// - Parameters:
  ///   - silent: units that sent nothing and are asked for it.
  ///   - untaken: those not in the tree of which no figure can be taken.
  ///   - isMarked: is a unit marked in its cell?
  func figures(silent: [UnitID], untaken: [UnitID], isMarked: (UnitID) -> Bool) -> OwedFigures {
    var owed = OwedFigures()
    let untaken = Set(untaken)
    for unit in silent {
      // One of which no figure can be taken may owe no month of the period.
      let own = missing[Int(unit.number)]
      let months = own.isEmpty ? reports.due(of: unit) : own
      if untaken.contains(unit), !isMarked(unit) {
        owed.ended.append(unit)
        owed.untaken.append(unit)
      } else if months != reports.due(of: unit) {
        owed.parts.append(OwedFigures.Part(unit: unit, missing: months))
      } else if !isMarked(unit) {
        owed.ended.append(unit)
      }
    }
    for unit in incomplete {
      owed.parts.append(OwedFigures.Part(unit: unit, missing: missing[Int(unit.number)]))
    }
    owed.ended.sort()
    owed.untaken.sort()
    owed.parts.sort { $0.unit < $1.unit }
    return owed
  }

  /// Units of which one above entered some months, by number.
  var unitsBelow: [UnitID] {
    enteredAbove.indices.lazy.filter { !enteredAbove[$0].isEmpty }.map { UnitID($0) }
  }

  /// Units that were above it and have rows.
  ///
  /// - Complexity: O(*stages* x *depth*).
  func enterers(above unit: UnitID) -> Set<UnitID> {
    stages.reduce(into: []) { enterers, stage in
      guard let index = stage.tree.index(of: unit) else { return }
      for above in stage.tree.ancestors(of: index) {
        let id = stage.tree.ids[above]
        if !reports.months[Int(id.number)].isEmpty { enterers.insert(id) }
      }
    }
  }

  /// Units that sent some months and lack others, by number.
  var incomplete: [UnitID] {
    missing.indices.lazy.filter { !missing[$0].isEmpty && !reports.months[$0].isEmpty }
      .map { UnitID($0) }
  }
}
