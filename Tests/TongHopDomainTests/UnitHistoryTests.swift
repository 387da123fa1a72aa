import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopTestSupport

@Suite("The lives of units")
struct UnitHistoryTests {
  private func codes(_ register: UnitRegister) -> Set<DiagnosticCode> {
    var log = DiagnosticLog()
    UnitHistory.check(register, log: &log)
    #expect(!log.hasErrors)
    return Set(log.entries.map(\.code))
  }

  @Test(
    "A tree of every day, or a warning that some day has none, seed", arguments: Effort.seeds(100))
  func everyDay(seed: UInt64) {
    let days = 8
    let register = RandomReform(seed: seed, days: days).register
    var log = DiagnosticLog()
    for number in -1...days {
      _ = UnitTree.build(from: register, on: Day(number: 20_000 + Int32(number)), log: &log)
    }
    let hasGap = !codes(register).isDisjoint(with: [.parentGap, .validityGap])
    if log.entries.contains(where: { $0.code == .unknownParent }) {
      #expect(hasGap)
    } else {
      #expect(!codes(register).contains(.parentGap))
    }
  }

  @Test("Nothing is said of units without dates, and nothing of a reform with all its rows")
  func clean() throws {
    #expect(codes(try UnitTreeTests.register("T -,A T,B X,a A")) == [])
    let reform = try SuccessionMapTests.register(
      "T -,DD T - 2025-07-01,A DD - 2025-07-01,B DD - 2025-07-01,A T 2025-07-01 -,"
        + "aaa A - 2025-07-01,aaaa A 2025-07-01 -",
      "A A 2025-07-01 1,B A 2025-07-01 1")
    #expect(codes(reform) == [])
  }

  @Test("One row is missing, one warning: the new row of a code, or where a unit went")
  func oneWarning() throws {
    let renamed = "T -,A T - 2025-07-01,A T 2025-07-01 -"
    #expect(codes(try SuccessionMapTests.register(renamed)) == [.reusedCode])
    #expect(codes(try SuccessionMapTests.register(renamed, "A A 2025-07-01 1")) == [])
    // The new A is another place: now it shows that nothing is known of the old one.
    let moved = renamed + ",B T - 2025-07-01"
    #expect(codes(try SuccessionMapTests.register(moved, "B A 2025-07-01 1")) == [.noSuccessor])
    #expect(
      codes(try SuccessionMapTests.register(moved, "B A 2025-07-01 1,A A 2025-07-01 1")) == [])
  }

  @Test(
    "Parents in a circle that ended on one day, and a unit that is its own parent, end the search")
  func circles() throws {
    let ring = try UnitTreeTests.register(
      "T -,AA BB - 2025-07-01,BB AA - 2025-07-01,a AA - 2025-07-01,b T 2025-07-01 -")
    #expect(codes(ring) == [.noSuccessor])
    let own = try UnitTreeTests.register("T T - 2025-07-01,T T 2025-07-01 -")
    #expect(codes(own) == [.reusedCode])
  }
}
