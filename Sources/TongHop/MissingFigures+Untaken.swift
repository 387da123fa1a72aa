import TongHopComparison
import TongHopDomain
import TongHopRecords

extension Pipeline {
  /// Which leaves the units of a table miss, with those of which nothing but a difference is missing.
  ///
  /// - Parameters: as of ``Comparison/missing(in:_:exemptions:)``.
  func missing(in table: ComparisonTable, _ result: PeriodResult) -> MissingTable {
    var missing = Comparison.missing(
      in: table, result.scores, exemptions: workspace.exemptions)
    guard missing.units.contains(where: { !$0.refused.isEmpty }) else { return missing }
    let reports = MissingFigures(self, result)
    let tree = result.scores.tree
    let places = Dictionary(
      tree.units.indices.map { (tree.units[$0].code, $0) }, uniquingKeysWith: { first, _ in first })
    for unit in missing.units.indices {
      guard let place = places[missing.units[unit].code] else { continue }
      missing.units[unit].untaken = missing.units[unit].refused.filter { leaf in
        guard case .metric(let code) = result.scores.method.criteria[leaf].leaf?.measure,
          codebook.indicators[code]?.isCumulative ?? false
        else { return false }
        return reports.isUntaken(code, at: place)
          && !isFaulty(code, in: tree, at: place, result.scores.period.year)
      }
    }
    return missing
  }

  /// Was a row left out that what has accumulated in the year needs, of this unit, of one below it or
  /// of nobody knows whom?
  private func isFaulty(_ code: String, in tree: UnitTree, at place: UnitIndex, _ year: Int) -> Bool
  {
    let below = Set(tree.ids[place..<tree.ends[place]])
    func isOfYear(_ row: LeftOutRow) -> Bool { row.period.map { $0.year == year } ?? true }
    return received.leftOut.rows(of: code).contains { row in
      isOfYear(row) && row.unit.map { below.contains($0) } ?? true
    }
      || received.leftOut.rows(of: nil).contains { row in
        isOfYear(row) && row.unit.map { below.contains($0) } ?? false
      }
  }
}

extension MissingFigures {
  /// Did what has accumulated come from the unit or from those below it?
  ///
  /// - Complexity: O(*units* below).
  fileprivate func isUntaken(_ code: String, at place: UnitIndex) -> Bool {
    let below = tree.ids[place..<tree.ends[place]]
    return silent.contains { $0.code == code && $0.reason == .untaken }
      || below.contains { unit in
        owed[unit]?.contains { $0.code == code && $0.reason == .untaken } ?? false
      }
  }
}
