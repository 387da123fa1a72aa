import Testing
import TongHop
import TongHopDomain
import TongHopTestSupport

/// PAPI 2018 and 2019: totals, ranks, groups and dimensions against the published sub-dimensions
/// summed by others.
@Suite("PAPI 2018 and 2019, as published")
struct PAPITests {
  static let years = [(year: "2018", ranked: 61), (year: "2019", ranked: 63)]
  static let groupNames = [
    "high": "cao nhất", "mid_high": "trung bình cao", "mid_low": "trung bình thấp",
    "low": "thấp nhất",
  ]

  /// Each year is run once for all tests.
  private static let runs = Dictionary(
    uniqueKeysWithValues: years.map { year, _ in
      (year, Result { try WorkspaceRun(sample: "papi", method: "papi", period: year) })
    })

  private func run(_ year: String) throws -> WorkspaceRun {
    try #require(Self.runs[year]).get()
  }

  static func golden(_ year: String) throws -> [String: [String: String]] {
    let table = try CSVText(file: "Tests/Golden/papi_2018_2019_dimensions_derived.csv")
    let rows = table.rows.filter { $0["year"] == year }
    return Dictionary(
      uniqueKeysWithValues: rows.map { row in
        let code = row.text("gso_code")
        return (code.count == 1 ? "0" + code : code, row)
      })
  }

  /// Nine printed decimals brought to six.
  static func micro(_ text: String) -> Int? {
    scaled(text, places: 9).map { halfUp($0, over: 1000) }
  }

  @Test("Total, rank and group of every province", arguments: years)
  func totals(year: String, ranked: Int) throws {
    let run = try run(year)
    #expect(run.problems == "")
    let ranks = run.ranksByCode
    let totals = run.scores(of: "")
    let golden = try Self.golden(year)
    #expect(golden.count == 63)
    for (code, row) in golden {
      let mine = try #require(ranks[code])
      #expect(mine.text("points") == row.text("total_2dp"), "\(code)")
      #expect(mine.text("rank") == row.text("rank_full_precision"), "\(code)")
      let group = Self.groupNames[row.text("quartile_group")] ?? ""
      #expect(mine.text("quantile_group") == group, "\(code)")
      #expect(totals[code]?["rank"] == row["rank_full_precision"], "\(code)")
      #expect(totals[code]?["quantile_group"] == group, "\(code)")
    }
    let provinces = run.ranks.rows.filter { $0["group"] == "province" }
    #expect(provinces.count == 63)
    #expect(provinces.count { $0.int("rank") != nil } == ranked)
  }

  @Test("Totals before rounding, to six decimals", arguments: years)
  func exactTotals(year: String, ranked: Int) throws {
    let run = try run(year)
    let scores = run.compared.current.scores
    let places = Dictionary(
      uniqueKeysWithValues: scores.scored.map { (scores.tree.units[$0].code, $0) })
    for (code, row) in try Self.golden(year) {
      let total = try #require(places[code].flatMap { scores.totals[$0] })
      let exact = total.exactPoints.flatMap { Self.micro($0.fullText(places: 2)) }
      #expect(exact == scaled(row.text("total"), places: 6), "\(code)")
    }
  }

  @Test("Every dimension of every province, to six decimals", arguments: years)
  func dimensions(year: String, ranked: Int) throws {
    let run = try run(year)
    let golden = try Self.golden(year)
    for dimension in 1...8 {
      let scores = run.scores(of: "\(dimension)")
      for (code, row) in golden {
        let mine = try #require(scores[code])
        let wanted = scaled(row.text("d\(dimension)"), places: 6)
        #expect(Self.micro(mine.text("points")) == wanted, "\(code), \(dimension)")
        #expect((mine["state"] == "withheld") == (wanted == nil), "\(code), \(dimension)")
        #expect(mine.text("max_points") == "10.00", "\(code), \(dimension)")
      }
    }
  }

  @Test("Two provinces of 2018 are withheld in two dimensions: no total, no rank, no zero")
  func withheld() throws {
    let run = try run("2018")
    let ranks = run.ranksByCode
    for code in ["22", "87"] {
      for column in ["points", "index", "rank", "quantile_group"] {
        #expect(ranks[code]?[column] == "", "\(code), \(column)")
      }
      #expect(ranks[code]?.text("flags").split(separator: ";").contains("withheld") == true)
      #expect(run.scores(of: "")[code]?["state"] == "withheld")
      #expect(run.scores(of: "2.1")[code]?["state"] == "withheld")
      #expect(run.scores(of: "2.1")[code]?["points"] == "")
      #expect(run.scores(of: "3")[code]?["state"] == "scored")
    }
  }

  @Test("Lạng Sơn 2019: 44.07, rank 24, down 2.98 points and 23 places")
  func langSon() throws {
    let run = try run("2019")
    let row = try #require(run.ranksByCode["20"])
    #expect(row["points"] == "44.07")
    #expect(row["rank"] == "24")
    #expect(row["quantile_group"] == "trung bình cao")
    #expect(row["previous_points"] == "47.05")
    #expect(row["previous_rank"] == "1")
    #expect(row["points_change"] == "-2.98")
    #expect(row["rank_change"] == "-23")
    #expect(row["flags"] == "method_changed")
  }

  @Test("Lạng Sơn 2019: the eight dimension groups that the district's plan names")
  func langSonGroups() throws {
    let run = try run("2019")
    let golden = try CSVText(file: "Tests/Golden/papi_lang_son_2019_groups.csv").rows
    #expect(golden.count == 8)
    for row in golden {
      let score = run.scores(of: row.text("dimension"))["20"]
      #expect(score?["quantile_group"] == row["group"], "\(row.text("name"))")
    }
  }

  @Test("Two provinces print 47.05 in 2018 and do not tie: ranks are on the full value")
  func fullPrecision() throws {
    let ranks = try run("2018").ranks.rows
    let equal = ranks.filter { $0["points"] == "47.05" }
    #expect(equal.map { $0.text("code") } == ["20", "83"])
    #expect(equal.map { $0.text("rank") } == ["1", "2"])
  }
}
