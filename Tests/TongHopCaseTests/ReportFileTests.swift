import Foundation
import Testing
import TongHopTestSupport

/// The documents of points that `report` writes, for the workspaces of two cases.
@Suite("Documents of points", .serialized)
struct ReportFileTests {
  /// Makes the workspace of a case and reports it.
  private func report(_ name: String, _ options: [String] = []) throws -> (String) throws -> String
  {
    let folder = try TemporaryFolder()
    let workspace = folder.url.appendingPathComponent("workspace")
    let file = CaseFile(CaseFile.folder.appendingPathComponent(name + ".case"))
    try FileManager.default.createDirectory(at: workspace, withIntermediateDirectories: true)
    for section in file.sections {
      let url = workspace.appendingPathComponent(section.argument)
      switch section.keyword {
      case "base": try CaseRun.copyBase(to: workspace)
      case "remove": try FileManager.default.removeItem(at: url)
      case "file":
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try section.lines.map { $0 + "\n" }.joined()
          .write(to: url, atomically: false, encoding: .utf8)
      default: break
      }
    }
    let output = try Tool.run(
      ["report", "workspace", "--output", "out"] + options, in: folder.url)
    #expect(output.exitCode == 0, "\(output.standardError)")
    return { name in
      try String(contentsOf: folder.url.appendingPathComponent("out/" + name), encoding: .utf8)
    }
  }

  @Test("The annex says each change with its reason; its CSV has every round")
  func annex() throws {
    let file = try report("points-rounds")
    let text = try file("cchc-2024-Q1-points.txt")
    #expect(text.contains("thẩm định lần hai: Biên bản"))
    #expect(text.contains("chờ thẩm định"))
    // The rounds of 06157 on 2.3 and of 06223 on 2.2 are equal, so they are only counted.
    #expect(text.contains("2 dòng khác"))
    #expect(
      try file("cchc-2024-Q1-points.csv") == """
        unit,criterion,period,self,appraised,explained,second,counted,reason,evidence,flags
        06157,2.2,2024-Q1,2,1,2,1.5,1.5,appraised: Thiếu biên bản kiểm tra; explained: Biên bản \
        lập ngày 01/3/2024; second: Biên bản thiếu chữ ký,self: Báo cáo 12/BC-UBND ngày \
        05/3/2024; explained: Biên bản 3/BB,
        06157,2.3,2024-Q1,3,3,,,3,,self: Quyết định 7/QĐ-UBND,
        06220,2.2,2024-Q1,1,2,,,2,appraised: Chấm sót một nhiệm vụ,self: Báo cáo 9/BC-UBND,
        06220,2.3,2024-Q1,4,3,,,3,appraised: Sáng kiến chưa áp dụng,self: Quyết định 8/QĐ-UBND,
        06223,2.2,2024-Q1,,1,,,1,,,
        06223,2.3,2024-Q1,2,,,,2,,self: Quyết định 9/QĐ-UBND,awaiting_appraisal

        """)
    let gaps = try file("cchc-2024-Q1-gaps.csv")
    #expect(gaps.contains("\nunit,commune,06157,commune,xã,Hoàng Việt,6.00,5.00,4.50,0.50,8.33,"))
    #expect(gaps.contains("\ncriterion,commune,2.2,,,Lãnh đạo chấm,4.00,3.00,3.50,-0.50,-12.50,"))
    #expect(gaps.contains("\ndomain,commune,2,,,Chỉ đạo điều hành,12.00,10.00,9.50,0.50,4.17,"))
  }

  @Test("Changes without a reason that were let pass are named, and the table is a draft")
  func draft() throws {
    let file = try report("points-rounds-faulty", ["--allow-errors"])
    let text = try file("cchc-2024-Q1.txt")
    #expect(text.contains("DỰ THẢO"))
    #expect(
      text.contains("Điểm thay đổi mà không ghi lý do: Xã Hoàng Việt: 2.2; Xã Hòa Cư: 2.2."))
    #expect(text.contains("không có tài liệu kiểm chứng: Xã Hoàng Việt: 2.2."))
    #expect(!text.contains("Dòng có lỗi, không được tính"))
    let annex = try file("cchc-2024-Q1-points.txt")
    #expect(annex.contains("KHÔNG GHI LÝ DO"))
    #expect(annex.contains("KHÔNG CÓ"))
  }

  @Test("report says which workbook it wrote, and ends with 3 where it cannot be put in its place")
  func workbook() throws {
    let folder = try TemporaryFolder()
    let name = "cchc-xa-2024-2024-Q2.xlsx"
    let words = ["report", Repository.path("SampleData/lang-son"), "--output", "out", "--replace"]
    let written = try Tool.run(words, in: folder.url)
    #expect(written.exitCode == 0 && written.standardError.contains("đã ghi out/\(name)\n"))
    let file = folder.url.appendingPathComponent("out/" + name)
    let first = try Data(contentsOf: file)
    // Seconds later, since a zip archive may keep the time.
    Thread.sleep(forTimeInterval: 2.1)
    _ = try Tool.run(words, in: folder.url)
    #expect(try Data(contentsOf: file) == first)

    try FileManager.default.removeItem(at: file)
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
    let blocked = try Tool.run(words + ["--lang", "en"], in: folder.url)
    #expect(blocked.exitCode == 3 && blocked.standardError.contains("cannot be written"))
    let left = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appendingPathComponent("out").path)
    #expect(!left.contains { $0.hasSuffix(".tmp") })
  }

  @Test(
    "report --sheets says how many sheets it wrote, and ends with 3 where one cannot be written")
  func sheets() throws {
    let folder = try TemporaryFolder()
    let words = [
      "report", Repository.path("SampleData/lang-son"), "--output", "out", "--replace", "--sheets",
    ]
    let name = "out/cchc-xa-2024-2024-Q2-sheets"
    let written = try Tool.run(words, in: folder.url)
    #expect(written.exitCode == 0)
    #expect(written.standardError.contains("đã ghi \(name)/ (212 phiếu)\n"))
    let sheets = folder.url.appendingPathComponent(name)
    let files = try FileManager.default.contentsOfDirectory(atPath: sheets.path)
    #expect(files.count == 214 && files.contains("06220.html") && files.contains("index.html"))
    #expect(!files.contains { $0.hasSuffix(".tmp") })

    // A unit that is gone leaves no sheet behind; what somebody else put there stays.
    func put(_ text: String, _ name: String) throws {
      try text.write(
        to: sheets.appendingPathComponent(name), atomically: false, encoding: .utf8)
    }
    let old = try String(
      contentsOf: sheets.appendingPathComponent("06220.html"), encoding: .utf8)
    try put(old, "99999.html")
    try put("<html>ghi chú</html>", "note.html")
    try put(old, "06220.html.bak")
    try put("<p>" + String(repeating: "x", count: 2_000) + "</p>" + old, "quoted.html")
    try FileManager.default.createSymbolicLink(
      at: sheets.appendingPathComponent("link.html"),
      withDestinationURL: sheets.appendingPathComponent("06220.html"))
    #expect(try Tool.run(words, in: folder.url).exitCode == 0)
    let after = try FileManager.default.contentsOfDirectory(atPath: sheets.path)
    #expect(
      Set(after)
        == Set(files).union(["note.html", "06220.html.bak", "quoted.html", "link.html"]))

    let blocked = sheets.appendingPathComponent("06220.html")
    try FileManager.default.removeItem(at: blocked)
    try FileManager.default.createDirectory(at: blocked, withIntermediateDirectories: false)
    let failed = try Tool.run(words + ["--lang", "en"], in: folder.url)
    #expect(failed.exitCode == 3 && failed.standardError.contains("06220.html' cannot be written"))
    let left = try FileManager.default.contentsOfDirectory(atPath: sheets.path)
    #expect(!left.contains { $0.hasSuffix(".tmp") })
    let without = try Tool.run(Array(words.dropLast()) + ["--output", "plain"], in: folder.url)
    #expect(without.exitCode == 0)
    #expect(
      try !FileManager.default.contentsOfDirectory(
        atPath: folder.url.appendingPathComponent("plain").path
      ).contains { $0.hasSuffix("-sheets") })
  }

  @Test("The tables of report name criteria that rank nobody, and what is missing")
  func notes() throws {
    let idle = try report("criteria-rank-nobody")("m-2024-Q1.txt")
    #expect(idle.contains("CẤP XÃ: 1 (20/21), 3 (21/21)."))
    let missing = try report("missing-five-kinds")("m-2024-Q1-wide.txt")
    for words in [
      "Chờ thẩm định", "Không công bố (vẫn", "Chưa báo cáo (0 điểm", "chưa đến hạn: 1.2",
    ] {
      #expect(missing.contains(words))
    }
  }
}
