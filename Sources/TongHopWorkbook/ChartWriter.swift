import CXlsxWriter
import TongHopReport

/// The charts of a sheet: native ones, which follow the cells.
struct ChartWriter {
  private let document: WorkbookDocument.Sheet
  private let layout: SheetLayout
  private let book: UnsafeMutablePointer<lxw_workbook>
  private let sheet: UnsafeMutablePointer<lxw_worksheet>

  /// Rows of a sheet that a chart takes.
  private static let height = 21
  /// In pixels of the standard size of a chart, 480 x 288.
  private static let scale = (x: 1.15, y: 1.3)
  private static let colour: lxw_color_t = 0x1F4E79

  init(
    _ document: WorkbookDocument.Sheet, layout: SheetLayout,
    book: UnsafeMutablePointer<lxw_workbook>, sheet: UnsafeMutablePointer<lxw_worksheet>
  ) {
    self.document = document
    self.layout = layout
    self.book = book
    self.sheet = sheet
  }

  /// Beside the table, two in a row.
  ///
  /// - Parameter tableTop: the row of the sheet where the first row of the table stands.
  func write(tableTop: Int) throws(WorkbookError) {
    for (place, chart) in document.charts.enumerated() {
      let first = tableTop + chart.rows.lowerBound
      let last = tableTop + chart.rows.upperBound - 1
      guard !chart.rows.isEmpty else { continue }
      guard let bars = workbook_add_chart(book, UInt8(LXW_CHART_BAR.rawValue)),
        let series = chart_add_series(bars, nil, nil)
      else { throw WorkbookError(LXW_ERROR_MEMORY_MALLOC_FAILED, in: document.name) }
      chart_series_set_categories(
        series, document.name, lxw_row_t(first), lxw_col_t(chart.labels), lxw_row_t(last),
        lxw_col_t(chart.labels))
      chart_series_set_values(
        series, document.name, lxw_row_t(first), lxw_col_t(chart.values), lxw_row_t(last),
        lxw_col_t(chart.values))
      chart_series_set_name(series, CellText.safe(document.table.columns[chart.values].title))
      var fill = lxw_chart_fill()
      fill.color = Self.colour
      chart_series_set_fill(series, &fill)
      chart_series_set_labels(series)
      chart_title_set_name(bars, CellText.safe(chart.title))
      withFont(size: 12, isBold: true) { chart_title_set_name_font(bars, &$0) }
      withFont(size: 9, isBold: false) { font in
        chart_axis_set_num_font(bars.pointee.x_axis, &font)
        chart_axis_set_num_font(bars.pointee.y_axis, &font)
        chart_series_set_labels_font(series, &font)
      }
      chart_legend_set_position(bars, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
      // Of bars the library calls the axis of the values x and that of the names y. The first row on
      // top; names beside the bars, also where these go to the left.
      let (values, names) = (bars.pointee.x_axis, bars.pointee.y_axis)
      chart_axis_set_reverse(names)
      chart_axis_set_label_position(
        names, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
      chart_axis_major_gridlines_set_visible(values, 0)
      setOrigin(of: values, chart)
      var options = lxw_chart_options()
      options.x_scale = Self.scale.x
      options.y_scale = Self.scale.y
      options.x_offset = place.isMultiple(of: 2) ? 20 : Int32(480 * Self.scale.x) + 40
      try check(
        worksheet_insert_chart_opt(
          sheet, lxw_row_t(tableTop + place / 2 * Self.height),
          lxw_col_t(document.table.columns.count), bars, &options), in: document.name)
    }
  }

  /// Bars begin at zero, or their lengths would not be the values.
  private func setOrigin(
    of axis: UnsafeMutablePointer<lxw_chart_axis>?, _ chart: WorkbookDocument.Chart
  ) {
    let isNegative = chart.rows.compactMap { row -> Bool? in
      guard case .number(let number)? = document.table.rows[row].cells?[chart.values] else {
        return nil
      }
      return number.digits.hasPrefix("-")
    }
    if !isNegative.contains(true) { chart_axis_set_min(axis, 0) }
    if !isNegative.contains(false) { chart_axis_set_max(axis, 0) }
  }

  /// The library copies the font.
  private func withFont(size: Double, isBold: Bool, _ body: (inout lxw_chart_font) -> Void) {
    var name = Array(CellStyle.font.utf8CString)
    name.withUnsafeMutableBufferPointer { name in
      var font = lxw_chart_font()
      font.name = name.baseAddress
      font.size = size
      font.bold = isBold ? 1 : 0
      body(&font)
    }
  }
}
