import Testing
import TongHopTestSupport

/// What holds of every workspace, on seeded small ones.
@Suite("Adding up")
struct AddingUpTests {
  static let seeds = Array(1...20).map { UInt64($0) }

  private func run(_ files: [String: String]) throws -> WorkspaceRun {
    let scratch = try ScratchWorkspace(files)
    return try WorkspaceRun(scratch.path, period: "2024-Q2")
  }

  @Test("A parent is the sum of its children, seed", arguments: seeds)
  func sums(seed: UInt64) throws {
    let workspace = RandomWorkspace(seed: seed)
    let run = try run(workspace.files())
    #expect(run.problems == "")
    let cells = run.rollup(of: "X")
    #expect(cells.count == workspace.parents.count)
    for (code, _) in workspace.parents {
      let cell = try #require(cells[code])
      let below = workspace.children(of: code)
      for column in ["numerator", "denominator", "records"] where !below.isEmpty {
        #expect(cell.int(column) == below.compactMap { cells[$0]?.int(column) }.reduce(0, +))
      }
      if let own = workspace.figures.first(where: { $0.unit == code }) {
        #expect(cell.int("numerator") == own.n)
        #expect(cell.int("denominator") == own.d)
      }
    }
    let total = workspace.figures.map(\.d).reduce(0, +)
    #expect(cells["T"]?.int("denominator") == total)
  }

  @Test("Numerators and denominators times 7 change no points and no ranks, seed", arguments: seeds)
  func scaling(seed: UInt64) throws {
    let workspace = RandomWorkspace(seed: seed)
    let (once, seven) = try (run(workspace.files()), run(workspace.files(scale: 7)))
    #expect(once.documents[0] == seven.documents[0])
    for (one, more) in zip(once.scores.rows, seven.scores.rows) {
      for column in one.keys where column != "numerator" && column != "denominator" {
        #expect(one[column] == more[column])
      }
    }
    #expect(once.rollup.rows != seven.rollup.rows)
  }

  @Test("More of the numerator never gives fewer points, seed", arguments: seeds)
  func monotone(seed: UInt64) throws {
    let run = try run(RandomWorkspace(seed: seed).files())
    let groups = Dictionary(grouping: run.ranks.rows) { $0.text("group") }
    let cells = run.rollup(of: "X")
    for group in groups.values {
      for (better, worse) in zip(group, group.dropFirst()) {
        let (a, b) = try (#require(cells[better.text("code")]), #require(cells[worse.text("code")]))
        let (n, d) = (a.int("numerator") ?? 0, a.int("denominator") ?? 0)
        let (m, e) = (b.int("numerator") ?? 0, b.int("denominator") ?? 0)
        // Equal points may hide a small difference; a worse rank may not hide a better ratio.
        if better["rank"] != worse["rank"] { #expect(n * max(e, 1) >= m * max(d, 1)) }
      }
    }
  }
}
