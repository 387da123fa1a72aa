import TongHopDomain

extension EarlierView {
  /// The units of the earlier table that ended since and did not become one other unit.
  ///
  /// - Returns: rows by code, each with the index of the group it belongs to; and, by level, how many
  ///   have no row, because their group is no more (a level that was abolished).
  func gone(in groups: [RankGroup]) -> (
    rows: [(group: Int, row: ComparisonRow)], left: [Rearrangement.Left]
  ) {
    var result: [(group: Int, row: ComparisonRow)] = []
    var left: [Rearrangement.Left] = []
    for (id, row) in listedUnits {
      guard let id else {
        // A signed code that the register does not know: shown, so that somebody looks.
        let isKnown = ancestry.register.unit(coded: row.code, on: ancestry.today) != nil
        if !isKnown, row.figures != PeriodFigures(), let place = place(of: row, nil, in: groups) {
          result.append((place, gone(row, figures: row.figures, differs: false)))
        }
        continue
      }
      guard !ancestry.register[id].isValid(on: ancestry.today),
        isGone(id),
        let past = past(of: id)
      else { continue }
      guard let place = place(of: row, id, in: groups) else {
        if let known = left.firstIndex(where: { $0.level == row.level }) {
          left[known].count += 1
        } else {
          left.append(
            Rearrangement.Left(level: row.level, count: 1, isAbolished: isAbolished(row.level)))
        }
        continue
      }
      result.append((place, gone(row, figures: past.figures, differs: past.differsFromPublished)))
    }
    result.sort { $0.row.code.utf8.lexicographicallyPrecedes($1.row.code.utf8) }
    return (result, left)
  }

  private func isAbolished(_ level: String) -> Bool {
    !ancestry.register.units.contains { $0.level == level && $0.isValid(on: ancestry.today) }
  }

  private func isGone(_ id: UnitID) -> Bool {
    // A unit that was split is not gone, also where nothing is restated, nor one that came back.
    if ancestry.cameBack(id, since: day) { return false }
    return (period.restated?.restatement ?? period.restatement)?.isGone(id)
      ?? (ancestry.register.successor(of: id, on: ancestry.today) == nil)
  }

  /// The units of the signed table, else of the recomputed one, with their names of that day.
  private var listedUnits: [(UnitID?, PublishedTable.Row)] {
    if let published = period.published {
      return published.rows.compactMap { row in
        published[row.code] == row
          ? (ancestry.register.unit(coded: row.code, on: day), row) : nil
      }
    }
    guard let scores = period.result?.scores else { return [] }
    // Those that are still there are left out by the caller anyway.
    return scores.scored.filter { index in
      !scores.tree.units[index].isValid(on: ancestry.today)
    }.map { index in
      let unit = scores.tree.units[index]
      return (
        scores.tree.ids[index],
        PublishedTable.Row(code: unit.code, level: unit.level, type: unit.type, name: unit.name)
      )
    }
  }

  private func gone(
    _ row: PublishedTable.Row, figures: PeriodFigures, differs: Bool
  ) -> ComparisonRow {
    var result = ComparisonRow(
      unitIndex: nil, code: row.code, level: row.level, type: row.type, name: row.name)
    result.previous.earlier = figures
    result.previous.rounding = otherRounding
    result.previous.flags = differs ? [.gone, .differsFromPublished] : [.gone]
    result.flags = result.previous.flags
    return result
  }

  /// The group of today that has the name of the unit's group, else the only one of its level.
  private func place(
    of row: PublishedTable.Row, _ id: UnitID?, in groups: [RankGroup]
  ) -> Int? {
    let parentCode = id.map { ancestry.register[$0].parentCode } ?? ""
    let names = [
      id.flatMap { past(of: $0)?.group },
      ranking.groupName(level: row.level, type: row.type, parentCode: parentCode),
    ]
    for name in names.compactMap(\.self) {
      let place = groups.firstIndex {
        NameKey($0.name) == NameKey(name)
          && ($0.level == row.level || ranking.isNamed($0.name))
      }
      guard let place else { continue }
      if ranking.groupBy == .parent, name == parentCode, !isSameParent(name, name) { return nil }
      return place
    }
    guard ranking.groupBy != .parent else { return nil }
    let ofLevel = groups.indices.filter { groups[$0].level == row.level }
    return ofLevel.count == 1 ? ofLevel.first : nil
  }
}
