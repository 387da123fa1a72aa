import Foundation
import Testing
import TongHopTestSupport

/// The workbook opened by another program. LibreOffice is large, so these run where they are asked
/// for: `make document-test`.
@Suite(
  "The workbook in LibreOffice",
  .enabled(
    if: ProcessInfo.processInfo.environment["TONGHOP_DOCUMENT_TESTS"] == "1",
    "make document-test runs these"), .serialized)
struct LibreOfficeTests {
  /// Converted once: `a.pdf`, and a CSV of each sheet.
  private static let converted = Result {
    let book = try WorkbookTests.langSon.get()
    for format in [
      "pdf", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1",
    ] {
      try SystemTool.run(
        "soffice",
        [
          "-env:UserInstallation=file://\(book.folder.path)/profile", "--headless", "--convert-to",
          format, "--outdir", book.folder.path, book.path,
        ])
    }
    return book
  }

  private func pages() throws -> [String] {
    let book = try Self.converted.get()
    let text = try SystemTool.run("pdftotext", ["-layout", book.folder.path + "/a.pdf", "-"])
    return String(decoding: text, as: UTF8.self).split(
      separator: "\u{C}", omittingEmptySubsequences: true
    ).map(String.init)
  }

  @Test("Every sheet becomes a CSV; the first has the values of rank --format csv")
  func values() throws {
    let book = try Self.converted.get()
    for name in book.file.sheetNames {
      #expect(!(try book.folder.text("a-\(name).csv")).isEmpty, "\(name)")
    }
    let lines = try book.folder.text("a-So sánh.csv").split(
      separator: "\n", omittingEmptySubsequences: false)
    let rows = ReportedWorkbook.unitRows(book.file.sheets[0])
    var compared = 0
    for (row, expected) in zip(rows, book.run.ranks.rows) {
      // CSVText wants a header; a row of it is enough.
      let names = ReportedWorkbook.columns.enumerated().map { $1 ?? "column\($0)" }
      let line = CSVText(names.joined(separator: ",") + "\n" + lines[row - 1] + "\n").rows[0]
      for column in ReportedWorkbook.columns.compactMap({ $0 }) {
        let digits = expected.text(column)
        guard !digits.isEmpty else { continue }
        let shown = line.text(column).filter { $0 != "," && $0 != "+" && $0 != "▲" }
          .replacingOccurrences(of: "▼", with: "-")
        #expect(shown == digits, "\(expected.text("code")) \(column)")
        compared += 1
      }
    }
    #expect(compared > 3000)
  }

  @Test("The PDF is A4 landscape; every page of the first sheet has its header and its number")
  func print() throws {
    let book = try Self.converted.get()
    let info = String(
      decoding: try SystemTool.run("pdfinfo", [book.folder.path + "/a.pdf"]), as: UTF8.self)
    #expect(info.contains("841.89 x 595"))
    let pages = try pages()
    let first = try #require(pages.firstIndex { $0.contains("BẢNG SO SÁNH KẾT QUẢ QUÝ II/2024") })
    let second = try #require(pages.firstIndex { $0.contains("ĐIỂM THEO TIÊU CHÍ QUÝ II/2024") })
    #expect(first == 0 && (3...6).contains(second))
    for page in first..<second {
      #expect(
        pages[page].contains("Đơn vị") && pages[page].contains("Xếp loại"), "page \(page + 1)")
      #expect(pages[page].contains("Trang \(page + 1)/\(pages.count)"))
    }
    #expect(pages[0].contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") && pages[0].contains("DỰ THẢO"))
    #expect(pages[second - 1].contains("NGƯỜI LẬP BIỂU") && pages[second - 1].contains("GIÁM ĐỐC"))
    #expect(pages.count < 250)
  }

  @Test("The charts are drawn: their units stand on the page twice")
  func charts() throws {
    let page = try #require(try pages().first { $0.contains("CẤP XÃ: 10 đơn vị cao nhất") })
    #expect(page.components(separatedBy: "Xã Tú Xuyên").count - 1 == 2)
  }
}
