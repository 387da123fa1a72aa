import Testing
import TongHop
import TongHopDiagnostics
import TongHopTestSupport

/// One figure of one village is changed; nothing but the units above it may notice.
@Suite("Lạng Sơn, one figure of one village changed")
struct OneFigureTests {
  /// A change in the file of the villages' figures.
  struct Change: Sendable, CustomTestStringConvertible {
    var line: String
    var replacement: String
    /// The units that print other points because of it.
    var scored: Set<String>
    var testDescription: String { "\(line) becomes \(replacement)" }

    var village: String { String(line.prefix(9)) }
  }

  static let file = "metrics/2024-Q2-villages.csv"
  static let changes = [
    // One more of three months: too little to be seen in the points of the province.
    Change(
      line: "06469-003,TUYEN_TRUYEN_THON,2024-Q2,1,3",
      replacement: "06469-003,TUYEN_TRUYEN_THON,2024-Q2,3,3", scored: ["06469", "187"]),
    // Two zeros too many: seen at every level.
    Change(
      line: "06220-001,CHI_TIEU_KTXH,2024-Q2,2,5",
      replacement: "06220-001,CHI_TIEU_KTXH,2024-Q2,2,500", scored: ["06220", "183", "20"]),
  ]

  private struct Outcome {
    let before: WorkspaceRun
    let after: WorkspaceRun
    let lineNumber: Int
    let lineage: Set<String>
    /// Where a figure came from is looked up in its files.
    private let scratch: ScratchWorkspace

    init(_ change: Change) throws {
      let sample = try LangSon.load()
      scratch = try ScratchWorkspace(copyOf: "lang-son")
      var lines = try scratch.text(OneFigureTests.file).split(separator: "\n").map(String.init)
      let found = lines.firstIndex(of: change.line)
      let place = try #require(found)
      lines[place] = change.replacement
      try scratch.write(lines.joined(separator: "\n") + "\n", to: OneFigureTests.file)
      before = sample.run
      after = try WorkspaceRun(scratch.path, period: LangSon.period)
      lineNumber = place + 1
      lineage = Set(sample.lineage(change.village))
    }
  }

  /// Each change is run once for all tests.
  private static let outcomes = Dictionary(
    uniqueKeysWithValues: changes.map { change in
      (change.line, Result { try Outcome(change) })
    })

  private func run(_ change: Change) throws -> Outcome {
    try #require(Self.outcomes[change.line]).get()
  }

  @Test("The figure changes for the village and those above it only", arguments: changes)
  func rollup(change: Change) throws {
    let outcome = try run(change)
    let (before, after) = (outcome.before.rollup.rows, outcome.after.rollup.rows)
    let counts = (before.count, after.count)
    #expect(counts.0 == counts.1)
    let changed = zip(before, after).filter { $0 != $1 }.map { $1.text("unit") }
    #expect(changed.count == 4)
    #expect(Set(changed) == outcome.lineage)
  }

  @Test("Points change for the commune, its district and the province only", arguments: changes)
  func scores(change: Change) throws {
    let outcome = try run(change)
    let (before, after) = (outcome.before.scores.rows, outcome.after.scores.rows)
    #expect(before.count == after.count)
    var units: Set<String> = []
    for (old, new) in zip(before, after) where old.without("rank") != new.without("rank") {
      #expect(outcome.lineage.contains(new.text("unit")))
      if new["criterion"] == "" { units.insert(new.text("unit")) }
      let leaf = change.line.contains("CHI_TIEU") ? "8.2" : "1.4"
      #expect(["", String(leaf.prefix(1)), leaf].contains(new.text("criterion")))
    }
    #expect(units == change.scored)
  }

  @Test("Ranks change exactly where the unit went past another of its group", arguments: changes)
  func ranks(change: Change) throws {
    let outcome = try run(change)
    let (before, after) = (outcome.before.ranksByCode, outcome.after.ranksByCode)
    let counts = (before.count, after.count)
    #expect(counts.0 == counts.1)
    var moved = 0
    for (code, old) in before {
      let new = try #require(after[code])
      // Each level is a group, and in each one unit of the lineage has a new index.
      let mover = try #require(
        outcome.lineage.first { before[$0]?["level"] == old["level"] && before[$0] != nil })
      guard code != mover else { continue }
      #expect(old.withoutRanks == new.withoutRanks, "\(code)")
      guard let rank = old.int("rank"), let index = old.index else { continue }
      let (then, now) = (before[mover]?.index ?? -1, after[mover]?.index ?? -1)
      let shift = (now > index ? 1 : 0) - (then > index ? 1 : 0)
      #expect(new.int("rank") == rank + shift, "\(code)")
      moved += abs(shift)
    }
    #expect(moved > 0)
  }

  @Test("explain names the changed file and line", arguments: changes)
  func explanation(change: Change) throws {
    let outcome = try run(change)
    let place = "\(Self.file): dòng \(outcome.lineNumber)"
    let village = try explain(change.village, outcome.after)
    #expect(village.contains("nguồn: " + place + "\n"))
    let leaf = change.line.contains("CHI_TIEU") ? "8.2" : "1.4"
    let commune = try explain(String(change.village.prefix(5)), outcome.after)
    let section = try #require(commune.split(separator: leaf + ". ", maxSplits: 1).last)
    let source = try #require(section.split(separator: "\n").first { $0.contains("nguồn: ") })
    let lines = try #require(source.split(separator: "dòng ").last).split(separator: ", ")
    #expect(source.contains(Self.file))
    #expect(lines.contains("\(outcome.lineNumber)"))
  }

  private func explain(_ code: String, _ run: WorkspaceRun) throws -> String {
    try Explanation.text(
      of: try UnitSearch.find(code, in: run.compared.tree, of: run.pipeline), criterion: nil,
      pipeline: run.pipeline,
      compared: run.compared, language: .vietnamese)
  }
}

extension [String: String] {
  fileprivate var index: Int? { scaled(text("index"), places: 2) }

  fileprivate func without(_ column: String) -> [String: String] { filter { $0.key != column } }

  /// Without what depends on other units.
  fileprivate var withoutRanks: [String: String] {
    without("rank").without("rank_change").without("year_ago_rank_change")
  }
}
