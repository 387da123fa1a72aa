import TongHopDomain

/// What the units of one period have in a trend.
struct TrendStandings {
  /// A group: named groups may span levels, all others are of one.
  private struct GroupKey: Hashable {
    var name: String
    var level: String?
  }

  let view: EarlierView
  private var sizes: [GroupKey: Int] = [:]
  /// Of the scored units of today's files; a signed table has its own say.
  private var flags: [UnitID: ComparisonFlags] = [:]

  /// - Complexity: O(*units* log *units*).
  init(_ view: EarlierView) {
    self.view = view
    if let restated = view.period.restated {
      count(restated)
      return
    }
    if let published = view.period.published {
      for row in published.rows where row.rank != nil && published[row.code] == row {
        let id = view.ancestry.register.unit(coded: row.code, on: view.day)
        sizes[key(signedGroup(of: row, id), level: row.level), default: 0] += 1
      }
      return
    }
    if let result = view.period.result { count(result) }
  }

  private mutating func count(_ result: PeriodResult) {
    let table = Comparison.compare(
      current: result, previous: nil, yearAgo: nil, register: view.ancestry.register,
      previousPeriod: nil, yearAgoPeriod: nil)
    for group in table.groups {
      for row in group.rows {
        if row.current.rank != nil { sizes[key(group.name, level: row.level), default: 0] += 1 }
        if let index = row.unitIndex, !row.flags.isEmpty {
          flags[result.scores.tree.ids[index]] = row.flags
        }
      }
    }
  }

  /// - Parameter id: a unit of the newest period.
  private func restatedCell(of id: UnitID) -> TrendTable.Cell {
    var cell = TrendTable.Cell()
    guard let (past, flags) = view.restatedPast(of: id) else {
      cell.isAbsent = true
      return cell
    }
    cell.flags = flags.union(self.flags[id] ?? [])
    cell.figures = past.figures
    cell.group = past.group ?? ""
    if past.figures.rank != nil {
      cell.groupSize = sizes[key(cell.group, level: view.ancestry.register[id].level)]
    }
    return cell
  }

  private func key(_ group: String, level: String) -> GroupKey {
    GroupKey(name: group, level: view.ranking.isNamed(group) ? nil : level)
  }

  private func signedGroup(of row: PublishedTable.Row, _ id: UnitID?) -> String {
    id.flatMap { view.past(of: $0)?.group }
      ?? view.ranking.groupName(
        level: row.level, type: row.type,
        parentCode: id.map { view.ancestry.register[$0].parentCode } ?? "")
  }

  /// - Parameter id: a unit that existed on the last day.
  func cell(of id: UnitID) -> TrendTable.Cell {
    if view.isRestated { return restatedCell(of: id) }
    var cell = TrendTable.Cell()
    cell.flags = flags[id] ?? []
    guard let past = view.past(of: id) else { return cell }
    cell.figures = past.figures
    cell.group = past.group ?? ""
    if past.differsFromPublished { cell.flags.insert(.differsFromPublished) }
    if past.figures.rank != nil {
      cell.groupSize = sizes[key(cell.group, level: view.ancestry.register[id].level)]
    }
    return cell
  }
}
