import Testing
import TongHop
import TongHopComparison
import TongHopDomain
import TongHopTestSupport

/// Who passed whom in the sample, worked out a second time from the CSV of the two periods.
@Suite("Rank moves of the sample")
struct RankMoveTests {
  @Test("Passed less was passed by is the change of the rank, for every unit")
  func addsUp() throws {
    let run = try LangSon.load().run
    let earlier = try #require(run.compared.previous)
    let then = try WorkspaceRun(sample: "lang-son", period: "2024-Q1")
    let (ranksNow, ranksThen) = (ranks(run), ranks(then))
    let maker = try #require(
      ChangeMaker(
        from: earlier, to: run.compared.current, register: run.pipeline.workspace.units))
    var moves = 0
    for row in run.compared.table.groups.flatMap(\.rows) {
      guard let unit = row.unitIndex else { continue }
      let move = maker.rankMove(of: unit)
      #expect((maker.rankSummary(of: unit) == nil) == (move == nil), "\(row.code)")
      #expect((move == nil) == (row.previous.rank == nil), "\(row.code)")
      guard let move else { continue }
      moves += 1
      let summary = try #require(maker.rankSummary(of: unit))
      #expect(summary.passed == move.passed.count, "\(row.code)")
      #expect(summary.passedBy == move.passedBy.count, "\(row.code)")
      #expect(summary.nearestPassed == nearest(move.passed), "\(row.code)")
      #expect(summary.nearestPassedBy == nearest(move.passedBy), "\(row.code)")
      #expect(move.change == row.previous.rank, "\(row.code)")
      #expect(move.passed.count - move.passedBy.count == move.change, "\(row.code)")
      let (aheadNow, aheadThen) = (ahead(of: row.code, ranksNow), ahead(of: row.code, ranksThen))
      #expect(Set(move.passed.map(\.code)) == aheadThen.subtracting(aheadNow), "\(row.code)")
      #expect(Set(move.passedBy.map(\.code)) == aheadNow.subtracting(aheadThen), "\(row.code)")
      for other in move.passed {
        let place = place(ranksNow[other.code]?.rank, beside: move.laterRank)
        #expect(other.place == place, "\(row.code) \(other.code)")
      }
      for other in move.passedBy {
        let place = place(ranksThen[other.code]?.rank, beside: move.earlierRank)
        #expect(other.place == place, "\(row.code) \(other.code)")
      }
    }
    #expect(moves > 200)
  }

  @Test("So it is against another version of the method, and against a signed table")
  func otherSources() throws {
    let scratch = try ScratchWorkspace(copyOf: "lang-son")
    let then = try WorkspaceRun(scratch.path, period: "2024-Q1")
    let stem = "\(then.pipeline.method.id)-2024-Q1"
    try scratch.write(then.documents[0], to: "published/\(stem).csv")
    for (against, isSigned) in [("2023-Q2", false), ("2024-Q1", true)] {
      var options = PipelineOptions()
      options.period = Period(parsing: LangSon.period)
      options.against = Period(parsing: against)
      var pipeline = try Pipeline(try Workspace.open(scratch.path), options: options)
      let compared = try pipeline.compare()
      let earlier = try #require(compared.previous)
      #expect((earlier.published != nil) == isSigned)
      if case .commonPart = earlier.relation {} else { #expect(isSigned) }
      let maker = try #require(try pipeline.changes(from: earlier, in: compared))
      var moves = 0
      for row in compared.table.groups.flatMap(\.rows) {
        guard let unit = row.unitIndex, let change = row.previous.rank else { continue }
        let move = try #require(maker.rankMove(of: unit))
        let summary = try #require(maker.rankSummary(of: unit))
        #expect(summary.passed == move.passed.count, "\(row.code)")
        #expect(summary.passedBy == move.passedBy.count, "\(row.code)")
        #expect(move.change == change, "\(row.code)")
        #expect(move.rest == 0, "\(row.code)")
        moves += 1
      }
      #expect(moves > 200)
    }
  }

  /// Five at most, the lowest rank first, of one rank by code.
  private func nearest(_ others: [RankMove.Other]) -> [String] {
    others.sorted { $0.rank == $1.rank ? $0.code < $1.code : $0.rank > $1.rank }.prefix(5)
      .map(\.code)
  }

  private struct Standing {
    var group: String
    var rank: Int
  }

  /// Of ranked units, by code.
  private func ranks(_ run: WorkspaceRun) -> [String: Standing] {
    run.ranksByCode.compactMapValues { row in
      row.int("rank").map { Standing(group: row.text("group"), rank: $0) }
    }
  }

  private func ahead(of code: String, _ ranks: [String: Standing]) -> Set<String> {
    guard let own = ranks[code] else { return [] }
    return Set(ranks.filter { $0.value.group == own.group && $0.value.rank < own.rank }.keys)
  }

  private func place(_ rank: Int?, beside own: Int) -> RankMove.Other.Place {
    guard let rank else { return .unranked }
    return rank == own ? .level : .behind
  }
}
