import Testing
import TongHopSynthetic

@testable import TongHopDiagnostics

@Suite("Did you mean, among many words")
struct SuggestionIndexTests {
  private static func word(
    _ letters: [Character], _ length: ClosedRange<Int>, _ random: inout SeededGenerator
  ) -> String {
    String(
      (0..<Int.random(in: length, using: &random)).map { _ in
        letters.randomElement(using: &random) ?? "a"
      })
  }

  @Test("The same word as the plain way finds, whatever the letters", arguments: UInt64(1)...20)
  func agrees(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    // Few letters make near words, cases and spellings of one letter, and of two that look alike.
    let alphabets = [
      "0123456789", "ab", "aăâbcAĂ", "xÍi\u{301}í K\u{212A}k;\u{37E}", "\r\n\u{1F1FB}\u{1F1F3}a",
    ]
    let letters = Array(alphabets[Int(seed) % alphabets.count])
    let known = (0..<60).map { _ in Self.word(letters, 0...7, &random) }
    let index = SuggestionIndex(known)
    for _ in 0..<60 {
      let word = Self.word(letters + ["z"], 0...8, &random)
      for limit in 0...3 {
        let plain = Suggestion.nearest(to: word, in: known, limit: limit)
        #expect(
          index.nearest(to: word, limit: limit).map { Array($0.utf8) }
            == plain.map { Array($0.utf8) },
          "seed \(seed), '\(word)', limit \(limit), known \(known)")
      }
    }
  }

  @Test("Of several that are equally near none, where one is wanted alone")
  func alone() {
    let index = SuggestionIndex(["00101", "00102", "00103", "0020", "0020"])
    #expect(index.nearest(to: "00106") == "00101")
    #expect(index.nearest(to: "00106", alone: true) == nil)
    #expect(index.nearest(to: "0021", alone: true) == "0020")
    #expect(index.nearest(to: "00203", alone: true) == "00103")
  }

  @Test("The order of the known words means nothing, nor how often one stands there")
  func order() {
    let known = ["06229", "06220", "06221", "B\u{1EC7}", "Be\u{323}\u{302}"]
    for words in [known, known.reversed(), known + known] {
      #expect(SuggestionIndex(words).nearest(to: "0622") == "06220")
      #expect(SuggestionIndex(words).nearest(to: "Bê")?.utf8.count == "Be\u{323}\u{302}".utf8.count)
    }
  }

  @Test("Words too long to be mistyped have no suggestion, plain or not")
  func long() {
    let long = String(repeating: "a", count: Suggestion.longest)
    #expect(SuggestionIndex([long + "b"]).nearest(to: long) == long + "b")
    #expect(Suggestion.nearest(to: long, in: [long + "b"]) == long + "b")
    #expect(SuggestionIndex([long]).nearest(to: long + "b") == nil)
    #expect(Suggestion.nearest(to: long + "b", in: [long]) == nil)
    let longer = String(repeating: "a", count: 64_000)
    #expect(SuggestionIndex([longer]).nearest(to: longer + "b") == nil)
  }

  /// Cells of tables of edit distances that are filled for `count` wrong words against as many.
  private static func cells(_ count: Int, _ wrong: (Int) -> String) -> Int {
    let index = SuggestionIndex((0..<count).map { "CT\(1_000_000 + $0)" })
    var cells = 0
    for number in 0..<count {
      _ = index.nearest(to: wrong(number), limit: 2, cells: &cells)
    }
    return cells
  }

  @Test(
    "A question looks at some hundred cells, however many words there are",
    arguments: [
      { number in "CX\(1_000_000 + number)" }, { number in "CT\(number)" },
      { number in "Q\(9_000_000 + number)" }, { number in "CT\(2_000_000 - number)x" },
    ] as [@Sendable (Int) -> String])
  func linear(wrong: @Sendable (Int) -> String) {
    // All words against all would be a quarter of a million cells for each.
    for count in [500, 4_000] {
      let cells = Self.cells(count, wrong) / count
      #expect(cells < 1_000, "\(count) words")
    }
  }

  @Test("A list is made ready once, for the first wrong word")
  func remembered() {
    let made = Made()
    var suggestions = Suggestions {
      made.count += 1
      return ["06220"]
    }
    #expect(made.count == 0)
    for _ in 0..<3 { #expect(suggestions.nearest(to: "6220") == "06220") }
    #expect(suggestions.nearest(to: "x") == nil)
    #expect(made.count == 1)
  }

  private final class Made: @unchecked Sendable {
    var count = 0
  }
}
