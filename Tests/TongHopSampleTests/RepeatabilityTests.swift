import Testing
import TongHopSynthetic
import TongHopTestSupport

/// The same figures give the same bytes, in whatever order and files they stand.
@Suite("Repeatability")
struct RepeatabilityTests {
  @Test("Shuffled rows in other files are the same tables, seed", arguments: [1, 2, 3] as [UInt64])
  func shuffled(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let scratch = try ScratchWorkspace(copyOf: "lang-son")
    for folder in ["metrics", "tasks", "points"] {
      try scatter(folder, of: scratch, using: &random)
    }
    for name in ["units.csv", "indicators.csv", "exemptions.csv"] {
      let (header, rows) = try rows(of: name, in: scratch)
      try scratch.write(file(header, rows.shuffled(using: &random), using: &random), to: name)
    }
    let shuffled = try WorkspaceRun(scratch.path, period: LangSon.period)
    #expect(shuffled.problems == "")
    let original = try LangSon.load().run
    for (name, texts) in zip(
      ["rank", "score", "rollup"], zip(original.documents, shuffled.documents))
    {
      #expect(!texts.0.isEmpty)
      // Not the texts themselves, which would fill the screen where they differ.
      #expect(texts.0.utf8.elementsEqual(texts.1.utf8), "\(name)")
    }
  }

  /// Deals the rows of a folder out to a few files with other names.
  private func scatter(
    _ folder: String, of scratch: ScratchWorkspace, using random: inout SeededGenerator
  ) throws {
    var all: [String] = []
    var header = ""
    for name in scratch.files(in: folder) {
      let rows: [String]
      (header, rows) = try self.rows(of: name, in: scratch)
      all += rows
      try scratch.remove(name)
    }
    #expect(all.count > 1000)
    all.shuffle(using: &random)
    let count = Int.random(in: 2...7, using: &random)
    for part in 0..<count {
      let slice = all[(all.count * part / count)..<(all.count * (part + 1) / count)]
      let name = "\(folder)/\(UInt32.random(in: 0 ... .max, using: &random)).csv"
      try scratch.write(file(header, Array(slice), using: &random), to: name)
    }
  }

  /// No field of the sample has a line break, so a line is a row.
  private func rows(of name: String, in scratch: ScratchWorkspace) throws -> (String, [String]) {
    let lines = try scratch.text(name).split(separator: "\n").map(String.init)
    return (try #require(lines.first), Array(lines.dropFirst()))
  }

  /// With LF or CR LF, with or without a byte order mark.
  private func file(_ header: String, _ rows: [String], using random: inout SeededGenerator)
    -> String
  {
    let end = Bool.random(using: &random) ? "\r\n" : "\n"
    let mark = Bool.random(using: &random) ? "\u{FEFF}" : ""
    return mark + ([header] + rows).joined(separator: end) + end
  }
}
