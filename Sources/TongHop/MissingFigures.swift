import TongHopComparison
import TongHopDomain
import TongHopRecords
import TongHopScoring

/// Which figures of a period have not come, and from whom.
///
/// Named is only who enters a figure itself, not those above that wait for it. Nobody owes a bonus, a
/// penalty or answers, nor a task, but a register of tasks.
struct MissingFigures {
  typealias Figure = MissingReport.Figure

  private let result: PeriodResult
  private let register: UnitRegister
  private let successions: SuccessionMap
  /// In file order of the criteria. Units that ended within the period are among them.
  private(set) var owed: [UnitID: [Figure]] = [:]
  /// Figures of which no unit has sent any that counts.
  private(set) var silent: [Figure] = []
  /// By level, which figures its units should have sent.
  private var asked: [String: Set<String>] = [:]
  /// Codes of leaves that were looked at; a figure that several of them measure is owed once.
  private var seen: Set<String> = []
  /// With those of registers.
  private var told: Set<String> = []
  private var silentCodes: Set<String> = []
  /// By unit that sent a row which was left out, the figures of such rows, as far as they are known.
  private let faulty: [UnitID: Set<String>]

  var tree: UnitTree { result.scores.tree }
  var calendar: Calendar { result.scores.method.calendar }

  /// - Complexity: O(*units* x *criteria*).
  init(_ pipeline: Pipeline, _ result: PeriodResult) {
    self.result = result
    register = pipeline.workspace.units
    let tree = result.scores.tree
    successions = SuccessionMap(
      register: register, from: result.restatement?.own.day ?? tree.day, to: tree.day)
    let refused = Self.leftOut(pipeline, result)
    faulty = Self.byUnit(refused)
    let codes = Set(refused.compactMap(\.code))
    let method = result.scores.method
    let places = pipeline.plan(for: method, in: PeriodTree(of: result)).leafColumn
    for leaf in method.leaves {
      guard let position = places[leaf] else { continue }
      if method.criteria[leaf].leaf?.measure.isTasks ?? false {
        addRegister(leaf, at: position)
        told.insert(method.criteria[leaf].code)
        continue
      }
      guard let code = Self.owedCode(method.criteria[leaf], result.scores.period) else { continue }
      let isCumulative = pipeline.codebook.indicators[code]?.isCumulative ?? false
      let cells = result.rollup.cells[position]
      if cells.allSatisfy({ $0.records == 0 && $0.expected == 0 }), isMissing(leaf) {
        let isUntaken = isCumulative && cells[0].isIncomplete
        let reason: MissingReport.Reason =
          codes.contains(code) ? .faulty : isUntaken ? .untaken : .notSent
        addSilent(Figure(code: code, reason: reason))
      }
      add(code, at: position, isCumulative: isCumulative)
      addUnasked(code, leaf, at: position)
      seen.insert(code)
      told.insert(code)
    }
  }

  private mutating func addSilent(_ figure: Figure) {
    if silentCodes.insert(figure.code).inserted { silent.append(figure) }
  }

  /// Does a unit owe a figure, of the leaf that is looked at or of one before?
  ///
  /// - Complexity: O(1) for a figure that one leaf measures.
  private func isOwed(_ code: String, by unit: UnitID) -> Bool {
    guard let figures = owed[unit] else { return false }
    return figures.last?.code == code
      || told.contains(code) && figures.contains { $0.code == code }
  }

  /// Is it missing anywhere? Where only exempt units could have sent it, it is not.
  private func isMissing(_ leaf: Int) -> Bool {
    let scored = result.scores.scored
    return scored.isEmpty
      || scored.contains { result.scores.state(of: leaf, at: $0) == .notReported }
  }

  /// Units that are scored and have nothing of a figure that the roll-up asks neither of them nor of anyone
  /// below: a unit above entered it for all, or only units that hand nothing up entered it.
  private mutating func addUnasked(_ code: String, _ leaf: Int, at position: Int) {
    let cells = result.rollup.cells[position]
    guard !silentCodes.contains(code) else { return }
    let unasked = result.scores.scored.filter { unit in
      cells[unit].records == 0 && cells[unit].expected == 0
        && result.scores.state(of: leaf, at: unit) == .notReported
        && !isOwed(code, by: tree.ids[unit])
    }
    guard !unasked.isEmpty else { return }
    var isEntered = Self.isEnteredAbove(cells, result.rollup.columns[position], tree)
    // Also by one that has ended since.
    for part in result.rollup.owed[position].enteredAbove {
      if let unit = tree.index(of: part.unit) { isEntered[unit] = true }
    }
    for unit in unasked {
      asked[tree.units[unit].level, default: []].insert(code)
      owe(tree.ids[unit], code, isEntered[unit] ? .enteredAbove : .notSent)
    }
  }

  /// *shape* [unit index]: has any unit above rows of its own that stand for those below it?
  private static func isEnteredAbove(
    _ cells: [RollupCell], _ column: RollupColumn, _ tree: UnitTree
  ) -> [Bool] {
    var result = [Bool](repeating: false, count: tree.count)
    guard column.rollUp != .none else { return result }
    var own = cells.map(\.records)
    for unit in tree.parents.indices.dropFirst() { own[tree.parents[unit]] -= cells[unit].records }
    for unit in tree.parents.indices.dropFirst() {
      let parent = tree.parents[unit]
      result[unit] = result[parent] || own[parent] > 0
    }
    return result
  }

  /// Did a unit above enter any figure for all below it?
  var hasEnteredAbove: Bool {
    owed.values.contains {
      $0.contains {
        switch $0.reason {
        case .enteredAbove, .monthsAbove: true
        default: false
        }
      }
    }
  }

  private mutating func add(_ code: String, at position: Int, isCumulative: Bool) {
    let cells = result.rollup.cells[position]
    let others = result.rollup.owed[position]
    let named = Set(others.parts.map(\.unit)).union(others.differing)
    var levels: Set<String> = []
    var isExpectedBelow = [Bool](repeating: false, count: tree.count)
    for index in tree.units.indices.reversed() where cells[index].expected > 0 {
      if tree.parents[index] >= 0 { isExpectedBelow[tree.parents[index]] = true }
      if cells[index].isOwed || !isExpectedBelow[index] { levels.insert(tree.units[index].level) }
      guard cells[index].isOwed, !named.contains(tree.ids[index]) else { continue }
      let isUntaken = isCumulative && cells[index].isIncomplete && cells[index].records == 0
      owe(tree.ids[index], code, isUntaken ? .untaken : .notSent)
    }
    for unit in others.ended {
      levels.insert(register[unit].level)
      owe(unit, code, others.untaken.contains(unit) ? .untaken : .notSent)
    }
    for unit in others.differing { owe(unit, code, .differing) }
    for part in others.parts { owe(part.unit, code, .months(part.missing.months)) }
    for (part, places) in enteredAbove(others) where places.contains(where: { isOwn($0, cells) }) {
      levels.insert(register[part.unit].level)
      owe(part.unit, code, .monthsAbove(part.missing.months))
    }
    for level in levels { asked[level, default: []].insert(code) }
  }

  /// Of which units one above entered some months, so that a scored one, itself or between, has none of
  /// them; with their places.
  private func enteredAbove(_ owed: OwedFigures) -> [(part: OwedFigures.Part, [UnitIndex])] {
    guard !owed.enteredAbove.isEmpty else { return [] }
    let lacking = Set(owed.parts.map(\.unit))
    let parts = owed.enteredAbove.map { part in
      let place = tree.index(of: part.unit)
      return (part, place.map { [$0] } ?? heirs(of: part.unit).compactMap { tree.index(of: $0) })
    }
    let places = Set(parts.flatMap(\.1))
    var isTold = [Bool](repeating: false, count: tree.count)
    for unit in tree.units.indices {
      let parent = tree.parents[unit]
      isTold[unit] =
        (places.contains(unit) && result.scores.totals.isScored(unit))
        || (parent >= 0 && isTold[parent])
    }
    return parts.filter { part, places in
      !lacking.contains(part.unit) && places.contains { isTold[$0] }
    }
  }

  /// Has it rows that are no unit's below it?
  private func isOwn(_ unit: UnitIndex, _ cells: [RollupCell]) -> Bool {
    var below: Int64 = 0
    var child = unit + 1
    while child < tree.ends[unit] {
      below += Int64(cells[child].records)
      child = tree.ends[child]
    }
    return Int64(cells[unit].records) > below
  }

  /// A unit that is scored by its tasks and has none in any file. That no task arose is said by a
  /// register that has tasks of other days.
  private mutating func addRegister(_ leaf: Int, at position: Int) {
    let cells = result.rollup.cells[position]
    let code = result.scores.method.criteria[leaf].code
    guard cells.contains(where: { $0.records > 0 }) else {
      if result.scores.scored.contains(where: {
        result.scores.state(of: leaf, at: $0) == .notReported
      }) {
        silent.append(Figure(code: code, reason: .register))
        silentCodes.insert(code)
      }
      return
    }
    for unit in cells.indices where cells[unit].isOwed { owe(tree.ids[unit], code, .register) }
  }

  private mutating func owe(_ unit: UnitID, _ code: String, _ reason: MissingReport.Reason) {
    let isFaulty = faulty[unit]?.contains(code) ?? false
    let figure = Figure(code: code, reason: isFaulty ? .faulty : reason)
    var figures = owed[unit] ?? []
    owed[unit] = nil
    if seen.contains(code), let known = figures.firstIndex(where: { $0.code == code }) {
      figures[known].reason = figure.reason.joined(figures[known].reason)
    } else {
      figures.append(figure)
    }
    owed[unit] = figures
  }

  /// Has nothing come from the unit, neither good nor bad?
  func isEverything(_ unit: UnitID) -> Bool {
    // Registers are often kept by others.
    let figures = (owed[unit] ?? []).filter { $0.reason != .register }
    return figures.count == asked[register[unit].level]?.count && faulty[unit] == nil
      && figures.allSatisfy { $0.reason == .notSent }
  }

  /// Who owes something, depth first, then who ended within the period.
  var units: [UnitID] {
    owed.keys.sorted {
      (tree.index(of: $0) ?? .max, $0) < (tree.index(of: $1) ?? .max, $1)
    }
  }

  /// What became of a unit that ended.
  func heirs(of unit: UnitID) -> [UnitID] {
    successions.destinations(of: unit).filter { !$0.isAbove }.flatMap(\.units)
  }

  /// In the order of ``units``.
  var reports: [MissingReport] {
    units.map { unit in
      let index = tree.index(of: unit)
      var above = index.map { tree.parents[$0] >= 0 ? [tree.ids[tree.parents[$0]]] : [] } ?? []
      if index == nil { above = heirs(of: unit) }
      return MissingReport(
        parentName: above.map { register[$0].displayName }.joined(separator: ", "),
        code: register[unit].code, name: register[unit].displayName,
        figures: owed[unit] ?? [], isEverything: isEverything(unit), isEnded: index == nil)
    }
  }

  /// Rows of the period that were left out, answers of surveys aside.
  private static func leftOut(_ pipeline: Pipeline, _ result: PeriodResult) -> [LeftOutRow] {
    pipeline.received.leftOut.filter { row in
      !row.isAnswer
        && (row.period.map { pipeline.isPart($0, of: result.scores.period, code: row.code) } ?? true)
    }
  }

  private static func byUnit(_ rows: [LeftOutRow]) -> [UnitID: Set<String>] {
    var codes: [UnitID: Set<String>] = [:]
    for row in rows {
      guard let unit = row.unit else { continue }
      codes[unit, default: []].formUnion(row.code.map { [$0] } ?? [])
    }
    return codes
  }

  /// - Returns: nil for a leaf that nobody owes, or that is not due.
  private static func owedCode(_ criterion: Criterion, _ period: Period) -> String? {
    guard let leaf = criterion.leaf, !leaf.rule.isExtra,
      leaf.periods.isEmpty || leaf.periods.contains(period.kind)
    else { return nil }
    return switch leaf.measure {
    case .metric(let code): code
    case .points: criterion.code
    default: nil
    }
  }
}
