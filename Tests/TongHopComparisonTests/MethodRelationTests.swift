import Testing
import TongHopComparison
import TongHopDomain

@Suite struct MethodRelationTests {
  let world = World([commune("1", "Một")])

  private func change(_ relation: MethodRelation) throws -> PeriodChange {
    let now = try world.result("2024-Q2", ["1": Total(8250, rank: 1)])
    let then = try world.result("2024-Q1", ["1": Total(8000, rank: 3)])
    return try world.compare(
      now, EarlierPeriod(period: try period("2024-Q1"), result: then, relation: relation)
    ).row("1").previous
  }

  @Test func comparableVersionsAreComparedWhole() throws {
    let change = try change(.comparable)
    #expect(change.flags == [.methodChanged])
    #expect(change.index == points(250) && change.rank == 2)
  }

  @Test func otherVersionsAreComparedInTheirCommonPart() throws {
    let change = try change(
      .commonPart(
        now: try world.result("2024-Q2", ["1": Total(4000, rank: 2)]),
        then: try world.result("2024-Q1", ["1": Total(4100, rank: 1)])))
    #expect(change.flags == [.methodChanged, .commonPart])
    #expect(change.earlier.index == points(8000) && change.earlier.rank == 3)
    #expect(change.index == points(-100) && change.points == points(-100) && change.rank == -1)
  }

  @Test func versionsWithNothingInCommonAreNotCompared() throws {
    let change = try change(.none)
    #expect(change.flags == [.methodChanged, .notComparable])
    #expect(change.earlier.index == points(8000))
    #expect(change.index == nil && change.points == nil && change.rank == nil)
  }

  @Test func commonLeavesHaveTheSamePathAndScoreAlike() {
    func leaf(_ code: String, _ parent: Int, _ maximum: Int, _ indicator: String) -> Criterion {
      Criterion(
        code: code, parent: parent, name: code, maximum: Fraction(maximum),
        leaf: .init(measure: .metric(indicator), rule: .linear(from: nil, full: nil)))
    }
    func domain(_ code: String, appliesTo: [String] = []) -> Criterion {
      Criterion(code: code, name: code, maximum: Fraction(10), appliesTo: appliesTo)
    }
    var old = Method(id: "a", name: "A")
    old.criteria = [
      domain("1"), leaf("1.1", 0, 5, "X"), leaf("1.2", 0, 5, "Y"), domain("2"),
      leaf("2.1", 3, 5, "Z"), domain("3"), leaf("3.1", 5, 5, "W"),
    ]
    var new = Method(id: "b", name: "B")
    new.criteria = [
      domain("2"), leaf("1.2", 0, 5, "Y"), leaf("2.1", 0, 5, "Z"), domain("1"),
      leaf("1.1", 3, 6, "X"), domain("3", appliesTo: ["commune"]), leaf("3.1", 5, 5, "W"),
    ]
    let (inOld, inNew) = Comparison.commonLeaves(old, new)
    #expect(inOld == [4])
    #expect(inNew == [2])
  }
}
