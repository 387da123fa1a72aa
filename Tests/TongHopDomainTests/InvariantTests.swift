import Testing
import TongHopDiagnostics
import TongHopDomain

/// A table that is not what its reader relies on is found.
@Suite("Invariants of result tables")
struct InvariantTests {
  private static func tree() throws -> UnitTree {
    var log = DiagnosticLog()
    let units = ["A", "B"].map {
      Unit(code: $0, parentCode: "T", level: "commune", type: "xã", name: $0)
    }
    let top = Unit(code: "T", level: "province", type: "tỉnh", name: "T")
    let day = try #require(Day(year: 2024, month: 6, day: 14))
    return try #require(
      UnitTree.build(from: UnitRegister(units: [top] + units), on: day, log: &log))
  }

  @Test func rollup() throws {
    var table = RollupTable(
      period: try #require(Period(parsing: "2024-Q2")), tree: try Self.tree(),
      columns: [RollupColumn(figure: .indicator("x"))])
    #expect(table.brokenInvariant == nil)
    table.cells[0].removeLast()
    #expect(table.brokenInvariant == "a column has a cell for each unit")
  }

  @Test func scores() throws {
    var method = Method(id: "m", name: "M")
    method.criteria = [Criterion(code: "1", name: "1", maximum: Fraction(10))]
    var score = Score(state: .scored, maximum: Fraction(10))
    score.points = Points(count: 2)
    func table(_ total: Int128, _ scored: [UnitIndex], _ nodes: [[Score]]) throws -> ScoreTable {
      var whole = score
      whole.points = Points(count: total)
      return ScoreTable(
        period: try #require(Period(parsing: "2024-Q2")), method: method, tree: try Self.tree(),
        scored: scored, totals: [nil, whole, nil], nodes: NodeTable(nodes))
    }
    #expect(try table(2, [1], [[], [score], []]).brokenInvariant == nil)
    #expect(
      try table(3, [1], [[], [score], []]).brokenInvariant == "the domains add up to the total")
    #expect(
      try table(2, [], [[], [score], []]).brokenInvariant
        == "the scored units are those with a total")
    #expect(
      try table(2, [1], [[], [], []]).brokenInvariant == "each scored unit has each node")
  }

  @Test func ranks() {
    let group = RankGroup(name: "g", level: nil, members: [1, 2])
    #expect(
      RankTable(groups: [group], totals: [Rank(), Rank(rank: 1), Rank()]).brokenInvariant == nil)
    #expect(
      RankTable(groups: [group], totals: [Rank(), Rank(rank: 3), Rank()]).brokenInvariant
        == "a rank is one of as many as the group has units")
    #expect(
      RankTable(groups: [group, group], totals: [Rank(), Rank(), Rank()]).brokenInvariant
        == "a unit is in one group")
  }
}
