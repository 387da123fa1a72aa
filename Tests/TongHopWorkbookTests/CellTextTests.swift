import Testing
import TongHopReport

@testable import TongHopWorkbook

@Suite("Texts and numbers of cells")
struct CellTextTests {
  @Test(
    "What XML has no place for shows as U+FFFD; the rest stays",
    arguments: [
      ("Xã Hải Yến", "Xã Hải Yến"), ("<b>&\"'</b>", "<b>&\"'</b>"), ("=1+1", "=1+1"),
      ("a\u{0}b", "a\u{FFFD}b"), ("a\u{1}\u{1F}b", "a\u{FFFD}\u{FFFD}b"), ("a\u{7F}", "a\u{FFFD}"),
      ("a\u{9B}b", "a\u{FFFD}b"),
      ("a\tb\nc", "a\tb\nc"), ("a\rb", "a\u{FFFD}b"), ("\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}"),
      ("\u{202E}ngược", "\u{202E}ngược"), ("_x0041_", "_x005F_x0041_"), ("_x00_", "_x00_"),
      ("VAN_BAN_MANG", "VAN_BAN_MANG"), ("", ""),
    ])
  func safe(text: String, expected: String) {
    #expect(CellText.safe(text) == expected)
  }

  @Test("A text that is too long for a cell ends in an ellipsis")
  func long() {
    let fits = String(repeating: "ế", count: 32_767)
    #expect(CellText.safe(fits) == fits)
    let cut = CellText.safe(fits + "ế")
    #expect(cut.utf16.count == 32_767 && cut.hasSuffix("ế…"))
    // Two UTF-16 units each.
    let wide = CellText.safe(String(repeating: "😀", count: 20_000))
    #expect(wide.utf16.count <= 32_767 && wide.hasSuffix("😀…"))
  }

  private func number(_ digits: String, _ form: ReportDocument.Number.Form = .plain)
    -> ReportDocument.Number
  {
    ReportDocument.Number(digits: digits, form: form, text: digits)
  }

  @Test("The format shows all decimals, and signs or arrows for changes")
  func formats() {
    #expect(NumberFormats.format(of: number("12")) == "#,##0")
    #expect(NumberFormats.format(of: number("82.15")) == "#,##0.00")
    #expect(
      NumberFormats.format(of: number("-0.85", .signed)) == "+#,##0.00;-#,##0.00;#,##0.00")
    #expect(NumberFormats.format(of: number("-3", .places)) == "\"▲\"#,##0;\"▼\"#,##0;#,##0")
    #expect(
      NumberFormats.change(.signed, isUp: false, decimals: 2) == "\"▼ -\"#,##0.00;\"▼ -\"#,##0.00")
    #expect(NumberFormats.change(.signed, isUp: true, decimals: 0) == "\"▲ +\"#,##0;\"▲ +\"#,##0")
    #expect(
      NumberFormats.change(.signedDown, isUp: false, decimals: 0) == "\"▼ -\"#,##0;\"▼ -\"#,##0")
    #expect(NumberFormats.change(.places, isUp: true, decimals: 0) == "\"▲\"#,##0;\"▲\"#,##0")
    #expect(NumberFormats.date(month: 6, isVietnamese: true) == "dd/m/yyyy")
    #expect(NumberFormats.date(month: 2, isVietnamese: true) == "dd/mm/yyyy")
    #expect(NumberFormats.date(month: 11, isVietnamese: true) == "dd/mm/yyyy")
    #expect(NumberFormats.date(month: 6, isVietnamese: false) == "yyyy-mm-dd")
  }

  @Test("Sixteen digits stay words, since a spreadsheet keeps fifteen")
  func values() {
    #expect(NumberFormats.value(of: number("82.15")) == 82.15)
    #expect(NumberFormats.value(of: number("-0.000000001")) == -0.000000001)
    #expect(NumberFormats.value(of: number("999999999999999")) == 999_999_999_999_999)
    #expect(NumberFormats.value(of: number("1234567.890123456")) == nil)
  }

  @Test("Columns are named as in a spreadsheet")
  func columnNames() {
    #expect(
      [0, 25, 26, 51, 52, 701, 702, 16_383].map(SheetWriter.columnName) == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD",
      ])
  }

  @Test("A long note is cut at its spaces and loses nothing")
  func pieces() {
    let words = (1...3000).map { "từ\($0)" }.joined(separator: " ")
    let pieces = SheetLayout.pieces(of: words, width: 60, lines: 26)
    #expect(pieces.joined(separator: " ") == words && pieces.count > 5)
    #expect(pieces.allSatisfy { SheetLayout.lines(of: $0, width: 60) <= 26 })
    #expect(SheetLayout.pieces(of: "ngắn", width: 60, lines: 26) == ["ngắn"])
  }

  @Test("Wrapped lines are counted by words")
  func lines() {
    #expect(SheetLayout.lines(of: "", width: 10) == 1)
    #expect(SheetLayout.lines(of: "một hai ba", width: 10) == 1)
    #expect(SheetLayout.lines(of: "một hai ba bốn", width: 10) == 2)
    #expect(SheetLayout.lines(of: "mộthaibabốn năm", width: 5) == 3)
    #expect(SheetLayout.lines(of: "mộthaibabốn năm!", width: 5) == 4)
  }
}
