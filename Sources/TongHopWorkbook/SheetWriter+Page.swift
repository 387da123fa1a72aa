import CXlsxWriter
import TongHopReport

extension SheetWriter {
  private static let a4: UInt8 = 9
  /// Dark enough to be read as black on a copy.
  static let better: lxw_color_t = 0x006100
  static let worse: lxw_color_t = 0x9C0006

  /// A4 landscape, one page wide, with the header on every page and its number below.
  func setPage(
    header: Range<Int>, body: Range<Int>, pageWord: String
  ) throws(WorkbookError) {
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, Self.a4)
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.6)
    worksheet_center_horizontally(sheet)
    try check(worksheet_set_footer(sheet, "&C&\"\(CellStyle.font),Regular\"&11\(pageWord) &P/&N"))
    try check(
      worksheet_repeat_rows(
        sheet, lxw_row_t(header.lowerBound), lxw_row_t(header.upperBound - 1)))
    let columns = document.table.columns.count
    worksheet_freeze_panes(
      sheet, lxw_row_t(header.upperBound), lxw_col_t(min(document.frozenColumns, columns)))
    guard !body.isEmpty, columns > 0 else { return }
    try check(
      worksheet_autofilter(
        sheet, lxw_row_t(header.upperBound - 1), 0, lxw_row_t(body.upperBound - 1),
        lxw_col_t(columns - 1)))
  }

  /// Changes that have a number get a colour and an arrow; words in their place do not.
  func markChanges(in body: Range<Int>) throws(WorkbookError) {
    guard !body.isEmpty else { return }
    var columns: [Int: ReportDocument.Number] = [:]
    for row in document.table.rows {
      for (place, cell) in (row.cells ?? []).enumerated() {
        guard case .number(let number) = cell, number.form.isChange else { continue }
        if number.decimals >= columns[place]?.decimals ?? 0 { columns[place] = number }
      }
    }
    for (column, number) in columns.sorted(by: { $0.key < $1.key }) {
      let cell = Self.columnName(column) + String(body.lowerBound + 1)
      for isUp in [true, false] {
        let isBetter = isUp != (number.form == .signedDown)
        let look = ChangeLook(
          color: isBetter ? Self.better : Self.worse,
          numberFormat: NumberFormats.change(number.form, isUp: isUp, decimals: number.decimals))
        let sign = isUp ? ">" : "<"
        var formula = Array("=AND(ISNUMBER(\(cell)),\(cell)\(sign)0)".utf8CString)
        let code = formula.withUnsafeMutableBufferPointer { formula in
          var rule = lxw_conditional_format()
          rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
          rule.value_string = formula.baseAddress
          rule.format = formats[look]
          return worksheet_conditional_format_range(
            sheet, lxw_row_t(body.lowerBound), lxw_col_t(column), lxw_row_t(body.upperBound - 1),
            lxw_col_t(column), &rule)
        }
        try check(code)
      }
    }
  }

  /// `A`, `Z`, `AA`.
  static func columnName(_ column: Int) -> String {
    var (name, rest) = ("", column)
    repeat {
      name = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + name
      rest = rest / 26 - 1
    } while rest >= 0
    return name
  }
}
