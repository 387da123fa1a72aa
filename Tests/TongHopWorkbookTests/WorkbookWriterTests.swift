import Foundation
import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopReport
import TongHopTestSupport

@testable import TongHopWorkbook

@Suite("Writing a workbook")
struct WorkbookWriterTests {
  static func document(_ names: [String], rows: Int = 1) -> WorkbookDocument {
    var table = ReportDocument()
    table.titles = ["BẢNG"]
    table.columns = [
      ReportDocument.Column(title: "TT"),
      ReportDocument.Column(title: "Đơn vị", alignment: .leading, wraps: true),
      ReportDocument.Column(group: "Điểm", title: "Nay"),
      ReportDocument.Column(group: "Điểm", title: "±"),
    ]
    table.rows =
      [.group("I. NHÓM")]
      + names.enumerated().map { place, name in
        .unit([
          .number(ReportDocument.Number(digits: "\(place + 1)", form: .plain, text: "")),
          .text(name),
          .number(ReportDocument.Number(digits: "82.15", form: .plain, text: "82,15")),
          .number(ReportDocument.Number(digits: "-0.85", form: .signed, text: "-0,85")),
        ])
      }
    table.notes = ["Ghi chú"]
    let day = Day(year: 2024, month: 6, day: 14) ?? Day(number: 0)
    return WorkbookDocument(
      title: "BẢNG & <b>", author: "SỞ \"NỘI VỤ\"", created: day, pageWord: "Trang",
      sheets: [WorkbookDocument.Sheet(name: "Bảng", table: table)])
  }

  private static func write(
    _ document: WorkbookDocument, _ check: (WorkbookFile, String) throws -> Void
  ) throws {
    let folder = try ScratchWorkspace()
    let path = folder.path + "/a.xlsx"
    try WorkbookWriter.write(document, to: path)
    try check(try WorkbookFile(path), path)
  }

  @Test("Names of any kind are words, never formulas, and come back as they are")
  func names() throws {
    let names = [
      "<b>Xã</b>", "=1+1", "+1", "-1", "@SUM(A1)", "\"Xã\"", "A & B", "\u{202E}ngược\u{202C}",
      String(repeating: "Dài ", count: 75) + ".", "Hải Yến", "'06220", "0123",
      " khoảng trắng ",
    ]
    try Self.write(Self.document(names)) { file, _ in
      let sheet = file.sheets[0]
      // A title, an empty row, two rows of the header, the heading of the group.
      for (place, name) in names.enumerated() {
        let cell = try #require(sheet["B\(place + 6)"])
        #expect(cell.value == name && !cell.isNumber && !cell.isFormula)
      }
      #expect(!sheet.values.contains { $0.isFormula })
    }
  }

  @Test("Numbers are numbers, with their format")
  func numbers() throws {
    try Self.write(Self.document(["A"])) { file, _ in
      let cell = try #require(file.sheets[0]["D6"])
      #expect(cell.isNumber && Double(cell.value) == -0.85)
      #expect(try file.numberFormat(ofStyle: cell.style) == "+#,##0.00;-#,##0.00;#,##0.00")
      let index = try #require(file.sheets[0]["C6"])
      #expect(Double(index.value) == 82.15)
      #expect(try file.numberFormat(ofStyle: index.style) == "#,##0.00")
    }
  }

  @Test("The page, the panes and the header are set")
  func page() throws {
    try Self.write(Self.document(["A"])) { file, _ in
      let sheet = try file.part("xl/worksheets/sheet1.xml")
      for part in [
        "paperSize=\"9\"", "orientation=\"landscape\"", "fitToHeight=\"0\"",
        "<pageSetUpPr fitToPage=\"1\"/>",
        "state=\"frozen\"", "topLeftCell=\"C5\"", "<autoFilter ref=\"A4:D6\"/>",
        "<mergeCell ref=\"C3:D3\"/>", "<mergeCell ref=\"A3:A4\"/>", "Trang &amp;P/&amp;N",
        "AND(ISNUMBER(D5),D5&gt;0)",
      ] {
        #expect(sheet.contains(part), "\(part)")
      }
      let book = try file.part("xl/workbook.xml")
      #expect(
        book.contains("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'Bảng'!$3:$4<"))
      let fonts = try file.part("xl/styles.xml")
      #expect(fonts.contains("<name val=\"Times New Roman\"/>"))
      #expect(fonts.contains("formatCode=\"&quot;▼ -&quot;#,##0.00;&quot;▼ -&quot;#,##0.00\""))
    }
  }

  @Test("The day of its making is that of the document, and the bytes are the same again")
  func sameBytes() throws {
    let document = Self.document(["A", "B"])
    try Self.write(document) { file, path in
      #expect(try file.part("docProps/core.xml").contains("2024-06-14T12:00:00Z"))
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      // A later second, of which the zip archive could keep a trace.
      Thread.sleep(forTimeInterval: 2.1)
      try WorkbookWriter.write(document, to: path)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    }
  }

  @Test("A folder that is not there and a disk that is full are told")
  func errors() throws {
    let missing = #expect(throws: WorkbookError.self) {
      try WorkbookWriter.write(Self.document(["A"]), to: "/nowhere/a.xlsx")
    }
    #expect(missing?.message[.english].contains("cannot be made") == true)
    #expect(missing?.message[.vietnamese].contains("không tạo được tệp") == true)
    #expect(throws: WorkbookError.self) {
      try WorkbookWriter.write(Self.document(["A"]), to: "/dev/full")
    }
  }

  @Test("More rows than a sheet has are an error before anything is written")
  func tooManyRows() throws {
    var document = Self.document(["A"])
    document.sheets[0].table.rows = Array(repeating: .group(""), count: 1_048_577)
    let error = #expect(throws: WorkbookError.self) {
      try WorkbookWriter.write(document, to: "/nowhere/a.xlsx")
    }
    #expect(error?.message[.english].contains("1,048,576 rows") == true)
  }
}
