import Foundation
import Testing

/// Every file of `Cases`. With `TONGHOP_UPDATE_GOLDEN=1` the expectations are written anew; read
/// them then as an officer would before they are kept.
@Suite("Cases")
struct CaseTests {
  @Test("Case", arguments: CaseFile.all)
  func agrees(_ file: CaseFile) throws {
    let run = try CaseRun(file)
    if ProcessInfo.processInfo.environment["TONGHOP_UPDATE_GOLDEN"] == "1" {
      try #require(!run.outputs.contains { $0.wasKilled })
      try file.updated(with: run.outputs).write(to: file.url, atomically: true, encoding: .utf8)
      return
    }
    for mismatch in run.mismatches {
      Issue.record("\(file.url.lastPathComponent): \(mismatch)")
    }
  }

  @Test("There are cases")
  func casesAreFound() {
    #expect(CaseFile.all.count > 50)
  }

  @Test("A difference names lines that are missing and lines that are new")
  func difference() {
    #expect(CaseRun.difference(["a", "b", "c"], ["a", "c", "d"]) == ["  a", "- b", "  c", "+ d"])
  }

  @Test("Escapes become bytes")
  func escapes() throws {
    #expect(
      try CaseEscapes.bytes(of: [#"a\x00\t\\\"#, #"\{3:x\n}"#]) == Array("a\0\t\\x\nx\nx\n\n".utf8))
    #expect(throws: CaseSyntaxError.self) { try CaseEscapes.bytes(of: [#"\{3"#]) }
    #expect(throws: CaseSyntaxError.self) { try CaseEscapes.bytes(of: [#"\q"#]) }
  }

  @Test(
    "What is no case is refused",
    arguments: [
      "--- run check\n--- stdot\nx\n", "--- run check\nx\n", "text\n--- run check\n",
      "--- base\n--- stdout\n--- run check\n", "--- Run check\n",
    ])
  func refused(text: String) {
    #expect(throws: CaseSyntaxError.self) {
      try CaseFile(CaseFile.folder.appendingPathComponent("made-up.case"), text: text)
    }
  }

  @Test("A file that cannot be read is a case that fails")
  func unreadable() {
    let file = CaseFile(CaseFile.folder.appendingPathComponent("no-such.case"))
    #expect(file.problem != nil)
    #expect(throws: CaseSyntaxError.self) { try CaseRun(file) }
  }
}
