import Testing
import TongHopDomain
import TongHopScoring

@Suite("Rounding")
struct RoundingTests {
  /// Three leaves of 10/3 in one domain, all of them reached.
  private func thirds(_ rounding: Rounding) throws -> ScoringFixture {
    var criteria = try [node("1", max: "10")]
    for number in 1...3 {
      criteria.append(try leaf("1.\(number)", parent: 0, max: "10/3", .metric("x\(number)")))
    }
    var fixture = try ScoringFixture(criteria, rounding: rounding)
    for number in 1...3 { fixture.cells["1.\(number)"] = ["A": cell(7, 7)] }
    return fixture
  }

  @Test(
    "Three times 10/3 is 10.00 unless each is rounded",
    arguments: Rounding.Mode.allCases, [Rounding.Step.domain, .total, .none])
  func thirdsAddUp(mode: Rounding.Mode, step: Rounding.Step) throws {
    let fixture = try thirds(Rounding(mode: mode, at: step))
    #expect(try fixture.total("A").points?.text == "10.00")
    #expect(try fixture.score("1", "A").points?.text == "10.00")
  }

  @Test("Rounded leaves are added as printed")
  func roundedLeaves() throws {
    let fixture = try thirds(Rounding())
    #expect(try fixture.score("1.1", "A").points?.text == "3.33")
    #expect(try fixture.total("A").points?.text == "9.99")
    #expect(try fixture.total("A").maximum == Fraction(10))
  }

  @Test("A sum through sub-criteria is settled once, at the end")
  func nestedThirds() throws {
    var criteria = try [node("1", max: "10")]
    for number in 1...3 {
      criteria.append(try node("1.\(number)", parent: 0, max: "10/3"))
      criteria.append(
        try leaf("1.\(number).1", parent: criteria.count - 1, max: "10/3", .metric("x")))
    }
    var fixture = try ScoringFixture(criteria, rounding: Rounding(mode: .truncate, at: .domain))
    for number in 1...3 { fixture.cells["1.\(number).1"] = ["A": cell(1, 1)] }
    #expect(try fixture.score("1", "A").points?.text == "10.00")
    #expect(try fixture.score("1.1", "A").points?.text == "3.333333333")
  }

  @Test(
    "89.457 is 89.46, or 89.45 where the publisher truncates",
    arguments: [
      (Rounding.Mode.halfUp, "89.46"), (.halfEven, "89.46"), (.truncate, "89.45"),
    ])
  func published(mode: Rounding.Mode, expected: String) throws {
    let points = try ScoringFixture.points(
      "linear", max: "100", 89_457, 100_000, rounding: Rounding(mode: mode))
    #expect(points == expected)
  }

  @Test(
    "A half goes up, or to the even neighbour",
    arguments: [
      (Rounding.Mode.halfUp, 125, "0.13"), (.halfEven, 125, "0.12"), (.truncate, 125, "0.12"),
      (.halfUp, 135, "0.14"), (.halfEven, 135, "0.14"), (.truncate, 135, "0.13"),
    ] as [(Rounding.Mode, Int64, String)])
  func halves(mode: Rounding.Mode, n: Int64, expected: String) throws {
    let points = try ScoringFixture.points(
      "linear", max: "1", n, 1000, rounding: Rounding(mode: mode))
    #expect(points == expected)
  }

  @Test("The step decides what is rounded: 0.125 + 0.125 in one domain, 0.125 in another")
  func steps() throws {
    func fixture(_ step: Rounding.Step) throws -> ScoringFixture {
      var fixture = try ScoringFixture(
        [
          node("1", max: "2"), leaf("1.1", parent: 0, max: "1"), leaf("1.2", parent: 0, max: "1"),
          leaf("2", max: "1"),
        ], rounding: Rounding(at: step))
      for code in ["1.1", "1.2", "2"] { fixture.cells[code] = ["A": cell(1, 8)] }
      return fixture
    }
    let expected: [(Rounding.Step, leaf: String, domain: String, other: String, total: String)] = [
      (.criterion, "0.13", "0.26", "0.13", "0.39"), (.domain, "0.125", "0.25", "0.13", "0.38"),
      (.total, "0.125", "0.25", "0.125", "0.38"), (.none, "0.125", "0.25", "0.125", "0.375"),
    ]
    for (step, leaf, domain, other, total) in expected {
      let fixture = try fixture(step)
      #expect(try fixture.score("1.1", "A").points?.text == leaf, "\(step)")
      #expect(try fixture.score("1", "A").points?.text == domain, "\(step)")
      #expect(try fixture.score("2", "A").points?.text == other, "\(step)")
      #expect(try fixture.total("A").points?.text == total, "\(step)")
    }
    #expect(try fixture(.domain).score("2", "A").exactPoints?.text == "0.125")
    #expect(try fixture(.domain).total("A").exactPoints?.text == "0.38")
    #expect(try fixture(.total).total("A").exactPoints?.text == "0.375")
  }

  @Test("Thanh Hóa 2023: 68.32 points of 84 are 81.33 %")
  func index() throws {
    var fixture = try ScoringFixture([
      leaf("1", max: "84", .points, rule: "points"),
      leaf("2", max: "16", .points, rule: "points", appliesTo: ["phường"]),
    ])
    fixture.cells["1"] = ["A": pointsCell(68_320)]
    let table = try fixture.table()
    let total = try #require(table.totals[1])
    #expect(total.maximum == Fraction(84))
    #expect(table.index(of: total)?.text == "81.33")
  }
}
