import TongHopDomain

extension Comparison {
  /// The ten best units of a group and the ten that moved most, for a chart of each.
  ///
  /// A method that groups by parent can have hundreds of groups: it is the largest six that have at
  /// least two ranked units.
  package static func extremes(of table: ComparisonTable) -> ExtremesTable {
    let (most, mostGroups) = (10, 6)
    let sizes = table.groups.map { $0.rows.count { $0.current.rank != nil } }
    let largest = table.groups.indices.filter { sizes[$0] >= 2 }
      .sorted { sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1] }
      .prefix(mostGroups).sorted()
    let extremes = ExtremesTable(
      groups: largest.map { place in
        let rows = table.groups[place].rows
        return ExtremesTable.Group(
          place: place, best: Array(rows.filter { $0.current.rank != nil }.prefix(most)),
          moved: Array(mostMoved(rows).prefix(most)))
      })
    extremes.checkInvariants()
    return extremes
  }

  private static func mostMoved(_ rows: [ComparisonRow]) -> [ComparisonRow] {
    let moved = rows.enumerated().compactMap { place, row -> (Int, UInt128, ComparisonRow)? in
      guard row.current.rank != nil, let change = row.previous.index, change != .zero else {
        return nil
      }
      return (place, change.count.magnitude, row)
    }
    return moved.sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1 }.map(\.2)
  }
}
