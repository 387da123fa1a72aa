import Testing

@testable import TongHopDomain

@Suite("Numbers for codes")
struct CodeNumbersTests {
  @Test("Every code has its number, those with one hash beginning too")
  func numbers() {
    let codes = (0..<5000).map { "\($0 % 7)-\($0)" } + ["", "a code that is longer than 15 bytes"]
    var numbers = CodeNumbers(capacity: codes.count)
    for (index, code) in codes.enumerated() { #expect(numbers.insert(code) == Int32(index)) }
    for (index, code) in codes.enumerated() { #expect(numbers[code] == Int32(index)) }
    #expect(numbers.insert(codes[17]) == 17)
    #expect(numbers["0-5000"] == nil)
    #expect(CodeNumbers(capacity: 0)["0"] == nil)
  }

  @Test("Two spellings of one text are one code, whichever comes first")
  func spellings() {
    // A composed and a decomposed Ệ; the sign of kelvin; the Greek question mark.
    for (one, other) in [
      ("Ệ1", "E\u{302}\u{323}1"), ("K1", "\u{212A}1"), ("a;", "a\u{37E}"), ("`", "\u{1FEF}"),
    ] {
      for (first, second) in [(one, other), (other, one)] {
        var numbers = CodeNumbers(capacity: 3)
        #expect(numbers.insert("0") == 0)
        #expect(numbers.insert(first) == 1)
        #expect(numbers[second] == 1)
        #expect(numbers.insert(second) == 1)
        #expect(numbers.codes == ["0", first])
      }
    }
  }

  @Test("No character but those known equals one of ASCII")
  func respellable() {
    let ascii = Dictionary(
      uniqueKeysWithValues: (0..<0x80).map { (String(Unicode.Scalar(UInt8($0))), $0) })
    var found: Set<String> = []
    for value in 0x80...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value), let same = ascii[String(scalar)] else { continue }
      found.insert(String(Unicode.Scalar(UInt8(same))))
    }
    #expect(found == ["K", ";", "`"])
  }
}
