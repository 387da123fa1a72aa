import Foundation
import Testing
import TongHop
import TongHopDomain
import TongHopReport
import TongHopTestSupport

/// The tables for other programs, read by Python's own csv and json and by python3-jsonschema:
/// `make document-test`.
@Suite(
  "Tables for other programs, read by others",
  .enabled(
    if: ProcessInfo.processInfo.environment["TONGHOP_DOCUMENT_TESTS"] == "1",
    "make document-test runs these"), .serialized)
struct MachineFileTests {
  private static let schema = Repository.path(
    "Sources/TongHop/TongHop.docc/Schemas/tonghop.schema.json")

  /// Writes all tables of a period as JSON and CSV.
  private static func write(
    _ path: String, method: String? = nil, period: String, as csv: MachineFormat,
    to folder: ScratchWorkspace
  ) throws {
    var options = PipelineOptions()
    options.method = method
    options.period = Period(parsing: period)
    var pipeline = try Pipeline(try Workspace.open(path), options: options)
    let compared = try pipeline.compare()
    let rollup = try pipeline.rollUpIndicators()
    let figures = try ReportFigures(pipeline, compared)
    let tables =
      try Documents.comparisonTables(pipeline, compared, csv: csv)
      + Documents.tables(pipeline, compared, rollup, figures)
    for table in tables {
      try folder.write(table.bytes(.json), to: table.fileName(pipeline, .json))
      try folder.write(table.bytes(csv), to: table.fileName(pipeline, csv))
    }
    options.everyPeriod = true
    var all = try Pipeline(try Workspace.open(path), options: options)
    let trend = try all.trend()
    try folder.write(Documents.trend(trend, as: .json), to: "trend.json")
    try folder.write(Documents.trend(trend, as: csv), to: "trend.csv")
  }

  private static func read(_ folders: [ScratchWorkspace]) throws -> String {
    let script = Repository.path("Tests/TongHopDocumentTests/machine_files.py")
    let output = try SystemTool.run(
      "sh",
      [
        "-c", "python3 \"$@\" 2>&1 || (echo FAILED; true)", "sh", script, schema,
      ] + folders.map(\.path))
    return String(decoding: output, as: UTF8.self)
  }

  @Test("All samples: valid JSON, and CSV with the same rows")
  func samples() throws {
    let samples = [
      ("lang-son", nil, "2024-Q2"), ("lang-son-2025", nil, "2025-Q3"),
      ("phu-tho-766", "qd766", "2026-Q3"), ("qd766-lang-son", nil, "2026-08"),
      ("papi", nil, "2019"), ("sipas", nil, "2024"), ("viet-nam-2025", nil, "2025-Q3"),
    ]
    let folders = try samples.flatMap { name, method, period in
      try [MachineFormat.csv, .excel].map { format in
        let folder = try ScratchWorkspace()
        try Self.write(
          Repository.path("SampleData/" + name), method: method, period: period, as: format,
          to: folder)
        return folder
      }
    }
    let output = try Self.read(folders)
    #expect(!output.contains("FAILED"), "\(output.suffix(2000))")
    #expect(output.contains("without rows: none"), "\(output.suffix(500))")
  }

  private static let names = [
    "<b>Đậm</b>", "=1+1", "\"Ngoặc\"", "\"", "&amp;", "\u{202E}nguoc", "\u{200F}=1+1",
    String(repeating: "Rất dài ", count: 37) + "Xong", "'Nháy", "''=1", "- Tổ 1", "+ Tổ 2",
    "- cmd|' /C calc'!A0", "- SUM(A1:A9)", "@SUM(A1)", "＝1+1", "a;b,c", "a\\b", "2024-06", "1/2",
    "1E5", "12%", "06157", "+84 912", "-1", "TRUE", "May 5", "\u{0301}a", "null", "{}",
  ]

  private static func hostileWorkspace() throws -> ScratchWorkspace {
    try ScratchWorkspace(
      communes: names, province: "=Tỉnh", method: "=1+1", criterion: "@Một", lead: "=Ai")
  }

  @Test("Hostile names come out of CSV, Excel CSV and JSON as they went in")
  func hostileNames() throws {
    let workspace = try Self.hostileWorkspace()
    let folders = try [MachineFormat.csv, .excel].map { format in
      let folder = try ScratchWorkspace()
      try Self.write(workspace.path, period: "2024-Q2", as: format, to: folder)
      try folder.write(try workspace.text("units.csv"), to: "units.csv")
      return folder
    }
    let output = try Self.read(folders)
    #expect(!output.contains("FAILED"), "\(output.suffix(2000))")
    #expect(output.contains(" \(Self.names.count * 2) names"), "\(output.suffix(500))")
  }

  @Test("In LibreOffice no name runs, and codes and names keep their digits")
  func spreadsheet() throws {
    let (workspace, folder) = (try Self.hostileWorkspace(), try ScratchWorkspace())
    try Self.write(workspace.path, period: "2024-Q2", as: .excel, to: folder)
    // The danger is real: without a mark the first name is 2.
    try folder.write("name;x\n=1+1;1\n2024-06;2\n", to: "bare.csv")
    for name in ["bare", "m-2024-Q2"] {
      // In: semicolon, UTF-8, Vietnamese. Out: values, comma.
      try SystemTool.run(
        "soffice",
        [
          "-env:UserInstallation=file://\(folder.path)/profile", "--headless",
          "--infilter=CSV:59,34,76,1,,1066,false,true,false,false,false,-1", "--convert-to",
          "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,0",
          "--outdir", folder.path + "/out", "\(folder.path)/\(name).csv",
        ])
    }
    #expect(CSVText(try folder.text("out/bare.csv")).rows.first?.text("name") == "2")
    let rows = CSVText(try folder.text("out/m-2024-Q2.csv")).rows(by: "code")
    for (place, name) in Self.names.enumerated() {
      let shown = SpreadsheetText.literal(name) == nil ? SpreadsheetText.excel(name) : name
      let code = ScratchWorkspace.code(ofCommune: place)
      let row = try #require(rows[code], "\(code)")
      #expect(row.text("name") == shown)
      #expect(scaled(row.text("index"), places: 2) == (place + 1) * 100)
    }
  }
}
