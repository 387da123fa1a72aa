import Testing

@testable import TongHopReport

@Suite("The direction of names")
struct TextDirectionTests {
  @Test("A name that could turn what stands around it is held by itself, others stay as they are")
  func isolated() {
    #expect(TextDirection.isolated("Xã Ái Quốc, Đậm's Ửng") == "Xã Ái Quốc, Đậm's Ửng")
    for name in ["\u{202E}Hai", "שלום", "a\u{202E}b"] {
      #expect(TextDirection.isolated(name) == "\u{2068}\(name)\u{2069}")
    }
  }
}
