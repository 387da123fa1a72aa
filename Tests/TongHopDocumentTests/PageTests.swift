import Foundation
import Testing
import TongHop
import TongHopDiagnostics
import TongHopDomain
import TongHopTestSupport

/// The page read back, beside the tables for machines.
@Suite("The page of report")
struct PageTests {
  static let langSon = Result {
    let run = try WorkspaceRun(sample: "lang-son", period: "2024-Q2")
    return (run: run, page: try ReportedPage(run))
  }

  @Test(
    "Every number of the table is that of rank --format csv, with all its digits",
    arguments: [
      ("lang-son", "2024-Q2", Language.vietnamese), ("lang-son", "2024-Q2", .english),
      ("lang-son-2025", "2025-Q3", .vietnamese), ("lang-son-2025", "2025-Q1", .english),
    ])
  func numbers(sample: String, period: String, language: Language) throws {
    let run = try WorkspaceRun(sample: sample, period: period)
    let page = try ReportedPage(run, language: language)
    #expect(page.html.contains("<html lang=\"\(language.rawValue)\">"))
    #expect(page.cells.count == run.ranks.rows.count && page.cells.count > 50)
    var compared = 0
    for (cells, expected) in zip(page.cells, run.ranks.rows) {
      #expect(cells[1].contains(expected.text("name")))
      for (place, column) in ReportedWorkbook.columns.enumerated() {
        guard let column else { continue }
        let shown = ReportedPage.digits(cells[place], language)
        let digits = expected.text(column)
        #expect(shown ?? "" == digits, "\(expected.text("code")) \(column) \(cells[place])")
        compared += digits.isEmpty ? 0 : 1
      }
    }
    #expect(compared > run.ranks.rows.count * 12)
  }

  @Test("What a unit lost is what score says that it lacks; no more than ten are listed")
  func losses() throws {
    let (run, page) = try Self.langSon.get()
    for (place, unit) in run.ranks.rows.enumerated() {
      let card = page.cards[place]
      let losses = try #require(card.losses)
      #expect(losses.count <= 10)
      #expect(losses.count == 10 || card.left[0] == 0)
      for loss in losses {
        let code = loss[0].components(separatedBy: ". ")[0]
        let score = try #require(run.scores(of: code)[unit.text("code")])
        let most = try #require(scaled(score.text("max_points"), places: 2))
        let points = scaled(score.text("points"), places: 2) ?? 0
        #expect(scaled(ReportedPage.digits(loss[3]) ?? "", places: 2) == most - points)
      }
      guard card.left[0] == 0, !unit.text("points").isEmpty else { continue }
      let lost = losses.compactMap { scaled(ReportedPage.digits($0[3]) ?? "", places: 2) }
        .reduce(0, +)
      let most = try #require(scaled(unit.text("max_points"), places: 2))
      #expect(lost == most - (scaled(unit.text("points"), places: 2) ?? 0))
    }
  }

  @Test("Late tasks are counted, also those that a card does not list")
  func tasks() throws {
    let (run, page) = try Self.langSon.get()
    for (place, unit) in run.ranks.rows.enumerated() {
      let count = (unit.int("tasks_late") ?? 0) + (unit.int("tasks_overdue") ?? 0)
      #expect(page.cards[place].tasks?.count == count - page.cards[place].left[2])
    }
  }

  @Test("Every commune is drawn once, in the class of its band; one without an index in none")
  func map() throws {
    let (run, page) = try Self.langSon.get()
    let shapes = try #require(page.shapes)
    #expect(shapes.count == 200 && Set(shapes.map(\.row)).count == 200)
    var counts: [String: Int] = [:]
    for shape in shapes {
      let row = run.ranks.rows[shape.row]
      #expect(row.text("level") == "commune")
      #expect((shape.place < 0) == row.text("index").isEmpty)
      counts[row.text("band"), default: 0] += 1
    }
    let expected = ["Xuất sắc", "Tốt", "Khá", "Trung bình", "Yếu"].map { counts[$0] ?? 0 }
    #expect(page.classCounts == expected)
  }

  @Test("An outline is drawn on the days on which it is valid")
  func validity() throws {
    func shapes(_ period: String) throws -> Int? {
      try ReportedPage(WorkspaceRun(sample: "lang-son-2025", period: period)).shapes?.count
    }
    #expect(try shapes("2025-Q3") == 65)
    #expect(try shapes("2025-Q1") == nil)
  }

  @Test("Names are in Vietnamese order")
  func order() throws {
    let page = try Self.langSon.get().page
    var names = [String](repeating: "", count: page.cells.count)
    for (cells, place) in zip(page.cells, page.nameOrder) { names[place] = cells[1] }
    let first = try #require(names.firstIndex { $0.hasPrefix("Xã Ái Quốc") })
    let second = try #require(names.firstIndex { $0.hasPrefix("Xã Bắc") })
    let third = try #require(names.firstIndex { $0.hasPrefix("Xã Đ") })
    let fourth = try #require(names.firstIndex { $0.hasPrefix("Xã Gia") })
    #expect(first < second && second < third && third < fourth)
  }

  @Test("Nothing is loaded, and the words of an office stand on it")
  func selfContained() throws {
    let html = try Self.langSon.get().page.html
    #expect(!html.contains("src=") && !html.contains("href=") && !html.contains("@import"))
    // The only address is the name of a language that browsers know, and load nothing for.
    let addresses = html.matches(of: /[a-z]+:\/\/[^"]*/).map { String($0.0) }
    #expect(addresses == ["http://www.w3.org/2000/svg"])
    #expect(html.contains("default-src 'none'"))
    #expect(html.contains("SỞ NỘI VỤ") && html.contains("NGƯỜI LẬP BIỂU"))
    #expect(html.contains("<p class=\"above\">DỰ THẢO</p>"))
    #expect(html.contains("không thể hiện địa giới chính thức"))
  }

  @Test("Names stay names, and end no script")
  func hostileNames() throws {
    let names = [
      "<b>Đậm</b>", "</script><script>alert(1)</script>", "\"\"Quote\"\" & 'co'",
      "\u{202E}ngược\u{202C}", String(repeating: "Dài ", count: 75) + "<!--", "{0} \\u003c",
    ]
    let scratch = try ScratchWorkspace([
      "methods/m/method.json":
        #"{"id": "m", "name": "<i>Bộ</i> & \"thử\"", "applies_to": ["commune"]}"#,
      "methods/m/criteria.csv":
        "code,parent,name,max_points,measure,rule\n1,,</script>,10,metric:T01,linear\n",
    ])
    var units = "code,parent_code,level,type,name\nP,,province,tỉnh,Tỉnh\n"
    var rows = "unit,indicator,period,numerator,denominator\n"
    for (place, name) in names.enumerated() {
      units += "0\(place),P,commune,xã,\"\(name)\"\n"
      rows += "0\(place),T01,2024-Q2,\(place),10\n"
    }
    try scratch.write(units, to: "units.csv")
    try scratch.write(rows, to: "metrics/a.csv")
    let page = try ReportedPage(WorkspaceRun(scratch.path, period: "2024-Q2"))
    let shown = Set(page.cells.map { $0[1] })
    for name in names {
      let written = name.replacingOccurrences(of: "\"\"", with: "\"").trimmingCharacters(
        in: .whitespaces)
      #expect(shown.contains("Xã " + written), "\(name)")
    }
    #expect(page.shapes == nil)
    #expect(page.html.components(separatedBy: "</script>").count - 1 == 2)
    #expect(!page.html.contains("<i>") && !page.html.contains("<!--"))
    #expect(page.html.contains("&lt;i&gt;Bộ&lt;/i&gt; &amp; &quot;thử&quot;"))
  }

  @Test("Any number of threads writes the same bytes")
  func sameBytes() throws {
    let one = try WorkspaceRun(
      Repository.path("SampleData/lang-son"), period: "2024-Q2", threads: 1)
    #expect(try ReportedPage(one).html == Self.langSon.get().page.html)
  }
}
