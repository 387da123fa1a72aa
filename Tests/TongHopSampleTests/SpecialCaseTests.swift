import Testing
import TongHop
import TongHopDiagnostics
import TongHopDomain
import TongHopTestSupport

/// The special cases that the sample's README promises.
@Suite("Lạng Sơn, special cases of 2024-Q2")
struct SpecialCaseTests {
  let sample: LangSon
  let run: WorkspaceRun
  let ranks: [String: [String: String]]

  init() throws {
    sample = try LangSon.load()
    run = sample.run
    ranks = run.ranksByCode
  }

  @Test("The sample has no problem, and every commune and district has a row")
  func isClean() {
    #expect(run.problems == "")
    #expect(run.ranks.rows.count == 212)
    #expect(ranks.count == 212)
  }

  @Test("7 of the 9 villages of Vân An reported: provisional, with its coverage, also above")
  func coverage() throws {
    for criterion in ["1.4", "8.2"] {
      #expect(run.scores(of: criterion)["06469"]?["state"] == "provisional")
    }
    #expect(run.scores(of: "1.3")["06469"]?["state"] == "scored")
    // Two leaves of 2 and 3 points are 7/9 reported: 64 - 5 x 2/9 of 64.
    #expect(ranks["06469"]?["coverage"] == "98.26")
    for code in sample.lineage("06469") { #expect(sample.flags(code).contains("provisional")) }

    let text = try explain("06469", criterion: "1.4")
    #expect(text.contains("mới có 7 trên 9 đơn vị báo cáo"))
    for village in ["06469-004", "06469-008"] {
      #expect(text.contains { $0.contains(village) && $0.contains("chưa báo cáo") })
    }
  }

  @Test("The silent commune: no total, no rank, named, and tasks are not taken for a report")
  func silent() throws {
    let row = try #require(ranks["06643"])
    for column in ["points", "index", "rank", "band", "change", "rank_change"] {
      #expect(row[column] == "", "\(column)")
    }
    #expect(sample.flags("06643").contains("not_reported"))
    #expect(run.scores(of: "")["06643"]?["state"] == "not_reported")
    #expect(row["tasks_overdue"] == "1")
    let communes = run.ranks.rows.filter { $0["group"] == "commune" }
    #expect(communes.count { $0.int("rank") != nil } == 199)
    #expect(communes.last?["code"] == "06643")
    let list = CheckReport.text(run.pipeline, run.compared, language: .vietnamese)
    #expect(list.contains("06643 Xã Đồng Thắng: chưa gửi gì"))
  }

  @Test("An exemption leaves the maximum: 61 of 64 points")
  func exempt() {
    let leaf = run.scores(of: "6.1")["06418"]
    #expect(leaf?["state"] == "not_applicable")
    #expect(leaf?["max_points"] == "0.00")
    #expect(leaf?["points"] == "")
    #expect(ranks["06418"]?["max_points"] == "61.00")
    #expect(ranks["06418"]?["coverage"] == "100.00")
    #expect(!sample.flags("06418").contains("provisional"))
    // A quarter before the exemption began the criterion counted.
    #expect(ranks["06418"]?["previous_points"] == "55.04")
    #expect(ranks["06418"]?["previous_index"] == "86.00")
  }

  @Test(
    "Self-scored and not yet appraised: the self score counts, provisionally",
    arguments: [
      ("06097", ["2.2", "4.1", "6.3", "7.2"]), ("06301", ["2.2", "4.1", "6.3", "7.2"]),
      ("06358", ["2.2", "4.1", "6.3", "7.2"]), ("06412", ["6.3"]), ("06574", ["6.3", "7.2"]),
    ])
  func awaiting(code: String, leaves: [String]) throws {
    let waiting = run.scores.rows.filter { row in
      row["unit"] == code && row["state"] == "awaiting_appraisal"
        && row.text("criterion").contains(".")
    }
    #expect(waiting.map { $0.text("criterion") } == leaves)
    let entered = try LangSon.table("points/2024-Q2").rows.filter {
      $0["unit"] == code && $0["round"] == "self"
    }
    for row in waiting {
      let own = entered.first { $0["criterion"] == row["criterion"] }
      let points = own.flatMap { scaled($0.text("points"), places: 9) }
      #expect(scaled(row.text("points"), places: 9) == points)
    }
    #expect(sample.flags(code).contains("provisional"))
    #expect(ranks[code]?["appraised_points"] == "")
    #expect(ranks[code]?["self_points"] == ranks[code]?["points"])
    #expect(run.scores(of: "")[code]?["state"] == "awaiting_appraisal")
  }

  @Test("Twice the figures, and twice the villages: a tie")
  func tie() {
    let (one, twice) = (ranks["06160"], ranks["06319"])
    for column in ["points", "index", "rank", "band"] {
      #expect(one?[column] == twice?[column])
      #expect(one?[column]?.isEmpty == false)
    }
    let leaf = run.scores(of: "3.3")
    #expect(leaf["06319"]?.int("denominator") == leaf["06160"]?.int("denominator").map { $0 * 2 })
  }

  @Test("Survey leaves, and those of the half-year, are out of the maximum in a quarter")
  func notDue() {
    let leaves = ["1.5", "2.1", "6.2", "8.3.1", "8.3.2", "8.3.3", "8.3.4", "8.3.5", "8.4"]
    for leaf in leaves {
      for row in run.scores(of: leaf).values {
        #expect(row["state"] == "not_due")
        #expect(row["max_points"] == "0.00")
      }
    }
    #expect(ranks["06220"]?["max_points"] == "64.00")
    #expect(ranks["06220"]?["survey_points"] == "")
    #expect(run.scores(of: "8")["06220"]?["max_points"] == "5.00")
  }

  @Test("Against 2023-Q2 the change is that of the part which both versions have")
  func commonPart() throws {
    let then = try WorkspaceRun(sample: "lang-son", period: "2023-Q2")
    #expect(then.pipeline.method.id == "cchc-xa-2023")
    for code in ["06220", "06418", "06190", "20", "186"] {
      // 7.3.2 is the only leaf that differs; without it 62.50 points can apply.
      func common(_ run: WorkspaceRun) throws -> Int {
        func hundredths(_ criterion: String, _ column: String) throws -> Int {
          let text = try #require(run.scores(of: criterion)[code]?[column])
          return scaled(text, places: 2) ?? 0
        }
        let points = try hundredths("", "points") - hundredths("7.3.2", "points")
        let most = try hundredths("", "max_points") - hundredths("7.3.2", "max_points")
        return halfUp(points * 10_000, over: most)
      }
      let row = try #require(ranks[code])
      #expect(try row.signed("year_ago_change") == common(run) - common(then), "\(code)")
      #expect(row["year_ago_index"] == then.ranksByCode[code]?["index"])
      #expect(sample.flags(code).isSuperset(of: ["method_changed", "common_part"]))
    }
  }

  @Test("Against the quarter before the change is the difference of the printed values")
  func previous() throws {
    let before = try WorkspaceRun(sample: "lang-son", period: "2024-Q1").ranksByCode
    for row in run.ranks.rows where row["points"] != "" {
      let earlier = try #require(before[row.text("code")])
      #expect(row["previous_points"] == earlier["points"])
      #expect(row["previous_index"] == earlier["index"])
      #expect(row["previous_rank"] == earlier["rank"])
      guard let index = row.signed("index"), let then = earlier.signed("index"),
        let rank = row.int("rank"), let old = earlier.int("rank")
      else { continue }
      #expect(row.signed("change") == index - then)
      #expect(row.int("rank_change") == old - rank)
    }
  }

  private func explain(_ code: String, criterion: String) throws -> [String] {
    let unit = try UnitSearch.find(code, in: run.compared.tree, of: run.pipeline)
    return try Explanation.text(
      of: unit, criterion: run.pipeline.method.index(of: criterion), pipeline: run.pipeline,
      compared: run.compared, language: .vietnamese
    ).split(separator: "\n").map { String($0).drop { $0 == " " }.description }
  }
}

extension [String: String] {
  /// Hundredths, also below zero.
  func signed(_ column: String) -> Int? {
    let text = text(column)
    return text.hasPrefix("-")
      ? scaled(String(text.dropFirst()), places: 2).map(-) : scaled(text, places: 2)
  }
}
