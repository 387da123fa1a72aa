import TongHopDiagnostics
import TongHopDomain

/// Index and rank of many units: a row each, periods beside each other.
public enum TrendDocument {
  /// - Parameter leftOut: rows that were left out because of an error, already in words.
  public static func make(
    _ table: TrendTable, language: Language, leftOut: [String]
  ) -> ReportDocument {
    let words = TrendWords(table, language)
    var document = ReportDocument()
    if table.isDraft { document.titles.append(Phrase("DỰ THẢO", en: "DRAFT")[language]) }
    document.titles += [
      Phrase("CHỈ SỐ VÀ XẾP HẠNG QUA CÁC KỲ", en: "INDEX AND RANK OVER TIME")[language],
      table.method.name,
    ]
    let range = words.range[language]
    document.subtitles = [range.prefix(1).uppercased() + range.dropFirst()]
    document.columns = columns(words)
    // Names and numbers are never cut for the width of a terminal.
    document.isWide = table.spans.count > 5
    let names = repeatedNames(table)
    for (position, group) in table.groups.enumerated() {
      let heading = GroupHeading.text(
        of: group.name, in: table.method, parentName: parentName(of: group, in: table))[language]
      document.rows.append(.group("\(RomanNumeral.text(position + 1)). \(heading)"))
      for (place, row) in group.rows.enumerated() {
        document.rows.append(.unit(cells(row, number: place + 1, names, words)))
      }
    }
    document.notesTitle = Phrase("Ghi chú:", en: "Notes:")[language]
    let flags = table.groups.lazy.flatMap(\.rows).compactMap(\.cells.last?.flags)
    document.notes = words.notes(
      document.rows, flags.reduce(into: []) { $0.formUnion($1) }, leftOut: leftOut,
      extra: [
        Phrase(
          "Cột ghi chú nói về kỳ mới nhất; hạng là hạng trong nhóm của kỳ đó. Từng kỳ của một đơn vị: thêm --unit.",
          en:
            "Remarks are those of the newest period; a rank is that in the group of its period. For each period of one unit add --unit."
        )[language]
      ])
    return document
  }

  private static func columns(_ words: TrendWords) -> [ReportDocument.Column] {
    let language = words.language
    var columns = [
      ReportDocument.Column(title: Phrase("TT", en: "No.")[language], minimumWidth: 3),
      ReportDocument.Column(
        title: Phrase("Đơn vị", en: "Unit")[language], alignment: .leading, minimumWidth: 18,
        wraps: true),
    ]
    for span in words.table.spans {
      guard !span.isUnknown else {
        columns.append(ReportDocument.Column(title: words.title(span), alignment: .center))
        continue
      }
      let group = words.title(span)
      columns.append(
        ReportDocument.Column(group: group, title: Phrase("Chỉ\u{A0}số", en: "Index")[language]))
      columns.append(
        ReportDocument.Column(group: group, title: Phrase("Hạng", en: "Rank")[language]))
    }
    columns.append(
      ReportDocument.Column(
        title: Phrase("Ghi\u{A0}chú", en: "Remarks")[language], alignment: .leading,
        minimumWidth: 8, wraps: true))
    return columns
  }

  private static func cells(
    _ row: TrendTable.Row, number: Int, _ repeated: Set<String>, _ words: TrendWords
  ) -> [String] {
    let name = row.displayName
    let isRepeated = repeated.contains(name) && !row.parentName.isEmpty
    var cells = [
      words.style.text.count(number), isRepeated ? "\(name) (\(row.parentName))" : name,
    ]
    for (place, cell) in row.cells.enumerated() {
      cells.append(words.number(cell.figures.index, cell, at: place))
      if !words.table.spans[place].isUnknown { cells.append(words.rank(cell, at: place)) }
    }
    return cells + [row.cells.last.map { words.remarks($0, of: row) } ?? ""]
  }

  private static func repeatedNames(_ table: TrendTable) -> Set<String> {
    var counts: [String: Int] = [:]
    for row in table.groups.lazy.flatMap(\.rows) { counts[row.displayName, default: 0] += 1 }
    return Set(counts.filter { $0.value > 1 }.keys)
  }

  private static func parentName(of group: TrendTable.Group, in table: TrendTable) -> String? {
    let row = group.rows.first
    return row.flatMap { $0.parentName.isEmpty ? nil : $0.parentName }
  }
}

/// One unit: a line per period, with a bar of text.
public enum UnitTrendDocument {
  /// A whole bar; a block is a twentieth of it.
  private static let width = 20

  /// - Parameter row: of `table`.
  public static func make(
    _ row: TrendTable.Row, in table: TrendTable, language: Language, leftOut: [String]
  ) -> ReportDocument {
    let words = TrendWords(table, language)
    let scale = scale(of: row)
    var document = ReportDocument()
    if table.isDraft { document.titles.append(Phrase("DỰ THẢO", en: "DRAFT")[language]) }
    let name =
      row.parentName.isEmpty ? row.displayName : "\(row.displayName) (\(row.parentName))"
    document.titles += [
      Phrase("CHỈ SỐ VÀ XẾP HẠNG QUA CÁC KỲ", en: "INDEX AND RANK OVER TIME")[language], name,
      table.method.name,
    ]
    let range = words.range[language]
    document.subtitles = [range.prefix(1).uppercased() + range.dropFirst()]
    document.columns = columns(language)
    document.rows = row.cells.indices.map { .unit(cells(row, at: $0, scale, words)) }
    document.notesTitle = Phrase("Ghi chú:", en: "Notes:")[language]
    let length = words.style.text.styled(scale.text(places: scale.isWhole ? 0 : 2))
    document.notes = words.notes(
      document.rows, row.cells.reduce(into: []) { $0.formUnion($1.flags) }, leftOut: leftOut,
      extra: [
        Phrase(
          "Thanh chỉ số: cả thanh là \(length) %. Hạng n/m: hạng n trong m đơn vị được xếp hạng của nhóm.",
          en:
            "Bar of the index: a whole bar is \(length) %. Rank n/m: n of the m ranked units of the group."
        )[language]
      ])
    return document
  }

  /// 100 %, or the greatest index where bonus points made it greater.
  private static func scale(of row: TrendTable.Row) -> Points {
    let greatest = row.cells.compactMap(\.figures.index).max() ?? .zero
    return max(greatest, .hundred)
  }

  private static func columns(_ language: Language) -> [ReportDocument.Column] {
    func column(_ title: Phrase, group: Phrase? = nil) -> ReportDocument.Column {
      ReportDocument.Column(group: group?[language] ?? "", title: title[language])
    }
    let change = Phrase("So với kỳ liền trước", en: "vs the period before")
    return [
      ReportDocument.Column(
        title: Phrase("Kỳ", en: "Period")[language], alignment: .leading, minimumWidth: 10,
        wraps: true),
      column(Phrase("Tổng điểm", en: "Total points")),
      column(Phrase("Chỉ\u{A0}số (%)", en: "Index (%)")),
      ReportDocument.Column(title: "", alignment: .leading, minimumWidth: width),
      column(Phrase("Hạng", en: "Rank")),
      column(Phrase("Chỉ\u{A0}số\u{A0}±", en: "Index\u{A0}±"), group: change),
      column(Phrase("Hạng\u{A0}±", en: "Rank\u{A0}±"), group: change),
      ReportDocument.Column(
        title: Phrase("Ghi\u{A0}chú", en: "Remarks")[language], alignment: .leading,
        minimumWidth: 8, wraps: true),
    ]
  }

  private static func cells(
    _ row: TrendTable.Row, at place: Int, _ scale: Points, _ words: TrendWords
  ) -> [String] {
    let (cell, span) = (row.cells[place], words.table.spans[place])
    let title = words.title(span)
    guard !span.isUnknown else {
      let unknown = TrendWords.unknown
      return [title, unknown, unknown, "", unknown, unknown, unknown, ""]
    }
    let text = words.style.text
    let size = cell.groupSize.map { "/" + text.count($0) } ?? ""
    let change = cell.indexChange.map {
      text.signed(words.numbers.changes(at: place).text($0))
    }
    return [
      title, words.number(cell.figures.points, cell, at: place),
      words.number(cell.figures.index, cell, at: place), bar(cell.figures.index, scale),
      words.rank(cell, at: place) + size, change ?? TableStyle.Mark.none,
      cell.rankChange.map(text.rankChange) ?? TableStyle.Mark.none,
      words.remarks(cell, of: row),
    ]
  }

  /// To half a block, half up; nothing below zero.
  static func bar(_ index: Points?, _ scale: Points) -> String {
    guard let index, index > .zero, scale >= index else { return "" }
    let unit = max(scale.count / Int128(4 * width), 1)
    let halves = Int(clamping: (index.count / unit + 1) / 2)
    return String(repeating: "█", count: halves / 2) + (halves % 2 == 1 ? "▌" : "")
  }
}
