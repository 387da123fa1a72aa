import TongHopDiagnostics
import TongHopDomain

/// The best units of a group and those that moved most, with a chart of each.
enum ExtremesDocument {
  static func make(
    _ maker: SheetMaker, _ extremes: ExtremesTable
  ) -> ([WorkbookDocument.Chart], ReportDocument) {
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
    for group in extremes.groups {
      let name = GroupHeading.text(of: maker.table.groups[group.place], in: maker.table)[language]
      let (best, moved) = (group.best, group.moved)
      let title =
        maker.method.ranking.lowestIsBest
        ? Phrase(
          "\(name): \(best.count) đơn vị thấp nhất (tốt nhất)",
          en: "\(name): the \(best.count) lowest (best)")
        : Phrase("\(name): \(best.count) đơn vị cao nhất", en: "\(name): the \(best.count) best")
      add(best, title[language], values: 2)
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
}
