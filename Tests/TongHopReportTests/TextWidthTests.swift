import Testing
import TongHopSynthetic

@testable import TongHopReport

@Suite("Widths and lines of long texts")
struct TextWidthTests {
  private static func text(_ random: inout SeededGenerator) -> String {
    let letters = Array("aế漢b\u{A0}- ".map { String($0) }) + ["e\u{302}\u{323}", " "]
    return (0..<Int.random(in: 0...40, using: &random)).map { _ in
      letters.randomElement(using: &random) ?? ""
    }.joined()
  }

  @Test("The least width is that which trying all of them finds", arguments: UInt64(1)...20)
  func leastWidth(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let text = Self.text(&random)
      let lines = Int.random(in: 1...4, using: &random)
      let longest = text.split(separator: " ").map { DisplayWidth.of($0) }.max() ?? 0
      let plain = (longest...max(longest, DisplayWidth.of(text))).first {
        TextLine.wrap(text, width: $0).count <= lines
      }
      #expect(
        TextLine.width(of: text, inLines: lines) == plain ?? DisplayWidth.of(text),
        "seed \(seed), '\(text)', \(lines) lines")
    }
  }

  @Test("Lines keep every letter and none is wider than asked for", arguments: UInt64(1)...20)
  func lines(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let text = Self.text(&random)
      let width = Int.random(in: 1...12, using: &random)
      let lines = TextLine.wrap(text, width: width)
      #expect(
        lines.allSatisfy { DisplayWidth.of($0) <= max(width, 2) },
        "seed \(seed), '\(text)', \(width)")
      func letters(_ text: String) -> String { text.filter { $0 != " " && $0 != "\u{A0}" } }
      #expect(letters(lines.joined()) == letters(text), "seed \(seed), '\(text)', \(width)")
    }
  }

  @Test("A word of 64,000 letters is broken once")
  func long() {
    let lines = TextLine.wrap(String(repeating: "ế", count: 64_000), width: 40)
    #expect(lines.count == 1_600 && lines.allSatisfy { $0.count == 40 })
  }
}
