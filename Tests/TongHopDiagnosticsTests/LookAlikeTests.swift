import Testing
import TongHopDiagnostics

@Suite("Characters that look like others")
struct LookAlikeTests {
  @Test(
    "Plain, shown and named",
    arguments: [
      ("06157\u{200B}", "06157", "06157<U+200B>", "U+200B (invisible)"),
      ("\u{41D}S", "HS", "\u{41D}<U+041D>S", "U+041D (looks like H)"),
      ("A\u{2013}1", "A-1", "A\u{2013}<U+2013>1", "U+2013 (looks like -)"),
      ("\u{FF10}6", "06", "\u{FF10}6", "U+FF10 (looks like 0)"),
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
    #expect(fix?[.english] == "the field has O (U+004F) in place of 0 (U+0030): type 06220")
    #expect(Suggestion.question("0622", in: ["06220"])?[.english] == "did you mean 06220?")
  }
}
