import Testing

@testable import TongHopReport

@Suite("Text in a page")
struct HTMLTextTests {
  @Test(
    "nothing that a unit is called can become a tag, an attribute or a script",
    arguments: [
      ("<b>", "&lt;b&gt;"),
      ("\"x\" & 'y'", "&quot;x&quot; &amp; &#39;y&#39;"),
      ("Đắk R'Lấp", "Đắk R&#39;Lấp"),
      ("a\u{0}b\u{85}c", "a\u{FFFD}b\u{FFFD}c"),
      ("Hòa Bình", "Hòa Bình"),
      ("=1+1", "=1+1"),
    ])
  func escaped(_ text: String, _ expected: String) {
    #expect(HTMLText.escaped(text) == expected)
  }

  @Test("a string in a script cannot end the script")
  func script() {
    #expect(HTMLText.script("</script><!--") == "\"\\u003c/script>\\u003c!--\"")
    #expect(HTMLText.script("a\u{2028}\"b\"") == "\"a\\u2028\\\"b\\\"\"")
    #expect(HTMLText.script("a\u{1}\u{9B}\u{7F}\nb") == "\"a\u{FFFD}\u{FFFD}\u{FFFD}\\nb\"")
    #expect(HTMLText.script("Tổ 5 – Kỳ Lừa") == "\"Tổ 5 – Kỳ Lừa\"")
  }

  @Test("a name keeps its direction to itself")
  func name() {
    #expect(HTMLText.name("\u{202E}abc") == "<bdi>\u{202E}abc</bdi>")
  }
}
