import TongHop
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopTestSupport
import Testing

/// A longer period owes what its quarters owe.
@Suite("Quarters and longer periods")
struct YearOfQuartersTests {
  private static let quarters = (1...4).map { "2024-Q\($0)" }

  @Test(
    "All that was sent is final in every period, seed", arguments: Effort.seeds(20, unoptimised: 6))
  func complete(seed: UInt64) throws {
    let scratch = try ScratchWorkspace(YearOfQuarters(seed: seed).files())
    var tables: [String: RollupTable] = [:]
    for name in Self.quarters + ["2024-H1", "2024-H2", "2024-9M", "2024"] {
      let table = try rollUp(scratch, name)
      for (cells, owed) in zip(table.cells, table.owed) {
        // A village of which its commune entered some quarters has none of these.
        let below = Set(owed.enteredAbove.compactMap { table.tree.index(of: $0.unit) })
        for (index, cell) in cells.enumerated() {
          let unit = table.tree.units[index]
          let isFinal = !cell.isProvisional || (unit.level == "village" && below.contains(index))
          #expect(isFinal && !cell.isOwed, "seed \(seed), \(unit.code), \(name)")
        }
      }
      #expect(
        table.owed.allSatisfy { $0.parts.isEmpty && $0.ended.isEmpty }, "seed \(seed), \(name)")
      tables[name] = table
    }
    // Flows add up, a stock is that of the end.
    let year = try #require(tables["2024"]?.cells.map { $0[0] })
    let parts = Self.quarters.compactMap { tables[$0]?.cells.map { $0[0] } }
    #expect(year[0].numerator == parts.reduce(0) { $0 + $1[0].numerator }, "seed \(seed)")
    #expect(year[0].denominator == parts.reduce(0) { $0 + $1[0].denominator }, "seed \(seed)")
    #expect(year[1].numerator == parts.last?[1].numerator, "seed \(seed)")
    #expect(year[1].denominator == parts.last?[1].denominator, "seed \(seed)")
  }

  @Test(
    "A row that is missing is missing in every period, seed",
    arguments: Effort.seeds(20, unoptimised: 6))
  func incomplete(seed: UInt64) throws {
    let year = YearOfQuarters(seed: seed)
    let left = Int(seed) * 7 % year.flows.count
    let scratch = try ScratchWorkspace(year.files(without: left))
    let period = try #require(Period(parsing: year.flows[left].period))
    for name in Self.quarters + ["2024-H1", "2024-H2", "2024-9M", "2024"] {
      let table = try #require(Period(parsing: name))
      // What nobody sent is said by name, and no unit owes it.
      let others = year.flows.enumerated().filter { $0.offset != left }
      let isSent = others.contains {
        Period(parsing: $0.element.period).map(table.contains) ?? false
      }
      guard table.contains(period), isSent else { continue }
      let cell = try rollUp(scratch, name).cells[0][0]
      #expect(cell.isProvisional, "seed \(seed), \(name) without \(year.flows[left])")
    }
  }

  @Test(
    "Exemptions are the same in every period, seed", arguments: Effort.seeds(20, unoptimised: 20))
  func exempt(seed: UInt64) throws {
    let scratch = try ScratchWorkspace(YearOfQuarters(seed: seed).files(exemptionsBy: seed))
    var tables: [String: RollupTable] = [:]
    for name in Self.quarters + ["2024-9M", "2024"] {
      let result = try score(scratch, name)
      let (scores, table) = (result.scores, result.rollup)
      #expect(
        table.owed.allSatisfy { $0.parts.isEmpty && $0.ended.isEmpty }, "seed \(seed), \(name)")
      let below = Set(
        table.owed.flatMap(\.enteredAbove).compactMap { table.tree.index(of: $0.unit) })
      for unit in scores.scored {
        let states = scores.method.leaves.map { scores.nodes(of: unit)[$0].state }
        // A village of which its commune entered some quarters has none of these.
        let mayLack = table.tree.units[unit].level == "village" && below.contains(unit)
        let isFinal =
          (mayLack || !states.contains(.provisional)) && !states.contains(.notReported)
        #expect(isFinal, "seed \(seed), \(table.tree.units[unit].code), \(name): \(states)")
      }
      for unit in table.tree.units.indices {
        #expect(!table.cells.contains { $0[unit].isOwed }, "seed \(seed), \(name)")
      }
      tables[name] = table
    }
    for (name, count) in [("2024-9M", 3), ("2024", 4)] {
      let whole = try #require(tables[name]?.cells.map { $0[0] })
      let parts = Self.quarters.prefix(count).compactMap { tables[$0]?.cells.map { $0[0] } }
      #expect(whole[0].numerator == parts.reduce(0) { $0 + $1[0].numerator }, "seed \(seed)")
      #expect(whole[0].denominator == parts.reduce(0) { $0 + $1[0].denominator }, "seed \(seed)")
      #expect(whole[1].numerator == parts.last?[1].numerator, "seed \(seed), \(name)")
      #expect(whole[1].denominator == parts.last?[1].denominator, "seed \(seed), \(name)")
    }
  }

  private func score(_ scratch: ScratchWorkspace, _ name: String) throws -> PeriodResult {
    var options = PipelineOptions()
    options.period = Period(parsing: name)
    options.engine = .both
    var pipeline = try Pipeline(try Workspace.open(scratch.path), options: options)
    return try pipeline.compare().current
  }

  /// By both engines, which must agree.
  private func rollUp(_ scratch: ScratchWorkspace, _ name: String) throws -> RollupTable {
    var options = PipelineOptions()
    options.period = Period(parsing: name)
    options.engine = .both
    var pipeline = try Pipeline(try Workspace.open(scratch.path), options: options)
    let table = try pipeline.rollUpIndicators()
    #expect(!pipeline.log.hasErrors)
    return table
  }
}
