import Testing
import TongHopDomain

@Suite("Printed numbers")
struct PrintedNumberTests {
  @Test("The bytes are those of the text", arguments: UInt64(1)...10)
  func bytes(seed: UInt64) {
    var state = seed
    let ends: [Int128] = [
      0, 1, -1, 9, 10, -10, 99, 100, Int128(Int64.max), Int128(Int64.min), .max, .min + 1, 1 << 64,
    ]
    for round in 0..<500 {
      // All lengths up to 63 bits, of either sign.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let short = Int64(bitPattern: state) >> Int64(round % 63)
      let count = round < ends.count ? ends[round] : Int128(short)
      for places in 0...20 {
        let number = PrintedNumber(count: count, places: places)
        var bytes: [UInt8] = []
        bytes.append(number)
        #expect(bytes == Array(Decimal.text(count, places: places).utf8))
      }
      for places in 0...9 {
        // As digits at the end of a string are taken off.
        var text = Decimal.text(count, places: 9)
        var spare = 9 - places
        while spare > 0, text.hasSuffix("0") {
          text.removeLast()
          spare -= 1
        }
        if text.hasSuffix(".") { text.removeLast() }
        #expect(PrintedNumber(count: count, places: 9).trimmed(to: places).text == text)
      }
    }
  }
}
