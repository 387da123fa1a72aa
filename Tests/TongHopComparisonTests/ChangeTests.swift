import Testing
import TongHopComparison
import TongHopDomain

@Suite struct ChangeTests {
  let world = World([commune("1", "Một"), commune("2", "Hai"), commune("10", "Mười")])

  @Test func threePlacesUpIsPlusThree() throws {
    let now = try world.result("2024-Q2", ["1": Total(8250, rank: 1), "2": Total(7000, rank: 2)])
    let then = try world.result("2024-Q1", ["1": Total(8115, rank: 4), "2": Total(7001, rank: 1)])
    let table = world.compare(now, then)
    let row = try table.row("1")
    #expect(row.previous.rank == 3)
    #expect(row.previous.index == points(135))
    #expect(row.previous.points == points(135))
    #expect(
      row.previous.earlier == PeriodFigures(points: points(8115), index: points(8115), rank: 4))
    #expect(row.flags.isEmpty)
    #expect(try table.row("2").previous.rank == -1)
    #expect(try table.row("2").previous.index == points(-1))
  }

  @Test func unitsWithoutRankComeAfterRankedOnesByCode() throws {
    let now = try world.result(
      "2024-Q2",
      [
        "1": Total(nil, rank: nil, state: .withheld), "2": Total(5000, rank: 1),
        "10": Total(nil, rank: nil, state: .notReported, reported: 0),
      ])
    let rows = try #require(world.compare(now, nil).groups.first).rows
    #expect(rows.map(\.code) == ["2", "1", "10"])
    #expect(rows.map(\.flags) == [[], [.withheld], [.notReported]])
    #expect(rows.map(\.coverage) == [points(10000), points(10000), points(0)])
  }

  @Test func equalRanksAreOrderedByTheBytesOfTheCode() throws {
    let now = try world.result(
      "2024-Q2", ["2": Total(1, rank: 1), "10": Total(1, rank: 1), "1": Total(1, rank: 1)])
    let rows = try #require(world.compare(now, nil).groups.first).rows
    #expect(rows.map(\.code) == ["1", "10", "2"])
  }

  @Test func missingFiguresGiveNoChange() throws {
    let now = try world.result("2024-Q2", ["1": Total(8250, rank: 1), "2": Total(7000, rank: 2)])
    let then = try world.result("2024-Q1", ["1": Total(nil, rank: nil, state: .notReported)])
    let table = world.compare(now, then)
    for code in ["1", "2"] {
      let change = try table.row(code).previous
      #expect(change.index == nil && change.points == nil && change.rank == nil)
      #expect(change.flags.isEmpty)
    }
  }

  @Test func withoutAnEarlierPeriodTheColumnsAreNamedAndEmpty() throws {
    let now = try world.result("2024-Q2", ["1": Total(8250, rank: 1)])
    let table = world.compare(now, nil)
    #expect(table.previousPeriod?.description == "2024-Q1")
    #expect(table.yearAgoPeriod?.description == "2023-Q2")
    #expect(try table.row("1").previous == PeriodChange())
    #expect(table.previousSource == nil)
  }

  @Test func coverageBelowTheLeastIsFlagged() throws {
    var world = world
    world.method.minimumCoverage = try Fraction(2, over: 3)
    let now = try world.result(
      "2024-Q2",
      [
        "1": Total(1, rank: 1, state: .provisional, reported: 66),
        "2": Total(1, rank: 1, reported: 67),
      ])
    let table = world.compare(now, nil)
    #expect(try table.row("1").flags == [.provisional, .belowCoverage])
    #expect(try table.row("1").coverage == points(6600))
    #expect(try table.row("2").flags.isEmpty)
    #expect(table.isDraft)
  }

  @Test func anotherGroupKeepsTheIndexButNotTheRank() throws {
    let now = try world.result("2024-Q2", ["1": Total(8250, rank: 1)], groups: ["1": "phường"])
    let then = try world.result("2024-Q1", ["1": Total(8000, rank: 3)])
    let change = try world.compare(now, then).row("1").previous
    #expect(change.index == points(250))
    #expect(change.rank == nil)
    #expect(change.flags == [.notComparable])
  }

  @Test func theSignedTableWinsAndADifferenceIsFlagged() throws {
    let now = try world.result("2024-Q2", ["1": Total(8250, rank: 1), "2": Total(7000, rank: 2)])
    let then = try world.result("2024-Q1", ["1": Total(8115, rank: 2), "2": Total(8200, rank: 1)])
    let published = PublishedTable(
      file: "published/m-2024-Q1.csv",
      rows: [signed("1", "Một", 8110, rank: 2), signed("2", "Hai", 8200, rank: 1)])
    let table = world.compare(
      now, EarlierPeriod(period: try period("2024-Q1"), result: then, published: published))
    let row = try table.row("1")
    #expect(row.previous.earlier.index == points(8110))
    #expect(row.previous.index == points(140))
    #expect(row.flags == [.differsFromPublished])
    #expect(try table.row("2").flags.isEmpty)
    #expect(table.previousSource == "published/m-2024-Q1.csv")
  }

  @Test(
    arguments: [
      (.scored, []), (.provisional, [.earlierProvisional]),
      (.awaitingAppraisal, [.earlierProvisional]), (.notReported, [.earlierProvisional]),
    ] as [(ScoreState, ComparisonFlags)])
  func anEarlierSideThatWasIncompleteIsFlagged(_ state: ScoreState, _ flags: ComparisonFlags)
    throws
  {
    let world = World([commune("1", "Một")])
    let now = try world.result("2024-Q2", ["1": Total(8250, rank: 1)])
    let then = try world.result("2024-Q1", ["1": Total(8000, rank: 1, state: state)])
    let table = world.compare(now, then)
    #expect(try table.row("1").previous.flags == flags)
    #expect(try table.row("1").flags == flags)
    #expect(!table.isDraft)
    let signed = PublishedTable(file: "p.csv", rows: [signed("1", "Một", 8000, rank: 1)])
    let period = try period("2024-Q1")
    let final = world.compare(now, EarlierPeriod(period: period, result: then, published: signed))
    #expect(try final.row("1").flags.isEmpty)
    let none = try world.result("2024-Q2", ["1": Total(nil, rank: nil)])
    #expect(try world.compare(none, then).row("1").previous.flags.isEmpty)
  }

  @Test func aSignedTableAloneIsEnough() throws {
    let now = try world.result("2024-Q2", ["1": Total(8250, rank: 1), "2": Total(7000, rank: 2)])
    let published = PublishedTable(file: "p.csv", rows: [signed("1", "Một", 8110, rank: 2)])
    let table = world.compare(
      now, EarlierPeriod(period: try period("2024-Q1"), published: published))
    #expect(try table.row("1").previous.rank == 1)
    #expect(try table.row("1").flags.isEmpty)
    #expect(try table.row("2").previous == PeriodChange())
  }

  @Test func aFlagOfTheYearAgoIsAFlagOfTheRow() throws {
    let start = try day("2024-01-01")
    let world = World([commune("1", "Một", from: start)])
    let now = try world.result("2024-Q2", ["1": Total(8250, rank: 1)])
    let then = try world.result("2024-Q1", ["1": Total(8000, rank: 1)])
    let published = PublishedTable(file: "y.csv", rows: [signed("9", "Khác", 8110, rank: 1)])
    let row = try world.compare(
      now, EarlierPeriod(period: try period("2024-Q1"), result: then),
      yearAgo: EarlierPeriod(period: try period("2023-Q2"), published: published)
    ).row("1")
    #expect(row.previous.flags.isEmpty && row.previous.index == points(250))
    #expect(row.yearAgo.flags == [.new])
    #expect(row.flags == [.new])
  }
}
