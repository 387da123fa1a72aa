import Testing
import TongHopComparison
import TongHopDiagnostics
import TongHopDomain

@testable import TongHopReport

@Suite struct FigureFormatTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private static let indicators = ["T01": Indicator(code: "T01", decimals: 1)]

  private static func tree() throws -> UnitTree {
    let register = UnitRegister(units: [
      Unit(code: "20", level: "province", name: "Lạng Sơn"),
      Unit(code: "180", parentCode: "20", level: "district", name: "Tràng Định"),
    ])
    var log = DiagnosticLog()
    let day = try #require(Day(year: 2024, month: 6, day: 14))
    return try #require(UnitTree.build(from: register, on: day, log: &log))
  }

  private static func cell(_ numerator: Int64, _ denominator: Int64, records: Int = 1) -> RollupCell
  {
    var cell = RollupCell()
    cell.add(numerator: numerator, denominator: denominator)
    cell.records = records
    return cell
  }

  @Test func rollup() throws {
    var table = RollupTable(
      period: Samples.period("2024-Q2"), tree: try Self.tree(),
      columns: [
        RollupColumn(figure: .indicator("T02")), RollupColumn(figure: .points(criterion: "1")),
        RollupColumn(figure: .indicator("T01")),
        RollupColumn(figure: .indicator("T01"), rollUp: .max),
      ])
    table.cells[0][0] = Self.cell(403_016, 464_494, records: 164)
    table.cells[1][0] = Self.cell(1, 1)
    table.cells[2][0] = Self.cell(25, 100)
    table.cells[3][0] = Self.cell(9, 9)
    table.cells[2][1] = Self.cell(5, 0)
    var overflowed = Self.cell(1, 2)
    overflowed.overflowed = true
    table.cells[0][1] = overflowed
    #expect(
      text(
        RollupOutput.bytes(
          table, method: Samples.method(), indicators: Self.indicators, as: .csv)) == """
          unit,indicator,period,numerator,denominator,records
          20,T01,2024-Q2,2.5,10.0,1
          20,T02,2024-Q2,403016,464494,164
          180,T01,2024-Q2,0.5,0.0,1
          180,T02,2024-Q2,,,1

          """)
  }

  private static func method(_ step: Rounding.Step) -> TongHopDomain.Method {
    var method = Samples.method()
    method.rounding = Rounding(decimals: 2, at: step)
    func leaf(_ code: String, _ measure: Measure, maximum: Fraction) -> Criterion {
      Criterion(
        code: code, parent: 0, name: code, maximum: maximum,
        leaf: Criterion.Leaf(measure: measure, rule: .linear(from: nil, full: nil)))
    }
    method.criteria = [
      Criterion(code: "1", name: "Lĩnh vực", maximum: Fraction(13)),
      leaf("1.1", .metric("T01"), maximum: Fraction(3)),
      leaf("1.2", .tasksDone, maximum: Fraction(5)),
      leaf("1.3", .points, maximum: Fraction(5)),
      leaf("1.4", .metric("T02"), maximum: Fraction(1)),
      leaf("1.5", .metric("T02"), maximum: Fraction(1)),
    ]
    return method
  }

  private static func scores(
    _ step: Rounding.Step, change: @escaping @Sendable ([Score]) -> [Score] = { $0 }
  ) throws -> ScoreTable {
    func score(_ state: ScoreState, _ maximum: Int, _ points: Int128?, _ cell: RollupCell? = nil)
      -> Score
    {
      var score = Score(state: state, maximum: Fraction(maximum))
      score.points = points.map { Points(count: $0) }
      score.cell = cell
      return score
    }
    let whole: Int128 = 1_000_000_000_000_000_000
    let nodes = [
      score(.scored, 13, 2 * whole),
      score(.scored, 3, 2 * whole, cell(10, 15)),
      score(.scored, 5, whole / 2, cell(1_500_000, 3_000_000)),
      score(.awaitingAppraisal, 5, whole, cell(7_500_000_000, 2_000_000)),
      score(.scored, 1, 0, cell(0, 0)),
      score(.notReported, 1, 0, RollupCell()),
    ]
    return ScoreTable(
      period: Samples.period("2024-Q2"), method: method(step), tree: try tree(), scored: [1],
      totals: [nil, score(.withheld, 13, nil)], nodes: NodeTable([[], change(nodes)]))
  }

  private static func bytes(
    _ scores: ScoreTable, _ ranks: RankTable, _ indicators: [String: Indicator]
  ) -> [UInt8] {
    ScoreOutput.bytes(
      ScoreRows(scores, ranks: ranks, indicators: indicators), of: scores, as: .csv)
  }

  @Test func scoresOfEveryNode() throws {
    let group = Rank(rank: 3, quantileGroup: "Cao, nhất")
    let ranks = RankTable(groups: [], totals: [Rank(), Rank()], domains: [0: [Rank(), group]])
    #expect(
      text(
        Self.bytes(try Self.scores(.criterion), ranks, Self.indicators)) == """
          unit,criterion,numerator,denominator,ratio,max_points,points,state,rank,quantile_group
          180,1,,,,13.00,2.00,scored,3,"Cao, nhất"
          180,1.1,1.0,1.5,66.67,3.00,2.00,scored,,
          180,1.2,1.5,3,50.00,5.00,0.50,scored,,
          180,1.3,7.5,10,75.00,5.00,1.00,awaiting_appraisal,,
          180,1.4,0,0,0.00,1.00,0.00,scored,,
          180,1.5,,,,1.00,0.00,not_reported,,
          180,,,,,13.00,,withheld,,

          """)
  }

  @Test func nodesBelowTheRoundingStepShowAllTheirDecimals() throws {
    let third = Points(count: 333_333_333_333_333_333)
    let scores = try Self.scores(.domain) { nodes in
      var nodes = nodes
      nodes[0].points = third.rounded(places: 2, mode: .halfUp)
      nodes[1].points = third
      return nodes
    }
    let ranks = RankTable(groups: [], totals: [], domains: [:])
    let lines = text(
      Self.bytes(scores, ranks, [:])
    ).split(separator: "\n")
    #expect(lines[1] == "180,1,,,,13.00,0.33,scored,,")
    #expect(lines[2] == "180,1.1,10,15,66.67,3.00,0.333333333,scored,,")
  }
}
