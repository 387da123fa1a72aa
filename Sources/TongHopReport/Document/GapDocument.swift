import TongHopDiagnostics
import TongHopDomain

/// Self scores beside appraised ones as a table for people.
public enum GapDocument {
  public static func make(_ table: GapTable, language: Language) -> ReportDocument {
    var document = ReportDocument()
    let days = NumberText(language).days(of: table.period, in: table.method.calendar)
    let period = table.period.title
    let axis = words(table.axis)
    document.titles = [
      Phrase(
        "CHÊNH LỆCH GIỮA ĐIỂM TỰ CHẤM VÀ ĐIỂM THẨM ĐỊNH \(period.vietnamese.uppercased())",
        en: "SELF SCORE AND APPRAISAL, \(period.english.uppercased())")[language],
      Phrase("THEO \(axis.vietnamese.uppercased())", en: "BY \(axis.english.uppercased())")[
        language], table.method.name,
    ]
    document.subtitles = [days.prefix(1).uppercased() + days.dropFirst()]
    document.columns = columns(table.axis, language)
    let style = Style(table: table, language: language)
    for (position, group) in table.groups.enumerated() {
      let name = GroupHeading.text(of: group.name, in: table.method, parentName: nil)[language]
      document.rows.append(.group("\(RomanNumeral.text(position + 1)). \(name)"))
      for (place, row) in group.rows.enumerated() {
        document.rows.append(.unit(style.cells(row, number: place + 1)))
      }
    }
    document.notesTitle = Phrase("Ghi chú:", en: "Notes:")[language]
    document.notes = notes(table, language)
    return document
  }

  private static func words(_ axis: GapTable.Axis) -> Phrase {
    switch axis {
    case .unit: Phrase("đơn vị", en: "unit")
    case .criterion: Phrase("tiêu chí", en: "criterion")
    case .domain: Phrase("lĩnh vực", en: "domain")
    }
  }

  private static func columns(_ axis: GapTable.Axis, _ language: Language)
    -> [ReportDocument.Column]
  {
    func column(_ title: Phrase, group: Phrase? = nil) -> ReportDocument.Column {
      ReportDocument.Column(group: group?[language] ?? "", title: title[language])
    }
    let first =
      switch axis {
      case .unit: Phrase("Đơn vị", en: "Unit")
      case .criterion: Phrase("Tiêu chí", en: "Criterion")
      case .domain: Phrase("Lĩnh vực", en: "Domain")
      }
    let gap = Phrase("Chênh lệch", en: "Gap")
    let scores = Phrase("Số lượt tự chấm", en: "Self scores")
    return [
      ReportDocument.Column(title: Phrase("TT", en: "No.")[language], minimumWidth: 3),
      ReportDocument.Column(
        title: first[language], alignment: .leading, minimumWidth: 18, wraps: true),
      column(Phrase("Điểm tối đa", en: "Maximum")),
      column(Phrase("Tự chấm", en: "Self score")),
      column(Phrase("Thẩm định", en: "Appraised")),
      column(Phrase("Điểm", en: "Points"), group: gap),
      column(Phrase("Điểm\u{A0}%", en: "% points"), group: gap),
      column(Phrase("cao hơn", en: "above"), group: scores),
      column(Phrase("thấp hơn", en: "below"), group: scores),
      column(Phrase("bằng", en: "equal"), group: scores),
      column(Phrase("Chưa đủ hai vòng", en: "One round lacks")),
    ]
  }

  private static func notes(_ table: GapTable, _ language: Language) -> [String] {
    var notes = [
      Phrase(
        "Chênh lệch = điểm tự chấm - điểm thẩm định (vòng sau cùng); dương là tự chấm cao hơn. Điểm % = chênh lệch / điểm tối đa × 100.",
        en:
          "Gap = self score - appraised points (the last round); above zero the units overrate themselves. % points = gap / maximum × 100."
      )[language],
      Phrase(
        "Chỉ so các điểm chấm có đủ tự chấm và thẩm định; xếp từ chênh lệch lớn nhất.",
        en: "Only scores with both rounds are compared; the greatest gap comes first.")[language],
    ]
    if table.isEmpty {
      notes.append(
        Phrase(
          "Trong kỳ này không có điểm nào có đủ tự chấm và thẩm định.",
          en: "No score of the period has both a self score and an appraisal.")[language])
    }
    return notes
  }

  private struct Style {
    let style: TableStyle
    let axis: GapTable.Axis

    init(table: GapTable, language: Language) {
      style = TableStyle(table.method, language: language)
      axis = table.axis
    }

    func cells(_ row: GapTable.Row, number: Int) -> [ReportDocument.Cell] {
      let name = axis == .unit ? row.displayName : "\(row.code). \(row.name)"
      let none = ReportDocument.Cell.text(TableStyle.Mark.none)
      guard row.compared > 0 else {
        return [style.count(number), .text(name)] + Array(repeating: none, count: 8)
          + [style.count(row.leftOut)]
      }
      return [
        style.count(number), .text(name), style.number(row.maximum), style.number(row.selfPoints),
        style.number(row.appraisedPoints), style.gap(row.gap),
        row.gapPercent.map(style.gap) ?? none, style.count(row.above), style.count(row.below),
        style.count(row.equal), style.count(row.leftOut),
      ]
    }
  }
}
