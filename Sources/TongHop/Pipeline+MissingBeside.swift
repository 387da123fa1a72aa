import TongHopComparison
import TongHopDomain

extension Pipeline {
  /// Whose self scores count above them and await an appraisal, where the rows of the table do not tell.
  ///
  /// - Complexity: O(*leaves with points* x *units*).
  func awaitingElsewhere(_ table: ComparisonTable, _ result: PeriodResult) -> [UnitCriteria] {
    let (tree, method) = (result.scores.tree, result.scores.method)
    let shown = ShownUnits(table, tree)
    var found: [UnitIndex: [Int]] = [:]
    for (position, column) in result.rollup.columns.enumerated() {
      guard case .points(let code) = column.figure,
        let leaf = method.leaves.first(where: { method.criteria[$0].code == code })
      else { continue }
      let cells = result.rollup.cells[position]
      guard cells.contains(where: \.awaitsAppraisal) else { continue }
      let awaiting = AwaitingPoints(
        scores: result.scores, leaf: leaf, column: column, cells: cells)
      for unit in awaiting.units where shown.holds(unit) {
        let isTold =
          shown.isRow(unit) && result.scores.state(of: leaf, at: unit) == .awaitingAppraisal
        if !isTold { found[unit, default: []].append(leaf) }
      }
    }
    return found.sorted { $0.key < $1.key }.map {
      UnitCriteria(name: shown.name(of: $0.key), criteria: $0.value.sorted())
    }
  }

  /// Exemptions that have days in a period and hold in none of its quarters.
  func idleExemptions(_ result: PeriodResult) -> [(name: String, exemption: Exemption)] {
    let (period, method) = (result.scores.period, result.scores.method)
    let days = (
      first: period.firstDay(in: method.calendar), last: period.lastDay(in: method.calendar)
    )
    let codes = Set(method.criteria.map(\.code))
    return workspace.exemptions.flatMap { exemption -> [(String, Exemption)] in
      guard codes.contains(exemption.criterion),
        exemption.from.map({ $0 <= days.last }) ?? true,
        exemption.to.map({ days.first < $0 }) ?? true,
        !exemption.isInForce(on: days.last)
      else { return [] }
      let units = workspace.units.units(coded: exemption.namedUnit.code).lazy
        .map { workspace.units[$0] }
      return units.filter { unit in
        // Days of the period on which both are there.
        let first = max(days.first, exemption.from ?? days.first, unit.validFrom ?? days.first)
        let after = days.last.advanced(by: 1)
        let end = min(after, exemption.to ?? after, unit.validTo ?? after)
        return first < end && exemption.names(unit, on: first)
          && exemption.quarters(of: period, in: method.calendar, for: unit).isEmpty
      }.map { ($0.displayName, exemption) }
    }
  }

  /// Of a longer period the exemptions that hold in some of its quarters and not at its end, in the order
  /// of the file.
  func endedExemptions(_ table: ComparisonTable, _ result: PeriodResult) -> [EndedExemption] {
    let (period, method) = (result.scores.period, result.scores.method)
    guard period.quarters.count > 1, !workspace.exemptions.isEmpty else { return [] }
    let tree = result.scores.tree
    let shown = ShownUnits(table, tree)
    let day = period.lastDay(in: method.calendar)
    let places = method.places
    return workspace.exemptions.flatMap { exemption -> [EndedExemption] in
      guard let criterion = places[exemption.criterion] else { return [] }
      let units = workspace.units.units(coded: exemption.namedUnit.code)
      return units.compactMap { id in
        let unit = workspace.units[id]
        let quarters = exemption.quarters(of: period, in: method.calendar, for: unit)
        let isAtEnd = exemption.isInForce(on: day) && unit.isValid(on: day)
        guard !quarters.isEmpty, !isAtEnd else { return nil }
        var name = unit.displayName
        if let place = tree.index(of: id) {
          guard shown.holds(place) else { return nil }
          name = shown.name(of: place)
        } else if table.excerpt != nil {
          return nil
        }
        return EndedExemption(
          name: name, criterion: criterion, exemption: exemption, quarters: quarters)
      }
    }
  }
}

/// Units of the rows of a table, and those below them.
private struct ShownUnits {
  private let tree: UnitTree
  private var names: [UnitIndex: String] = [:]
  /// *shape* [unit index]; empty where the table is no excerpt.
  private var held: [Bool] = []

  init(_ table: ComparisonTable, _ tree: UnitTree) {
    self.tree = tree
    let words = RowNames(table)
    let rows = table.groups.lazy.flatMap(\.rows)
    for row in rows { if let unit = row.unitIndex { names[unit] = words[row] } }
    guard table.excerpt != nil else { return }
    held = Array(repeating: false, count: tree.count)
    for unit in tree.units.indices {
      let parent = tree.parents[unit]
      held[unit] = names[unit] != nil || (parent >= 0 && held[parent])
    }
  }

  func isRow(_ unit: UnitIndex) -> Bool { names[unit] != nil }

  func holds(_ unit: UnitIndex) -> Bool { held.isEmpty || held[unit] }

  func name(of unit: UnitIndex) -> String {
    names[unit] ?? "\(tree.units[unit].displayName) (\(tree.units[unit].code))"
  }
}

/// The points of one leaf that nobody has appraised.
private struct AwaitingPoints {
  let scores: ScoreTable
  let leaf: Int
  let column: RollupColumn
  /// *shape* [unit index].
  let cells: [RollupCell]

  /// The lowest units that await an appraisal and make a unit provisional: themselves or one above.
  var units: [UnitIndex] {
    let tree = scores.tree
    var hasBelow = Array(repeating: false, count: tree.count)
    for unit in tree.units.indices.reversed() where cells[unit].awaitsAppraisal || hasBelow[unit] {
      if tree.parents[unit] >= 0 { hasBelow[tree.parents[unit]] = true }
    }
    var shows = Array(repeating: false, count: tree.count)
    var result: [UnitIndex] = []
    for unit in tree.units.indices where cells[unit].awaitsAppraisal {
      let parent = tree.parents[unit]
      let isTold = scores.state(of: leaf, at: unit).map { !$0.isOutside } ?? false
      shows[unit] = isTold || (parent >= 0 && shows[parent] && !stops(at: unit))
      if shows[unit], !hasBelow[unit] { result.append(unit) }
    }
    return result
  }

  /// Does nothing of it count above?
  private func stops(at unit: UnitIndex) -> Bool {
    column.exempt.contains(scores.tree.ids[unit]) && !column.isByQuarter
  }
}
