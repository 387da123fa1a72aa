import Testing
import TongHopDiagnostics
import TongHopDomain

@Suite("The register of units")
struct UnitRegisterTests {
  private func day(_ text: String) throws -> Day { try #require(Day(parsing: text)) }

  private func succession(_ old: String, _ new: String, _ date: String, share: String = "1") throws
    -> Succession
  {
    Succession(
      oldCode: old, newCode: new, date: try day(date), share: Fraction(parsing: share)
    )
  }

  @Test("A code that is used again names the unit of the day")
  func reuse() throws {
    let register = try UnitTreeTests.register(
      "T -,06220 T - 2025-07-01,06220 T 2025-07-01 -")
    let (old, new) = (register.units(coded: "06220")[1], register.units(coded: "06220")[0])
    #expect(register[old].validTo == register[new].validFrom)
    #expect(register.unit(coded: "06220", on: try day("2025-06-30")) == old)
    #expect(register.unit(coded: "06220", on: try day("2025-07-01")) == new)
    #expect(register.unit(coded: "06221", on: try day("2025-07-01")) == nil)
    // A quarter with both days: the one of its last day.
    let (first, last) = try (day("2025-06-15"), day("2025-09-14"))
    #expect(register.unit(coded: "06220", from: first, through: last) == new)
    #expect(register.unit(coded: "06220", from: try day("2025-03-15"), through: first) == old)
  }

  @Test("A unit that ended inside the period still bears its rows")
  func endedInside() throws {
    let register = try UnitTreeTests.register("T -,A T - 2024-05-01")
    let (first, last) = try (day("2024-03-15"), day("2024-06-14"))
    #expect(register.unit(coded: "A", on: last) == nil)
    #expect(register.unit(coded: "A", from: first, through: last) != nil)
    #expect(register.unit(coded: "A", from: try day("2024-05-01"), through: last) == nil)
  }

  @Test("The successor is followed over several changes, as far as it is one")
  func successors() throws {
    let text =
      "T -,A T - 2024-01-01,B T 2024-01-01 2024-06-01,C T 2024-06-01 -,D T - 2024-06-01,"
      + "E T 2024-06-01 -"
    let register = try UnitTreeTests.register(
      text,
      successions: [
        succession("A", "B", "2024-01-01"), succession("B", "C", "2024-06-01"),
        succession("D", "C", "2024-06-01", share: "40%"),
        succession("D", "E", "2024-06-01", share: "60%"),
      ])
    func id(_ code: String) -> UnitID { register.units(coded: code)[0] }
    let later = try day("2024-06-14")
    #expect(register.successor(of: id("A"), on: later) == id("C"))
    #expect(register.successor(of: id("A"), on: try day("2024-03-01")) == id("B"))
    #expect(register.successor(of: id("A"), on: try day("2023-03-01")) == id("A"))
    #expect(register.successor(of: id("D"), on: later) == nil)
    #expect(register.successor(of: id("C"), on: later) == id("C"))
    let parts = register.predecessors(of: id("C"))
    #expect(Set(parts.map(\.unit)) == [id("B"), id("D")])
    #expect(parts.first { $0.unit == id("D") }?.share == Fraction(parsing: "0.4"))
    #expect(register.predecessors(of: id("T")).isEmpty)
  }

  @Test("A ring of successions ends")
  func ring() throws {
    let register = try UnitTreeTests.register(
      "T -,A T - 2024-01-01,B T - 2024-01-01",
      successions: [succession("A", "B", "2024-01-01"), succession("B", "A", "2024-01-01")])
    #expect(register.successor(of: register.units(coded: "A")[0], on: try day("2024-06-14")) == nil)
  }

  @Test("Units are numbered by code and date, whatever the order of the rows")
  func numbering() throws {
    let rows = ["T -", "B T", "A T 2024-01-01 -", "A T - 2024-01-01"]
    let one = try UnitTreeTests.register(rows.joined(separator: ","))
    let other = try UnitTreeTests.register(rows.reversed().joined(separator: ","))
    func text(_ register: UnitRegister) -> [String] {
      register.units.map { $0.code + ($0.validFrom?.description ?? "") }
    }
    #expect(text(one) == ["A", "A2024-01-01", "B", "T"])
    #expect(text(one) == text(other))
  }

  @Test("Long codes are numbered by their bytes; codes that begin alike are told apart")
  func longCodes() {
    let stem = "00007-002-0000007"
    let codes = [stem + "b", "00007", stem + "a", "00007-002", stem, "Đ1", "00007-002\0", "é"]
    let register = UnitRegister(
      units: codes.map { Unit(code: $0, level: "village", name: $0) })
    let sorted = codes.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(register.units.map(\.code) == sorted)
    #expect(sorted.map { register.units(coded: $0).map(\.number) } == (0..<8).map { [$0] })
  }

  @Test("Two spellings of a code are one code: its units by date, found by either")
  func spellings() throws {
    let (composed, decomposed) = ("B\u{1EC7}", "Be\u{323}\u{302}")
    let limit = try day("2025-07-01")
    var old = Unit(code: composed, level: "village", name: "old")
    old.validTo = limit
    var new = Unit(code: decomposed, level: "village", name: "new")
    new.validFrom = limit
    // A code that sorts between the two spellings.
    let other = Unit(code: "Bf", parentCode: decomposed, level: "village", name: "other")
    let register = UnitRegister(units: [new, other, old])
    for code in [composed, decomposed] {
      #expect(register.units(coded: code).map { register[$0].name } == ["new", "old"])
      let found = try #require(register.unit(coded: code, on: try day("2025-06-30")))
      #expect(register[found].name == "old")
    }
    #expect(register.sharedCodes.map { $0.units.count } == [2])
    #expect(Set(register.codes) == [composed, "Bf"])
    var log = DiagnosticLog()
    let tree = UnitTree.build(from: register, on: limit, log: &log)
    #expect(tree?.units.map(\.name) == ["new", "other"])
  }

  @Test("Successions are added without numbering the units again")
  func adding() throws {
    let register = try UnitTreeTests.register("T -,A T - 2024-01-01,B T 2024-01-01 -")
    let with = register.with([try succession("A", "B", "2024-01-01")])
    #expect(with.units == register.units)
    let (old, new) = (with.units(coded: "A")[0], with.units(coded: "B")[0])
    #expect(with.successor(of: old, on: try day("2024-06-14")) == new)
    #expect(with.levels == ["level1"])
    #expect(with.types == [""])
  }
}
