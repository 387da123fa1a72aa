import Testing
import TongHopTestSupport

/// The published progress figures of Phú Thọ, third quarter of 2026: 163 units and the province.
@Suite("Phú Thọ, QĐ 766, as published")
struct PhuThoTests {
  let golden: [[String: String]]
  let run: WorkspaceRun
  /// The rows of the comparison table by unit code.
  let ranks: [String: [String: String]]

  init() throws {
    golden = try CSVText(file: "Tests/Golden/qd766_phutho_2026q3_progress.csv").rows
    run = try WorkspaceRun(sample: "phu-tho-766", method: "qd766", period: "2026-Q3")
    ranks = run.ranksByCode
  }

  @Test("The sample has no problem at all")
  func isClean() {
    #expect(run.problems == "")
  }

  @Test("164 scores and 164 ratios, to the last digit")
  func scoresAndRatios() {
    #expect(golden.count == 164)
    #expect(run.ranks.rows.count == 164)
    let leaf = run.scores(of: "2.1")
    for row in golden {
      let code = row.text("unit_code")
      let wanted = scaled(row.text("score"), places: 2)
      #expect(wanted != nil)
      #expect(ranks[code].flatMap { scaled($0.text("points"), places: 2) } == wanted, "\(code)")
      #expect(leaf[code].flatMap { scaled($0.text("points"), places: 2) } == wanted, "\(code)")
      #expect(
        leaf[code].flatMap { scaled($0.text("ratio"), places: 2) }
          == scaled(row.text("ratio_pct"), places: 2), "\(code)")
      #expect(leaf[code]?["numerator"] == row["total_on_time"], "\(code)")
      #expect(leaf[code]?["denominator"] == row["total_received"], "\(code)")
    }
  }

  @Test("The province is the sum of its children and scores 17.35, not their mean of 18.11")
  func province() throws {
    let children = golden.filter { $0["unit_code"] != "H44" }
    #expect(children.count == 163)
    let scores = children.compactMap { scaled($0.text("score"), places: 2) }
    #expect(halfUp(scores.reduce(0, +), over: scores.count) == 1811)
    #expect(ranks["H44"]?["points"] == "17.35")

    let onTime = children.compactMap { $0.int("total_on_time") }.reduce(0, +)
    let received = children.compactMap { $0.int("total_received") }.reduce(0, +)
    #expect((onTime, received) == (403_016, 464_494))
    let province = try #require(run.rollup(of: "HS_DUNG_HAN")["H44"])
    #expect(province.int("numerator") == onTime)
    #expect(province.int("denominator") == received)
    #expect(province.int("records") == 163)
  }

  @Test("Departments are a group of their own, and so is the province")
  func groups() {
    let sizes = Dictionary(grouping: run.ranks.rows) { $0.text("group") }.mapValues(\.count)
    #expect(sizes == ["province": 1, "department": 15, "commune": 148])
    let kinds = ["PROVINCE_TOTAL": "province", "PROVINCE_DEPT": "department", "COMMUNE": "commune"]
    for row in golden {
      #expect(ranks[row.text("unit_code")]?["group"] == kinds[row.text("level")])
    }
  }

  @Test("31 groups of ties among 148 communes, 66 communes in them")
  func ties() {
    let communes = run.ranks.rows.filter { $0["group"] == "commune" }
    let tied = Dictionary(grouping: communes) { $0.text("rank") }.values.filter { $0.count > 1 }
    #expect(tied.count == 31)
    #expect(tied.map(\.count).reduce(0, +) == 66)
  }

  @Test("Ranks are one more than the number of better units of the group")
  func competitionRanks() {
    let groups = Dictionary(grouping: golden) { ranks[$0.text("unit_code")]?["group"] ?? "" }
    for (_, rows) in groups {
      let scores = rows.compactMap { scaled($0.text("score"), places: 2) }
      for (row, score) in zip(rows, scores) {
        let better = scores.count { $0 > score }
        #expect(ranks[row.text("unit_code")]?.int("rank") == better + 1, "\(row)")
      }
    }
  }

  @Test("Rows stand by rank, equal ranks by code")
  func order() {
    for group in Dictionary(grouping: run.ranks.rows, by: { $0.text("group") }).values {
      let keys = group.map { ($0.int("rank") ?? .max, $0.text("code")) }
      #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 })
    }
  }
}
