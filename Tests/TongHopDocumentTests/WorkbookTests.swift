import Foundation
import Testing
import TongHop
import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopTestSupport

/// The workbook read back with `unzip` and an XML parser, beside the tables for machines.
@Suite("The workbook of report")
struct WorkbookTests {
  static let langSon = Result { try ReportedWorkbook(sample: "lang-son", period: "2024-Q2") }

  @Test(
    "Every number of the first sheet is that of rank --format csv, with all its digits",
    arguments: [
      ("lang-son", "2024-Q2"), ("lang-son-2025", "2025-Q3"), ("lang-son-2025", "2025-Q1"),
    ]
  )
  func numbers(sample: String, period: String) throws {
    let book =
      sample == "lang-son"
      ? try Self.langSon.get() : try ReportedWorkbook(sample: sample, period: period)
    let sheet = book.file.sheets[0]
    let rows = ReportedWorkbook.unitRows(sheet)
    #expect(rows.count == book.run.ranks.rows.count && rows.count > 50)
    var compared = 0
    var formats: [Int: String] = [:]
    for (row, expected) in zip(rows, book.run.ranks.rows) {
      #expect(sheet["B\(row)"]?.value.contains(expected.text("name")) == true)
      for (place, column) in ReportedWorkbook.columns.enumerated() {
        guard let column else { continue }
        let cell = sheet[ReportedWorkbook.letters(place) + "\(row)"]
        let text = expected.text(column)
        guard !text.isEmpty else {
          #expect(cell?.isNumber != true, "\(expected.text("code")) \(column)")
          continue
        }
        #expect(cell?.isNumber == true, "\(expected.text("code")) \(column)")
        #expect(Double(cell?.value ?? "") == Double(text), "\(expected.text("code")) \(column)")
        let style = cell?.style ?? 0
        if formats[style] == nil { formats[style] = try book.file.numberFormat(ofStyle: style) }
        let format = formats[style] ?? ""
        #expect(format.contains("#,##0.00") == text.contains("."), "\(column) \(format)")
        #expect(format.contains("#,##0"), "\(column)")
        compared += 1
      }
    }
    #expect(compared > rows.count * 12)
  }

  @Test("The points of the second sheet are those of score")
  func points() throws {
    let book = try Self.langSon.get()
    let sheet = book.file.sheets[1]
    let header = try #require(ReportedWorkbook.headerRow(sheet))
    let rows = ReportedWorkbook.unitRows(sheet)
    #expect(rows.count == book.run.ranks.rows.count)
    var compared = 0
    for place in 2..<100 {
      let letters = ReportedWorkbook.letters(place)
      guard let code = sheet[letters + "\(header + 1)"]?.value else { break }
      let scores = book.run.scores(of: code)
      for (row, unit) in zip(rows, book.run.ranks.rows) {
        let score = try #require(scores[unit.text("code")])
        let cell = try #require(sheet[letters + "\(row)"])
        switch score.text("state") {
        case "not_due", "not_applicable": #expect(cell.value == "–")
        case "not_reported": #expect(cell.value == "…")
        default:
          guard !score.text("points").isEmpty else { continue }
          #expect(cell.isNumber && Double(cell.value) == Double(score.text("points")))
          compared += 1
        }
      }
    }
    #expect(compared > 5000)
  }

  @Test("Late and overdue tasks are as many as the province has")
  func tasks() throws {
    let book = try Self.langSon.get()
    let province = try #require(book.run.ranksByCode["20"])
    let expected = (province.int("tasks_late") ?? 0) + (province.int("tasks_overdue") ?? 0)
    let sheet = book.file.sheets[3]
    let rows = ReportedWorkbook.unitRows(sheet)
    #expect(rows.count == expected && expected == 229)
    #expect(rows.allSatisfy { sheet["F\($0)"]?.value.isEmpty == false }, "each has a lead")
    // Days late: from the deadline to the completion, else to 14 June 2024 (45457 in a spreadsheet).
    for row in rows {
      let due = try #require(sheet["H\(row)"].flatMap { Int($0.value) })
      let done = sheet["I\(row)"].flatMap { Int($0.value) } ?? 45_457
      #expect(sheet["J\(row)"]?.value == String(done - due))
    }
  }

  @Test("Who has sent nothing is who has no row in the files")
  func missing() throws {
    let book = try Self.langSon.get()
    let sheet = book.file.sheets[4]
    let rows = ReportedWorkbook.unitRows(sheet)
    #expect(rows.allSatisfy { sheet["E\($0)"]?.value == "chưa gửi gì" })
    let listed = Set(rows.compactMap { sheet["C\($0)"]?.value })
    var senders: Set<String> = []
    for name in ["2024-Q2", "2024-Q2-villages"] {
      let table = try CSVText(file: "SampleData/lang-son/metrics/\(name).csv")
      senders.formUnion(table.rows.map { $0.text("unit") })
    }
    let units = try CSVText(file: "SampleData/lang-son/units.csv").rows.filter {
      ["village", "commune"].contains($0.text("level")) && $0.text("valid_to").isEmpty
    }.map { $0.text("code") }
    #expect(listed == Set(units).subtracting(senders) && listed.count == 6)
  }

  @Test("What the leads have to explain adds up to what each unit lost")
  func shortfalls() throws {
    let book = try Self.langSon.get()
    let sheet = book.file.sheets[5]
    var lost: [String: Int] = [:]
    for row in ReportedWorkbook.unitRows(sheet) {
      let name = try #require(sheet["D\(row)"]?.value)
      lost[name, default: 0] += Int((Double(sheet["G\(row)"]?.value ?? "") ?? 0) * 100 + 0.5)
    }
    let first = book.file.sheets[0]
    for (row, unit) in zip(ReportedWorkbook.unitRows(first), book.run.ranks.rows) {
      guard let points = scaled(unit.text("points"), places: 2) else { continue }
      let most = try #require(scaled(unit.text("max_points"), places: 2))
      let name = try #require(first["B\(row)"]?.value)
      #expect(lost[name] ?? 0 == most - points, "\(name)")
    }
  }

  @Test("Of more rows than are wanted those that lose most are kept, in their order")
  func mostShortfalls() throws {
    let result = try Self.langSon.get().run.compared.current
    let all = Comparison.shortfalls(in: result, most: .max)
    let rows = all.groups.flatMap(\.rows)
    let some = Comparison.shortfalls(in: result, most: 100)
    let kept = some.groups.flatMap(\.rows)
    #expect(all.leftOut == 0 && kept.count == 100 && some.leftOut == rows.count - 100)
    let least = try #require(kept.map(\.lost).min { $0 < $1 })
    #expect(rows.filter { least < $0.lost }.allSatisfy { kept.contains($0) })
    #expect(rows.filter { kept.contains($0) }.map(\.unit) == kept.map(\.unit))
  }

  @Test("The names of the sheets, in both languages")
  func sheetNames() throws {
    #expect(
      try Self.langSon.get().file.sheetNames == [
        "So sánh", "Điểm tiêu chí", "Nhiệm vụ", "Nhiệm vụ chậm", "Chưa báo cáo", "Theo chủ trì",
        "Tự chấm, thẩm định", "Tăng, giảm", "Biểu đồ", "Phương pháp, nguồn",
        "Bộ tiêu chí",
      ])
    let english = try ReportedWorkbook(
      try Self.langSon.get().run, language: .english)
    #expect(
      english.file.sheetNames == [
        "Comparison", "Points by criterion", "Tasks", "Late tasks", "Not reported", "By lead",
        "Self and appraised", "Changes", "Charts", "Method and sources", "Criteria",
      ])
    #expect(english.file.sheets[0].values.contains { $0.value == "COMPARISON OF RESULTS, Q2 2024" })
    #expect(!english.file.sheets.contains { $0.values.contains { $0.value == "Điểm tối đa" } })
  }

  @Test(
    "Changes have an arrow and a colour; a self score above the appraised one is neither good nor bad"
  )
  func marks() throws {
    let file = try Self.langSon.get().file
    func isMarked(_ sheet: String) throws -> Bool {
      let number = try #require(file.sheetNames.firstIndex(of: sheet)) + 1
      return try file.part("xl/worksheets/sheet\(number).xml").contains("<conditionalFormatting")
    }
    #expect(try isMarked("So sánh"))
    #expect(try !isMarked("Tự chấm, thẩm định"))
  }

  @Test("The charts draw the ten best and the ten that moved most")
  func charts() throws {
    let file = try Self.langSon.get().file
    #expect(try file.parts().filter { $0.hasPrefix("xl/charts/chart") }.count == 4)
    let best = try file.part("xl/charts/chart3.xml")
    #expect(best.contains("CẤP XÃ: 10 đơn vị cao nhất") && best.contains("<c:barDir val=\"bar\"/>"))
    #expect(best.contains("<c:f>'Biểu đồ'!$B$") && best.contains("Xã Tú Xuyên"))
    #expect(best.contains("<c:ptCount val=\"10\"/>"))
  }

  @Test("Every input file is named with its size and its SHA-256")
  func sources() throws {
    let book = try Self.langSon.get()
    let sheet = book.file.sheets[9]
    let folder = Repository.path("SampleData/lang-son")
    let names = Repository.files(under: "SampleData/lang-son", suffix: "").map {
      String($0.dropFirst("SampleData/lang-son/".count))
    }.filter { ($0.hasSuffix(".csv") || $0.hasSuffix(".json")) }
    #expect(names.count >= 15)
    let rows = Dictionary(
      sheet.compactMap { key, cell in key.hasPrefix("A") ? (cell.value, key.dropFirst()) : nil },
      uniquingKeysWith: { first, _ in first })
    for name in names {
      let row = try #require(rows[name], "\(name)")
      let output = try SystemTool.run("sha256sum", ["\(folder)/\(name)"])
      #expect(sheet["C\(row)"]?.value == String(decoding: output.prefix(64), as: UTF8.self))
      let size = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")).count
      #expect(sheet["B\(row)"]?.value == "\(size)")
    }
    #expect(sheet.values.contains { $0.value == Version.text })
  }

  @Test(
    "Other samples have all sheets, too", arguments: [("papi", "2019"), ("phu-tho-766", "2026-Q3")])
  func others(sample: String, period: String) throws {
    let book = try ReportedWorkbook(sample: sample, period: period)
    #expect(book.file.sheets.count == 11)
    let index = ReportedWorkbook.unitRows(book.file.sheets[0])
    #expect(index.count == book.run.ranks.rows.count)
  }

  @Test("Odd names and an empty register go through the whole report")
  func oddNames() throws {
    let names = [
      "<b>Hải Yến</b>", "=1+1", "\u{202E}Thạch Đạn", "A & B's",
      String(repeating: "Dài", count: 100),
      "_x0041_",
    ]
    let scratch = try ScratchWorkspace(
      communes: names, method: "B<b>ộ & \"thử\"", criterion: "=2+2")
    let book = try ReportedWorkbook(try WorkspaceRun(scratch.path, period: "2024-Q2"))
    let shown = Set(book.file.sheets[0].values.map(\.value))
    for name in names {
      let written = "Xã " + (name == "_x0041_" ? "_x005F_x0041_" : name)
      #expect(shown.contains(written), "\(name)")
    }
    #expect(book.file.sheets[1].values.contains { $0.value == "1. =2+2" && !$0.isFormula })
    #expect(!book.file.sheets.contains { $0.values.contains(where: \.isFormula) })
  }

  #if !DEBUG
    @Test("10,600 units: all rows, with the numbers of rank --format csv")
    func size() throws {
      let (run, folder) = (try LargeProvince.shared.get().run, try ScratchWorkspace())
      let path = folder.path + "/a.xlsx"
      try Documents.writeWorkbook(
        run.pipeline, run.compared, ReportFigures(run.pipeline, run.compared),
        language: .vietnamese,
        to: path)
      let sheet = try SystemTool.run("unzip", ["-p", path, "xl/worksheets/sheet1.xml"])
      // Parsing all cells as XML takes long; rows of units are those with a number in column A.
      let rows = String(decoding: sheet, as: UTF8.self).components(separatedBy: "<row ").filter {
        $0.contains(#/<c r="A\d+" s="\d+"><v>/#)
      }
      try #require(rows.count == 10_601 && run.ranks.rows.count == 10_601)
      for place in [0, 1, 25, 26, 4_321, 9_876, 10_599, 10_600] {
        let cells = rows[place].matches(of: #/<c r="([A-Z]+)\d+" s="\d+"><v>([^<]*)</#)
        let numbers = Dictionary(
          cells.map { (String($0.1), Double($0.2)) }, uniquingKeysWith: { one, _ in one })
        let expected = run.ranks.rows[place]
        #expect(!expected.text("index").isEmpty)
        for (column, name) in ReportedWorkbook.columns.enumerated() {
          guard let text = name.map({ expected.text($0) }), !text.isEmpty else { continue }
          #expect(
            numbers[ReportedWorkbook.letters(column)] == Double(text),
            "\(place) \(expected.text("code")) \(name ?? "")")
        }
      }
    }
  #endif

  @Test("Any number of threads writes the same bytes")
  func sameBytes() throws {
    let book = try Self.langSon.get()
    var options = PipelineOptions()
    options.period = Period(parsing: "2024-Q2")
    options.threads = 1
    var pipeline = try Pipeline(
      Workspace.open(Repository.path("SampleData/lang-son")), options: options)
    let compared = try pipeline.compare()
    let path = book.folder.path + "/b.xlsx"
    try Documents.writeWorkbook(
      pipeline, compared, ReportFigures(pipeline, compared), language: .vietnamese, to: path)
    let bytes = try [book.path, path].map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(bytes[0] == bytes[1])
  }
}
