import TongHopDiagnostics
import TongHopDomain

/// The comparison table in the words and numbers of one language.
public enum ComparisonDocument {
  /// Says everything that the table says, and under it how to read it.
  ///
  /// - Parameters:
  ///   - wide: all columns of the official form, else those that fit a terminal.
  ///   - rules: print the rule of each criterion in the notes; nil: where it is wide, since that is the
  ///     table to check a result by.
  ///   - office: who issues it; nil: no agency block and no signature.
  ///   - leftOut: rows that were left out because of an error, already in words.
  ///   - extraNotes: printed last.
  public static func make(
    _ table: ComparisonTable, language: Language, wide: Bool, rules: Bool? = nil,
    office: OfficeHeader?, leftOut: [String], extraNotes: [String],
    indicators: [String: Indicator] = [:]
  ) -> ReportDocument {
    let style = TableStyle(table, language: language)
    let columns = TableColumn.columns(of: table, style: style, wide: wide)
    var document = ReportDocument()
    document.isWide = wide
    document.columns = columns.map(\.column)
    document.rows = table.groups.enumerated().flatMap { position, group in
      rows(of: group, number: position + 1, in: table, columns: columns, style: style)
    }
    head(&document, table, style: style, office: office)
    let noteText = ComparisonNotes(table: table, style: style, rows: document.rows)
    document.notesTitle = Phrase("Ghi chú:", en: "Notes:")[language]
    document.notes =
      noteText.all(leftOut: leftOut) + extraNotes
      + (rules ?? wide ? RuleNotes.lines(of: table.method, indicators, language) : [])
    return document
  }

  private static func head(
    _ document: inout ReportDocument, _ table: ComparisonTable, style: TableStyle,
    office: OfficeHeader?
  ) {
    let language = style.language
    if let office {
      document.header = office.header(language)
      document.signatures = office.signatures(language)
      if !office.annex.isEmpty { document.titles.append(office.annex) }
    }
    if table.isDraft { document.titles.append(Phrase("DỰ THẢO", en: "DRAFT")[language]) }
    let period = table.period.title
    document.titles += [
      Phrase(
        "BẢNG SO SÁNH KẾT QUẢ \(period.vietnamese.uppercased())",
        en: "COMPARISON OF RESULTS, \(period.english.uppercased())")[language],
      table.method.name,
    ]
    if let line = office?.annexLine(language) { document.subtitles.append(line) }
    let days = style.text.days(of: table.period, in: table.method.calendar)
    document.subtitles.append(days.prefix(1).uppercased() + days.dropFirst())
  }

  private static func rows(
    of group: ComparisonTable.Group, number: Int, in table: ComparisonTable,
    columns: [TableColumn], style: TableStyle
  ) -> [ReportDocument.Row] {
    let units = group.rows.count { !$0.flags.contains(.gone) }
    let name = GroupHeading.text(of: group, in: table)[style.language]
    let count = style.text.count(units)
    let counted = Phrase(
      "\(name) (\(count) đơn vị)", en: "\(name) (\(count) \(units == 1 ? "unit" : "units"))")
    var rows: [ReportDocument.Row] = [
      .group("\(RomanNumeral.text(number)). \(counted[style.language])")
    ]
    var place = 0
    for row in group.rows {
      if !row.flags.contains(.gone) { place += 1 }
      let entry = TableEntry(number: row.flags.contains(.gone) ? nil : place, row: row)
      rows.append(.unit(columns.map { $0.cell(entry) }))
    }
    guard table.summaries.indices.contains(number - 1), let summary = table.summaries[number - 1]
    else { return rows }
    for (name, index) in SummaryLines.make(summary, style: style) {
      rows.append(
        .summary(
          columns.map { column in
            switch column.role {
            case .name: .text(name)
            case .index: index
            case .other: .text("")
            }
          }))
    }
    return rows
  }
}

/// The lines under a group.
enum SummaryLines {
  static func make(
    _ summary: GroupSummary, style: TableStyle
  ) -> [(name: String, index: ReportDocument.Cell)] {
    [
      (Phrase("Trung bình", en: "Mean"), summary.mean),
      (Phrase("Cao nhất", en: "Highest"), summary.highest),
      (Phrase("Thấp nhất", en: "Lowest"), summary.lowest),
    ].compactMap { name, value in
      value.map { (name: name[style.language], index: style.number($0)) }
    }
  }
}
