import TongHopDiagnostics
import TongHopDomain

/// Units by criteria: the points of every node of the criteria tree.
enum CriterionPointsDocument {
  static func make(_ maker: SheetMaker, scores: ScoreTable) -> ReportDocument {
    let (method, style) = (maker.method, maker.style)
    var document = maker.document(Phrase("ĐIỂM THEO TIÊU CHÍ", en: "POINTS BY CRITERION"))
    document.columns = [maker.number, maker.unit] + columns(method)
    document.columns.append(maker.figure(Phrase("Tổng điểm", en: "Total points")))
    var maxima: [ReportDocument.Cell] = [
      .text(""), .text(Phrase("Điểm tối đa", en: "Maximum")[maker.language]),
    ]
    maxima += method.criteria.map { style.number($0.maximum) }
    maxima.append(.text(""))
    if method.composite == nil { document.rows.append(.summary(maxima)) }
    document.rows += maker.rows { row, number in
      let nodes = row.unitIndex.map { scores.nodes(of: $0) } ?? []
      let points = method.criteria.indices.map { index -> ReportDocument.Cell in
        guard nodes.indices.contains(index) else { return .text(TableStyle.Mark.none) }
        return cell(nodes[index], isRounded: method.rounds(method.criteria[index]), style)
      }
      return [style.count(number), .text(maker.names[row])] + points
        + [style.current(row.current.points, of: row)]
    }
    document.notes = notes(maker)
    return document
  }

  /// Under the name of its domain each criterion has its code; the names stand in the notes.
  private static func columns(_ method: Method) -> [ReportDocument.Column] {
    method.criteria.indices.map { index in
      var top = index
      while let parent = method.criteria[top].parent { top = parent }
      let domain = method.criteria[top]
      return ReportDocument.Column(
        group: "\(domain.code). \(domain.name)", title: method.criteria[index].code)
    }
  }

  private static func cell(
    _ score: Score, isRounded: Bool, _ style: TableStyle
  ) -> ReportDocument.Cell {
    if score.state == .notReported { return .text(TableStyle.Mark.notReported) }
    guard !score.state.isOutside, let points = score.points else {
      return .text(TableStyle.Mark.none)
    }
    return style.number(style.numbers.number(points, isRounded: isRounded))
  }

  private static func notes(_ maker: SheetMaker) -> [String] {
    let language = maker.language
    return [
      Phrase(
        "“…” chưa báo cáo, tính 0 điểm; “–” chưa đến hạn, không có câu trả lời trong kỳ, không áp dụng hoặc không có điểm.",
        en:
          "“…” not reported, zero points; “–” not due, no answer in the period, not applicable or without points."
      )[
        language]
    ] + maker.method.criteria.map { "\($0.code): \($0.name)" }
  }
}
