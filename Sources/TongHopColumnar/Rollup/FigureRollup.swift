import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Roll-ups other than a sum: `last`, `max`, `min` and the weighted means, each in one backward pass
/// in which a unit hands on what it knows of the figures below it. `repeat` is in
/// `FigureRollup+Repeat.swift`.
struct FigureRollup {
  let tree: UnitTree
  let column: RollupColumn
  /// In the order of the tree; of one place by unit.
  let figures: [OwnFigure]
  /// *shape* [unit index]; empty where nobody is exempt.
  let exempt: [Bool]
  let codebook: Codebook
  let period: Period

  func isExempt(_ index: UnitIndex) -> Bool { !exempt.isEmpty && exempt[index] }

  /// The figures put into cells that are counted already.
  ///
  /// - Returns: what cannot be rolled up as the criterion says.
  /// - Complexity: O(*units* + *figures*).
  func fill(_ cells: inout [RollupCell]) -> [Diagnostic] {
    switch column.rollUp {
    case .last: fillLast(&cells)
    case .max, .min: fillExtreme(&cells)
    case .meanPopulation, .meanHouseholds: return fillMean(&cells)
    case .sum, .none, .repeat: break
    }
    return []
  }

  /// What each unit knows of its own figures and those below it.
  ///
  /// - Parameters:
  ///   - state: of one figure, by its number.
  ///   - merge: of two states, the first of which comes first in the order of the tree.
  private func passUp<State>(
    _ state: (Int) -> State, merge: (State, State) -> State
  ) -> [State?] {
    var states = [State?](repeating: nil, count: tree.count)
    var next = figures.count - 1
    for index in stride(from: tree.count - 1, through: 0, by: -1) {
      while next >= 0, figures[next].place == index {
        let own = state(next)
        states[index] = states[index].map { merge(own, $0) } ?? own
        next -= 1
      }
      if isExempt(index) { states[index] = nil }
      let parent = tree.parents[index]
      guard parent >= 0, let mine = states[index] else { continue }
      states[parent] = states[parent].map { merge(mine, $0) } ?? mine
    }
    return states
  }

  private func put(
    _ numerator: Int64, _ denominator: Int64, _ overflowed: Bool, into cell: inout RollupCell
  ) {
    cell.numerator = numerator
    cell.denominator = denominator
    cell.overflowed = overflowed
  }

  // MARK: last

  private struct Latest {
    var day: Day
    var sum: FactCell
  }

  private func fillLast(_ cells: inout [RollupCell]) {
    let states = passUp { number in
      let figure = figures[number]
      var sum = FactCell()
      sum.add(numerator: figure.numerator, denominator: figure.denominator, records: 1)
      sum.overflowed = sum.overflowed || figure.overflowed
      return Latest(day: figure.lastDay, sum: sum)
    } merge: { first, second in
      guard first.day == second.day else { return first.day > second.day ? first : second }
      var both = first
      both.sum.add(second.sum)
      return both
    }
    for index in cells.indices {
      let sum = states[index]?.sum ?? FactCell()
      put(sum.numerator, sum.denominator, sum.overflowed, into: &cells[index])
    }
  }

  // MARK: max and min

  private struct Extreme {
    var number: Int
    var overflowed: Bool
  }

  /// Is the figure that comes later better? Of equal ones it is not.
  private func isBetter(_ later: OwnFigure, than first: OwnFigure) -> Bool {
    guard later.denominator > 0 else { return false }
    guard first.denominator > 0 else { return true }
    let (left, right) = (
      later.numerator.multipliedFullWidth(by: first.denominator),
      first.numerator.multipliedFullWidth(by: later.denominator)
    )
    if left == right { return false }
    let isGreater = left.high != right.high ? left.high > right.high : left.low > right.low
    return column.rollUp == .max ? isGreater : !isGreater
  }

  private func extremes() -> [Extreme?] {
    passUp {
      Extreme(number: $0, overflowed: figures[$0].overflowed)
    } merge: { first, second in
      let wins = isBetter(figures[second.number], than: figures[first.number])
      return Extreme(
        number: wins ? second.number : first.number,
        overflowed: first.overflowed || second.overflowed)
    }
  }

  private func fillExtreme(_ cells: inout [RollupCell]) {
    let states = extremes()
    for index in cells.indices {
      let best = states[index].map { figures[$0.number] }
      put(
        best?.numerator ?? 0, best?.denominator ?? 0, states[index]?.overflowed ?? false,
        into: &cells[index])
    }
  }

  // MARK: mean

  private struct Weighted {
    var sum = FactCell()
    /// A figure that should count has no weight.
    var lacksWeight = false
    var count = 1
    /// The number of the first figure.
    var number: Int
  }

  private func weight(_ number: Int) -> Int? { figures[number].weight }

  private func weighted(_ number: Int) -> Weighted {
    let figure = figures[number]
    var result = Weighted(number: number)
    result.sum.overflowed = figure.overflowed
    guard figure.hasRatio else { return result }
    guard let weight = weight(number) else {
      result.lacksWeight = true
      return result
    }
    let (bottom, bottomOverflow) = Int64(weight).multipliedReportingOverflow(by: column.meanScale)
    let (product, overflow) = Int128(bottom).multipliedReportingOverflow(
      by: Int128(figure.numerator))
    guard !bottomOverflow, !overflow,
      let top = Int64(
        exactly: Rounding.Mode.halfUp.divide(product, by: Int128(figure.denominator)))
    else {
      result.sum.overflowed = true
      return result
    }
    result.sum.add(numerator: top, denominator: bottom, records: 1)
    return result
  }

  private func fillMean(_ cells: inout [RollupCell]) -> [Diagnostic] {
    let states = passUp(weighted) { first, second in
      var both = first
      both.sum.add(second.sum)
      both.lacksWeight = first.lacksWeight || second.lacksWeight
      both.count += second.count
      return both
    }
    for index in cells.indices {
      guard let state = states[index] else {
        put(0, 0, false, into: &cells[index])
        continue
      }
      if state.count == 1, figures[state.number].place == index {
        let own = figures[state.number]
        put(own.numerator, own.denominator, own.overflowed, into: &cells[index])
        continue
      }
      put(
        state.sum.numerator, state.sum.denominator, state.sum.overflowed, into: &cells[index])
      if state.lacksWeight { cells[index].isIncomplete = true }
    }
    return figures.indices.filter { number in
      let place = figures[number].place
      guard figures[number].hasRatio, weight(number) == nil, let state = states[place] else {
        return false
      }
      let parent = tree.parents[place]
      return state.count > 1 || (parent >= 0 && !isExempt(parent))
    }.compactMap {
      RollupProblem.missingWeight(
        codebook.register[figures[$0].unit], column.rollUp, codebook: codebook)
    }
  }

  // MARK: Sources

  /// The units whose rows the cell of a unit is made of.
  ///
  /// - Complexity: O(*units* + *figures* x *depth*).
  func contributors(to unit: UnitIndex) -> Set<UnitID> {
    var below = figures.indices.filter { reaches($0, unit) }
    switch column.rollUp {
    case .repeat: below = repeatedFigures(unit, below)
    case .last:
      let day = below.map { figures[$0].lastDay }.max()
      below = below.filter { figures[$0].lastDay == day }
    case .max, .min:
      if let state = extremes()[unit], !state.overflowed { below = [state.number] }
    default:
      let isAlone = below.count == 1 && figures[below[0]].place == unit
      let counted = below.filter { figures[$0].hasRatio && weight($0) != nil }
      if !isAlone, !counted.isEmpty { below = counted }
    }
    return Set(below.map { figures[$0].unit })
  }

  /// Is it the unit's own or of one below, with nobody exempt between?
  private func reaches(_ number: Int, _ unit: UnitIndex) -> Bool {
    var index = figures[number].place
    guard (unit..<tree.ends[unit]).contains(index) else { return false }
    while index >= unit {
      if isExempt(index) { return false }
      index = tree.parents[index]
    }
    return true
  }
}
