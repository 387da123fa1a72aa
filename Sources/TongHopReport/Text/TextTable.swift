/// A document for a terminal or a plain text file.
public enum TextTable {
  /// Aligned by ``DisplayWidth``; ends with a line break.
  ///
  /// - Parameter width: no line is wider, except in a document that `isWide`, whose table takes
  ///   the room it needs. Long words are wrapped, numbers never.
  public static func render(_ document: ReportDocument, width: Int = 120) -> String {
    let layout = TableLayout(document, limit: document.isWide ? nil : width)
    let pageWidth = document.isWide ? max(layout.total, width) : layout.total
    let page = TextPage(width: min(max(pageWidth, 60), document.isWide ? .max : width))
    var lines = page.beside(document.header)
    if !lines.isEmpty { lines.append("") }
    for title in document.titles + document.subtitles { lines += page.centred(title) }
    lines.append("")
    let rows = TextRows(layout: layout)
    lines += rows.header
    lines += rows.body(document.rows)
    if !document.notes.isEmpty {
      lines.append("")
      if !document.notesTitle.isEmpty { lines.append(document.notesTitle) }
      for note in document.notes { lines += page.note(note, width: width) }
    }
    if !document.signatures.isEmpty { lines += [""] + page.beside(document.signatures) }
    return lines.map { TextLine.trimmedEnd($0) + "\n" }.joined()
  }
}

/// What stands above and below the table.
private struct TextPage {
  let width: Int

  func centred(_ text: String) -> [String] {
    TextLine.wrap(text, width: width).map { TextLine.pad($0, to: width, .center) }
  }

  func beside(_ block: ReportDocument.Block) -> [String] {
    let half = width / 2
    func lines(_ texts: [String]) -> [String] {
      texts.flatMap { TextLine.wrap($0, width: half) }
    }
    let (left, right) = (lines(block.left), lines(block.right))
    return (0..<max(left.count, right.count)).map { position in
      TextLine.pad(position < left.count ? left[position] : "", to: half, .center)
        + TextLine.pad(position < right.count ? right[position] : "", to: half, .center)
    }
  }

  func note(_ text: String, width: Int) -> [String] {
    TextLine.wrap(text, width: width - 2).enumerated().map { position, line in
      (position == 0 ? "- " : "  ") + line
    }
  }
}

/// The table itself.
private struct TextRows {
  let layout: TableLayout

  private var rule: String { String(repeating: "─", count: layout.total) }
  private var gap: String { String(repeating: " ", count: layout.gap) }

  /// Titles stand on the line above the rows; those of several columns above them.
  var header: [String] {
    let titles = layout.columns.indices.map { position in
      TextLine.wrap(layout.columns[position].title, width: layout.widths[position])
    }
    let groups = layout.spans.map { span in
      span.title.isEmpty ? [] : TextLine.wrap(span.title, width: layout.width(of: span.range))
    }
    let groupedHeight = layout.spans.enumerated().map { position, span in
      span.title.isEmpty ? 0 : span.range.map { titles[$0].count }.max() ?? 0
    }
    let below = groupedHeight.max() ?? 0
    let above = groups.map(\.count).max() ?? 0
    let single =
      layout.spans.filter { $0.title.isEmpty }
      .flatMap { span in span.range.map { titles[$0].count } }.max() ?? 0
    let height = max(below + above, single)
    var lines: [String] = [rule]
    for line in 0..<height {
      var cells: [String] = []
      for (number, span) in layout.spans.enumerated() {
        let group = groups[number]
        let isAbove = !span.title.isEmpty && line < height - below
        if isAbove {
          let place = line - (height - below - group.count)
          let text = group.indices.contains(place) ? group[place] : ""
          cells.append(TextLine.pad(text, to: layout.width(of: span.range), .center))
        } else {
          cells += span.range.map { position in
            let place = line - (height - titles[position].count)
            let text = titles[position].indices.contains(place) ? titles[position][place] : ""
            return TextLine.pad(
              text, to: layout.widths[position], layout.columns[position].alignment)
          }
        }
      }
      lines.append(cells.joined(separator: gap))
    }
    return lines + [rule]
  }

  /// A blank line before each group but the first, a thin line above its summary, a rule last.
  func body(_ rows: [ReportDocument.Row]) -> [String] {
    var lines: [String] = []
    var isInSummary = false
    for row in rows {
      switch row {
      case .group(let title):
        if !lines.isEmpty { lines.append("") }
        lines += TextLine.wrap(title, width: layout.total)
        isInSummary = false
      case .unit(let cells):
        lines += self.lines(of: cells)
        isInSummary = false
      case .summary(let cells):
        if !isInSummary { lines.append(summaryRule) }
        lines += self.lines(of: cells)
        isInSummary = true
      }
    }
    return lines + [rule]
  }

  private var summaryRule: String {
    String(repeating: "┄", count: layout.total)
  }

  private func lines(of cells: [ReportDocument.Cell]) -> [String] {
    let wrapped = layout.columns.indices.map { position -> [String] in
      let text = position < cells.count ? cells[position].text : ""
      let width = layout.widths[position]
      return layout.columns[position].wraps
        ? TextLine.wrap(text, width: width) : [TextLine.cut(TextLine.plain(text), to: width)]
    }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { line in
      wrapped.enumerated().map { position, texts in
        TextLine.pad(
          line < texts.count ? texts[line] : "", to: layout.widths[position],
          layout.columns[position].alignment)
      }.joined(separator: gap)
    }
  }
}
