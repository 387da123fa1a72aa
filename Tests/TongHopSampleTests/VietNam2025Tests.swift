import Testing
import TongHop
import TongHopDiagnostics
import TongHopDomain
import TongHopTestSupport

/// All units of the country: as many as the resolutions name, each with what became of it.
@Suite("Việt Nam across the reform of July 2025")
struct VietNam2025Tests {
  private let folder = "SampleData/viet-nam-2025/"

  @Test(
    "Provinces, districts and communes",
    arguments: [("2025-06-30", 63, 696, 10_035), ("2025-07-01", 34, 0, 3321)])
  func counts(day: String, provinces: Int, districts: Int, communes: Int) throws {
    let workspace = try Workspace.open(Repository.path(folder))
    var log = DiagnosticLog()
    let day = try #require(Day(parsing: day))
    let tree = try #require(UnitTree.build(from: workspace.units, on: day, log: &log))
    #expect(log.entries.isEmpty)
    let levels = Dictionary(grouping: tree.units, by: \.level).mapValues(\.count)
    let expected = [
      "country": 1, "province": provinces, "district": districts, "commune": communes,
    ]
    #expect(levels == expected.filter { $0.value > 0 })
  }

  @Test("Edges: 9,580 whole, 1,012 of 460 split communes; 52 provinces become 23")
  func successions() throws {
    let rows = try CSVText(file: folder + "successions.csv").rows
    #expect(rows.allSatisfy { $0["share"] == "" && $0["date"] == "2025-07-01" })
    #expect(Set(rows.map { $0.text("old_code") + " " + $0.text("new_code") }).count == rows.count)
    let provinces = rows.filter { $0.text("old_code").count == 2 }
    #expect(Set(provinces.map { $0.text("old_code") }).count == 52)
    #expect(Set(provinces.map { $0.text("new_code") }).count == 23 && provinces.count == 52)
    let communes = Dictionary(grouping: rows.filter { $0.text("old_code").count > 2 }) {
      $0.text("old_code")
    }
    #expect(communes.count == 10_040)
    #expect(communes.values.count { $0.count == 1 } == 9580)
    let split = communes.values.filter { $0.count > 1 }
    #expect(split.count == 460 && split.map(\.count).reduce(0, +) == 1012)
  }

  @Test("Every unit that ended has an edge but the districts, and every one that began")
  func complete() throws {
    let rows = try CSVText(file: folder + "successions.csv").rows
    let units = try CSVText(file: folder + "units.csv").rows
    let ended = units.filter { $0["valid_to"] != "" && $0["level"] != "district" }
    let islands: Set = ["318", "471", "498", "536", "755"]
    #expect(
      Set(rows.map { $0.text("old_code") })
        == islands.union(ended.map { $0.text("code") }))
    #expect(
      Set(rows.map { $0.text("new_code") })
        == Set(units.filter { $0["valid_from"] != "" }.map { $0.text("code") }))
  }
}
