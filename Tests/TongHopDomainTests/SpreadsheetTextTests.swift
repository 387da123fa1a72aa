import Testing
import TongHopDomain
import TongHopSynthetic
import TongHopTestSupport

/// The table of examples of DataFormats.md, and more of each kind.
@Suite("Texts that a spreadsheet would not leave alone")
struct SpreadsheetTextTests {
  @Test(
    "A text that would run gets an apostrophe",
    arguments: [
      "=1+1", "=HYPERLINK(\"http://a\")", "@SUM(A1)", "+SUM(A1)", "-SUM(A1)", "-1+2", "--1",
      "+84 912",
      "-1.2.3", "\t=1", "\tHải Yến", "\r=1", "\n=1", " =1+1", "\u{A0}=1", "\u{3000}@x",
      "\u{200B}=1",
      "\u{FEFF}=1", "\u{202E}=1", "\u{1}=1", "\u{0}=1", "＝1+1", "＋1+1", "－A1", "＠SUM(A1)", "﹦1",
      "-=1",
      "- 1", "+ 2024", "- (1)", "- \"a\"", "- =1", "- A1", "- $A$1*2", "- cmd|' /C calc'!A0",
      "+ x|y", "- Sheet1!A1", "- 'a'!B2", "- SUM(A1:A9)", "- x+WEBSERVICE(\"http://a\")",
      "- x+WEBSERVICE (\"http://a\")", "- x+WEBSERVICE (B2)", "- x+WEBSERVICE (ten)",
      "- x&HYPERLINK \u{A0} (a)", "- x*-SUM (a)", "- x/ (SUM (a))", "- x=@SUM (a)", "- x^SUM\t(a)",
      "- x<SUM (a)", "- x > SUM (a)", "- WEBSERVICE (B2)", "- WEBSERVICE ( $B$2 )",
      "- SUM (a+XFD9)", "- x webservice (b)", "- a b SUM (A1)", "- Hop ban ImportXML  (x)",
      "- SUM (A:C)", "- SUM ($1:$3)", "- SUM (1:3)", "- x (R[-1]C)", "- (1) SUM (A1)", "'", "'a",
      "'=1", " 'a", "-\u{301}a",
    ])
  func marked(text: String) {
    #expect(Array(SpreadsheetText.harmless(text).utf8) == Array(("'" + text).utf8))
  }

  @Test(
    "Everything else stays as it is",
    arguments: [
      "", "Hải Yến", "06157", "2024-06", "1+1", "a=b", "xã @", "- Báo cáo tháng",
      "+ Nội dung: công khai",
      "-  Hai dấu cách", "- Đạt 100 %", "- Tỷ lệ (%)", "- Báo cáo (quý I)",
      "+ Tỷ lệ hồ sơ đúng hạn (%) đạt 95", "- Kế hoạch 12/KH-UBND (kèm theo)",
      "- Họp (8:30)", "- Giao ban (T6)", "+ Kế hoạch quý (Q2)", "- Đề án (\"chuyển đổi số\")",
      "- Đạt 9/10 (trên 90%)", "- Hồ sơ = 100% (đủ)", "- Thôn Đ1 (ĐA1)",
      "- Tổ chức “Ngày pháp luật”!", "– Báo cáo",
      "* Ghi chú", "-", "+", "- ", "-1.35", "+84912345678", "-8,5", "−5", "> 90", "(a)", "\"a\"",
      "<b>",
      "\u{202E}abc", "\u{301}a", "a'b",
    ])
  func unmarked(text: String) {
    #expect(Array(SpreadsheetText.harmless(text).utf8) == Array(text.utf8))
  }

  @Test(
    "What a spreadsheet would turn into a number or a date is a text in a formula",
    arguments: [
      "06157", "1", "06157-004", "2024-06", "2024-Q2", "1/2", "12/200", "1E5", "8.3.1", "10:30",
      "-5", ".5",
      " 7", "May 5", "MAR-1", "thg 6", "1 Jan", "TRUE", "false", "06220 76.07 108/193",
    ])
  func literal(text: String) {
    #expect(SpreadsheetText.excel(text) == "=\"\(text)\"")
    #expect(SpreadsheetText.undo("=\"\(text)\"") == text)
  }

  @Test(
    "Other texts that look like numbers get an apostrophe there",
    arguments: ["1,5", "12%", "+5", "1 000,5", "$5", "(5)", "1.000.000 ₫"])
  func looksLikeNumber(text: String) {
    #expect(SpreadsheetText.excel(text) == "'" + text)
  }

  @Test(
    "A spreadsheet leaves these alone",
    arguments: [
      "Hải Yến", "Khối 2", "2 thôn chưa báo cáo", "1.1. Hồ sơ", "- Báo cáo", "cchc-xa-2024", "",
      "Mai",
    ])
  func kept(text: String) {
    #expect(SpreadsheetText.excel(text) == text)
  }

  @Test("No literal carries more than a text")
  func narrow() {
    for text in ["1\"&A1&\"", "1=1", "1;2", "1!A1", "1é", String(repeating: "1", count: 256)] {
      #expect(SpreadsheetText.literal(text) == nil)
      #expect(SpreadsheetText.undo("=\"\(text)\"") == "=\"\(text)\"" || text.utf8.count == 256)
    }
  }

  @Test(
    "What protects a text is taken off, and no more",
    arguments: [
      ("=\"06157\"", "06157"), ("'06157", "06157"), ("=\"'4\"", "'4"), ("=\" a \"", "a"),
      ("=\"=\"\"06157\"\"\"", "=\"06157\""), ("=\"\"\"\"", "\""), ("=\"\"", ""),
      ("=\"", "=\""), ("=\"\"\"", "=\"\"\""), ("=\"a\"&\"b\"", "=\"a\"&\"b\""),
      ("''4", "''4"), ("'Nháy", "'Nháy"), ("'", "'"), ("=1+1", "=1+1"),
    ])
  func unprotected(field: String, text: String) {
    #expect(SpreadsheetText.unprotected(field) == text)
  }

  private static let pieces = [
    "'", "=", "+", "-", "@", "＝", "－", " ", "\t", "\r", "\u{A0}", "\u{200B}", "\"", "(", ")", "|",
    "!", ",", ";", ".", "/", ":", "0", "1", "9", "a", "E", "Z", "ă", "Đ", "\u{301}", "%", "\u{0}",
    "Báo cáo", "=\"", "SUM(", "A1", "May",
  ]

  private static func text(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...6, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }.joined()
  }

  @Test("A workspace gives back every text written to it, seed", arguments: Effort.seeds(20))
  func protected(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let text = Self.text(&generator).trimmed
      let read = SpreadsheetText.unprotected(SpreadsheetText.protected(text))
      #expect(Array(read.utf8) == Array(text.utf8), "\(text.debugDescription)")
    }
  }

  @Test("Undoing gives the text back, seed", arguments: Effort.seeds(20))
  func undo(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let text = Self.text(&generator)
      for marked in [SpreadsheetText.harmless(text), SpreadsheetText.excel(text)] {
        #expect(
          Array(SpreadsheetText.undo(marked).utf8) == Array(text.utf8), "\(text.debugDescription)")
        // However often it is written and read.
        #expect(SpreadsheetText.undo(SpreadsheetText.harmless(marked)) == marked)
      }
      // The mark is what stands first: nothing that it leaves begins like a formula.
      let first = SpreadsheetText.harmless(text).unicodeScalars.first
      #expect(first.map { !"=@\t\r\n＝＠".unicodeScalars.contains($0) } ?? true)
    }
  }
}
