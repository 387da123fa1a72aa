/// The widths of the columns of a table in a terminal.
struct TableLayout {
  let columns: [ReportDocument.Column]
  private(set) var widths: [Int]
  private(set) var gap = 2

  /// Columns that stand under one title.
  struct Span {
    var title: String
    var range: Range<Int>
  }

  let spans: [Span]

  var total: Int { width(of: 0..<columns.count) }

  func width(of range: Range<Int>) -> Int {
    widths[range].reduce(0, +) + gap * max(range.count - 1, 0)
  }

  /// - Parameter limit: nil: as wide as needed.
  init(_ document: ReportDocument, limit: Int?) {
    columns = document.columns
    spans = Self.spans(of: document.columns)
    let titleLines = document.isWide ? 3 : 2
    widths = document.columns.map { column in
      max(
        column.wraps ? 0 : column.minimumWidth,
        TextLine.width(of: column.title, inLines: titleLines))
    }
    for row in document.rows {
      guard let cells = row.cells else { continue }
      for (position, cell) in cells.enumerated() where position < widths.count {
        widths[position] = max(widths[position], DisplayWidth.of(TextLine.plain(cell.text)))
      }
    }
    if let limit {
      shrink(to: limit)
    } else {
      for position in widths.indices where columns[position].wraps {
        widths[position] = min(widths[position], 40)
      }
    }
    widen(to: limit ?? .max)
  }

  private static func spans(of columns: [ReportDocument.Column]) -> [Span] {
    var spans: [Span] = []
    for (position, column) in columns.enumerated() {
      if let last = spans.last, !column.group.isEmpty, last.title == column.group {
        spans[spans.count - 1].range = last.range.lowerBound..<position + 1
      } else {
        spans.append(Span(title: column.group, range: position..<position + 1))
      }
    }
    return spans
  }

  /// Remarks, the last column that can be wrapped, give way first, so that names stay on one line;
  /// then the widest that can be wrapped, down to its minimum; then the gaps; then any column, so
  /// that no line is ever broken by the terminal.
  private mutating func shrink(to limit: Int) {
    let last = columns.lastIndex { $0.wraps }
    while total > limit {
      let wrapping = widths.indices.filter {
        columns[$0].wraps && widths[$0] > columns[$0].minimumWidth
      }
      if let last, case let least = max(columns[last].minimumWidth, 12), widths[last] > least {
        widths[last] = max(widths[last] - (total - limit), least)
      } else if let widest = widest(of: wrapping) {
        // As far as it stays the widest, at once: a name can be of thousands of letters.
        let next = wrapping.reduce(0) { $1 == widest ? $0 : max($0, widths[$1]) }
        let least = max(columns[widest].minimumWidth, min(next, widths[widest] - 1))
        widths[widest] = max(widths[widest] - (total - limit), least)
      } else if gap > 1 {
        gap = 1
      } else if let widest = widest(of: widths.indices.filter { widths[$0] > 3 }) {
        widths[widest] -= 1
      } else {
        return
      }
    }
  }

  private func widest(of positions: [Int]) -> Int? {
    positions.max { widths[$0] < widths[$1] }
  }

  /// Titles over several columns get the room they need for one line, where there is any.
  private mutating func widen(to limit: Int) {
    for span in spans where !span.title.isEmpty {
      let missing = min(DisplayWidth.of(span.title) - width(of: span.range), limit - total)
      guard missing > 0 else { continue }
      for (place, column) in span.range.enumerated() {
        widths[column] += missing / span.range.count + (place < missing % span.range.count ? 1 : 0)
      }
    }
  }
}
