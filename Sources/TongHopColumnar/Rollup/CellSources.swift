import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// What a unit's cell of a column is made of, its own figures and those below it.
struct CellSources {
  let unit: UnitIndex
  let period: Period
  let received: ReceivedFigures
  let codebook: Codebook
  let rollup: ColumnarRollup
  private var places: UnitPlaces { rollup.places }

  /// By column the only units that count, where that depends on their figures.
  let contributors: [RollupColumn: Set<UnitID>]

  /// Does a unit's figure pass up to the cell?
  func counts(_ other: UnitID, _ column: RollupColumn) -> Bool {
    guard column.takes(other) else { return false }
    if column.rollUp.isOfEntries { return contributors[column]?.contains(other) ?? false }
    guard !rollup.isHeldBack(other, column) else { return false }
    return places.placement(of: other).parts.contains {
      reaches($0.place, column) && rollup.takesOwn($0.place, other, column)
    }
  }

  private func reaches(_ place: UnitIndex, _ column: RollupColumn) -> Bool {
    let tree = places.tree
    guard (unit..<tree.ends[unit]).contains(place) else { return false }
    guard column.rollUp != .none || place == unit else { return false }
    var above = place
    while above >= unit {
      if column.exempt.contains(tree.ids[above]) { return false }
      above = tree.parents[above]
    }
    return true
  }

  /// The facts of an indicator that the cell may be made of.
  ///
  /// - Parameter pairs: those of the period, by the code of their indicator.
  func keys(
    of column: RollupColumn, among pairs: [String: Set<FactPair>], units: (FactPair) -> [Int]
  ) -> Set<FactKey> {
    guard case .indicator(let code) = column.figure else { return [] }
    var keys: Set<FactKey> = []
    for pair in pairs[code] ?? [] where column.takes(pair.period) {
      for number in units(pair) where counts(UnitID(number), column) {
        keys.insert(FactKey(unit: UnitID(number), pair: pair))
      }
    }
    return keys
  }

  /// The rows of tasks/, points/ and survey/ that the cell is made of.
  func entrySpans(of column: RollupColumn) -> [SourceSpan] {
    func span(_ location: SourceLocation) -> SourceSpan {
      SourceSpan(file: location.file, first: location.line ?? 0, last: location.line ?? 0)
    }
    switch column.figure {
    case .indicator:
      return []
    case .tasks(let criterion, _):
      let days = codebook.days(of: period)
      return received.tasks.filter {
        (criterion == nil || $0.criterion == criterion)
          && $0.state(from: days.first, through: days.last) != nil && counts($0.unit, column)
      }.map { span($0.location) }
    case .points(let criterion), .selfPoints(let criterion):
      return received.points.filter {
        $0.criterion == criterion && period.contains($0.period) && column.takes($0.period)
          && counts($0.unit, column)
      }.map { span($0.location) }
    case .survey(let figure):
      return received.answers(to: figure.question).filter {
        period.contains($0.period) && counts($0.unit, column)
      }.map { span($0.location) }
    }
  }
}
