import Foundation
import Testing
import TongHop
import TongHopDomain
import TongHopSynthetic
import TongHopTestSupport

/// The five quarters of Lạng Sơn in the units of today, beside sums that a script of its own made
/// from the files (`Tests/Golden/lang_son_2025.py`).
@Suite("Lạng Sơn restated to its 65 communes")
struct RestatedTests {
  private static let sample = "lang-son-2025"
  private static let quarters = ["2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2"]
  private static let splitInJuly: Set = ["06613", "06625", "06637"]

  private static func golden(_ name: String, _ period: String) throws -> [[String: String]] {
    try CSVText(file: "Tests/Golden/\(name).csv").rows.filter { $0["period"] == period }
  }

  private static func row(_ run: WorkspaceRun, _ code: String) throws -> [String: String] {
    try #require(run.ranksByCode[code])
  }

  @Test("Every sum, and the points, index and rank of every commune", arguments: quarters)
  func golden(period: String) throws {
    let run = try WorkspaceRun(
      sample: Self.sample, period: period, tree: .current, isPaired: true)
    let sums = try Self.golden("lang_son_2025_restated", period)
    #expect(sums.count >= 540)
    for sum in sums {
      let cell = try #require(run.rollup(of: sum.text("indicator"))[sum.text("new_code")])
      for column in ["numerator", "denominator"] {
        #expect(
          scaled(cell.text(column), places: 1) == scaled(sum.text(column), places: 1), "\(sum)")
      }
    }
    let totals = try Self.golden("lang_son_2025_restated_points", period)
    #expect(totals.count == (period == "2024-Q3" ? 60 : 62))
    for total in totals {
      let row = try Self.row(run, total.text("new_code"))
      for column in ["points", "index", "rank"] {
        #expect(row[column] == total[column], "\(period) \(total) \(column)")
      }
    }
    // The others have no number at all.
    let known = Set(totals.map { $0.text("new_code") })
    let others = run.ranks.rows.filter {
      $0["level"] == "commune" && !known.contains($0.text("code"))
    }
    #expect(others.count == 65 - totals.count)
    for row in others {
      #expect(row["points"] == "" && row["rank"] == "", "\(row.text("code"))")
      #expect(row.text("flags").contains("split;restated;not_comparable"))
    }
  }

  @Test("The table of quarter III compares 65 communes with their restated quarter II")
  func table() throws {
    let run = try WorkspaceRun(sample: Self.sample, period: "2025-Q3", isPaired: true)
    let rows = run.ranks.rows.filter { $0["level"] == "commune" }
    #expect(rows.count == 65)
    let then = Dictionary(
      uniqueKeysWithValues: try Self.golden("lang_son_2025_restated_points", "2025-Q2").map {
        ($0.text("new_code"), $0)
      })
    let before = Dictionary(
      uniqueKeysWithValues: try Self.golden("lang_son_2025_restated_points", "2024-Q3").map {
        ($0.text("new_code"), $0)
      })
    for row in rows {
      let code = row.text("code")
      #expect(row["previous_index"] == then[code]?["index"] ?? "", "\(code)")
      #expect(row["previous_rank"] == then[code]?["rank"] ?? "", "\(code)")
      #expect(row["year_ago_index"] == before[code]?["index"] ?? "", "\(code)")
      #expect(row["year_ago_rank"] == before[code]?["rank"] ?? "", "\(code)")
      if let now = scaled(row.text("index"), places: 2), let old = then[code] {
        let change = now - (scaled(old.text("index"), places: 2) ?? 0)
        #expect(scaled(row.text("change"), places: 2) == change, "\(code)")
      }
      let flags = Set(row.text("flags").split(separator: ";").map(String.init))
      // Against the year before also the two that Đại Đồng went to.
      #expect(flags.contains("split") == (before[code] == nil), "\(code)")
      #expect(flags.contains("not_comparable") == (before[code] == nil), "\(code)")
      #expect(flags.contains("merged") || code == "06637", "\(code)")
      #expect((row["change"] == "") == (then[code] == nil || row["index"] == ""), "\(code)")
    }
    let apart = rows.filter { $0["previous_index"] == "" }.map { $0.text("code") }
    #expect(Set(apart) == Self.splitInJuly)
  }

  @Test("Công Sơn is not Hải Yến, whose code it has, nor the mean of three scores")
  func congSon() throws {
    let own = try WorkspaceRun(sample: Self.sample, period: "2025-Q2", tree: .own)
    let haiYen = try Self.row(own, "06220")
    #expect(haiYen["name"] == "Hải Yến" && haiYen["index"] == "76.07")
    #expect(own.ranks.rows.count { $0["level"] == "commune" } == 194)
    #expect(own.ranks.rows.count { $0["level"] == "district" } == 11)
    let now = try WorkspaceRun(sample: Self.sample, period: "2025-Q3")
    let congSon = try Self.row(now, "06220")
    #expect(congSon["name"] == "Công Sơn" && congSon["previous_index"] == "71.18")
    #expect(congSon["previous_rank"] == "52")
    #expect(
      congSon["previous_published"]
        == "06220 76.07 108/193; 06223 82.26 68/193; 06232 42.11 193/193")
    let ownNow = try Self.row(
      WorkspaceRun(sample: Self.sample, period: "2025-Q3", tree: .own), "06220")
    #expect(ownNow["previous_index"] == "" && ownNow["change"] == "")
    #expect(ownNow.text("flags").contains("merged;not_comparable"))
    // (76.07 + 82.26 + 42.11) / 3 = 66.81 would be another rank than the 52nd of the sums.
    let places = try Self.ranksOfMeans(own)
    #expect(places["06220"] == 59)
    #expect(places["06172"] == 23)
    let restated = try WorkspaceRun(sample: Self.sample, period: "2025-Q2", tree: .current)
    #expect(try Self.row(restated, "06172")["rank"] == "36")
  }

  /// The rank that each commune of today would have by the mean of the indices of what it was.
  private static func ranksOfMeans(_ own: WorkspaceRun) throws -> [String: Int] {
    var parts: [String: [Int]] = [:]
    for row in try CSVText(file: "SampleData/\(sample)/successions.csv").rows
    where row["date"] == "2025-07-01" {
      guard !splitInJuly.contains(row.text("new_code")) else { continue }
      let index = try scaled(Self.row(own, row.text("old_code")).text("index"), places: 2)
      if let index { parts[row.text("new_code"), default: []].append(index) }
    }
    #expect(parts.count == 62)
    let means = parts.mapValues { Double($0.reduce(0, +)) / Double($0.count) }
    return means.mapValues { mean in 1 + means.values.count { $0 > mean } }
  }

  @Test("With shares a split unit is divided exactly: Bính Xá 1/5 to Đình Lập")
  func shares() throws {
    let workspace = try ScratchWorkspace(copyOf: Self.sample)
    let shares = [
      "06622,06613,2025-07-01,": "0.2", "06622,06625,2025-07-01,": "0.8",
      "06625,06625,2025-07-01,": "84/100", "06625,06637,2025-07-01,": "16/100",
    ]
    let lines = try workspace.text("successions.csv").split(separator: "\n").map(String.init).map {
      $0 + (shares[$0] ?? "")
    }
    try workspace.write(lines.joined(separator: "\n") + "\n", to: "successions.csv")
    let own = try WorkspaceRun(workspace.path, period: "2025-Q2", tree: .own)
    let run = try WorkspaceRun(
      workspace.path, period: "2025-Q2", tree: .current, isPaired: true)
    #expect(run.ranks.rows.count { $0["level"] == "commune" && $0["rank"] != "" } == 65)
    for indicator in ["HS_DUNG_HAN", "HS_DONG_BO", "GIAI_NGAN", "SO_HOA_MOI"] {
      func figures(_ run: WorkspaceRun, _ code: String) throws -> (met: Int, rest: Int) {
        let row = try #require(run.rollup(of: indicator)[code])
        let n = try #require(scaled(row.text("numerator"), places: 1))
        let d = try #require(scaled(row.text("denominator"), places: 1))
        return (n, d - n)
      }
      let unit = indicator == "GIAI_NGAN" ? 1 : 10
      // One fifth of a whole number never ends in a half: it is rounded to the nearest.
      func fifth(_ value: Int) -> Int { (value / unit * 2 + 5) / 10 * unit }
      let binhXa = try figures(own, "06622")
      let whole = [try figures(own, "06613"), try figures(own, "06628")]
      let dinhLap = try figures(run, "06613")
      #expect(dinhLap.met == whole.map(\.met).reduce(fifth(binhXa.met), +), "\(indicator)")
      #expect(dinhLap.rest == whole.map(\.rest).reduce(fifth(binhXa.rest), +), "\(indicator)")
      // Nothing is lost: the three of today have what the five of then had.
      let now = try Self.splitInJuly.map { try figures(run, $0) }
      let parts = try CSVText(file: "SampleData/\(Self.sample)/successions.csv").rows.filter {
        $0["date"] == "2025-07-01" && Self.splitInJuly.contains($0.text("new_code"))
      }
      let then = try Set(parts.map { $0.text("old_code") }).map { try figures(own, $0) }
      #expect(now.map(\.met).reduce(0, +) == then.map(\.met).reduce(0, +), "\(indicator)")
      #expect(now.map(\.rest).reduce(0, +) == then.map(\.rest).reduce(0, +), "\(indicator)")
      #expect(try figures(run, "20") == figures(own, "20"))
    }
  }

  @Test("The same bytes for any number of threads and any order of rows, seed", arguments: [1, 2])
  func repeatable(seed: UInt64) throws {
    let workspace = try ScratchWorkspace(copyOf: Self.sample)
    let first = try WorkspaceRun(workspace.path, period: "2025-Q3", threads: 1).documents
    var random = SeededGenerator(seed: seed)
    let names = ["units.csv", "successions.csv"] + workspace.files(in: "metrics")
    for name in names {
      var lines = try workspace.text(name).split(separator: "\n", omittingEmptySubsequences: true)
      let head = lines.removeFirst()
      lines.shuffle(using: &random)
      try workspace.write(([head] + lines).joined(separator: "\n") + "\n", to: name)
    }
    for threads in [1, 2, 5] {
      #expect(
        try WorkspaceRun(workspace.path, period: "2025-Q3", threads: threads).documents == first)
    }
  }
}
