import TongHopDiagnostics
import TongHopDomain

extension WorkbookDocument {
  /// All sheets, also those that have nothing to say in this period: a reader who looks for the
  /// seventh sheet finds it.
  public static func make(_ contents: WorkbookContents, language: Language) -> WorkbookDocument {
    let maker = SheetMaker(table: contents.table, language: language)
    let (charts, extremes) = ExtremesDocument.make(maker, contents.extremes)
    let named: [(Phrase, ReportDocument)] = [
      (Phrase("So sánh", en: "Comparison"), contents.comparison),
      (
        Phrase("Điểm tiêu chí", en: "Points by criterion"),
        CriterionPointsDocument.make(maker, scores: contents.scores)
      ),
      (Phrase("Nhiệm vụ", en: "Tasks"), TaskCountsDocument.make(maker, notes: contents.taskNotes)),
      (
        Phrase("Nhiệm vụ chậm", en: "Late tasks"), LateTasksDocument.make(maker, contents.lateTasks)
      ),
      (
        Phrase("Chưa báo cáo", en: "Not reported"),
        MissingReportsDocument.make(maker, contents.missing, contents.sentByNobody)
      ),
      (
        Phrase("Theo chủ trì", en: "By lead"),
        ShortfallDocument.make(maker, contents.shortfalls, units: contents.scores.tree)
      ),
      (
        Phrase("Tự chấm, thẩm định", en: "Self and appraised"),
        GapDocument.make(contents.gaps, maker)
      ),
      (Phrase("Tăng, giảm", en: "Changes"), ChangesDocument.make(maker)),
      (Phrase("Biểu đồ", en: "Charts"), extremes),
      (
        Phrase("Phương pháp, nguồn", en: "Method and sources"),
        SourcesDocument.make(maker, contents)
      ),
    ]
    var sheets = named.map { name, document in
      Sheet(name: name[language], table: cut(document, maker))
    }
    sheets[named.count - 2].charts = charts
    sheets[named.count - 1].frozenColumns = 1
    if let annex = contents.annex {
      sheets.append(
        Sheet(
          name: Phrase("Bộ tiêu chí", en: "Criteria")[language],
          table: cut(MethodDocument.sheet(annex, language: language), maker)))
    }
    return WorkbookDocument(
      title: contents.comparison.titles.joined(separator: " - "), author: contents.author,
      created: contents.table.period.lastDay(in: contents.table.method.calendar),
      pageWord: PageWords.page[language], sheets: sheets)
  }

  private static func cut(_ document: ReportDocument, _ maker: SheetMaker) -> ReportDocument {
    let more = document.rows.count - mostRows
    guard more > 0 else { return document }
    var document = document
    document.rows.removeLast(more)
    let count = maker.style.text.count(more)
    document.notes.append(
      Phrase(
        "Còn \(count) dòng không in được vì trang tính đã đầy.",
        en: "\(count) more rows do not fit into the sheet.")[maker.language])
    return document
  }
}

/// What the sheets behind the first have in common.
struct SheetMaker {
  let table: ComparisonTable
  let style: TableStyle
  let names: RowNames
  /// Of the units of the table, as it prints them.
  let unitNames: [UnitIndex: String]

  var language: Language { style.language }
  var method: Method { table.method }

  init(table: ComparisonTable, language: Language) {
    self.table = table
    style = TableStyle(table, language: language)
    let names = RowNames(table)
    self.names = names
    unitNames = table.groups.reduce(into: [:]) { result, group in
      for row in group.rows { if let unit = row.unitIndex { result[unit] = names[row] } }
    }
  }

  /// A document with its titles and without anything else.
  func document(_ title: Phrase) -> ReportDocument {
    var document = ReportDocument()
    let period = table.period.title
    document.titles = [
      Phrase(
        "\(title.vietnamese) \(period.vietnamese.uppercased())",
        en: "\(title.english), \(period.english.uppercased())")[language], method.name,
    ]
    if table.isDraft { document.titles.insert(Phrase("DỰ THẢO", en: "DRAFT")[language], at: 0) }
    let days = style.text.days(of: table.period, in: method.calendar)
    document.subtitles = [days.prefix(1).uppercased() + days.dropFirst()]
    document.notesTitle = Phrase("Ghi chú:", en: "Notes:")[language]
    document.isWide = true
    return document
  }

  func heading(of group: ComparisonTable.Group, number: Int) -> ReportDocument.Row {
    .group("\(RomanNumeral.text(number)). \(GroupHeading.text(of: group, in: table)[language])")
  }

  /// The units that the table holds today, by group, each with what `cells` makes of it.
  func rows(
    _ cells: (ComparisonRow, _ number: Int) -> [ReportDocument.Cell]
  ) -> [ReportDocument.Row] {
    table.groups.enumerated().flatMap { position, group in
      [heading(of: group, number: position + 1)]
        + group.rows.filter { !$0.flags.contains(.gone) }.enumerated().map { place, row in
          .unit(cells(row, place + 1))
        }
    }
  }

  var number: ReportDocument.Column {
    ReportDocument.Column(title: Phrase("TT", en: "No.")[language], minimumWidth: 3)
  }

  func words(_ title: Phrase, group: Phrase? = nil, width: Int = 10) -> ReportDocument.Column {
    ReportDocument.Column(
      group: group?[language] ?? "", title: title[language], alignment: .leading,
      minimumWidth: width, wraps: true)
  }

  func figure(_ title: Phrase, group: String = "") -> ReportDocument.Column {
    ReportDocument.Column(group: group, title: title[language])
  }

  var unit: ReportDocument.Column { words(Phrase("Đơn vị", en: "Unit"), width: 18) }

  func date(_ day: Day?) -> ReportDocument.Cell {
    guard let day else { return .text(TableStyle.Mark.none) }
    return .date(day, text: language == .vietnamese ? day.vietnamese : day.description)
  }
}
