import TongHopDiagnostics
import TongHopDomain

/// The result sheets of a period: one A4 page for each unit of the table, an index, and where there
/// are not too many all of them in one file for printing.
///
/// Every file is an HTML page that stands alone, without a script, and well-formed XML.
public struct ResultSheets: Sendable {
  /// More sheets than this are not put into one file.
  public static let mostInOneFile = 1_000

  struct Entry: Sendable {
    var row: ComparisonRow
    var unit: UnitIndex
    /// The place of its group.
    var group: Int
    var file: String
  }

  let table: ComparisonTable
  let tree: UnitTree
  let profiles: any ProfileSource
  let words: ProfileWords
  let office: OfficeHeader?
  let narrative: Narrative
  let groupNames: [String]
  /// What stands at the foot of every sheet.
  let notes: String
  private let entries: [Entry]

  /// - Parameters:
  ///   - table: the whole table, no excerpt.
  ///   - tree: of the table's units.
  ///   - office: who issues it; nil: no agency.
  ///   - version: of the program.
  public init(
    _ table: ComparisonTable, tree: UnitTree, profiles: any ProfileSource, words: ProfileWords,
    office: OfficeHeader?, version: String
  ) {
    self.table = table
    self.tree = tree
    self.profiles = profiles
    self.words = words
    self.office = office
    narrative = Narrative(table, words: words)
    groupNames = table.groups.map { GroupHeading.text(of: $0, in: table)[words.language] }
    notes = Self.notes(table, words, version)
    var entries = table.groups.enumerated().flatMap { place, group in
      group.rows.compactMap { row -> Entry? in
        guard let unit = row.unitIndex, tree.units.indices.contains(unit) else { return nil }
        return Entry(row: row, unit: unit, group: place, file: "")
      }
    }
    let files = SheetName.files(of: entries.map { ($0.row.code, $0.unit) })
    for (place, file) in files.enumerated() { entries[place].file = file }
    self.entries = entries
  }

  /// How many sheets there are.
  public var count: Int { entries.count }

  /// The name of each sheet's file, in the order of the table.
  public var fileNames: [String] { entries.map(\.file) }

  /// - Parameter place: in ``fileNames``.
  /// - Complexity: O(*criteria*), for each call.
  public func sheet(at place: Int) -> String {
    page(of: entries[place], SheetPage(sheets: self, entry: entries[place]).html)
  }

  private func page(of entry: Entry, _ element: String) -> String {
    page("\(entry.row.displayName) - \(table.period.title[words.language])", element)
  }

  /// Every file, one after the other, the index that links to them last.
  public func write(_ write: (_ name: String, _ text: String) throws -> Void) rethrows {
    var elements: [String] = []
    for entry in entries {
      let element = SheetPage(sheets: self, entry: entry).html
      try write(entry.file, page(of: entry, element))
      if count <= Self.mostInOneFile { elements.append(element) }
    }
    if count <= Self.mostInOneFile { try write("all.html", page(title, elements.joined())) }
    try write("index.html", index)
  }

  /// Is it at the head of a file, then this program wrote the file.
  public static var generator: String { SheetStyle.generator }

  /// All sheets, for printing; nil where there are more than ``mostInOneFile``.
  public var all: String? {
    guard count <= Self.mostInOneFile else { return nil }
    return page(title, entries.map { SheetPage(sheets: self, entry: $0).html }.joined())
  }

  /// The units by group, each a link to its sheet.
  public var index: String {
    var html = "<div class=\"list\">\n"
    if table.isDraft {
      html += "<div class=\"draft\">\(Phrase("DỰ THẢO", en: "DRAFT")[words.language])</div>\n"
    }
    html += "<h1>\(HTMLText.escaped(title))</h1>\n"
    html += "<p class=\"sub\">\(HTMLText.escaped(table.method.name))</p>\n"
    let number = words.text.count(count)
    html +=
      count <= Self.mostInOneFile
      ? "<p><a href=\"all.html\">"
        + Phrase("In cả \(number) phiếu", en: "Print all \(number) sheets")[words.language]
        + "</a></p>\n"
      : "<p>"
        + Phrase(
          "Có \(number) phiếu, quá nhiều để in trong một tệp; mở từng phiếu dưới đây.",
          en: "There are \(number) sheets, too many to print from one file; open them one by one.")[
          words.language] + "</p>\n"
    let byGroup = Dictionary(grouping: entries, by: \.group)
    for (place, name) in groupNames.enumerated() {
      guard let units = byGroup[place] else { continue }
      html += "<h3>\(RomanNumeral.text(place + 1)). \(HTMLText.escaped(name))</h3>\n"
      html += "<table>" + SheetLists.head(Self.columns, words.language) + "<tbody>\n"
      for entry in units { html += line(entry) }
      html += "</tbody></table>\n"
    }
    return page(title, html + "</div>")
  }

  private static let columns: [(title: Phrase, width: Int)] = [
    (Phrase("Hạng", en: "Rank"), 14), (Phrase("Đơn vị", en: "Unit"), 76),
    (Phrase("Thuộc", en: "Part of"), 46), (Phrase("Mã", en: "Code"), 22),
    (Phrase("Chỉ số (%)", en: "Index (%)"), 20),
  ]

  private func line(_ entry: Entry) -> String {
    let row = entry.row
    let style = words.style
    let link = HTMLText.escaped(SheetName.link(to: entry.file))
    return "<tr><td class=\"n\">\(HTMLText.escaped(style.count(row.current.rank).text))</td>"
      + "<td><a href=\"\(link)\">\(HTMLText.name(row.displayName))</a></td>"
      + "<td>\(HTMLText.name(row.parentName))</td><td>\(HTMLText.name(row.code))</td>"
      + "<td class=\"n\">\(HTMLText.escaped(style.current(row.current.index, of: row).text))</td></tr>\n"
  }

  private var title: String {
    let period = table.period.title
    return Phrase(
      "PHIẾU KẾT QUẢ \(period.vietnamese.uppercased())",
      en: "RESULT SHEETS, \(period.english.uppercased())")[words.language]
  }

  private func page(_ title: String, _ body: String) -> String {
    SheetStyle.page(title, language: words.language.rawValue, body: body)
  }

  private static func notes(
    _ table: ComparisonTable, _ words: ProfileWords, _ version: String
  ) -> String {
    let notes = ComparisonNotes(table: table, style: words.style, rows: [])
    let reading = Phrase(
      "Chỉ số = điểm / điểm tối đa áp dụng × 100. Vạch đỏ: trung vị của nhóm, tức giá trị ở giữa. Điểm dễ đạt thêm nhất: được nhiều điểm nhất cho mỗi điểm phần trăm tăng thêm của tỷ lệ. Tổng điểm và hạng sau khi đạt thêm còn tùy các đơn vị khác.",
      en:
        "Index = points / applicable maximum × 100. Red line: the median of the group, the value in the middle. The cheapest points give most for each percentage point of the ratio. The rank afterwards depends on the other units, too."
    )[words.language]
    let source = Phrase(
      "Bộ tiêu chí \(table.method.id); TongHop \(version).",
      en: "Method \(table.method.id); TongHop \(version).")[words.language]
    return [reading, notes.rounding, notes.ranking, source].joined(separator: " ")
  }
}
