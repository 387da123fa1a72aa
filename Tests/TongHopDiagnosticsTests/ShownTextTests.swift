import Testing

@testable import TongHopDiagnostics

@Suite("What a terminal would obey is shown")
struct ShownTextTests {
  @Test("Every scalar is shown or kept, by its bytes as by its value")
  func scalars() {
    for value in UInt32(0)...0x2_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a" + String(Character(scalar)) + "b"
      let shown = ShownText.line(text)
      let isKept = Array(shown.utf8) == Array(text.utf8)
      #expect(isKept != ShownText.isObeyed(scalar), "\(String(value, radix: 16))")
    }
  }

  @Test("Line breaks stay between our lines and are shown inside of one")
  func lines() {
    #expect(ShownText.lines("a\n\u{1B}[1mb\r\n") == "a\n\\u{1B}[1mb\\u{D}\n")
    #expect(ShownText.line("a\nb") == "a\\u{A}b")
    #expect(ShownText.line("Hải Yến – 漢字 ▲") == "Hải Yến – 漢字 ▲")
  }

  @Test("A diagnostic sends nothing that stands in a file or in its name")
  func diagnostics() {
    let diagnostic = Diagnostic(
      .notRead, at: SourceLocation(file: "a\u{1B}[2J\nb.csv"),
      Phrase(verbatim: "x\u{9B}y"), found: "\u{202E}z", fix: Phrase(verbatim: "\u{7}"))
    let text = DiagnosticRenderer(language: .english).render(diagnostic)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !ShownText.isObeyed($0) })
    #expect(text.hasPrefix("a\\u{1B}[2J\\u{A}b.csv: "))
  }
}
