import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopScoring

@Suite("Kinds of missing")
struct StateTests {
  /// Two leaves in one domain; 1.1 is reported by A with 4/8, 1.2 as each test wants it.
  private func fixture(
    _ second: Criterion, rounding: Rounding = Rounding()
  ) throws -> ScoringFixture {
    var fixture = try ScoringFixture(
      [node("1", max: "4"), leaf("1.1", parent: 0), second], rounding: rounding)
    fixture.cells["1.1"] = ["A": cell(4, 8)]
    return fixture
  }

  private func exemption(
    _ unit: String, _ criterion: String, _ state: Exemption.State
  ) -> Exemption {
    Exemption(
      unitCode: unit, criterion: criterion, state: state,
      location: SourceLocation(file: "exemptions.csv", line: 2))
  }

  private func expectOutside(_ fixture: ScoringFixture, _ state: ScoreState) throws {
    let leaf = try fixture.score("1.2", "A")
    #expect(leaf.state == state)
    #expect(leaf.points == nil)
    #expect(leaf.maximum == .zero)
    let total = try fixture.total("A")
    #expect(total.state == .scored)
    #expect(total.maximum == Fraction(2))
    #expect(total.points?.text == "1.00")
  }

  @Test("A leaf of other kinds of unit is not applicable, whatever was reported")
  func notApplicable() throws {
    var fixture = try fixture(leaf("1.2", parent: 0, appliesTo: ["phường"]))
    fixture.cells["1.2"] = ["A": cell(1, 1)]
    try expectOutside(fixture, .notApplicable)
  }

  @Test("The parent of a leaf can take it away")
  func parentNotApplicable() throws {
    var fixture = try ScoringFixture([
      node("1", max: "2", appliesTo: ["village"]), leaf("1.1", parent: 0), leaf("2"),
    ])
    fixture.cells["2"] = ["A": cell(1, 1)]
    #expect(try fixture.score("1.1", "A").state == .notApplicable)
    #expect(try fixture.score("1", "A").state == .notApplicable)
    #expect(try fixture.score("1", "a1").state == .notReported)
  }

  @Test("A leaf of another kind of period is not due")
  func notDue() throws {
    var fixture = try fixture(leaf("1.2", parent: 0, periods: [.half, .year]))
    try expectOutside(fixture, .notDue)
    fixture.period = "2024-H1"
    #expect(try fixture.score("1.2", "A").state == .notReported)
  }

  @Test("Nobody was asked: survey and index leaves are not due")
  func survey() throws {
    try expectOutside(fixture(leaf("1.2", parent: 0, .survey("q1"))), .notDue)
    try expectOutside(fixture(leaf("1.2", parent: 0, .index("sipas"))), .notDue)
  }

  @Test("Exemptions", arguments: [Exemption.State.notApplicable, .notDue])
  func exempt(state: Exemption.State) throws {
    var fixture = try fixture(leaf("1.2", parent: 0))
    fixture.exemptions = [exemption("A", "1.2", state)]
    try expectOutside(fixture, state == .notDue ? .notDue : .notApplicable)
  }

  @Test("An exemption from a parent covers its leaves; all not due makes the parent not due")
  func exemptParent() throws {
    var fixture = try fixture(leaf("1.2", parent: 0))
    fixture.exemptions = [exemption("A", "1", .notDue)]
    #expect(try fixture.score("1", "A").state == .notDue)
    #expect(try fixture.total("A").state == .notDue)
    #expect(try fixture.total("A").points == nil)
  }

  @Test("A withheld leaf makes its domain and the total missing")
  func withheld() throws {
    var fixture = try fixture(leaf("1.2", parent: 0))
    fixture.cells["1.2"] = ["A": cell(1, 1)]
    fixture.exemptions = [exemption("A", "1.2", .notDue), exemption("A", "1.2", .withheld)]
    for score in try [
      fixture.score("1.2", "A"), fixture.score("1", "A"), fixture.total("A"),
    ] {
      #expect(score.state == .withheld)
      #expect(score.points == nil)
      #expect(score.appraisedPoints == nil)
    }
    #expect(try fixture.total("A").maximum == Fraction(4))
    #expect(try fixture.total("A").reportedMaximum == Fraction(2))
    #expect(try fixture.score("1.1", "A").points?.text == "1.00")
  }

  @Test(
    "No row is zero and named, whatever a zero denominator would mean",
    arguments: WhenEmpty.allCases)
  func notReported(whenEmpty: WhenEmpty) throws {
    let fixture = try fixture(leaf("1.2", parent: 0, whenEmpty: whenEmpty))
    let leaf = try fixture.score("1.2", "A")
    #expect(leaf.state == .notReported)
    #expect(leaf.points == .zero)
    let total = try fixture.total("A")
    #expect(total.state == .scored)
    #expect(total.hasNotReported)
    #expect(total.points?.text == "1.00")
    #expect(total.maximum == Fraction(4))
    #expect(total.reportedMaximum == Fraction(2))
  }

  @Test("A zero denominator can take the leaf out of the maximum")
  func emptyNotApplicable() throws {
    var fixture = try fixture(leaf("1.2", parent: 0, whenEmpty: .notApplicable))
    fixture.cells["1.2"] = ["A": cell(0, 0)]
    try expectOutside(fixture, .notApplicable)
  }

  @Test("A zero denominator can make the total missing")
  func emptyMissing() throws {
    var fixture = try fixture(leaf("1.2", parent: 0, whenEmpty: .missing))
    fixture.cells["1.2"] = ["A": cell(0, 0)]
    for score in try [
      fixture.score("1.2", "A"), fixture.score("1", "A"), fixture.total("A"),
    ] {
      #expect(score.state == .notReported)
      #expect(score.points == nil)
    }
    #expect(try fixture.total("A").maximum == Fraction(4))
  }

  @Test(
    "Where only exempt units could have sent a row, the leaf is out above them too",
    arguments: [
      (Exemption.State.notApplicable, ScoreState.notApplicable), (.withheld, .withheld),
    ])
  func exemptBelow(exempted: Exemption.State, expected: ScoreState) throws {
    var fixture = try fixture(leaf("1.2", parent: 0))
    fixture.exemptions = [exemption("a1", "1.2", exempted)]
    // The other village is not exempt: it has not reported.
    #expect(try fixture.score("1.2", "A").state == .notReported)
    fixture.exemptions.append(exemption("a2", "1.2", exempted))
    #expect(try fixture.score("1.2", "A").state == expected)
    #expect(try fixture.score("1.2", "B").state == .notReported)
    var waiting = RollupCell()
    waiting.expected = 1
    fixture.cells["1.2"] = ["A": waiting]
    #expect(try fixture.score("1.2", "A").state == .notReported)
  }

  @Test("An empty task list is a zero denominator; no register at all is not reported")
  func tasks() throws {
    var fixture = try fixture(leaf("1.2", parent: 0, .tasksOnTime, whenEmpty: .full))
    #expect(try fixture.score("1.2", "A").state == .notReported)
    fixture.cells["1.2"] = ["A": cell(0, 0)]
    #expect(try fixture.score("1.2", "A").state == .scored)
    #expect(try fixture.score("1.2", "A").points?.text == "2.00")
  }

  @Test("7 of 9 villages: provisional at every level, with 7/9 of the maximum reported")
  func provisional() throws {
    var fixture = try fixture(leaf("1.2", parent: 0))
    fixture.cells["1.2"] = ["A": cell(1, 2, reported: 7, expected: 9)]
    #expect(try fixture.score("1.2", "A").state == .provisional)
    #expect(try fixture.score("1", "A").state == .provisional)
    let total = try fixture.total("A")
    #expect(total.state == .provisional)
    #expect(total.hasProvisional)
    #expect(total.reportedMaximum == (try Fraction(32, over: 9)))
  }

  @Test("A rejected row of no known indicator makes the total provisional")
  func incomplete() throws {
    var fixture = try fixture(leaf("1.2", parent: 0))
    fixture.cells["1.2"] = ["A": cell(1, 1)]
    #expect(try fixture.total("A").state == .scored)
    fixture.incompleteUnits = ["A"]
    #expect(try fixture.total("A").state == .provisional)
    #expect(try fixture.score("1", "A").state == .scored)
  }

  @Test("Who reported nothing has no points; the register of others does not count")
  func silent() throws {
    var fixture = try ScoringFixture([
      leaf("1"), leaf("2", .points, rule: "points"), leaf("3", .tasksDone),
    ])
    fixture.cells["3"] = ["A": cell(1, 1)]
    let silent = try fixture.total("A")
    #expect(silent.state == .notReported)
    #expect(silent.points == nil)
    #expect(silent.maximum == Fraction(6))
    #expect(try fixture.score("1", "A").points == .zero)
    fixture.cells["1"] = ["A": cell(0, 1)]
    #expect(try fixture.total("A").points?.text == "2.00")
    #expect(try fixture.total("A").state == .scored)
  }

  @Test("Where a unit owes tasks alone, an empty register is silence")
  func silentTasks() throws {
    var fixture = try ScoringFixture([leaf("1", .tasksDone), leaf("2", .allTasks)])
    #expect(try fixture.total("A").points == nil)
    fixture.cells["2"] = ["A": cell(1, 1)]
    #expect(try fixture.total("A").points?.text == "2.00")
  }

  @Test("A domain of which nothing came has zero points, if other domains have some")
  func silentDomain() throws {
    var fixture = try ScoringFixture([
      node("1", max: "2"), leaf("1.1", parent: 0), node("2", max: "2"), leaf("2.1", parent: 2),
    ])
    fixture.cells["1.1"] = ["A": cell(1, 1)]
    let domain = try fixture.score("2", "A")
    #expect(domain.state == .notReported)
    #expect(domain.points == .zero)
    #expect(try fixture.total("A").points?.text == "2.00")
  }
}
