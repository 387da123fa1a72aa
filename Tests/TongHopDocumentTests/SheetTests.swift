import Foundation
import Testing
import TongHop
import TongHopDiagnostics
import TongHopDomain
import TongHopTestSupport

/// The result sheets read back, beside the tables for machines.
@Suite("The result sheets of report")
struct SheetTests {
  struct Folder: Sendable {
    var files: [String: String] = [:]
    var count = 0

    init(_ run: WorkspaceRun, language: Language = .vietnamese) throws {
      let figures = try ReportFigures(run.pipeline, run.compared)
      var files: [String: String] = [:]
      count = Documents.sheets(run.pipeline, run.compared, figures, language: language) {
        name, text in
        files[name] = text
      }
      self.files = files
    }
  }

  private static let run = Result { try WorkspaceRun(sample: "lang-son", period: "2024-Q2") }
  private static let folder = Result { try Folder(run.get()) }

  private static func all() throws -> [SheetFile.Sheet] {
    try SheetFile(#require(folder.get().files["all.html"])).sheets
  }

  @Test("The result of every unit is that of rank --format csv")
  func results() throws {
    let run = try Self.run.get()
    let sheets = try Self.all()
    #expect(sheets.map(\.code) == run.ranks.rows.map { $0.text("code") })
    for (sheet, row) in zip(sheets, run.ranks.rows) {
      func expect(_ kind: String, _ column: String, _ none: Set<String> = ["–", "…"]) {
        let text = SheetFile.machine(sheet.facts[kind] ?? "")
        let expected = row.text(column)
        #expect(
          expected.isEmpty ? none.contains(text) : text == expected, "\(sheet.code) \(column)")
      }
      expect("points", "points")
      expect("maximum", "max_points")
      expect("index", "index")
      expect("previous", "change", ["–", "…", "x", "mới"])
      expect("year-ago", "year_ago_change", ["–", "…", "x", "mới"])
      let rank = (sheet.facts["rank"] ?? "").split(separator: "/").first.map(String.init) ?? ""
      #expect(row.text("rank").isEmpty ? rank == "–" : rank == row.text("rank"))
      for (kind, column) in [
        ("previous-rank", "rank_change"), ("year-ago-rank", "year_ago_rank_change"),
      ] {
        guard let change = row.int(column) else { continue }
        let sign = change > 0 ? "▲" : change < 0 ? "▼" : ""
        #expect(sheet.facts[kind] == "\(sign)\(abs(change))", "\(sheet.code) \(column)")
      }
      let size = run.ranks.rows.count { $0["group"] == row["group"] && $0.int("rank") != nil }
      if row.int("rank") != nil { #expect(sheet.facts["rank"]?.hasSuffix("/\(size)") == true) }
      if !row.text("band").isEmpty { #expect(sheet.facts["band"] == row.text("band")) }
    }
  }

  @Test("Domains are those of score, and the median is the middle of the group")
  func domains() throws {
    let run = try Self.run.get()
    var compared = 0
    var medians: [String: Int?] = [:]
    for sheet in try Self.all() {
      let rows = sheet.rows.filter { $0.kind == "domain" && $0.criterion != nil }
      #expect(rows.count == 8)
      for row in rows {
        let criterion = try #require(row.criterion)
        let scores = run.scores(of: criterion)
        let expected = try #require(scores[sheet.code])
        if expected.text("points").isEmpty { continue }
        #expect(SheetFile.machine(row.byClass["points"] ?? "") == expected.text("points"))
        #expect(SheetFile.machine(row.byClass["maximum"] ?? "") == expected.text("max_points"))
        if !expected.text("rank").isEmpty { #expect(row.byClass["rank"] == expected.text("rank")) }
        let group = try #require(run.ranksByCode[sheet.code]).text("group")
        let key = "\(group) \(criterion)"
        if medians[key] == nil {
          let members = run.ranks.rows.filter { $0["group"] == group }
          medians[key] = Self.median(
            members.compactMap { scores[$0.text("code")] }.compactMap(Self.percent).sorted())
        }
        #expect(
          SheetFile.machine(row.byClass["percent"] ?? "") == Self.percent(expected).map(Self.text))
        #expect(
          SheetFile.machine(row.byClass["median"] ?? "") == (medians[key] ?? nil).map(Self.text))
        compared += 1
      }
    }
    #expect(compared > 1_500)
  }

  /// Of a row of scores, in hundredths, half up.
  private static func percent(_ row: [String: String]) -> Int? {
    guard let points = hundredths(row.text("points")),
      let most = hundredths(row.text("max_points")),
      most > 0
    else { return nil }
    return (2 * points * 10_000 + most) / (2 * most)
  }

  private static func hundredths(_ text: String) -> Int? {
    Int(text.split(separator: ".").joined())
  }

  private static func median(_ values: [Int]) -> Int? {
    guard !values.isEmpty else { return nil }
    let (low, high) = (values[(values.count - 1) / 2], values[values.count / 2])
    return (low + high + 1) / 2
  }

  private static func text(_ hundredths: Int) -> String {
    "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  @Test("What was lost and what can be gained starts from the figures of score")
  func leaves() throws {
    let run = try Self.run.get()
    var (losses, gains) = (0, 0)
    for sheet in try Self.all() {
      for row in sheet.rows {
        guard let criterion = row.criterion, row.kind != "domain" else { continue }
        let expected = try #require(run.scores(of: criterion)[sheet.code])
        let points = try #require(Decimal(string: expected.text("points")))
        let most = try #require(Decimal(string: expected.text("max_points")))
        if row.kind == "loss" {
          losses += 1
          #expect(SheetFile.machine(row.byClass["points"] ?? "") == expected.text("points"))
          #expect(SheetFile.machine(row.byClass["maximum"] ?? "") == expected.text("max_points"))
          let lost = try #require(Decimal(string: SheetFile.machine(row.byClass["lost"] ?? "")))
          #expect(lost == most - points && lost > 0)
        } else {
          gains += 1
          let worth = row.cells[2].split(separator: " ").first.map(String.init) ?? ""
          let gain = try #require(Decimal(string: SheetFile.machine(worth)))
          #expect(worth.hasPrefix("+") && gain > 0 && points + gain <= most)
          let now = row.cells[1].split(separator: " ").first { $0.contains("/") }
          if let now {
            let parts = now.dropLast().split(separator: "/").map(String.init)
            let columns = ["numerator", "denominator"]
            #expect(
              parts.map { Decimal(string: SheetFile.machine($0)) }
                == columns.map { Decimal(string: expected.text($0)) })
          }
        }
      }
    }
    #expect(losses > 400 && gains > 300)
  }

  @Test("Every sheet is a file that the index links to, and stands in the file of all")
  func files() throws {
    let folder = try Self.folder.get()
    let index = try SheetFile(#require(folder.files["index.html"]))
    let links = index.links.filter { $0 != "all.html" }
    #expect(links.count == folder.count && Set(links).count == folder.count)
    #expect(folder.files.count == folder.count + 2)
    let all = try #require(folder.files["all.html"])
    for link in links {
      let text = try #require(folder.files[link])
      let begin = try #require(text.range(of: "<section")).lowerBound
      let end = try #require(text.range(of: "</section>")).upperBound
      #expect(all.contains(text[begin..<end]))
      #expect(try SheetFile(text).elements.isDisjoint(with: ["script", "img", "link", "iframe"]))
    }
    #expect(!all.contains("http:") && !all.contains("https:"))
  }

  @Test("The narrative tells the result that the sheet shows")
  func narrative() throws {
    for sheet in try Self.all() where sheet.facts["index"] != "…" && sheet.facts["index"] != "–" {
      #expect(sheet.story.contains("đạt chỉ số \(sheet.facts["index"] ?? "")%"))
      if sheet.facts["rank"]?.hasSuffix("/1") == false, sheet.facts["rank"] != "–" {
        #expect(sheet.story.contains("xếp thứ \(sheet.facts["rank"] ?? "")"))
      }
    }
  }

  @Test("The same input gives the same bytes, in both languages, for any number of threads")
  func repeatable() throws {
    let path = Repository.path("SampleData/lang-son")
    for language in Language.allCases {
      let one = try Folder(WorkspaceRun(path, period: "2024-Q2", threads: 1), language: language)
      let other = try Folder(WorkspaceRun(path, period: "2024-Q2", threads: 3), language: language)
      #expect(one.files == other.files)
      if language == .vietnamese { #expect(one.files == (try Self.folder.get().files)) }
    }
  }

  @Test(
    "A table across a merger, and one that ranks on the full value",
    arguments: [
      ("lang-son-2025", "2025-Q3"), ("papi", "2019"),
    ])
  func others(sample: String, period: String) throws {
    let run = try WorkspaceRun(sample: sample, period: period)
    let folder = try Folder(run)
    #expect(folder.count == run.ranks.rows.count { !$0.text("flags").contains("gone") })
    for text in folder.files.values { _ = try SheetFile(text) }
    for sheet in try SheetFile(#require(folder.files["all.html"])).sheets {
      let row = try #require(run.ranksByCode[sheet.code])
      let late = (row.int("tasks_late") ?? 0) + (row.int("tasks_overdue") ?? 0)
      let saysNone = sheet.text.contains("Không có nhiệm vụ nào muộn hoặc quá hạn.")
      #expect(saysNone == (late == 0 && row.int("tasks_assigned") != nil), "\(sheet.code)")
    }
  }
}
