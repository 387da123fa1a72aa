import Testing
import TongHopComparison
import TongHopDomain

/// The break of 1 July 2025 lies between the second and the third quarter.
@Suite struct IdentityTests {
  let cut: Day

  init() throws { cut = try day("2025-07-01") }

  private func compare(
    _ units: [Unit], _ successions: [Succession], now: [String: Total], then: [String: Total]
  ) throws -> ComparisonTable {
    let world = World(units, successions: successions)
    return world.compare(try world.result("2025-Q3", now), try world.result("2025-Q2", then))
  }

  private func took(_ old: String, _ new: String, _ share: Fraction = .one) -> Succession {
    Succession(oldCode: old, newCode: new, date: cut, share: share)
  }

  private func expectNoNumbers(_ row: ComparisonRow, _ flags: ComparisonFlags) {
    #expect(row.flags == flags)
    #expect(row.previous.earlier == PeriodFigures())
    #expect(row.previous.index == nil && row.previous.points == nil && row.previous.rank == nil)
  }

  @Test func aUnitWithoutPredecessorIsNew() throws {
    let table = try compare(
      [commune("1", "Một"), commune("2", "Hai", from: cut)], [],
      now: ["1": Total(1, rank: 2), "2": Total(2, rank: 1)], then: ["1": Total(1, rank: 1)])
    expectNoNumbers(try table.row("2"), [.new])
    #expect(try table.row("1").flags.isEmpty)
  }

  @Test func aReusedCodeIsAnotherPlace() throws {
    let units = [
      commune("06220", "Hải Yến", to: cut), commune("06220", "Công Sơn", from: cut),
      commune("06184", "Cao Lộc", to: cut), commune("06211", "Cao Lộc", from: cut),
    ]
    let successions = [took("06220", "06211"), took("06184", "06211")]
    let world = World(units, successions: successions)
    let now = try world.result(
      "2025-Q3", ["06220": Total(8000, rank: 1), "06211": Total(1, rank: 2)])
    let then = try world.result(
      "2025-Q2", ["06220": Total(9000, rank: 1), "06184": Total(1, rank: 2)])
    let table = world.compare(now, then)
    expectNoNumbers(try table.row("06220"), [.new])
    expectNoNumbers(try table.row("06211"), [.merged, .notComparable])
    #expect(table.groups[0].rows.count == 2)
    // The signed table knows only the code.
    let published = PublishedTable(
      file: "p.csv", rows: [signed("06220", "Hải Yến", 9000, rank: 1)])
    let again = world.compare(
      now, EarlierPeriod(period: try period("2025-Q2"), published: published))
    expectNoNumbers(try again.row("06220"), [.new])
  }

  @Test func aRenamedUnitIsComparedWithItself() throws {
    let table = try compare(
      [commune("1", "Cũ", to: cut), commune("2", "Mới", from: cut, type: "phường")],
      [took("1", "2")], now: ["2": Total(8100, rank: 1)], then: ["1": Total(8000, rank: 2)])
    let row = try table.row("2")
    #expect(row.flags == [.renamed, .typeChanged])
    #expect(row.previous.index == points(100) && row.previous.rank == 1)
    #expect(table.groups[0].rows.count == 1)
  }

  @Test func aSignedRowIsFoundUnderTheOldCode() throws {
    let world = World(
      [commune("1", "Cũ", to: cut), commune("2", "Mới", from: cut)], successions: [took("1", "2")])
    let published = PublishedTable(file: "p.csv", rows: [signed("1", "Cũ", 8000, rank: 2)])
    let row = try world.compare(
      try world.result("2025-Q3", ["2": Total(8100, rank: 1)]),
      EarlierPeriod(period: try period("2025-Q2"), published: published)
    ).row("2")
    #expect(row.flags == [.renamed])
    #expect(row.previous.index == points(100) && row.previous.rank == 1)
  }

  @Test func onlyANewParentIsNoNewName() throws {
    let table = try compare(
      [commune("1", "Hoà An", to: cut), commune("1", "Hòa An", from: cut)], [took("1", "1")],
      now: ["1": Total(8100, rank: 1)], then: ["1": Total(8000, rank: 1)])
    #expect(try table.row("1").flags.isEmpty)
    #expect(try table.row("1").previous.index == points(100))
  }

  @Test func mergedUnitsAreNotComparedBeforeTheyAreRestated() throws {
    let table = try compare(
      [commune("1", "A", to: cut), commune("2", "B", to: cut), commune("3", "C", from: cut)],
      [took("1", "3"), took("2", "3")], now: ["3": Total(8100, rank: 1)],
      then: ["1": Total(8000, rank: 1), "2": Total(7000, rank: 2)])
    expectNoNumbers(try table.row("3"), [.merged, .notComparable])
    #expect(table.groups[0].rows.count == 1)
  }

  @Test func aSplitUnitIsGoneAndItsPartsAreNotCompared() throws {
    let table = try compare(
      [commune("1", "A", to: cut), commune("2", "B", from: cut), commune("3", "C", from: cut)],
      [took("1", "2", try Fraction(1, over: 4)), took("1", "3", try Fraction(3, over: 4))],
      now: ["2": Total(8100, rank: 1), "3": Total(8000, rank: 2)],
      then: ["1": Total(9000, rank: 1)])
    expectNoNumbers(try table.row("2"), [.split, .notComparable])
    expectNoNumbers(try table.row("3"), [.split, .notComparable])
    let gone = try table.row("1", gone: true)
    #expect(gone.flags == [.gone])
    #expect(gone.previous.earlier.index == points(9000))
    #expect(gone.current == PeriodFigures())
    #expect(table.groups[0].rows.map(\.code) == ["2", "3", "1"])
  }

  @Test func aPredecessorWithAnotherSuccessorWasSplit() throws {
    let table = try compare(
      [commune("1", "A", to: cut), commune("2", "B", from: cut), commune("3", "C", from: cut)],
      [took("1", "2"), took("1", "3")],
      now: ["2": Total(8100, rank: 1)], then: ["1": Total(9000, rank: 1)])
    expectNoNumbers(try table.row("2"), [.split, .notComparable])
  }

  @Test func aUnitThatTookInAnotherIsNotTheSamePlace() throws {
    let table = try compare(
      [commune("1", "A"), commune("2", "B", to: cut)], [took("2", "1")],
      now: ["1": Total(8100, rank: 1)], then: ["1": Total(8000, rank: 1), "2": Total(1, rank: 2)])
    expectNoNumbers(try table.row("1"), [.merged, .notComparable])
    #expect(table.groups[0].rows.count == 1)
  }

  @Test func chainsAreFollowedToTheEarlierDay() throws {
    let first = try day("2025-06-20")
    let table = try compare(
      [
        commune("1", "A", to: first), commune("2", "B", from: first, to: cut),
        commune("3", "C", from: cut),
      ], [Succession(oldCode: "1", newCode: "2", date: first, share: .one), took("2", "3")],
      now: ["3": Total(8100, rank: 1)], then: ["1": Total(8000, rank: 1)])
    #expect(try table.row("3").flags == [.renamed])
    #expect(try table.row("3").previous.index == points(100))
  }

  @Test func siblingsUnderAReusedParentCodeAreAnotherGroup() throws {
    func village(_ code: String) -> Unit {
      Unit(code: code, parentCode: "06220", level: "village", type: "thôn", name: code)
    }
    var world = World([
      commune("06220", "Hải Yến", to: cut), commune("06220", "Công Sơn", from: cut),
      village("06220-001"),
    ])
    world.method.ranking.groupBy = .parent
    func result(_ name: String, _ rank: Int) throws -> PeriodResult {
      try world.result(
        name, ["06220-001": Total(8000 + rank, rank: rank)], groups: ["06220-001": "06220"])
    }
    let now = try result("2025-Q3", 1)
    let moved = try world.compare(now, try result("2025-Q2", 3)).row("06220-001")
    #expect(moved.flags == [.notComparable])
    #expect(moved.previous.index == points(-2) && moved.previous.rank == nil)
    let stayed = try world.compare(try result("2025-Q4", 1), now).row("06220-001")
    #expect(stayed.flags.isEmpty && stayed.previous.rank == 0)
  }

  @Test func aUnitThatEndedWithoutSuccessorIsGone() throws {
    let units = [commune("1", "A"), commune("2", "B", to: cut)]
    let table = try compare(
      units, [], now: ["1": Total(8100, rank: 1)],
      then: ["1": Total(8000, rank: 2), "2": Total(8500, rank: 1)])
    #expect(try table.row("2", gone: true).name == "B")
    let world = World(units)
    let published = PublishedTable(file: "p.csv", rows: [signed("2", "Bê", 8400, rank: 1)])
    let now = try world.result("2025-Q3", ["1": Total(8100, rank: 1)])
    let again = world.compare(
      now, EarlierPeriod(period: try period("2025-Q2"), published: published))
    #expect(try again.row("2", gone: true).name == "Bê")
    #expect(try again.row("2", gone: true).previous.earlier.points == points(8400))
    let yearAgo = world.compare(
      now, nil, yearAgo: EarlierPeriod(period: try period("2024-Q3"), published: published))
    #expect(yearAgo.groups[0].rows.map(\.code) == ["1"])
  }
}
