import Foundation
import Testing

@testable import TongHopRecords

@Suite("JSON from left to right")
struct JSONScannerTests {
  private func fault(_ text: String) -> Int? {
    var scanner = JSONScanner(Array(text.utf8))
    do throws(JSONScanner.Fault) {
      try scanner.skip()
      guard try scanner.kind() == .end else { return scanner.offset }
      return nil
    } catch {
      return error.offset
    }
  }

  @Test(
    "What Foundation reads is read, what it refuses is refused",
    arguments: [
      #"{"a": [1, -2.5e+3, 0, true, false, null, "x\"\\\u00e9\n", {}, []], "b": {"c": [[]]}}"#, "7",
      "\"\"", " [ ] ", "[1,]", "[,1]", "{\"a\" 1}", "{\"a\":}", "{,}", "{\"a\":1,}", "[1 2]", "01",
      "-", "1.", ".5", "1e", "+1", "tru", "nulll", "\"a", "\"\\x\"", "\"\\u12\"", "\"\t\"", "[1]]",
      "", "{", "[", "{\"a\":1", "{1:2}", "[1}", "{\"a\":1]", "'a'", "NaN",
    ])
  func grammar(text: String) {
    let isRead =
      (try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)) != nil
    #expect((fault(text) == nil) == isRead, "\(text)")
  }

  @Test("The first byte that does not fit")
  func places() {
    #expect(fault(#"{"id": "06157" "geometry": null}"#) == 15)
    #expect(fault("[1, 2") == 5)
    #expect(fault("[1, x]") == 4)
  }

  @Test("Texts without their escapes")
  func texts() throws {
    var scanner = JSONScanner(Array(#"["X\u00e3 \"H\"\ud83d\ude00\/\n", "\ud83d", ""]"#.utf8))
    var texts: [String] = []
    try scanner.beginList()
    while try scanner.nextElement() { texts.append(try scanner.text()) }
    #expect(texts == ["Xã \"H\"😀/\n", "\u{FFFD}", ""])
  }

  @Test("512 levels are read, deeper ones refused without a stack that overflows")
  func deep() {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(fault(nested(512)) == nil)
    #expect(fault(nested(513)) == 512)
    #expect(fault(String(repeating: "{\"a\":", count: 1_000_000)) == 512 * 5)
  }
}
