import Foundation
import Testing
import TongHopDiagnostics

@testable import TongHopWorkbook

/// A workbook that is not whole is noticed when it is read back.
@Suite("Reading a workbook back")
struct PackageFileTests {
  @Test("A whole element has all of its ends, once")
  func elements() {
    func count(_ text: String) -> PartCount? { Array(text.utf8).withUnsafeBytes { PartCount($0) } }
    let whole =
      "<?xml version=\"1.0\"?>\n<sst count=\"3\" uniqueCount=\"2\"><si/><si><t>a</t></si></sst>"
    #expect(count(whole)?.texts == 2 && count(whole)?.promisedTexts == 2)
    #expect(count("<row><c r=\"A1\"/><c r=\"B1\"><v>1</v></c><col/></row>\n")?.cells == 2)
    for length in 0..<whole.utf8.count { #expect(count(String(whole.prefix(length))) == nil) }
    for text in ["<a><b></a></b>", "<a></a><b></b>", "<a/>x", "<a></b>", "</a>", "<a b", "<>"] {
      #expect(count(text) == nil, "\(text)")
    }
  }

  @Test("Missing cells, charts and parts, and every changed byte of a part are told")
  func package() throws {
    let path = FileManager.default.temporaryDirectory.path + "/tonghop-\(UUID().uuidString).xlsx"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try WorkbookWriter.write(WorkbookWriterTests.document(["A", "B"]), to: path)
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    var expected = PackageContents()
    try PackageFile(bytes: bytes).check(expected)
    expected.addSheet(cells: 1, charts: 0)
    let error = #expect(throws: WorkbookError.self) {
      try PackageFile(bytes: bytes).check(expected)
    }
    #expect(error?.message[.english].contains("not whole (xl/worksheets/sheet1.xml)") == true)
    var charts = PackageContents()
    charts.addSheet(cells: 1, charts: 9)
    #expect(throws: WorkbookError.self) { try PackageFile(bytes: bytes).check(charts) }
    for length in stride(from: 0, to: bytes.count, by: 97) {
      #expect(throws: WorkbookError.self) {
        try PackageFile(bytes: Array(bytes[..<length])).check(PackageContents())
      }
    }
    // Neither crashes nor passes where a byte of a packed part is another.
    for place in stride(from: 300, to: min(bytes.count, 2_000), by: 13) {
      var changed = bytes
      changed[place] ^= 0x55
      try? PackageFile(bytes: changed).check(PackageContents())
    }
  }
}
