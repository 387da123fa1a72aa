import Testing
import TongHopDiagnostics
import TongHopDomain

@testable import TongHopReport

@Suite struct TextTests {
  @Test(arguments: [
    ("Hải Yến", 7), ("Ha\u{309}i Ye\u{302}\u{301}n", 7), ("Đ", 1), ("漢字", 4), ("", 0),
    ("▲3", 2), ("–", 1), ("a\u{200B}b", 2), ("가", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
  ])
  func widths(text: String, expected: Int) {
    #expect(DisplayWidth.of(text) == expected)
  }

  @Test func wrapsAtSpacesAndInsideWordsThatAreTooLong() {
    #expect(TextLine.wrap("Phường Hoàng Văn Thụ", width: 13) == ["Phường Hoàng", "Văn Thụ"])
    #expect(TextLine.wrap("abcdefgh ij", width: 3) == ["abc", "def", "gh", "ij"])
    #expect(TextLine.wrap("漢字漢", width: 1) == ["漢", "字", "漢"])
    #expect(TextLine.wrap("Chỉ\u{A0}số ±", width: 6) == ["Chỉ số", "±"])
    #expect(TextLine.wrap("", width: 5) == [""])
    #expect(TextLine.wrap("a\r\nb\tc", width: 9) == ["a b c"])
  }

  @Test func cutsWithAnEllipsis() {
    #expect(TextLine.cut("Hải Yến", to: 5) == "Hải …")
    #expect(TextLine.cut("漢字漢", to: 4) == "漢…")
    #expect(TextLine.cut("abc", to: 3) == "abc")
  }

  /// Every row of the table ends where its rule ends, whether letters are composed or not.
  @Test func composedAndDecomposedLettersAlign() {
    var composed = Samples.row("1", "xã", "Hải Yến", points: 8215, rank: 1, band: "Tốt")
    var decomposed = Samples.row(
      "2", "xã", "Ha\u{309}i Ye\u{302}\u{301}n", points: 8215, rank: 1, band: "To\u{302}\u{301}t")
    composed.flags = [.restated]
    decomposed.flags = [.restated]
    var table = Samples.table()
    table.groups = [
      ComparisonTable.Group(name: "commune", level: "commune", rows: [composed, decomposed])
    ]
    let lines = Self.lines(of: table).filter { $0.contains("82,15") && $0.hasSuffix("*") }
    #expect(lines.count == 2)
    #expect(Set(lines.map { DisplayWidth.of($0) }).count == 1)
    let scalars = lines.map { Array($0.unicodeScalars).count }
    #expect(scalars.first != scalars.last, "one of the two rows is decomposed")
  }

  @Test(arguments: Language.allCases, [Rounding.Step.criterion, .none])
  func shortTableIsNeverTooWide(language: Language, step: Rounding.Step) {
    var table = Samples.table()
    table.method.rounding = Rounding(decimals: 2, at: step)
    table.yearAgoPeriod = Samples.period("2023-H1")
    table.method.name = String(repeating: "Bộ tiêu chí rất dài ", count: 12)
    let vast = Points(count: Int128(-47_053_333_333) * Decimal.power(7))
    for place in table.groups[1].rows.indices {
      table.groups[1].rows[place].name += " có tên dài hơn mọi đơn vị hành chính khác của tỉnh"
      table.groups[1].rows[place].band = String(repeating: "Dài", count: 20)
      table.groups[1].rows[place].previous.index = vast
      table.groups[1].rows[place].yearAgo.index = vast
      table.groups[1].rows[place].flags = ComparisonFlags(ComparisonFlag.allCases)
    }
    let lines = Self.lines(of: table, language: language)
    #expect((lines.map { DisplayWidth.of($0) }.max() ?? 0) <= 120)
    #expect(lines.allSatisfy { $0.last != " " })
  }

  @Test func wideTableHasAllColumnsOnOneLine() {
    let document = ComparisonDocument.make(
      Samples.table(), language: .vietnamese, wide: true, office: nil, leftOut: [], extraNotes: [])
    #expect(document.columns.count == 26)
    let lines = TextTable.render(document).split(separator: "\n")
    let first = lines.first { $0.contains("Phường Hoàng Văn Thụ") }
    #expect(first?.hasSuffix("13        12        0          0          1        0") == true)
  }

  @Test func emptyDocument() {
    #expect(TextTable.render(ReportDocument()).contains("\n"))
  }

  static func lines(of table: ComparisonTable, language: Language = .vietnamese) -> [Substring] {
    TextTable.render(
      ComparisonDocument.make(
        table, language: language, wide: false, office: nil, leftOut: [], extraNotes: [])
    ).split(separator: "\n")
  }
}
