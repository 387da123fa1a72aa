import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopSynthetic
import TongHopTestSupport

@testable import TongHopScoring

/// Totals and the packed nodes are made leaf by leaf for many units; they are those of each unit made
/// node by node from its own figures.
@Suite("Scoring by columns")
struct ColumnTests {
  private static func tree() throws -> UnitTree {
    var units = [Unit(code: "T", level: "province", type: "tỉnh", name: "T")]
    for commune in 0..<12 {
      let type = commune % 3 == 0 ? "phường" : "xã"
      units.append(
        Unit(code: "C\(commune)", parentCode: "T", level: "commune", type: type, name: "C"))
      for village in 0..<(commune % 4) {
        units.append(
          Unit(
            code: "C\(commune)-\(village)", parentCode: "C\(commune)", level: "village",
            type: "thôn", name: "V"))
      }
    }
    var log = DiagnosticLog()
    let day = try #require(Day(year: 2024, month: 6, day: 14))
    return try #require(UnitTree.build(from: UnitRegister(units: units), on: day, log: &log))
  }

  /// Three domains, one of them a leaf, with leaves of every measure and a node in between.
  private static func method(_ random: inout SeededGenerator) throws -> Method {
    var method = Method(id: "m", name: "M")
    let maxima = ["2", "2.5", "10/3", "7", "123456789.5"]
    func maximum() -> String { maxima.randomElement(using: &random) ?? "2" }
    let empty = WhenEmpty.allCases
    method.criteria = [
      try node("1", max: "9"), try node("2", max: "9"),
      try leaf("3", max: "20", .metric("c"), rule: "linear(full: 90%)"),
      try node("1.1", parent: 0, max: "4"),
      try leaf("1.1.1", parent: 3, max: maximum(), .metric("a"), whenEmpty: .full),
      try leaf(
        "1.1.2", parent: 3, max: maximum(), .metric("b"), rule: "ramp(from: 80%, full: 100%)",
        whenEmpty: empty.randomElement(using: &random) ?? .zero),
      try leaf("1.2", parent: 0, max: maximum(), .points, rule: "points"),
      try leaf("2.1", parent: 1, max: maximum(), .tasksOnTime, appliesTo: ["xã", "province"]),
      try leaf("2.2", parent: 1, max: "1", .survey("q")),
      try leaf("2.3", parent: 1, max: "1", .points, rule: "points", periods: [.quarter]),
      try leaf("2.4", parent: 1, max: maximum(), .metric("d"), periods: [.year]),
      try leaf("4", max: "0", .metric("e"), rule: "bonus(0.3 each, limit: 2)"),
      try leaf("5", max: "0", .points, rule: "penalty(limit: 1.5)"),
    ]
    method.rounding = Rounding(
      decimals: Int.random(in: 0...4, using: &random),
      mode: Rounding.Mode.allCases.randomElement(using: &random) ?? .halfUp,
      at: Rounding.Step.allCases.randomElement(using: &random) ?? .criterion)
    if Bool.random(using: &random) { method.appliesTo = ["commune", "province"] }
    return method
  }

  private static func cell(_ random: inout SeededGenerator, isExtreme: Bool) -> RollupCell {
    var cell = RollupCell()
    cell.expected = Int.random(in: 0...9, using: &random)
    cell.reported = Int.random(in: 0...cell.expected, using: &random)
    if Bool.random(using: &random) { cell.reported = cell.expected }
    guard Int.random(in: 0...5, using: &random) > 0 else { return cell }
    cell.records = 1
    cell.denominator = Int64.random(in: 0...20, using: &random)
    cell.numerator = Int64.random(in: 0...20, using: &random)
    cell.isIncomplete = Int.random(in: 0...15, using: &random) == 0
    cell.awaitsAppraisal = Int.random(in: 0...7, using: &random) == 0
    if isExtreme, Int.random(in: 0...7, using: &random) == 0 {
      cell.numerator = [.max, .min, .max - 1, -3].randomElement(using: &random) ?? 0
      cell.denominator = [.max, .max - 2, 1, -1, 0].randomElement(using: &random) ?? 0
      if Bool.random(using: &random) {
        cell.expected = Int.random(in: 1...Int(Int32.max), using: &random)
        cell.reported = Int.random(in: 1...cell.expected, using: &random)
      }
      cell.overflowed = Bool.random(using: &random)
    }
    return cell
  }

  private static func rollup(
    _ random: inout SeededGenerator, _ tree: UnitTree, _ plan: ScoringPlan, isExtreme: Bool
  ) throws -> RollupTable {
    var rollup = RollupTable(
      period: try #require(Period(parsing: "2024-Q2")), tree: tree, columns: plan.columns)
    for column in rollup.cells.indices {
      for unit in tree.units.indices {
        rollup.cells[column][unit] = cell(&random, isExtreme: isExtreme)
      }
    }
    rollup.isIncomplete[2] = true
    return rollup
  }

  private static func plan(
    _ random: inout SeededGenerator, _ method: Method, _ tree: UnitTree
  ) -> ScoringPlan {
    let exemptions = (0..<3).map { _ in
      let unit = Int.random(in: tree.units.indices, using: &random)
      return (
        unit: tree.ids[unit],
        exemption: Exemption(
          unitCode: tree.units[unit].code,
          criterion: ["1", "2.1", "1.1.1", "2.2", "4"].randomElement(using: &random) ?? "1",
          state: Exemption.State.allCases.randomElement(using: &random) ?? .notDue,
          location: SourceLocation(file: "exemptions.csv"))
      )
    }
    return ScoringPlan(method: method, exemptions: exemptions)
  }

  @Test("Totals and problems are those of the nodes, in any number of ranges", arguments: 1...60)
  func agreement(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let tree = try Self.tree()
    let method = try Self.method(&random)
    let plan = Self.plan(&random, method, tree)
    let rollup = try Self.rollup(&random, tree, plan, isExtreme: seed % 2 == 0)
    let leaves: Set<Int>? = seed % 5 == 0 ? [2, 4, 6, 9] : nil
    var log = DiagnosticLog()
    let table = Scoring.score(rollup, method: method, plan: plan, only: leaves, log: &log)

    let scorer = Scorer(rollup: rollup, method: method, plan: plan, only: leaves)
    var overflows: [Overflow] = []
    for unit in tree.units.indices {
      let expected = scorer.score(unit, overflows: &overflows)
      #expect(table.totals[unit] == expected?.total, "\(tree.units[unit].code)")
      #expect(table.nodes(of: unit) == expected?.nodes ?? [])
      #expect(table.index(of: unit) == expected.flatMap { table.index(of: $0.total) })
    }
    #expect(table.brokenInvariant == nil && rollup.brokenInvariant == nil)
    #expect(table.scored == tree.units.indices.filter { table.totals[$0] != nil })
    #expect(Set(log.entries.map(\.message.english)).count == log.entries.count)
    #expect(overflows.isEmpty == log.entries.isEmpty)

    for shards in [2, 3, 7, 1000] {
      var other = DiagnosticLog()
      let parts = Scoring.score(
        rollup, method: method, plan: plan, only: leaves, log: &other, shards: shards)
      #expect(Array(parts.totals) == Array(table.totals))
      #expect(parts.scored == table.scored)
      #expect(tree.units.indices.allSatisfy { parts.nodes(of: $0) == table.nodes(of: $0) })
      #expect(other.entries == log.entries)
    }
  }
}
