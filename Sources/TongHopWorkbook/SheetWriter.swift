import CXlsxWriter
import TongHopDomain
import TongHopReport

/// Writes one sheet from top to bottom.
final class SheetWriter {
  let document: WorkbookDocument.Sheet
  let layout: SheetLayout
  let formats: FormatTable
  let sheet: UnsafeMutablePointer<lxw_worksheet>
  /// The next free row.
  private var row = 0
  /// How many cells were written, empty ones that have a look among them.
  private(set) var cellCount = 0

  private var table: ReportDocument { document.table }
  private var columnCount: Int { max(table.columns.count, 1) }

  init(
    _ document: WorkbookDocument.Sheet, book: UnsafeMutablePointer<lxw_workbook>,
    formats: FormatTable
  ) throws(WorkbookError) {
    guard document.table.columns.count <= 16_384, document.table.rows.count <= 1_048_000 else {
      throw WorkbookError(tooLarge: document.name)
    }
    guard let sheet = workbook_add_worksheet(book, document.name) else {
      throw WorkbookError(LXW_ERROR_PARAMETER_VALIDATION, in: document.name)
    }
    self.document = document
    self.sheet = sheet
    self.formats = formats
    layout = SheetLayout(document.table)
  }

  func write(pageWord: String) throws(WorkbookError) {
    try setColumns()
    try writeBlock(table.header, styles: Self.headerStyles)
    try writeTitles()
    let header = row..<row + 2
    try writeHeader()
    let body = try writeBody()
    try writeNotes()
    try writeBlock(table.signatures, styles: Self.signatureStyles, spaceAbove: true)
    try markChanges(in: body)
    try setPage(header: header, body: body, pageWord: pageWord)
    try ChartWriter(document, layout: layout, book: formats.book, sheet: sheet)
      .write(tableTop: body.lowerBound)
  }

  // MARK: Cells

  func check(_ code: lxw_error) throws(WorkbookError) {
    try TongHopWorkbook.check(code, in: document.name)
  }

  private func put(
    _ text: String, _ row: Int, _ column: Int, _ style: CellStyle
  ) throws(WorkbookError) {
    cellCount += 1
    let (row, column) = (lxw_row_t(row), lxw_col_t(column))
    if text.isEmpty {
      try check(worksheet_write_blank(sheet, row, column, formats[style]))
    } else {
      try check(worksheet_write_string(sheet, row, column, CellText.safe(text), formats[style]))
    }
  }

  /// One text over several columns, which may be one.
  private func span(
    _ text: String, rows: Range<Int>, columns: Range<Int>, _ style: CellStyle
  ) throws(WorkbookError) {
    guard rows.count > 1 || columns.count > 1 else {
      return try put(text, rows.lowerBound, columns.lowerBound, style)
    }
    cellCount += rows.count * columns.count
    try check(
      worksheet_merge_range(
        sheet, lxw_row_t(rows.lowerBound), lxw_col_t(columns.lowerBound),
        lxw_row_t(rows.upperBound - 1), lxw_col_t(columns.upperBound - 1), CellText.safe(text),
        formats[style]))
  }

  private func setHeight(_ height: Double, of row: Int) throws(WorkbookError) {
    // A row is at most 409 points high.
    try check(worksheet_set_row(sheet, lxw_row_t(row), min(height, 409), nil))
  }

  private func setColumns() throws(WorkbookError) {
    let standard = formats[CellStyle()]
    for (place, width) in layout.widths.enumerated() {
      let column = lxw_col_t(place)
      try check(worksheet_set_column(sheet, column, column, width, standard))
    }
  }

  // MARK: Above the table

  /// How a line of one half of a block looks, by its place.
  typealias BlockStyle = @Sendable (_ line: Int, _ count: Int) -> CellStyle
  typealias BlockStyles = (
    left: BlockStyle, right: BlockStyle
  )

  /// After Decree 30/2020/NĐ-CP: the agency, the name of the country and the motto are bold, place
  /// and date are in italics.
  private static let headerStyles: BlockStyles = (
    left: { line, count in
      CellStyle(size: 12, isBold: count > 1 && line == count - 2, alignment: .center)
    },
    right: { line, _ in
      CellStyle(
        size: line == 1 ? 13 : 12, isBold: line < 2, isItalic: line > 1, isUnderlined: line == 1,
        alignment: .center)
    }
  )

  private static let signatureStyles: BlockStyles = (
    left: { _, _ in CellStyle(size: 12, isBold: true, alignment: .center) },
    right: { _, _ in CellStyle(size: 12, isBold: true, alignment: .center) }
  )

  private func writeBlock(
    _ block: ReportDocument.Block, styles: BlockStyles, spaceAbove: Bool = false
  ) throws(WorkbookError) {
    guard !block.isEmpty else { return }
    if spaceAbove { row += 1 }
    for line in 0..<max(block.left.count, block.right.count) {
      if line < block.left.count {
        try span(
          block.left[line], rows: row..<row + 1, columns: 0..<layout.middle,
          styles.left(line, block.left.count))
      }
      if line < block.right.count, layout.middle < columnCount {
        try span(
          block.right[line], rows: row..<row + 1, columns: layout.middle..<columnCount,
          styles.right(line, block.right.count))
      }
      try setHeight(17, of: row)
      row += 1
    }
    if !spaceAbove { row += 1 }
  }

  private func writeTitles() throws(WorkbookError) {
    let titles = table.titles.map {
      ($0, CellStyle(size: 13, isBold: true, alignment: .center, wraps: true))
    }
    let subtitles = table.subtitles.map {
      ($0, CellStyle(size: 12, isItalic: true, alignment: .center, wraps: true))
    }
    for (title, style) in titles + subtitles {
      try span(title, rows: row..<row + 1, columns: 0..<columnCount, style)
      try setHeight(
        layout.height(of: title, over: 0..<columnCount, size: style.size) + 2, of: row)
      row += 1
    }
    row += 1
  }

  // MARK: The table

  /// Two rows, the upper one for the titles over several columns.
  private func writeHeader() throws(WorkbookError) {
    let style = CellStyle(
      isBold: true, alignment: .center, wraps: true, border: .box, isShaded: true)
    var (top, bottom, single) = (SheetLayout.lineHeight, SheetLayout.lineHeight, 0.0)
    for span in layout.spans {
      guard !span.title.isEmpty else {
        let title = table.columns[span.range.lowerBound].title
        try self.span(title, rows: row..<row + 2, columns: span.range, style)
        single = max(single, layout.height(of: title, over: span.range, isWide: true))
        continue
      }
      try self.span(span.title, rows: row..<row + 1, columns: span.range, style)
      top = max(top, layout.height(of: span.title, over: span.range, isWide: true))
      for column in span.range {
        let title = table.columns[column].title
        try put(title, row + 1, column, style)
        bottom = max(bottom, layout.height(of: title, over: column..<column + 1, isWide: true))
      }
    }
    bottom = max(bottom, single - top)
    try setHeight(top + 2, of: row)
    try setHeight(bottom + 2, of: row + 1)
    row += 2
  }

  /// - Returns: the rows that it takes.
  private func writeBody() throws(WorkbookError) -> Range<Int> {
    let first = row
    for line in table.rows {
      switch line {
      case .group(let title):
        // Not merged: a range with merged cells cannot be sorted or filtered. No line cuts through it.
        for column in 0..<columnCount {
          var style = CellStyle(isBold: true, border: [.top, .bottom])
          if column == 0 { style.border.insert(.left) }
          if column == columnCount - 1 { style.border.insert(.right) }
          try put(column == 0 ? title : "", row, column, style)
        }
      case .unit(let cells): try writeCells(cells, isSummary: false)
      case .summary(let cells): try writeCells(cells, isSummary: true)
      }
      row += 1
    }
    return first..<row
  }

  private func writeCells(
    _ cells: [ReportDocument.Cell], isSummary: Bool
  ) throws(WorkbookError) {
    let lines = layout.lines(of: cells, in: table.columns)
    // Left to itself a row is as high as it needs in some programs and not in others.
    if lines > 1 { try setHeight(Double(lines) * SheetLayout.lineHeight, of: row) }
    for (place, column) in table.columns.enumerated() {
      var style = CellStyle(
        isBold: isSummary, isItalic: isSummary, alignment: Self.alignment(column.alignment),
        wraps: column.wraps, border: .box)
      guard place < cells.count else {
        try put("", row, place, style)
        continue
      }
      switch cells[place] {
      case .text(let text): try put(text, row, place, style)
      case .number(let number):
        guard let value = NumberFormats.value(of: number) else {
          try put(number.text, row, place, style)
          continue
        }
        style.numberFormat = NumberFormats.format(of: number)
        if column.alignment != .leading { style.alignment = .trailing }
        cellCount += 1
        try check(
          worksheet_write_number(sheet, lxw_row_t(row), lxw_col_t(place), value, formats[style]))
      case .date(let day, let text):
        style.numberFormat = NumberFormats.date(
          month: day.components.month, isVietnamese: text.contains("/"))
        if column.alignment != .leading { style.alignment = .trailing }
        cellCount += 1
        // Days since 30 December 1899.
        try check(
          worksheet_write_number(
            sheet, lxw_row_t(row), lxw_col_t(place), Double(day.number) + 25_569, formats[style]))
      }
    }
  }

  private static func alignment(_ alignment: ReportDocument.Alignment) -> CellStyle.Alignment {
    switch alignment {
    case .leading: .leading
    case .center: .center
    case .trailing: .trailing
    }
  }

  /// A note need not be wider than a screen.
  private static let mostNoteColumns = 60

  private func writeNotes() throws(WorkbookError) {
    guard !table.notes.isEmpty else { return }
    row += 1
    if !table.notesTitle.isEmpty {
      try put(table.notesTitle, row, 0, CellStyle(isBold: true, isItalic: true))
      row += 1
    }
    let style = CellStyle(isAtTop: true, wraps: true)
    // Every cell of a merged range takes room in the file, and a method has a note a criterion as
    // well as a column a criterion.
    let columns = 0..<min(columnCount, Self.mostNoteColumns)
    // A row cannot be higher than this many lines.
    let room = layout.room(over: columns)
    for text in table.notes.flatMap({ SheetLayout.pieces(of: "- " + $0, width: room, lines: 26) }) {
      try span(text, rows: row..<row + 1, columns: columns, style)
      try setHeight(layout.height(of: text, over: columns), of: row)
      row += 1
    }
  }
}
