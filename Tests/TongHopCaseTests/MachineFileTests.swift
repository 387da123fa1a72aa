import Foundation
import Testing
import TongHopTestSupport

/// What `report` writes for other programs.
@Suite("Files for other programs", .serialized)
struct MachineFileTests {
  private func report(_ options: [String]) throws -> [String: Data] {
    let folder = try TemporaryFolder()
    let workspace = folder.url.appendingPathComponent("workspace")
    try FileManager.default.createDirectory(at: workspace, withIntermediateDirectories: true)
    try CaseRun.copyBase(to: workspace)
    let output = try Tool.run(["report", "workspace", "--output", "out"] + options, in: folder.url)
    #expect(output.exitCode == 0, "\(output.standardError)")
    let out = folder.url.appendingPathComponent("out")
    let names = try FileManager.default.contentsOfDirectory(atPath: out.path)
    return try names.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".json") }
      .reduce(into: [:]) { files, name in
        #expect(output.standardError.contains("out/\(name)\n"))
        files[name] = try Data(contentsOf: out.appendingPathComponent(name))
      }
  }

  @Test("They are the same in both languages, but for the dictionary")
  func languages() throws {
    let vietnamese = try report(["--lang", "vi"])
    let english = try report(["--lang", "en"])
    #expect(Set(vietnamese.keys) == Set(english.keys))
    for (name, bytes) in vietnamese where !name.hasSuffix("-manifest.json") {
      #expect((english[name] == bytes) != name.hasSuffix("-dictionary.csv"), "\(name)")
    }
    let tables = Set(vietnamese.keys.filter { $0.hasSuffix(".csv") }.map { $0.dropLast(4) })
    #expect(tables.count > 10)
    // Each has both formats; the dictionary is the schema in words.
    for table in tables where !table.hasSuffix("-dictionary") {
      #expect(vietnamese[table + ".json"] != nil, "\(table)")
    }
  }

  @Test("--excel changes each CSV and no JSON")
  func excel() throws {
    let plain = try report([])
    let excel = try report(["--excel"])
    #expect(Set(plain.keys) == Set(excel.keys))
    for (name, bytes) in excel where !name.hasSuffix("-manifest.json") {
      #expect((bytes == plain[name]) == name.hasSuffix(".json"), "\(name)")
      if name.hasSuffix(".csv") { #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]), "\(name)") }
    }
    let ranks = String(decoding: try #require(excel["cchc-2024-Q1.csv"]), as: UTF8.self)
    #expect(ranks.contains(";\"=\"\"06157\"\"\";commune;xã;Hoàng Việt;"))
  }
}
