import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Roll-ups in which figures take part as they were entered.
///
/// Every figure is shown to its unit and to every unit above it; each unit makes its own figure of
/// those that it was shown. How many have reported is counted as for a sum. What is repeated stands
/// in `EntryRollup+Repeat.swift`.
struct EntryRollup {
  /// What one unit sent, and where it counts.
  struct Entry {
    var place: UnitIndex
    var unit: UnitID
    var cell: RollupCell
    var lastDay: Day
    /// In a mean; of a unit that was divided the part's.
    var weight: Int?
  }

  /// A numerator and a denominator; both are of no use where a sum did not fit.
  struct Ratio {
    var numerator: Int64 = 0
    var denominator: Int64 = 0
    var overflowed = false
  }

  let rollup: ReferenceRollup
  let column: RollupColumn
  /// In the order of the tree; two of one place by unit.
  let entries: [Entry]
  /// By unit index the entries that are shown to it, in order.
  let shown: [[Int]]

  var tree: UnitTree { rollup.tree }

  /// - Complexity: O(entries x depth + units).
  init(
    _ rollup: ReferenceRollup, _ contributions: [ReferenceRollup.Contribution],
    _ column: RollupColumn
  ) {
    self.rollup = rollup
    self.column = column
    let tree = rollup.tree
    entries = contributions.flatMap { Self.entries(of: $0, rollup, column) }
      .sorted { ($0.place, $0.unit) < ($1.place, $1.unit) }
    var shown = [[Int]](repeating: [], count: tree.count)
    for (number, entry) in entries.enumerated() {
      for above in tree.lineage(of: entry.place) {
        if column.exempt.contains(tree.ids[above]) { break }
        shown[above].append(number)
      }
    }
    self.shown = shown
  }

  /// Only what is added up is divided with a unit: a ratio, and a figure that is the same for all,
  /// is that of every part.
  private static func entries(
    of contribution: ReferenceRollup.Contribution, _ rollup: ReferenceRollup,
    _ column: RollupColumn
  ) -> [Entry] {
    func entry(_ place: UnitIndex, _ cell: RollupCell, _ weight: Int?) -> Entry {
      Entry(
        place: place, unit: contribution.unit, cell: cell, lastDay: contribution.lastDay,
        weight: weight)
    }
    let weight = column.rollUp.weight(of: rollup.codebook.register[contribution.unit])
    switch column.rollUp {
    case .repeat, .last:
      return rollup.parts(of: contribution, column).map { entry($0.0, $0.1, weight) }
    default:
      let parts = rollup.placement(of: contribution.unit).parts
      let weights = weight.flatMap {
        Apportionment.divide(Int64($0), by: parts.map(\.share))
      }
      return parts.indices.map {
        entry(parts[$0].place, contribution.cell, (weights?[$0]).map { Int($0) })
      }
    }
  }

  /// The cells of all units.
  ///
  /// - Parameters:
  ///   - sums: the cells as for a sum, of which everything but the figures is taken.
  ///   - own: what units sent for themselves.
  ///   - log: gets what cannot be rolled up as the criterion says.
  ///   - differing: gets the units at which figures differ that should be one.
  func cells(
    sums: [RollupCell], own: [RollupCell?], log: inout DiagnosticLog, differing: inout [UnitID]
  ) -> [RollupCell] {
    if column.rollUp == .repeat {
      return repeatedCells(own: own, log: &log, differing: &differing)
    }
    var cells = sums
    var weightless: Set<Int> = []
    for index in tree.units.indices {
      let ratio = ratio(of: index)
      cells[index].numerator = ratio.numerator
      cells[index].denominator = ratio.denominator
      cells[index].overflowed = ratio.overflowed
      let lacking = withoutWeight(index)
      if !lacking.isEmpty { cells[index].isIncomplete = true }
      weightless.formUnion(lacking)
    }
    for number in weightless.sorted() {
      let unit = rollup.codebook.register[entries[number].unit]
      let problem = RollupProblem.missingWeight(
        unit, column.rollUp, codebook: rollup.codebook)
      if let problem { log.report(problem) }
    }
    return cells
  }

  private func ratio(of index: UnitIndex) -> Ratio {
    switch column.rollUp {
    case .last: sum(of: latest(shown[index]))
    case .max, .min: extreme(of: shown[index])
    default: mean(of: index)
    }
  }

  private func sum(of numbers: [Int]) -> Ratio {
    var sum = RollupCell()
    for number in numbers {
      let cell = entries[number].cell
      sum.add(numerator: cell.numerator, denominator: cell.denominator)
      if cell.overflowed { sum.overflowed = true }
    }
    return Ratio(
      numerator: sum.numerator, denominator: sum.denominator, overflowed: sum.overflowed)
  }

  // MARK: - last

  private func latest(_ numbers: [Int]) -> [Int] {
    let day = numbers.map { entries[$0].lastDay }.max()
    return numbers.filter { entries[$0].lastDay == day }
  }

  // MARK: - max and min

  private func extreme(of numbers: [Int]) -> Ratio {
    let isTooLarge = numbers.contains { entries[$0].cell.overflowed }
    guard let best = bestEntry(numbers), !isTooLarge else {
      return Ratio(overflowed: isTooLarge)
    }
    let cell = entries[best].cell
    return Ratio(numerator: cell.numerator, denominator: cell.denominator)
  }

  /// The first with the greatest or least ratio; without any ratio the first of all.
  private func bestEntry(_ numbers: [Int]) -> Int? {
    var best: Int?
    for number in numbers where entries[number].cell.denominator > 0 {
      if let known = best, !isBetter(entries[number].cell, than: entries[known].cell) { continue }
      best = number
    }
    return best ?? numbers.first
  }

  private func isBetter(_ one: RollupCell, than other: RollupCell) -> Bool {
    let left = Int128(one.numerator) * Int128(other.denominator)
    let right = Int128(other.numerator) * Int128(one.denominator)
    return column.rollUp == .max ? left > right : left < right
  }

  // MARK: - mean

  /// A unit that alone has entered its figure keeps it as it stands.
  private func isAlone(_ index: UnitIndex) -> Bool {
    shown[index].count == 1 && entries[shown[index][0]].place == index
  }

  private func counts(_ entry: Entry) -> Bool {
    entry.cell.denominator > 0 && !entry.cell.overflowed
  }

  private func withoutWeight(_ index: UnitIndex) -> [Int] {
    guard column.rollUp == .meanPopulation || column.rollUp == .meanHouseholds, !isAlone(index)
    else { return [] }
    return shown[index].filter { counts(entries[$0]) && entries[$0].weight == nil }
  }

  private func mean(of index: UnitIndex) -> Ratio {
    if isAlone(index) { return sum(of: shown[index]) }
    var sum = RollupCell()
    for number in shown[index] {
      let entry = entries[number]
      if entry.cell.overflowed { sum.overflowed = true }
      guard counts(entry), let weight = entry.weight else { continue }
      let (bottom, isBottomTooLarge) = Int64(weight)
        .multipliedReportingOverflow(by: column.meanScale)
      let (product, isProductTooLarge) = Int128(bottom)
        .multipliedReportingOverflow(by: Int128(entry.cell.numerator))
      let rounded = Rounding.Mode.halfUp.divide(product, by: Int128(entry.cell.denominator))
      guard !isBottomTooLarge, !isProductTooLarge, let top = Int64(exactly: rounded) else {
        sum.overflowed = true
        continue
      }
      sum.add(numerator: top, denominator: bottom)
    }
    return Ratio(
      numerator: sum.numerator, denominator: sum.denominator, overflowed: sum.overflowed)
  }

  // MARK: - Sources

  /// The units whose rows a unit's cell is made of.
  func contributors(to index: UnitIndex) -> Set<UnitID> {
    let numbers: [Int] =
      switch column.rollUp {
      case .repeat: repeatedEntries(index)
      case .last: latest(shown[index])
      case .max, .min: extremeEntries(index)
      default: meanEntries(index)
      }
    return Set(numbers.map { entries[$0].unit })
  }

  /// Where a sum did not fit, all that were looked at.
  private func extremeEntries(_ index: UnitIndex) -> [Int] {
    guard !shown[index].contains(where: { entries[$0].cell.overflowed }) else {
      return shown[index]
    }
    return [bestEntry(shown[index])].compactMap(\.self)
  }

  /// Where none counts, all that were looked at.
  private func meanEntries(_ index: UnitIndex) -> [Int] {
    if isAlone(index) { return shown[index] }
    let counted = shown[index].filter { counts(entries[$0]) && entries[$0].weight != nil }
    return counted.isEmpty ? shown[index] : counted
  }
}
