import Testing
import TongHopTestSupport

/// Equal published totals share a rank, a class and a group in every published table, where the
/// method ranks on displayed values.
@Suite("Published ties")
struct TieTests {
  /// The rows of each group whose totals print alike, two or more.
  private func ties(_ run: WorkspaceRun, by column: String) -> [[[String: String]]] {
    let rows = run.ranks.rows.filter { !$0.text(column).isEmpty }
    return Dictionary(grouping: rows) { $0.text("group") + " " + $0.text(column) }.values
      .filter { $0.count > 1 }
  }

  private func shares(_ rows: [[String: String]]) -> Bool {
    ["rank", "band", "quantile_group"].allSatisfy { column in
      Set(rows.map { $0.text(column) }).count == 1
    }
  }

  @Test("Phú Thọ: 31 groups of communes with one score")
  func phuTho() throws {
    let run = try WorkspaceRun(sample: "phu-tho-766", method: "qd766", period: "2026-Q3")
    let golden = try CSVText(file: "Tests/Golden/qd766_phutho_2026q3_progress.csv").rows
    let communes = golden.filter { $0["level"] == "COMMUNE" }
    let published = Dictionary(grouping: communes) { $0.text("score") }.values
      .filter { $0.count > 1 }
    #expect(published.count == 31)
    for rows in published {
      #expect(shares(rows.compactMap { run.ranksByCode[$0.text("unit_code")] }))
    }
    #expect(ties(run, by: "points").allSatisfy(shares))
  }

  /// PAPI itself ranks on full values, so its ties are parted; the same tables ranked as printed
  /// must not part them.
  @Test("PAPI ranked as printed", arguments: ["2018", "2019"])
  func papi(year: String) throws {
    let workspace = try ScratchWorkspace(copyOf: "papi")
    let name = "methods/papi-\(year)/method.json"
    let text = try workspace.text(name)
    let displayed = text.replacing("\"on\": \"full\"", with: "\"on\": \"displayed\"")
    #expect(displayed != text)
    try workspace.write(displayed, to: name)
    let run = try WorkspaceRun(workspace.path, method: "papi", period: year)
    let golden = try PAPITests.golden(year).filter { !$0.value.text("total_2dp").isEmpty }
    let published = Dictionary(grouping: golden) { $0.value.text("total_2dp") }.values
      .filter { $0.count > 1 }
    #expect(!published.isEmpty)
    for group in published {
      let rows = group.compactMap { run.ranksByCode[$0.key] }
      #expect(rows.count == group.count)
      #expect(shares(rows), "\(rows.map { $0.text("name") })")
    }
    let full = try WorkspaceRun(sample: "papi", method: "papi", period: year)
    #expect(!ties(full, by: "points").allSatisfy(shares))
  }
}
