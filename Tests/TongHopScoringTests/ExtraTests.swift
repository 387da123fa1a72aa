import Testing
import TongHopDomain
import TongHopScoring

/// Bonus and penalty points: outside of the maximum, and nobody owes them.
@Suite("Bonus and penalty")
struct ExtraTests {
  /// Two points by ratio, a bonus and a penalty.
  private func fixture(
    _ bonus: Measure = .metric("b"), rule: String = "bonus(0.5 each, limit: 2)",
    rounding: Rounding = Rounding()
  ) throws -> ScoringFixture {
    var fixture = try ScoringFixture(
      [
        leaf("1", max: "2"), leaf("2", max: "0", bonus, rule: rule),
        leaf("3", max: "0", .metric("p"), rule: "penalty(0.25 each, limit: 1)"),
      ], rounding: rounding)
    fixture.cells["1"] = ["A": cell(1, 2), "B": cell(2, 2), "T": cell(3, 4)]
    return fixture
  }

  @Test("They add and take off, up to their limits; the maximum stays")
  func totals() throws {
    var fixture = try fixture()
    fixture.cells["2"] = ["A": cell(3, 1), "B": cell(9, 1), "T": cell(12, 2)]
    fixture.cells["3"] = ["A": cell(2, 1), "T": cell(2, 1)]
    let a = try fixture.total("A")
    #expect(a.points?.text == "2.00" && a.bonusPoints?.text == "1.00")
    #expect(a.maximum == Fraction(2) && a.state == .scored)
    #expect(a.appraisedPoints?.text == "1.00")
    #expect(try fixture.score("3", "A").points?.text == "-0.50")
    // 9 x 0.5 is above the limit of 2, and the total above the maximum.
    let b = try fixture.total("B")
    #expect(b.points?.text == "4.00" && b.bonusPoints?.text == "2.00")
    // A parent has the mean number of its units: 12/2 x 0.5 is above the limit, too.
    #expect(try fixture.score("2", "T").points?.text == "2.00")
  }

  @Test("No row is nothing that arose: zero, scored, in nobody's way")
  func none() throws {
    let fixture = try fixture()
    let score = try fixture.score("2", "A")
    #expect(score.state == .scored && score.points == .zero && score.cell == nil)
    let total = try fixture.total("A")
    #expect(total.points?.text == "1.00" && total.bonusPoints == .zero && total.state == .scored)
    #expect(!total.hasNotReported && total.reportedMaximum == total.maximum)
  }

  @Test("A unit that sent nothing at all stays without points")
  func silent() throws {
    var fixture = try fixture()
    fixture.cells["1"] = [:]
    #expect(try fixture.total("B").points == nil)
    #expect(try fixture.total("B").state == .notReported)
    // A row of a bonus is a report.
    fixture.cells["2"] = ["B": cell(1, 1)]
    #expect(try fixture.total("B").points?.text == "0.50")
    #expect(try fixture.total("B").state == .notReported)
  }

  @Test("A total below zero is printed as it is")
  func negative() throws {
    var fixture = try fixture()
    fixture.cells["1"] = ["A": cell(0, 5)]
    fixture.cells["3"] = ["A": cell(7, 1)]
    let table = try fixture.table()
    let total = try #require(table.totals[1])
    #expect(total.points?.text == "-1.00" && total.bonusPoints?.text == "-1.00")
    #expect(table.index(of: 1)?.text == "-50.00")
  }

  @Test("Entered points count up to the limit, a mean above")
  func entered() throws {
    var fixture = try fixture(.points, rule: "bonus(limit: 2)")
    fixture.cells["2"] = [
      "A": pointsCell(1_500), "B": pointsCell(3_000), "T": pointsCell(4_500, of: 2),
    ]
    #expect(try fixture.score("2", "A").points?.text == "1.50")
    #expect(try fixture.score("2", "B").points?.text == "2.00")
    #expect(try fixture.score("2", "T").points?.text == "2.00")
    fixture.cells["2"]?["T"] = pointsCell(1_500, of: 2)
    #expect(try fixture.score("2", "T").points?.text == "0.75")
    #expect(try fixture.total("A").selfPoints == nil)
  }

  @Test(
    "Halves below zero round away from it, like halves above", arguments: Rounding.Mode.allCases)
  func rounding(mode: Rounding.Mode) throws {
    let expected: [Rounding.Mode: [String]] = [
      .halfUp: ["-0.13", "-0.38"], .halfEven: ["-0.12", "-0.38"], .truncate: ["-0.12", "-0.37"],
    ]
    for (n, text) in zip([1, 3] as [Int64], expected[mode] ?? []) {
      // 0.25 x n/2 is 0.125 and 0.375.
      for step in [Rounding.Step.criterion, .domain] {
        var fixture = try fixture(rounding: Rounding(decimals: 2, mode: mode, at: step))
        fixture.cells["3"] = ["A": cell(n, 2)]
        #expect(try fixture.score("3", "A").points?.text == text)
        #expect(try fixture.total("A").bonusPoints?.text == text)
      }
    }
  }
}
