import TongHopDiagnostics

/// The head of the table: a row of groups of columns, where there are any, above that of the titles.
struct PageHead {
  private let page: PageDocument
  private var columns: [ReportDocument.Column] { page.frame.columns }
  private let hasGroups: Bool

  init(_ page: PageDocument) {
    self.page = page
    hasGroups = page.frame.columns.contains { !$0.group.isEmpty }
  }

  var rows: String {
    guard hasGroups else { return row(columns.indices.map { title($0, rows: 1) }) }
    var (top, bottom): ([String], [String]) = ([], [])
    var start = 0
    while start < columns.count {
      let name = columns[start].group
      guard !name.isEmpty else {
        top.append(title(start, rows: 2))
        start += 1
        continue
      }
      let end = columns[start...].firstIndex { $0.group != name } ?? columns.count
      top.append(group(name, start..<end))
      bottom += (start..<end).map { title($0, rows: 1) }
      start = end
    }
    return row(top) + "\n" + row(bottom)
  }

  private func row(_ cells: [String]) -> String { "<tr>" + cells.joined() + "</tr>" }

  /// The button lies over the title, since browsers do not repeat buttons on every page of a print.
  private func title(_ place: Int, rows: Int) -> String {
    let column = columns[place]
    var classes = place == page.nameColumn ? ["name"] : []
    if place < page.nameColumn { classes.append("place") }
    if column.isMinor { classes.append("minor") }
    let names = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    let label = "\(PageWords.sort[page.language]): \(column.title)"
    let span = rows > 1 ? " rowspan=\"\(rows)\"" : ""
    return "<th scope=\"col\"\(names)\(span) data-column=\"\(place)\" aria-sort=\"none\">"
      + "<span>\(HTMLText.escaped(column.title))</span>"
      + "<button type=\"button\" aria-label=\"\(HTMLText.escaped(label))\"></button></th>"
  }

  /// - Parameter range: the columns below it.
  private func group(_ name: String, _ range: Range<Int>) -> String {
    let short = range.count { !columns[$0].isMinor }
    let minor = short == 0 ? " class=\"minor\"" : ""
    return "<th scope=\"colgroup\"\(minor) colspan=\"\(range.count)\" data-all=\"\(range.count)\""
      + " data-short=\"\(max(short, 1))\">\(HTMLText.escaped(name))</th>"
  }
}
