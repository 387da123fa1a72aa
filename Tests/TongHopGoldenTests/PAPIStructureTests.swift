import Testing
import TongHopTestSupport

/// The four structures that PAPI has had, written as methods from the published list of
/// sub-dimensions: a dimension of 10 points is shared equally by its sub-dimensions.
@Suite("PAPI, the structures of all years")
struct PAPIStructureTests {
  static let structures = [
    (column: "range_2011_2017", year: "2015", dimensions: 6, parts: 22),
    (column: "range_2018", year: "2018", dimensions: 8, parts: 28),
    (column: "range_2019_2020", year: "2020", dimensions: 8, parts: 29),
    (column: "range_2021_2024", year: "2023", dimensions: 8, parts: 28),
  ]

  /// One province with full points, one with the least, and one of which a dimension is withheld.
  private func run(_ structure: (column: String, year: String, dimensions: Int, parts: Int)) throws
    -> WorkspaceRun
  {
    let rows = try CSVText(file: "Tests/Golden/papi_structure.csv").rows
      .filter { !$0.text(structure.column).isEmpty }
    let counts = Dictionary(grouping: rows) { $0.text("dimension") }.mapValues(\.count)
    #expect(counts.count == structure.dimensions && rows.count == structure.parts)
    var criteria = "code,parent,name,max_points,measure\n"
    var points = "unit,criterion,period,round,points,reason,evidence\n"
    for dimension in counts.keys.sorted() { criteria += "\(dimension),,D\(dimension),10,\n" }
    for row in rows {
      let dimension = row.text("dimension")
      let count = try #require(counts[dimension])
      let code = row.text("sub_code")
      criteria += "\(code),\(dimension),\(code),10/\(count),points\n"
      // Both ends as published: 0.25-2.5, 0.33-3.33, 0.5-5.
      let ends = row.text(structure.column).split(separator: "-")
      #expect(ends.count == 2)
      #expect(scaled(String(ends[1]), places: 2) == halfUp(1000, over: count), "\(row)")
      #expect(scaled(String(ends[0]), places: 2) == halfUp(100, over: count), "\(row)")
      for (unit, end) in zip(["01", "02", "03"], [ends[1], ends[0], ends[1]]) {
        points += "\(unit),\(code),\(structure.year),appraised,\(end),,\n"
      }
    }
    let workspace = try ScratchWorkspace([
      "units.csv": "code,parent_code,level,type,name\nVN,,country,nước,Việt Nam\n"
        + "01,VN,province,tỉnh,A\n02,VN,province,tỉnh,B\n03,VN,province,tỉnh,C\n",
      "methods/p/method.json": """
      { "id": "p", "name": "P", "calendar": "calendar", "applies_to": ["province"],
        "max_points": \(structure.dimensions * 10), "rounding": { "at": "total" },
        "ranking": { "by": "points", "on": "full" } }
      """,
      "methods/p/criteria.csv": criteria, "points/a.csv": points,
      "exemptions.csv": "unit,criterion,from,to,state,reason\n03,5,,,withheld,không công bố\n",
    ])
    return try WorkspaceRun(workspace.path, method: "p", period: structure.year)
  }

  @Test(
    "6 dimensions of 22, 8 of 28, 8 of 29 and 8 of 28 sub-dimensions", arguments: structures)
  func totals(structure: (column: String, year: String, dimensions: Int, parts: Int)) throws {
    let run = try run(structure)
    #expect(run.problems == "")
    // 3.33 three times is 9.99 of 10: the ends are published with two decimals.
    let rows = try CSVText(file: "Tests/Golden/papi_structure.csv").rows
    func sum(_ end: Int) throws -> Int {
      try rows.filter { !$0.text(structure.column).isEmpty }.reduce(0) { total, row in
        let part = String(row.text(structure.column).split(separator: "-")[end])
        return total + (try #require(scaled(part, places: 2)))
      }
    }
    let ranks = run.ranksByCode
    #expect(scaled(ranks["01"]?.text("points") ?? "", places: 2) == (try sum(1)))
    #expect(scaled(ranks["02"]?.text("points") ?? "", places: 2) == (try sum(0)))
    #expect(ranks["01"]?["max_points"] == "\(structure.dimensions * 10).00")
    #expect(ranks["01"]?["rank"] == "1" && ranks["02"]?["rank"] == "2")
    // Not published: no total and no rank.
    #expect(ranks["03"]?["points"] == "" && ranks["03"]?["rank"] == "")
    #expect(run.scores(of: "5")["03"]?["state"] == "withheld")
  }
}
