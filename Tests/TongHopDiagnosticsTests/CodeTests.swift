import Testing
import TongHopDiagnostics
import TongHopTestSupport

@Suite("The codes of diagnostics")
struct CodeTests {
  @Test("Every code is listed on its page, and the page lists no other")
  func documented() throws {
    let page = try Repository.text("Sources/TongHop/TongHop.docc/Diagnostics.md")
    let known = Set(DiagnosticCode.allCases.map(\.rawValue))
    let listed = Set(page.matches(of: /TH\d{4}/).map { String($0.output) })
    #expect(known.subtracting(listed).sorted() == [])
    #expect(listed.subtracting(known).sorted() == [])
    let rows = page.matches(of: /\n\| (TH\d{4}) \|/).map { String($0.output.1) }
    #expect(rows.count == Set(rows).count, "a code has two rows")
  }

  @Test("Every code is reported somewhere in the sources")
  func used() throws {
    let sources = try Repository.files(under: "Sources", suffix: ".swift")
      .filter { !$0.hasSuffix("DiagnosticCode.swift") }.map { try Repository.text($0) }.joined()
    let words = Set(sources.matches(of: /\.([a-zA-Z0-9]+)/).map { String($0.output.1) })
    for code in DiagnosticCode.allCases {
      #expect(words.contains("\(code)"), "\(code.rawValue) \(code)")
    }
  }

  @Test("Codes have four digits and are unique")
  func shape() {
    #expect(DiagnosticCode.allCases.allSatisfy { $0.rawValue.wholeMatch(of: /TH[12]\d{3}/) != nil })
    #expect(Set(DiagnosticCode.allCases.map(\.rawValue)).count == DiagnosticCode.allCases.count)
  }
}
