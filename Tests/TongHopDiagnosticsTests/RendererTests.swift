import Testing
import TongHopDiagnostics

@Suite("Diagnostics as text")
struct RendererTests {
  private let diagnostic = Diagnostic(
    .badNumber, at: SourceLocation(file: "metrics/2024-Q2.csv", line: 17, column: 4),
    column: "numerator",
    Phrase("cột 'numerator' không phải là số", en: "column 'numerator' is not a number"),
    found: "đang cập nhật", expected: Phrase("một số nguyên", en: "a whole number"),
    fix: Phrase("nhập số", en: "type a number"))

  @Test("In Vietnamese")
  func vietnamese() {
    #expect(
      DiagnosticRenderer(language: .vietnamese).render(diagnostic) == """
        metrics/2024-Q2.csv:17:4: lỗi TH1203: cột 'numerator' không phải là số
          có       đang cập nhật
          cần      một số nguyên
          cách sửa nhập số
        """)
  }

  @Test("In English")
  func english() {
    #expect(
      DiagnosticRenderer(language: .english).render(diagnostic) == """
        metrics/2024-Q2.csv:17:4: error TH1203: column 'numerator' is not a number
          found    đang cập nhật
          expected a whole number
          fix      type a number
        """)
  }

  @Test("What is not there has no line")
  func short() {
    let warning = Diagnostic(
      .notRead, severity: .warning, at: SourceLocation(file: "survey"), Phrase("a", en: "b"))
    let texts = Language.allCases.map { DiagnosticRenderer(language: $0).render(warning) }
    #expect(texts == ["survey: cảnh báo TH1013: a", "survey: warning TH1013: b"])
  }

  @Test("A whole log: what was counted, and the totals")
  func log() {
    var log = DiagnosticLog()
    #expect(DiagnosticRenderer(language: .english).render(log) == "")
    log.noteRows(1000, in: diagnostic.location.file)
    for line in 2...23 {
      var copy = diagnostic
      copy.location.line = line
      copy.found = "x\(line)"
      log.report(copy)
    }
    let english = DiagnosticRenderer(language: .english).render(log)
    #expect(english.hasSuffix("\n  and 2 more like this in the file\n22 errors, 0 warnings\n"))
    let vietnamese = DiagnosticRenderer(language: .vietnamese).render(log)
    #expect(vietnamese.hasSuffix("\n  còn 2 lỗi như vậy trong tệp này\n22 lỗi, 0 cảnh báo\n"))
  }

  @Test("A faulty column says in how many rows")
  func summary() {
    var summary = diagnostic
    summary.count = 12
    #expect(
      DiagnosticRenderer(language: .english).render(summary)
        .contains("is not a number (12 rows; this is the first)\n"))
    #expect(
      DiagnosticRenderer(language: .vietnamese).render(summary)
        .contains("không phải là số (12 dòng; đây là dòng đầu tiên)\n"))
  }

  @Test("What stands in the file cannot break the terminal, and is cut to 80 characters")
  func found() {
    func shown(_ text: String) -> String? {
      Diagnostic(.badNumber, at: SourceLocation(file: "a"), Phrase("", en: ""), found: text).found
    }
    #expect(shown("a\u{1B}[31mb\tc\nd\re\r\nf\u{7F}") == "a\\x1B[31mb\\tc\\nd\\re\\nf\\x7F")
    #expect(shown(String(repeating: "ệ", count: 80)) == String(repeating: "ệ", count: 80))
    #expect(shown(String(repeating: "ệ", count: 81)) == String(repeating: "ệ", count: 80) + "…")
  }
}
