import Testing
import TongHopDiagnostics

@Suite("Did you mean")
struct SuggestionTests {
  @Test(
    "The nearest word within two edits",
    arguments: [
      ("Hai Yen", ["Hải Yến", "Hòa Bình"], "Hải Yến"), ("6220", ["06220", "06221"], "06220"),
      ("LINEAR", ["linear", "ramp"], "linear"), ("stpes", ["steps", "scale"], "steps"),
      ("xyz", ["linear"], nil), ("linearlinear", ["linear"], nil),
    ] as [(String, [String], String?)])
  func nearest(word: String, known: [String], expected: String?) {
    #expect(Suggestion.nearest(to: word, in: known) == expected)
  }

  @Test("Of equally near words the first by letters, whatever their order")
  func equallyNear() {
    #expect(Suggestion.nearest(to: "0622", in: ["06229", "06220", "06221"]) == "06220")
    #expect(Suggestion.nearest(to: "0622", in: ["06220", "06221", "06229"]) == "06220")
  }

  @Test("Of equally near words one of the same length, then a longer one")
  func lengths() {
    #expect(Suggestion.nearest(to: "9001", in: ["900", "90001"]) == "90001")
    #expect(Suggestion.nearest(to: "9001", in: ["900", "90001", "9002"]) == "9002")
    // Nearer goes first all the same.
    #expect(Suggestion.nearest(to: "9001", in: ["900", "900011"]) == "900")
  }

  @Test("A short word is not turned into another altogether")
  func short() {
    #expect(Suggestion.nearest(to: "ab", in: ["cd"]) == nil)
    #expect(Suggestion.nearest(to: "a", in: ["b"]) == nil)
    #expect(Suggestion.nearest(to: "", in: ["a"]) == nil)
    #expect(Suggestion.nearest(to: "ab", in: ["ac"]) == "ac")
  }

  @Test("The limit can be narrower")
  func limit() {
    #expect(Suggestion.nearest(to: "1.9.9", in: ["1.1.1"], limit: 1) == nil)
    #expect(Suggestion.nearest(to: "1.1.9", in: ["1.1.1"], limit: 1) == "1.1.1")
  }
}
