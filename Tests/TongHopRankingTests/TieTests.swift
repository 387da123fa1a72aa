import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopRanking
import TongHopScoring
import TongHopSynthetic

/// Where a method ranks on displayed values, what looks equal is equal: through scoring and ranking,
/// 500 made-up tables for each of 20 seeds.
@Suite("Equal published totals share a rank and a group")
struct TieTests {
  private static let tree: UnitTree? = {
    var units = [Unit(code: "T", level: "province", name: "T")]
    for number in 1...12 {
      units.append(
        Unit(
          code: String(1000 + number), parentCode: "T", level: "commune", type: "xã",
          name: "\(number)"))
    }
    var log = DiagnosticLog()
    return Day(year: 2024, month: 6, day: 14).flatMap {
      UnitTree.build(from: UnitRegister(units: units), on: $0, log: &log)
    }
  }()

  /// A method of random settings that ranks on displayed values.
  private static func method(_ random: inout SeededGenerator) throws -> Method {
    var method = Method(id: "m", name: "M")
    method.appliesTo = ["commune"]
    method.rounding = Rounding(
      decimals: Int.random(in: 0...3, using: &random),
      mode: try #require(Rounding.Mode.allCases.randomElement(using: &random)),
      at: try #require(Rounding.Step.allCases.randomElement(using: &random)))
    method.ranking.by = Bool.random(using: &random) ? .index : .points
    method.ranking.on = .displayed
    method.ranking.ties = Bool.random(using: &random) ? .competition : .dense
    method.bands = [Band(name: "A", from: Fraction(70)), Band(name: "B", from: .zero)]
    method.quantileGroups = [75, 50, 0].map { QuantileGroup(name: "\($0)", above: Fraction($0)) }
    let maxima = try ["1", "2", "2.5", "10/3", "5"].map { try #require(Fraction(parsing: $0)) }
    for number in 1...Int.random(in: 1...4, using: &random) {
      method.criteria.append(
        Criterion(
          code: "\(number)", name: "\(number)",
          maximum: try #require(maxima.randomElement(using: &random)),
          leaf: .init(measure: .metric("X\(number)"), rule: .linear(from: nil, full: nil))))
    }
    return method
  }

  private static func table(_ method: Method, _ random: inout SeededGenerator) throws -> ScoreTable
  {
    let tree = try #require(Self.tree)
    var exemptions: [(unit: UnitID, exemption: Exemption)] = []
    for unit in tree.units.indices.dropFirst() where Int.random(in: 0..<8, using: &random) == 0 {
      exemptions.append(
        (
          tree.ids[unit],
          Exemption(
            unitCode: tree.units[unit].code, criterion: "1", state: .notApplicable,
            location: SourceLocation(file: "exemptions.csv"))
        ))
    }
    let plan = ScoringPlan(method: method, exemptions: exemptions)
    var rollup = RollupTable(
      period: try #require(Period(parsing: "2024-Q2")), tree: tree, columns: plan.columns)
    // Small denominators make many ties; great ones values that differ behind the last digit.
    let denominators: [Int64] = [3, 7, 12, 100_000, 999_983]
    for column in plan.columns.indices {
      for unit in tree.units.indices.dropFirst() {
        var cell = RollupCell()
        cell.denominator = try #require(denominators.randomElement(using: &random))
        cell.numerator =
          cell.denominator > 100
          ? cell.denominator / 2 + Int64.random(in: 0...60, using: &random)
          : Int64.random(in: 0...cell.denominator, using: &random)
        cell.records = 1
        cell.reported = 1
        cell.expected = 1
        rollup.cells[column][unit] = cell
      }
    }
    var log = DiagnosticLog()
    return Scoring.score(rollup, method: method, plan: plan, log: &log)
  }

  /// What stands in the table in the column that is ranked by.
  private static func printed(_ unit: UnitIndex, in table: ScoreTable) -> String? {
    let rounding = table.method.rounding
    let value =
      table.method.ranking.by == .index ? table.index(of: unit) : table.totals[unit]?.points
    return value.map {
      rounding.step == .none ? $0.fullText(places: 0) : $0.text(places: rounding.decimals)
    }
  }

  @Test("500 tables of seed", arguments: UInt64(1)...20)
  func generated(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var (tied, hidden) = (0, 0)
    for number in 0..<500 {
      let table = try Self.table(try Self.method(&random), &random)
      let ranks = Ranker.rank(table)
      let group = try #require(ranks.groups.first { $0.level == "commune" })
      let members = group.members.compactMap { unit in
        Self.printed(unit, in: table).map { (unit: unit, text: $0) }
      }
      for (_, alike) in Dictionary(grouping: members, by: \.text) where alike.count > 1 {
        tied += 1
        let places = alike.map { ranks.totals[$0.unit] }
        #expect(Set(places.map(\.rank)).count == 1, "table \(number)")
        #expect(Set(places.map(\.quantileGroup)).count == 1, "table \(number)")
        if table.method.ranking.by == .index {
          #expect(Set(places.map(\.band)).count == 1, "table \(number)")
        }
        let exact = alike.compactMap { table.totals[$0.unit]?.exactPoints }
        if Set(exact).count > 1 { hidden += 1 }
      }
      // And what looks different is different.
      let distinct = Set(members.map(\.text)).count
      #expect(Set(members.map { ranks.totals.rank(of: $0.unit) }).count == distinct)
    }
    // There were ties to look at, and some of them only in print.
    #expect(tied > 500)
    #expect(hidden > 50)
  }
}
