import TongHopDiagnostics
import TongHopDomain

/// The ten best units of a group and the ten that moved most, with a chart of each.
enum ExtremesDocument {
  /// Units of a chart.
  static let count = 10
  /// A method that groups by parent can have hundreds of groups; the largest are drawn.
  static let mostGroups = 6

  static func make(_ maker: SheetMaker) -> ([WorkbookDocument.Chart], ReportDocument) {
    let language = maker.language
    var document = maker.document(
      Phrase(
        "ĐƠN VỊ DẪN ĐẦU VÀ THAY ĐỔI NHIỀU NHẤT", en: "THE BEST UNITS AND THE GREATEST CHANGES"))
    document.columns = [
      maker.number, maker.unit, maker.figure(Phrase("Chỉ số (%)", en: "Index (%)")),
      maker.figure(Phrase("Chỉ số ±", en: "Index ±")),
    ]
    var charts: [WorkbookDocument.Chart] = []
    func add(_ rows: [ComparisonRow], _ title: String, values: Int) {
      document.rows.append(.group(title))
      let first = document.rows.count
      for (place, row) in rows.enumerated() {
        document.rows.append(
          .unit([
            maker.style.count(place + 1), .text(maker.names[row]),
            maker.style.number(row.current.index), maker.style.indexChange(row.previous, of: row),
          ]))
      }
      charts.append(
        WorkbookDocument.Chart(
          title: title, rows: first..<document.rows.count, labels: 1, values: values))
    }
    for group in largest(maker.table.groups) {
      let name = GroupHeading.text(of: group, in: maker.table)[language]
      let best = group.rows.filter { $0.current.rank != nil }.prefix(count)
      let title =
        maker.method.ranking.lowestIsBest
        ? Phrase(
          "\(name): \(best.count) đơn vị thấp nhất (tốt nhất)",
          en: "\(name): the \(best.count) lowest (best)")
        : Phrase("\(name): \(best.count) đơn vị cao nhất", en: "\(name): the \(best.count) best")
      add(Array(best), title[language], values: 2)
      let moved = mostMoved(group.rows)
      guard let period = maker.table.previousPeriod, !moved.isEmpty else { continue }
      let change = Phrase(
        "\(name): \(moved.count) đơn vị thay đổi nhiều nhất so với \(period.title.vietnamese)",
        en: "\(name): the \(moved.count) that moved most since \(period.title.english)")
      add(moved, change[language], values: 3)
    }
    document.notes = [
      Phrase(
        "Thay đổi là tăng, giảm của chỉ số, tính bằng điểm phần trăm; xếp theo độ lớn, bằng nhau thì theo hạng.",
        en:
          "A change is that of the index, in percentage points; by size, equal ones by rank."
      )[language]
    ]
    return (charts, document)
  }

  /// Those with at least two ranked units, in the order of the table.
  private static func largest(_ groups: [ComparisonTable.Group]) -> [ComparisonTable.Group] {
    let sizes = groups.map { $0.rows.count { $0.current.rank != nil } }
    let places = groups.indices.filter { sizes[$0] >= 2 }
      .sorted { sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1] }
    return places.prefix(mostGroups).sorted().map { groups[$0] }
  }

  private static func mostMoved(_ rows: [ComparisonRow]) -> [ComparisonRow] {
    let moved = rows.enumerated().compactMap { place, row -> (Int, UInt128, ComparisonRow)? in
      guard row.current.rank != nil, let change = row.previous.index, change != .zero else {
        return nil
      }
      return (place, change.count.magnitude, row)
    }
    return moved.sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1 }.prefix(count).map(\.2)
  }
}
