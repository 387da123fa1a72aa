import Testing
import TongHopDomain
import TongHopScoring

/// When a survey leaf is due, and where its points go.
@Suite("Survey leaves")
struct SurveyLeafTests {
  /// Six points entered, four from a survey.
  private func fixture(asked units: [String]) throws -> ScoringFixture {
    var fixture = try ScoringFixture([
      node("1", max: "10"), leaf("1.1", parent: 0, max: "6", .points, rule: "points"),
      leaf("1.2", parent: 0, max: "4", .survey("q"), rule: "yes_no"),
    ])
    fixture.cells["1.1"] = ["A": pointsCell(3000), "B": pointsCell(3000)]
    var cells: [String: RollupCell] = [:]
    for unit in units { cells[unit] = cell(3_000_000, 4_000_000) }
    fixture.cells["1.2"] = cells
    return fixture
  }

  @Test("Points of a survey stand beside those of the appraisal")
  func columns() throws {
    let total = try fixture(asked: ["A"]).total("A")
    #expect(total.points?.text == "6.00")
    #expect(total.surveyPoints?.text == "3.00")
    #expect(total.appraisedPoints?.text == "3.00")
    #expect(total.maximum == Fraction(10))
  }

  @Test("Nobody was asked: the appraised part alone is left")
  func nobody() throws {
    let total = try fixture(asked: []).total("A")
    #expect(total.points?.text == "3.00")
    #expect(total.surveyPoints == nil)
    #expect(total.maximum == Fraction(6))
  }

  @Test("Who was passed over has not reported, if others of its group were asked")
  func groups() throws {
    func state(_ change: (inout Method) -> Void) throws -> ScoreState {
      var fixture = try fixture(asked: ["A"])
      change(&fixture.method)
      return try fixture.score("1.2", "B").state
    }
    // A is a xã and B a phường, both communes of T.
    #expect(try state { _ in } == .notReported)
    #expect(try state { $0.ranking.groupBy = .parent } == .notReported)
    #expect(try state { $0.ranking.groupBy = .type } == .notDue)
    #expect(
      try state { $0.ranking.groups = [.init(name: "P", types: ["Phường"])] } == .notDue)
    #expect(
      try state { $0.ranking.groups = [.init(name: "X", types: ["xã"])] } == .notDue)
    #expect(
      try state { $0.ranking.groups = [.init(name: "Y", types: ["xã", "phường"])] }
        == .notReported)
    // Villages that the method does not score do not make their level one that was asked.
    var below = try fixture(asked: ["a1"])
    below.method.appliesTo = ["commune"]
    #expect(try below.score("1.2", "A").state == .notDue)
  }

  @Test("A row that was left out asked somebody")
  func leftOut() throws {
    var fixture = try fixture(asked: [])
    var incomplete = RollupCell()
    incomplete.isIncomplete = true
    fixture.cells["1.2"] = ["A": incomplete]
    let score = try fixture.score("1.2", "A")
    #expect(score.state == .notReported)
    #expect(score.hasProvisional)
    #expect(try fixture.score("1.2", "B").state == .notReported)
  }

  @Test("A survey is held by others: alone it does not make a unit report")
  func silent() throws {
    var fixture = try fixture(asked: ["A", "B"])
    fixture.cells["1.1"] = ["A": pointsCell(3000)]
    #expect(try fixture.total("B").points == nil)
    #expect(try fixture.total("A").points?.text == "6.00")
    // Where there is nothing else, it is what there is.
    var alone = try ScoringFixture([leaf("1", max: "4", .survey("q"), rule: "yes_no")])
    alone.cells["1"] = ["A": cell(1, 4)]
    #expect(try alone.total("A").points?.text == "1.00")
    #expect(try alone.total("B").points == nil)
  }

  @Test("A mean on a scale, between its ends")
  func goalposts() throws {
    for (n, points) in [(420, "1.60"), (100, "0.00"), (90, "0.00"), (500, "2.00"), (510, "2.00")] {
      let found = try ScoringFixture.points(
        "goalposts(low: 1, high: 5)", Int64(n), 100, measure: .survey("q"))
      #expect(found == points, "\(n)")
    }
  }
}
