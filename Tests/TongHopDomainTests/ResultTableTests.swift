import Testing
import TongHopDiagnostics
import TongHopDomain

@Suite("Rows of gaps, full marks and rounds")
struct ResultTableTests {
  @Test(
    "More than 95 % rank nobody: 20 of 21 do, 19 of 20 are exactly 95 %, one alone is not asked",
    arguments: [
      (21, 20, true), (20, 19, false), (20, 20, true), (2, 2, true), (1, 1, false), (0, 0, false),
      (100_000, 95_000, false), (100_000, 95_001, true),
    ])
  func ranksNobody(units: Int, full: Int, expected: Bool) {
    var row = FullMarksTable.Row(code: "1", name: "", maximum: Fraction(2))
    row.units = units
    row.fullMarks = full
    #expect(row.ranksNobody == expected)
    #expect((row.share == nil) == (units == 0))
  }

  private func rounds(_ list: [(PointEntry.Round, Int64, reason: String)]) -> PointRounds {
    let period = Period(kind: .quarter, year: 2024, number: 1)!
    return PointRounds(
      code: "1", displayName: "Một", criterion: "1", criterionName: "", period: period,
      entries: list.map { round, points, reason in
        PointEntry(
          unit: UnitID(0), criterion: "1", period: period, round: round, points: points,
          reason: reason,
          location: SourceLocation(file: "points/a.csv"))
      })
  }

  @Test("The last appraisal counts, a claim never, and a change is against the round before it")
  func counted() {
    let all = rounds([
      (.second, 4, ""), (.selfScored, 5, ""), (.explained, 5, ""), (.appraised, 3, "x"),
    ])
    #expect(all.counted?.points == 4)
    #expect(all[.second].flatMap { all.earlier(than: $0) }?.round == .appraised)
    #expect(all[.explained].flatMap { all.earlier(than: $0) }?.round == .appraised)
    #expect(all.unreasoned.map(\.round) == [.second])
    #expect(rounds([(.explained, 5, "")]).counted == nil)
    #expect(rounds([(.selfScored, 5, ""), (.explained, 6, "")]).counted?.points == 5)
    #expect(rounds([(.selfScored, 5, ""), (.second, 5, "")]).unreasoned.isEmpty)
  }

  @Test("Points of zero need no evidence")
  func evidence() {
    #expect(rounds([(.selfScored, 1, "")]).lacksEvidence)
    #expect(!rounds([(.selfScored, 0, "")]).lacksEvidence)
    #expect(!rounds([(.appraised, 1, "")]).lacksEvidence)
  }

  @Test("Versions that say the same have no change; a parent that becomes a leaf gets a measure")
  func versions() {
    var old = Method(id: "a", name: "A")
    old.criteria = [Criterion(code: "1", name: "Một", maximum: Fraction(2))]
    #expect(old.changes(to: old).isEmpty)
    var new = old
    new.id = "b"
    #expect(old.changes(to: new).isEmpty)
    new.criteria[0].leaf = Criterion.Leaf(measure: .points, rule: .points)
    #expect(old.changes(to: new).map(\.setting) == ["measure"])
    #expect(
      new.changes(to: old).map(\.words.english) == ["criterion 1 Một: measure points → (none)"])
  }
}
