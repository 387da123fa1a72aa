import Testing
import TongHopTestSupport

/// All six groups of the index, by the rules that were observed on the public portal: the method of
/// the sample against the list of criteria, and its points against plain sums in whole hundredths.
@Suite("QĐ 766, all six groups")
struct QD766Tests {
  static let groups = [
    "transparency": "1", "progress": "2", "online_service": "3", "digitisation": "4",
    "satisfaction": "5", "online_payment": "6",
  ]
  let golden: [[String: String]]
  let criteria: [[String: String]]
  let run: WorkspaceRun

  init() throws {
    golden = try CSVText(file: "Tests/Golden/qd766_metrics_2026.csv").rows
    criteria = try CSVText(
      file: "SampleData/qd766-lang-son/methods/qd766-2026/criteria.csv"
    ).rows
    run = try WorkspaceRun(sample: "qd766-lang-son", method: "qd766", period: "2026-08")
  }

  @Test("The sample has no problem at all")
  func isClean() {
    #expect(run.problems == "")
  }

  @Test("Every criterion with a code of the portal: its group, its maximum, whom it is for")
  func method() throws {
    let leaves = Dictionary(
      criteria.map { ($0.text("source"), $0) }, uniquingKeysWith: { first, _ in first })
    let coded = golden.filter { !$0.text("metric_code").isEmpty }
    #expect(coded.count == 16)
    for row in coded {
      let leaf = try #require(leaves[row.text("metric_code")], "\(row)")
      #expect(leaf["parent"] == Self.groups[row.text("group")], "\(row)")
      #expect(leaf["max_points"] == row["max_score"], "\(row)")
      #expect(leaf["applies_to"] == (row["scope"] == "province" ? "province" : ""), "\(row)")
    }
    let maxima = criteria.filter { $0.text("parent").isEmpty }.map { $0.text("max_points") }
    #expect(maxima == ["18", "20", "12", "22", "18", "10"])
  }

  @Test("96 points apply to a commune, 100 to the province")
  func maxima() {
    for row in run.ranks.rows {
      #expect(row["max_points"] == (row["level"] == "province" ? "100.00" : "96.00"), "\(row)")
    }
    #expect(run.ranks.rows.count == 66)
  }

  /// Whole hundredths of points of n/d, rounded half up, at most the maximum.
  private static func points(_ maximum: Int, _ n: Int, _ d: Int, fullAt percent: Int = 100) -> Int {
    d == 0 ? 0 : min(maximum * 100, halfUp(maximum * 10000 * n, over: percent * d))
  }

  @Test("Every leaf of every commune and of the province, added up again from the files")
  func leaves() throws {
    var sums: [String: [String: (n: Int, d: Int)]] = [:]
    let repeated: Set = ["CONG_BO_DUNG_HAN", "CONG_KHAI_DUNG_HAN", "CONG_KHAI_DU_NOI_DUNG"]
    for row in try CSVText(file: "SampleData/qd766-lang-son/metrics/2026-08.csv").rows {
      let (unit, code) = (row.text("unit"), row.text("indicator"))
      let n = try #require(row.int("numerator"))
      let d = try #require(row.int("denominator"))
      for place in Set([unit, "20"]) {
        let sum = sums[place]?[code] ?? (0, 0)
        let isNew = repeated.contains(code) || sum == (0, 0)
        sums[place, default: [:]][code] = isNew ? (n, d) : (sum.n + n, sum.d + d)
      }
    }
    let full: [String: Int] = ["4.4": 80, "5.5": 90, "6.2": 80, "6.3": 80]
    var compared = 0
    for row in criteria where row.text("measure").hasPrefix("metric:") {
      let (code, maximum) = (row.text("code"), try #require(row.int("max_points")))
      let indicator = String(row.text("measure").dropFirst("metric:".count))
      for (unit, score) in run.scores(of: code) where score["state"] != "not_applicable" {
        let (n, d) = try #require(sums[unit]?[indicator], "\(unit) \(code)")
        let isFull = d == 0 && row["when_empty"] == "full"
        let wanted =
          isFull ? maximum * 100 : Self.points(maximum, n, d, fullAt: full[code] ?? 100)
        #expect(scaled(score.text("points"), places: 2) == wanted, "\(unit) \(code)")
        #expect(score["state"] == "scored", "\(unit) \(code)")
        compared += 1
      }
    }
    // 18 leaves of 65 communes, 20 of the province.
    #expect(compared == 18 * 65 + 20)
  }

  @Test("The index is the sum of the rounded leaves over the maximum")
  func indices() throws {
    for row in run.ranks.rows {
      let code = row.text("code")
      var sum = 0
      for leaf in criteria where !leaf.text("measure").isEmpty {
        let score = try #require(run.scores(of: leaf.text("code"))[code])
        guard score["state"] != "not_applicable" else { continue }
        sum += try #require(scaled(score.text("points"), places: 2))
      }
      #expect(scaled(row.text("points"), places: 2) == sum, "\(code)")
      let maximum = try #require(scaled(row.text("max_points"), places: 2))
      #expect(scaled(row.text("index"), places: 2) == halfUp(sum * 10000, over: maximum), "\(code)")
    }
  }

  @Test("No petition gives full points, no dossier none")
  func zeroDenominators() {
    #expect(run.scores(of: "5.3")["06616"]?["points"] == "6.00")
    #expect(run.scores(of: "5.4")["06616"]?["points"] == "6.00")
    for leaf in ["2.1", "5.5", "6.1", "6.2", "6.3"] {
      #expect(run.scores(of: leaf)["06541"]?["points"] == "0.00", "\(leaf)")
    }
  }
}
