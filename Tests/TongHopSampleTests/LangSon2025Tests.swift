import Testing
import TongHop
import TongHopDiagnostics
import TongHopDomain
import TongHopTestSupport

/// The units of Lạng Sơn on the days around the reform, and sums over what they were made of.
@Suite("Lạng Sơn across the reform of July 2025")
struct LangSon2025Tests {
  private static let sample = "lang-son-2025"

  private static func register() throws -> UnitRegister {
    try Workspace.open(Repository.path("SampleData/" + sample)).units
  }

  private static func table(_ name: String) throws -> CSVText {
    try CSVText(file: "SampleData/\(sample)/\(name).csv")
  }

  private static func day(_ text: String) throws -> Day { try #require(Day(parsing: text)) }

  private static func tree(_ register: UnitRegister, on day: Day) throws -> UnitTree {
    var log = DiagnosticLog()
    let tree = UnitTree.build(from: register, on: day, log: &log)
    #expect(log.entries.isEmpty)
    return try #require(tree)
  }

  private static func count(_ level: String, in tree: UnitTree) -> Int {
    tree.units.count { $0.level == level }
  }

  @Test(
    "Communes and districts on the last day of each quarter",
    arguments: [
      ("2024-Q3", 200, 11), ("2024-Q4", 194, 11), ("2025-Q1", 194, 11), ("2025-Q2", 194, 11),
      ("2025-Q3", 65, 0),
    ])
  func counts(period: String, communes: Int, districts: Int) throws {
    let last = try #require(Period(parsing: period)).lastDay(in: .administrative)
    let tree = try Self.tree(Self.register(), on: last)
    #expect(Self.count("commune", in: tree) == communes)
    #expect(Self.count("district", in: tree) == districts)
    #expect(tree.count == 1 + communes + districts)
    let leaves = tree.units.filter { $0.level == "commune" }
    #expect(leaves.allSatisfy { ($0.parentCode == "20") == (districts == 0) })
    let types = Dictionary(grouping: leaves, by: \.type).mapValues(\.count)
    #expect(
      types
        == [
          200: ["xã": 181, "thị trấn": 14, "phường": 5],
          194: ["xã": 175, "thị trấn": 14, "phường": 5], 65: ["xã": 61, "phường": 4],
        ][communes])
  }

  @Test(
    "The tree changes on the days of the resolutions and on no other",
    arguments: [
      ("2024-06-15", 200), ("2024-11-30", 200), ("2024-12-01", 194), ("2025-06-30", 194),
      ("2025-07-01", 65), ("2025-09-14", 65),
    ])
  func days(day: String, communes: Int) throws {
    let tree = try Self.tree(Self.register(), on: Self.day(day))
    #expect(Self.count("commune", in: tree) == communes)
  }

  @Test(
    "A code names another place on another day",
    arguments: [
      ("06220", "2025-06-30", "xã Hải Yến", "183"), ("06220", "2025-07-01", "xã Công Sơn", "20"),
      ("06232", "2025-06-30", "xã Công Sơn", "183"), ("06040", "2024-11-30", "xã Đại Đồng", "180"),
      ("06040", "2024-12-01", "thị trấn Thất Khê", "180"),
      ("06040", "2025-07-01", "xã Thất Khê", "20"),
      ("06187", "2025-06-30", "thị trấn Cao Lộc", "183"),
      ("06187", "2025-07-01", "phường Kỳ Lừa", "20"),
      ("06211", "2025-07-01", "xã Cao Lộc", "20"),
      ("06385", "2024-11-30", "thị trấn Hữu Lũng", "186"),
    ])
  func codes(code: String, day: String, name: String, parent: String) throws {
    let register = try Self.register()
    let unit = register[try #require(register.unit(coded: code, on: Self.day(day)))]
    #expect("\(unit.type) \(unit.name)" == name)
    #expect(unit.parentCode == parent)
  }

  @Test("Codes that ended are nobody's, and a unit is followed over both changes")
  func followed() throws {
    let register = try Self.register()
    #expect(register.unit(coded: "05995", on: try Self.day("2024-12-01")) == nil)
    #expect(register.unit(coded: "06232", on: try Self.day("2025-07-01")) == nil)
    #expect(register.unit(coded: "183", on: try Self.day("2025-07-01")) == nil)
    let wholly = try #require(register.unit(coded: "06574", on: try Self.day("2024-11-30")))
    let today = register.successor(of: wholly, on: try Self.day("2025-09-14"))
    #expect(today.map { register[$0].code } == "06565")
  }

  @Test("Every commune that ended became something, and every one that began came from something")
  func successions() throws {
    let rows = try Self.table("successions").rows
    let old = Set(rows.map { $0.text("old_code") + " " + $0.text("date") })
    let new = Set(rows.map { $0.text("new_code") + " " + $0.text("date") })
    let communes = try Self.table("units").rows.filter { $0["level"] == "commune" }
    let ends = communes.filter { $0["valid_to"] != "" }
    let begins = communes.filter { $0["valid_from"] != "" }
    #expect(ends.count == 12 + 194 && begins.count == 6 + 65)
    #expect(Set(ends.map { $0.text("code") + " " + $0.text("valid_to") }) == old)
    #expect(Set(begins.map { $0.text("code") + " " + $0.text("valid_from") }) == new)
    #expect(rows.count == 13 + 196)
  }

  @Test("Three communes were split, and no share is stated")
  func splits() throws {
    let rows = try Self.table("successions").rows
    #expect(rows.allSatisfy { $0["share"] == "" })
    let split = Dictionary(grouping: rows) { $0.text("old_code") + " " + $0.text("date") }
      .filter { $0.value.count > 1 }.mapValues { $0.map { $0.text("new_code") }.sorted() }
    #expect(
      split == [
        "06040 2024-12-01": ["06025", "06040"], "06622 2025-07-01": ["06613", "06625"],
        "06625 2025-07-01": ["06625", "06637"],
      ])
  }

  // MARK: - Figures

  /// The workspace with equal shares for the split communes, which no test here looks at.
  private static func withShares() throws -> ScratchWorkspace {
    let workspace = try ScratchWorkspace(copyOf: sample)
    var text = try workspace.text("successions.csv")
    for edge in [
      "06040,06025,2024-12-01,", "06040,06040,2024-12-01,", "06622,06613,2025-07-01,",
      "06622,06625,2025-07-01,", "06625,06625,2025-07-01,", "06625,06637,2025-07-01,",
    ] {
      #expect(text.contains(edge + "\n"))
      text = text.replacing(edge + "\n", with: edge + "1/2\n")
    }
    try workspace.write(text, to: "successions.csv")
    return workspace
  }

  @Test("The sums of the golden table are those of the predecessors' own quarter")
  func predecessors() throws {
    let workspace = try Self.withShares()
    let run = try WorkspaceRun(workspace.path, period: "2025-Q2", isPaired: true)
    #expect(run.problems.isEmpty)
    var parts: [String: [String]] = [:]
    for row in try Self.table("successions").rows where row["date"] == "2025-07-01" {
      parts[row.text("new_code"), default: []].append(row.text("old_code"))
    }
    let golden = try CSVText(file: "Tests/Golden/lang_son_2025_restated.csv").rows
    let quarter = golden.filter { $0["period"] == "2025-Q2" }
    #expect(Set(quarter.map { $0.text("new_code") }).count == 62)
    for row in quarter {
      let below = run.rollup(of: row.text("indicator"))
      for column in ["numerator", "denominator"] {
        let sum = try #require(parts[row.text("new_code")]).compactMap { code in
          below[code].flatMap { scaled($0.text(column), places: 1) }
        }.reduce(0, +)
        #expect(scaled(row.text(column), places: 1) == sum, "\(row)")
      }
    }
  }

  @Test("Sums by hand: Công Sơn's dossiers on time, 83/91 + 199/227 + 67/84")
  func byHand() throws {
    let golden = try CSVText(file: "Tests/Golden/lang_son_2025_restated.csv").rows
    let row = golden.first {
      $0["new_code"] == "06220" && $0["period"] == "2025-Q2" && $0["indicator"] == "HS_DUNG_HAN"
    }
    #expect(row?.int("numerator") == 83 + 199 + 67)
    #expect(row?.int("denominator") == 91 + 227 + 84)
    // 14 x 349/402 = 12.154…; 83/91 and 199/227 are above the floor, 67/84 = 79.76 % is not.
    let points = try CSVText(file: "Tests/Golden/lang_son_2025_restated_points.csv").rows.first {
      $0["new_code"] == "06220" && $0["period"] == "2025-Q2"
    }
    #expect(points?["points"] == "71.18" && points?.int("rank") == 52)
  }

  @Test("Rows of 15 to 30 June under the old codes are added to the successor's")
  func june() throws {
    let workspace = try Self.withShares()
    let run = try WorkspaceRun(workspace.path, period: "2025-Q3", isPaired: true)
    #expect(run.problems.isEmpty)
    let june = try Self.table("metrics/2025-Q3-june").rows
    #expect(Set(june.map { $0.text("unit") }).count == 12)
    let own = try Self.table("metrics/2025-Q3").rows
    func sum(_ rows: [[String: String]], _ units: Set<String>, _ column: String) -> Int {
      rows.filter { $0["indicator"] == "HS_DUNG_HAN" && units.contains($0.text("unit")) }
        .compactMap { $0.int(column) }.reduce(0, +)
    }
    let cell = try #require(run.rollup(of: "HS_DUNG_HAN")["06220"])
    for column in ["numerator", "denominator"] {
      let early = sum(june, ["06220@2025-06-20", "06223"], column)
      #expect(early > 0)
      #expect(cell.int(column) == sum(own, ["06220"], column) + early)
    }
    #expect(cell.int("records") == 3)
  }
}
