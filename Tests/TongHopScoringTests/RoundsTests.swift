import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopScoring

@Suite("Plan, self scores, overflow and parts of the tree")
struct RoundsTests {
  @Test("One column a leaf that has rows, and the self score behind its points")
  func plan() throws {
    let fixture = try ScoringFixture([
      node("1", max: "10"), leaf("1.1", parent: 0, .metric("hs")),
      leaf("1.2", parent: 0, .points, rule: "points"), leaf("1.3", parent: 0, .survey("q")),
      leaf("2", .tasksDone), leaf("3", .tasksOnTime), leaf("4", .allTasks), leaf("5", .index("s")),
    ])
    let unit = fixture.tree.ids[1]
    let exemption = Exemption(
      unitCode: "A", criterion: "1", state: .withheld,
      location: SourceLocation(file: "exemptions.csv"))
    let plan = ScoringPlan(
      method: fixture.method, exemptions: [(unit: unit, exemption: exemption)])
    #expect(
      plan.columns.map(\.figure) == [
        .indicator("hs"), .points(criterion: "1.2"), .selfPoints(criterion: "1.2"),
        .tasks(criterion: "2", onTimeOnly: false), .tasks(criterion: "3", onTimeOnly: true),
        .tasks(criterion: nil, onTimeOnly: true),
      ])
    #expect(
      plan.columns.map { $0.exempt.contains(unit) } == [true, true, true, false, false, false])
    #expect(plan.leafColumn == [1: 0, 2: 1, 4: 3, 5: 4, 6: 5])
    #expect(plan.selfColumn == [2: 2])
    #expect(plan.exemptions[3]?[unit] == .withheld)
    #expect(plan.exemptions[4] == nil)
  }

  private func appraisal() throws -> ScoringFixture {
    var fixture = try ScoringFixture([
      leaf("1", max: "10", .points, rule: "points"), leaf("2", max: "5", .points, rule: "points"),
      leaf("3", max: "2"),
    ])
    fixture.cells["3"] = ["A": cell(1, 2), "B": cell(1, 1), "T": cell(2, 3)]
    return fixture
  }

  @Test("A self score counts until it is appraised")
  func awaiting() throws {
    var fixture = try appraisal()
    fixture.cells["1"] = ["A": pointsCell(9_000, awaiting: true)]
    fixture.cells["2"] = ["A": pointsCell(4_000)]
    fixture.selfCells["1"] = ["A": pointsCell(9_000)]
    let leaf = try fixture.score("1", "A")
    #expect(leaf.state == .awaitingAppraisal)
    #expect(leaf.points?.text == "9.00")
    #expect(leaf.appraisedPoints == nil)
    let total = try fixture.total("A")
    #expect(total.state == .awaitingAppraisal)
    #expect(total.hasAwaiting)
    #expect(total.points?.text == "14.00")
    #expect(total.appraisedPoints == nil)
    // 9 of its own, none on the second leaf, 1 computed.
    #expect(total.selfPoints?.text == "10.00")
  }

  @Test("Appraised: the self score stands beside it")
  func appraised() throws {
    var fixture = try appraisal()
    fixture.cells["1"] = ["A": pointsCell(8_500)]
    fixture.cells["2"] = ["A": pointsCell(4_000)]
    fixture.selfCells["1"] = ["A": pointsCell(9_000)]
    let total = try fixture.total("A")
    #expect(total.state == .scored)
    #expect(total.points?.text == "13.50")
    #expect(total.appraisedPoints?.text == "13.50")
    #expect(total.selfPoints?.text == "10.00")
    #expect(total.surveyPoints == nil)
    #expect(try fixture.score("1", "A").selfPoints?.text == "9.00")
    #expect(try fixture.total("B").selfPoints == nil)
  }

  @Test("Above a unit that awaits its appraisal the figure is provisional")
  func awaitingBelow() throws {
    var fixture = try appraisal()
    fixture.cells["1"] = [
      "A": pointsCell(9_000, awaiting: true), "B": pointsCell(6_000),
      "T": pointsCell(15_000, of: 2, awaiting: true),
    ]
    #expect(try fixture.score("1", "A").state == .awaitingAppraisal)
    #expect(try fixture.score("1", "T").state == .provisional)
    #expect(try fixture.score("1", "T").points?.text == "7.50")
    #expect(try fixture.total("T").state == .provisional)
    #expect(try fixture.total("T").appraisedPoints == nil)
  }

  @Test("A sum that does not fit is reported and missing, never wrapped")
  func overflow() throws {
    var fixture = try appraisal()
    var broken = cell(.max, 1)
    broken.overflowed = true
    broken.records = 0
    fixture.cells["1"] = ["A": broken]
    let table = try fixture.table()
    #expect(table.totals[1]?.state == .notReported)
    #expect(table.totals[1]?.points == nil)
    #expect(table.nodes(of: 1)[0].points == nil)
    #expect(fixture.log.entries.map(\.code) == [.overflow])
    #expect(fixture.log.entries.first?.location.file == "points")
    let message = try #require(fixture.log.entries.first?.message.english)
    #expect(message.contains("unit A, criterion 1"))
  }

  @Test("Exact arithmetic that does not fit is reported too")
  func fractionOverflow() throws {
    let odd = "123456789.987654321/987654321.123456789"
    var fixture = try ScoringFixture([
      leaf("1", max: odd, rule: "linear(full: 123456787.777777771/999999999.999999937)")
    ])
    fixture.cells["1"] = ["A": cell(.max / 99, .max - 1)]
    let table = try fixture.table()
    #expect(table.totals[1]?.points == nil)
    #expect(fixture.log.entries.map(\.code) == [.overflow])
  }

  @Test("Only some leaves: the others are as if they were not there")
  func commonPart() throws {
    var fixture = try ScoringFixture([
      node("1", max: "4"), leaf("1.1", parent: 0), leaf("1.2", parent: 0), leaf("2"),
    ])
    for code in ["1.1", "1.2", "2"] { fixture.cells[code] = ["A": cell(1, 2)] }
    fixture.leaves = [1]
    #expect(try fixture.total("A").maximum == Fraction(2))
    #expect(try fixture.total("A").points?.text == "1.00")
    #expect(try fixture.score("1", "A").maximum == Fraction(2))
    #expect(try fixture.score("2", "A").state == .notApplicable)
  }

  @Test("Units that the method does not cover are not scored")
  func covered() throws {
    var fixture = try appraisal()
    fixture.method.appliesTo = ["commune"]
    let table = try fixture.table()
    #expect(table.scored == [1, 4])
    #expect(table.nodes(of: 0).isEmpty)
    #expect(table.totals[0] == nil)
    #expect(table.nodes(of: 1).count == 3)
  }

  @Test("A roll-up without the columns of the plan means that nobody reported")
  func strangeRollup() throws {
    let fixture = try appraisal()
    let period = try #require(Period(parsing: "2024-Q2"))
    let rollup = RollupTable(period: period, tree: fixture.tree, columns: [])
    var log = DiagnosticLog()
    let table = Scoring.score(
      rollup, method: fixture.method, plan: ScoringPlan(method: fixture.method, exemptions: []),
      log: &log)
    #expect(table.totals.allSatisfy { $0?.state == .notReported && $0?.points == nil })
  }
}
