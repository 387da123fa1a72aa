import Testing

@testable import TongHopDomain

@Suite("White space around fields")
struct TrimmingTests {
  @Test("Whatever Unicode calls white space is taken off, and nothing else")
  func everyScalar() {
    var wrong: [Unicode.Scalar] = []
    for value in 0...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isSpace = scalar.properties.isWhitespace
      // A byte order mark is taken off in front, as at the beginning of a file.
      let front = (String(scalar) + "a").trimmed.unicodeScalars.count
      let back = ("a" + String(scalar)).trimmed.unicodeScalars.count
      if front != (isSpace || value == 0xFEFF ? 1 : 2) || back != (isSpace ? 1 : 2) {
        wrong.append(scalar)
      }
    }
    #expect(wrong.isEmpty)
    #expect(" \u{A0}\u{FEFF}a b\u{FEFF} \t".trimmed == "a b")
    #expect("".trimmed.isEmpty && " ".trimmed.isEmpty && "\u{3000}".trimmed.isEmpty)
  }
}
