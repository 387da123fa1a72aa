import TongHopComparison
import TongHopDomain
import TongHopRecords

extension Pipeline {
  /// Which leaves the units of a table miss, with those of which nothing but a difference is missing.
  ///
  /// - Parameters: as of ``Comparison/missing(in:_:exemptions:)``.
  func missing(in table: ComparisonTable, _ result: PeriodResult) -> MissingTable {
    var missing = Comparison.missing(
      in: table, result.scores, exemptions: workspace.exemptions, indicators: codebook.indicators)
    missing.awaiting = awaitingElsewhere(table, result)
    missing.ended = endedExemptions(table, result)
    missing.checkInvariants()
    guard missing.units.contains(where: { !$0.refused.isEmpty }) else { return missing }
    let tree = result.scores.tree
    let untaken = UntakenFigures(MissingFigures(self, result), in: tree)
    var faulty = FaultyFigures(received.leftOut, in: tree, result.scores.period.year)
    let places = Dictionary(
      tree.units.indices.map { (tree.units[$0].code, $0) }, uniquingKeysWith: { first, _ in first })
    for unit in missing.units.indices {
      guard let place = places[missing.units[unit].code] else { continue }
      let below = place..<tree.ends[place]
      missing.units[unit].untaken = missing.units[unit].refused.filter { leaf in
        guard case .metric(let code) = result.scores.method.criteria[leaf].leaf?.measure,
          codebook.indicators[code]?.isCumulative ?? false
        else { return false }
        return untaken.contains(code, in: below) && !faulty.contains(code, in: below)
      }
    }
    missing.checkInvariants()
    return missing
  }
}

/// Some units of a tree.
private struct UnitPlaces {
  /// Ascending.
  private let units: [UnitIndex]

  init(_ units: [UnitID], in tree: UnitTree) {
    self.units = units.compactMap { tree.index(of: $0) }.sorted()
  }

  /// - Complexity: O(log *units*).
  func meets(_ range: Range<UnitIndex>) -> Bool {
    var (low, high) = (0, units.count)
    while low < high {
      let middle = (low + high) / 2
      if units[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < units.count && units[low] < range.upperBound
  }
}

/// What has accumulated and came, without that a difference can be taken.
private struct UntakenFigures {
  /// Of everybody.
  private let silent: Set<String>
  private let units: [String: UnitPlaces]

  init(_ reports: MissingFigures, in tree: UnitTree) {
    silent = Set(reports.silent.lazy.filter { $0.reason == .untaken }.map(\.code))
    var units: [String: [UnitID]] = [:]
    for (unit, figures) in reports.owed {
      for figure in figures where figure.reason == .untaken {
        units[figure.code, default: []].append(unit)
      }
    }
    self.units = units.mapValues { UnitPlaces($0, in: tree) }
  }

  /// Of a unit or of those below it.
  func contains(_ code: String, in range: Range<UnitIndex>) -> Bool {
    silent.contains(code) || units[code]?.meets(range) ?? false
  }
}

/// Rows that were left out and that what has accumulated in a year needs.
private struct FaultyFigures {
  private let rows: LeftOutRows
  private let tree: UnitTree
  private let year: Int
  /// Of rows whose indicator nobody knows.
  private let ofAny: UnitPlaces
  /// By indicator, with whether nobody knows whose one is.
  private var known: [String: (units: UnitPlaces, isAnyones: Bool)] = [:]

  init(_ rows: LeftOutRows, in tree: UnitTree, _ year: Int) {
    (self.rows, self.tree, self.year) = (rows, tree, year)
    ofAny = UnitPlaces(
      rows.rows(of: nil).filter { Self.isOf(year, $0) }.compactMap(\.unit), in: tree)
  }

  private static func isOf(_ year: Int, _ row: LeftOutRow) -> Bool {
    row.period.map { $0.year == year } ?? true
  }

  /// Of a unit, of one below it or of nobody knows whom.
  mutating func contains(_ code: String, in range: Range<UnitIndex>) -> Bool {
    if ofAny.meets(range) { return true }
    let figures = known[code] ?? figures(code)
    known[code] = figures
    return figures.isAnyones || figures.units.meets(range)
  }

  private func figures(_ code: String) -> (units: UnitPlaces, isAnyones: Bool) {
    let found = rows.rows(of: code).filter { Self.isOf(year, $0) }
    return (
      UnitPlaces(found.compactMap(\.unit), in: tree), found.contains { $0.unit == nil }
    )
  }
}
