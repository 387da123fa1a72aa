import Testing
import TongHopDiagnostics

@Suite("Characters that look like others")
struct LookAlikeTests {
  @Test(
    "Plain, shown and named",
    arguments: [
      (
        "06157\u{200B}", "06157", "06157<U+200B>",
        "character 6 is U+200B ZERO WIDTH SPACE, which cannot be seen"
      ),
      (
        "\u{41D}S", "HS", "\u{41D}<U+041D>S",
        "character 1 is U+041D CYRILLIC CAPITAL LETTER EN, like H"
      ),
      (
        "A\u{2013}1", "A-1", "A\u{2013}<U+2013>1",
        "character 2 is U+2013 EN DASH, like -"
      ),
      (
        "\u{FF10}6", "06", "\u{FF10}6",
        "character 1 is U+FF10 FULLWIDTH DIGIT ZERO, like 0"
      ),
      (
        "co\u{301}\u{43E}\u{301}", "co\u{301}o\u{301}", "co\u{301}\u{43E}\u{301}<U+043E>",
        "character 3 is U+043E CYRILLIC SMALL LETTER O, like o"
      ),
      (
        "\u{10410}\u{1D5D4}\u{1D5EE}\u{2265}1", "\u{10410}Aa>=1",
        "\u{10410}\u{1D5D4}<U+1D5D4>\u{1D5EE}<U+1D5EE>\u{2265}1",
        "character 2 is U+1D5D4 MATHEMATICAL SANS-SERIF BOLD CAPITAL A, like A; character 3 is U+1D5EE MATHEMATICAL SANS-SERIF BOLD SMALL A, like a; character 4 is U+2265 GREATER-THAN OR EQUAL TO, like >="
      ),
    ])
  func strange(text: String, plain: String, shown: String, named: String) {
    #expect(LookAlike.plain(text) == plain)
    #expect(LookAlike.shown(text) == shown)
    #expect(LookAlike.named(in: text)?[.english] == named)
  }

  @Test(
    "Vietnamese is nothing strange", arguments: ["Xã Hòa Cư", "Đắk Lắk", "Quý II/2024", "06157"])
  func vietnamese(text: String) {
    #expect(!LookAlike.isStrange(text))
    #expect(LookAlike.shown(text) == text)
    #expect(LookAlike.named(in: text) == nil)
  }

  @Test("A twin goes before a word that is near")
  func twins() {
    #expect(LookAlike.twin(of: "O6220", in: ["06221", "06220"]) == "06220")
    #expect(LookAlike.twin(of: "HOA", in: ["H0A"]) == nil)
    var known = Suggestions { ["06221", "06220", "HS"] }
    #expect(known.nearest(to: "O6220") == "06220")
    #expect(known.nearest(to: "H\u{200B}S") == "HS")
    let fix = Suggestion.question("O6220", in: ["06221", "06220"])
    #expect(fix?[.english] == "character 1 is O (U+004F) in place of 0 (U+0030): write 06220")
    #expect(Suggestion.question("0622", in: ["06220"])?[.english] == "did you mean 06220?")
  }

  @Test("Capitals count where they can be told")
  func capitals() {
    let known = ["hs", "HS"]
    for (word, twin) in [("\u{41D}S", "HS"), ("\u{4BB}s", "hs"), ("\u{41D}s", "HS")] {
      #expect(LookAlike.twin(of: word, in: known) == twin)
      var list = Suggestions { known }
      #expect(list.nearest(to: word) == twin)
      #expect(LookAlike.areTwins(word, twin))
    }
    #expect(!LookAlike.areTwins("hs", "HS"))
    #expect(LookAlike.twin(of: "HS", in: ["H\u{200B}S"]) == "H\u{200B}S")
    #expect(LookAlike.twin(of: "Hồ", in: ["Ho\u{302}\u{300}"]) == nil)
  }

  @Test("A declared word with a strange character is corrected where it is declared")
  func declared() {
    let fix = Suggestion.question("HS", in: ["H\u{200B}S"])?[.english]
    #expect(
      fix
        == "what is declared is not what it looks like: character 2 is U+200B ZERO WIDTH SPACE, which cannot be seen: make it HS there"
    )
  }

  @Test("What would be understood as it looks")
  func repaired() {
    func isNumber(_ text: String) -> Bool { Int(text) != nil }
    #expect(LookAlike.repaired("\u{FF11}2", where: isNumber) == "12")
    #expect(LookAlike.repaired("1O", where: isNumber) == nil)
    #expect(LookAlike.repaired("1O", isOfDigits: true, where: isNumber) == "10")
    #expect(LookAlike.repaired("12", where: isNumber) == nil)
    #expect(
      LookAlike.fix("\u{2212}4 5", where: { $0.hasPrefix("-") })?[.english]
        == "character 1 is U+2212 MINUS SIGN, like -: enter '-4 5'")
  }

  @Test("Keys that look the same are found, whichever stands first")
  func twinKeys() {
    func key(_ text: String, _ line: Int) -> TwinKeys.Key {
      TwinKeys.Key(text, at: SourceLocation(file: "a", line: line))
    }
    let keys = [
      key("R\u{FF11}", 2), key("R1", 3), key("R\u{FF11}", 1), key("R2", 4), key("R\u{200B}3", 5),
      key("R3\u{200D}", 6), key("R\u{FF14}", 7),
    ]
    let twins = TwinKeys.find(keys)
    #expect(twins.map(\.key.location.line) == [1, 2, 6])
    #expect(twins.map(\.other.location.line) == [3, 3, 5])
    #expect(TwinKeys.find([key("R1", 1), key("Rl", 2)]).isEmpty)
  }
}
