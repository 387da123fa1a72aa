import Testing
import TongHopTestSupport

/// The claim that a user can write any method without touching code: nothing of a sample is known
/// to the sources.
///
/// What is looked for, in string literals (comments may give examples):
///
/// - ids and families of methods, and codes and names of indicators, as whole words;
/// - codes of criteria that have a dot or a letter, as whole words. A bare number, `2`, cannot be
///   told from any other number, but code that knew criterion 2 would know its leaves, 2.1 and so on;
/// - names of units of two syllables or more, as whole words, and their codes where these have
///   a letter or are longer than three digits: the districts of the country have nearly every number
///   of three. Names that end in a number (Thôn 1) are numbered kinds, not places.
///
/// A line of a help text that begins with `tonghop` is an example to be typed, which another test
/// runs on the samples; it is passed over. So is TongHopSynthetic, which makes data for tests.
@Suite("Nothing of a sample stands in the sources")
struct SampleNameTests {
  static let samples = Repository.files(under: "SampleData", suffix: "/units.csv").map {
    String($0.split(separator: "/")[1])
  }

  /// Letters, digits, dots and hyphens: `cchc-xa-2024`, `7.3.1`, `Hải`.
  static func words(_ text: String) -> [String] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_") }
      .map { word in
        var word = word
        while word.last == "." || word.last == "-" { word.removeLast() }
        return String(word)
      }.filter { !$0.isEmpty }
  }

  /// Names to look for, each as its words.
  static let names: Set<[String]> = {
    var names: Set<[String]> = []
    func rows(_ file: String) -> [[String: String]] { (try? CSVText(file: file))?.rows ?? [] }
    for sample in samples {
      let folder = "SampleData/\(sample)"
      for row in rows("\(folder)/units.csv") {
        let name = words(row.text("name"))
        if name.count > 1, name.last?.allSatisfy(\.isNumber) == false { names.insert(name) }
        let code = row.text("code")
        if code.count > (code.allSatisfy(\.isNumber) ? 3 : 2) { names.insert([code]) }
      }
      for row in rows("\(folder)/indicators.csv") {
        names.insert([row.text("code")])
        names.insert(words(row.text("name")))
      }
      for file in Repository.files(under: "\(folder)/methods", suffix: "criteria.csv") {
        names.insert([String(file.split(separator: "/")[3])])
        for row in rows(file) where row.text("code").contains(where: { !$0.isNumber }) {
          names.insert([row.text("code")])
        }
      }
      for file in Repository.files(under: "\(folder)/methods", suffix: "method.json") {
        let text = (try? Repository.text(file)) ?? ""
        for match in text.matches(of: /"(id|family|name)": "([^"]+)"/) {
          let name = words(String(match.output.2))
          // Bands and groups have everyday names: Tốt, Xã.
          if match.output.1 != "name" || name.count > 3 { names.insert(name) }
        }
      }
    }
    return names.filter { !$0.isEmpty }
  }()

  static func found(in source: String) -> [String] {
    var found: [String] = []
    let lengths = Set(names.map(\.count))
    for literal in StringLiterals.all(in: source) {
      let lines = literal.split(separator: "\n").filter {
        !$0.drop { $0 == " " }.hasPrefix("tonghop ")
      }
      for line in lines {
        let words = words(String(line))
        for length in lengths where length <= words.count {
          for start in 0...(words.count - length) {
            let name = Array(words[start..<start + length])
            if names.contains(name) { found.append(name.joined(separator: " ")) }
          }
        }
      }
    }
    return found
  }

  @Test("The names of the samples are known to the test")
  func namesAreFound() {
    for name in ["qd766", "papi-2018", "cchc-xa-2024", "papi", "7.3.1", "06220", "HS_DUNG_HAN"] {
      let isKnown = Self.names.contains([name])
      #expect(isKnown, "\(name)")
    }
    #expect(Self.names.contains(["Hải", "Yến"]))
    #expect(Self.names.count > 500)
    #expect(Self.samples.count >= 5 && Self.samples.contains("sipas"))
  }

  @Test("The test finds a name in a literal, and none in a comment or an example")
  func canFail() {
    #expect(Self.found(in: "let a = \"của xã Hải Yến.\"") == ["Hải Yến"])
    #expect(Self.found(in: "let a = \"\\(b(\"7.3.1\")), qd766\"") == ["7.3.1", "qd766"])
    #expect(Self.found(in: "// Hải Yến\nlet a = \"\" // qd766") == [])
    #expect(
      Self.found(in: "let a = \"\"\"\n  tonghop rank --method qd766\n  qd766\n  \"\"\"") == [
        "qd766"
      ])
    #expect(Self.found(in: "let a = \"17.3.1 và 7.3.10\"") == [])
  }

  @Test(
    "No id, code or name of a sample is a literal",
    arguments: Repository.files(under: "Sources", suffix: ".swift").filter {
      !$0.hasPrefix("Sources/TongHopSynthetic/")
    })
  func sources(file: String) throws {
    let found = Self.found(in: try Repository.text(file))
    #expect(found == [], "\(file)")
  }
}
