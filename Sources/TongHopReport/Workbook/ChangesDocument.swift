import TongHopDiagnostics
import TongHopDomain

/// The changes of every unit in full: what was then, what moved, why it is or is not comparable, and
/// what was published of the units that it was then.
enum ChangesDocument {
  static func make(_ maker: SheetMaker) -> ReportDocument {
    let (table, language, style) = (maker.table, maker.language, maker.style)
    var document = maker.document(Phrase("TĂNG, GIẢM CHI TIẾT", en: "CHANGES IN DETAIL"))
    var earlier: [(period: Period, part: KeyPath<ComparisonRow, PeriodChange>)] = []
    if let period = table.previousPeriod { earlier.append((period, \.previous)) }
    if let period = table.earlier.otherYearAgo {
      earlier.append((period, \.yearAgo))
    }
    let now = table.period.title[language]
    document.columns = [
      maker.number, maker.unit,
      maker.figure(Phrase("Tổng điểm", en: "Total points"), group: now),
      maker.figure(Phrase("Chỉ số (%)", en: "Index (%)"), group: now),
      maker.figure(Phrase("Xếp hạng", en: "Rank"), group: now),
    ]
    for (period, _) in earlier { document.columns += columns(of: period, maker) }
    document.columns.append(maker.words(Phrase("Ghi chú", en: "Remarks"), width: 14))
    var place = 0
    document.rows = table.groups.enumerated().flatMap { position, group in
      [maker.heading(of: group, number: position + 1)]
        + group.rows.enumerated().map { number, row in
          place += 1
          let current = row.current
          return .unit(
            [
              row.flags.contains(.gone) ? .text("") : style.count(number + 1),
              .text(maker.names[row]), style.current(current.points, of: row),
              style.current(current.index, of: row), style.count(current.rank),
            ] + earlier.flatMap { cells(row[keyPath: $0.part], of: row, maker) }
              + [.text(style.remarks(row))])
        }
    }
    document.notes = [
      Phrase(
        "“Đã công bố”: chỉ số và hạng trong bảng của kỳ đó, của đơn vị khi đó là bộ phận của đơn vị nay; chỉ có ở đơn vị được tính lại do sắp xếp.",
        en:
          "“Published”: index and rank in the table of that period, of the units that are part of today's unit; only where figures are restated."
      )[language]
    ]
    if earlier.isEmpty {
      document.notes = [
        Phrase("Không có kỳ nào để so sánh.", en: "No period to compare with.")[language]
      ]
    }
    return document
  }

  private static func columns(
    of period: Period, _ maker: SheetMaker
  ) -> [ReportDocument.Column] {
    let group = period.title[maker.language]
    let change = Phrase("So với ", en: "vs ")[maker.language] + group
    return [
      maker.figure(Phrase("Tổng điểm", en: "Total points"), group: group),
      maker.figure(Phrase("Chỉ số (%)", en: "Index (%)"), group: group),
      maker.figure(Phrase("Xếp hạng", en: "Rank"), group: group),
      maker.figure(Phrase("Điểm ±", en: "Points ±"), group: change),
      maker.figure(Phrase("Chỉ số ±", en: "Index ±"), group: change),
      maker.figure(Phrase("Hạng ±", en: "Rank ±"), group: change),
      ReportDocument.Column(
        group: change, title: Phrase("Đã công bố", en: "Published")[maker.language],
        alignment: .leading, minimumWidth: 44, wraps: true),
    ]
  }

  private static func cells(
    _ change: PeriodChange, of row: ComparisonRow, _ maker: SheetMaker
  ) -> [ReportDocument.Cell] {
    let style = maker.style
    return [
      style.number(change.earlier.points, of: change),
      style.number(change.earlier.index, of: change),
      style.count(change.earlier.rank), style.pointsChange(change, of: row),
      style.indexChange(change, of: row), style.rankChange(change, of: row),
      .text(change.published.map { published($0, of: change, maker) }.joined(separator: "; ")),
    ]
  }

  private static func published(
    _ unit: PeriodChange.Published, of change: PeriodChange, _ maker: SheetMaker
  ) -> String {
    let style = maker.style
    let index = style.number(unit.figures.index, of: change).text
    var text = "\(unit.displayName) (\(unit.code)): \(index)"
    if let rank = unit.figures.rank {
      text += Phrase(", hạng ", en: ", rank ")[maker.language] + style.text.count(rank)
      if let size = unit.groupSize { text += "/" + style.text.count(size) }
    }
    return text
  }
}
