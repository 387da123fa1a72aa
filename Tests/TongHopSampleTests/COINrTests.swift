import Foundation
import Testing
import TongHop
import TongHopDiagnostics
import TongHopDomain
import TongHopSynthetic
import TongHopTestSupport

/// COINr's tables through a workspace and back.
@Suite("COINr's tables")
struct COINrTests {
  /// Tables of two levels with odd numbers, gaps, groups, targets and directions.
  static func tables(seed: UInt64) -> (data: String, meta: String) {
    var random = SeededGenerator(seed: seed)
    func pick(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
    let count = Int.random(in: 2...6, using: &random)
    let hasTargets = Bool.random(using: &random)
    let hasGroups = Bool.random(using: &random)
    var meta = "Level,iCode,iName,Direction,Weight,Type,Parent" + (hasTargets ? ",Target\n" : "\n")
    let codes = (0..<count).map { "Ind.\($0)" }
    for (place, code) in codes.enumerated() {
      meta += "1,\(code),Name \(place),\(pick(["1", "-1"])),\(pick(["1", "0.25", "2e-01", "3"])),"
      meta += "Indicator,\(place == 0 ? "P1" : place == 1 ? "P2" : pick(["P1", "P2"]))"
      meta += hasTargets ? ",\(pick(["10", "-2.5", "99.5"]))\n" : "\n"
    }
    for line in [
      "2,P1,First,1,1,Aggregate,Top", "2,P2,Second,1,0.5,Aggregate,Top",
      "3,Top,Index,1,1,Aggregate,NA",
    ] {
      meta += line + (hasTargets ? ",NA\n" : "\n")
    }
    if hasGroups { meta += "NA,Zone,Zone,NA,NA,Group,NA" + (hasTargets ? ",NA\n" : "\n") }
    var data = "uCode,uName,Time," + codes.joined(separator: ",") + (hasGroups ? ",Zone\n" : "\n")
    for unit in 0..<Int.random(in: 2...20, using: &random) {
      // A name that would run comes with a mark or without, and goes out with it.
      let names = [
        "\"Unit, \(unit)\"", "=\(unit)+1", "'=\(unit)+1", "- Unit \(unit)", "''\(unit)",
        "\"'=\"\"06\(unit)\"\"\"",
      ]
      let name = names[unit % names.count]
      data += (unit % 7 == 3 ? "''U" : "U") + "\(unit),\(name),2021"
      for _ in codes {
        let number = Int.random(in: -999_999_999...999_999_999, using: &random)
        data += ",\(pick(["\(number).5", "0.\(abs(number))", "\(number)e-03", "1.234", "NA", "7"]))"
      }
      data += hasGroups ? ",\(pick(["North", "'@South", "NA"]))\n" : "\n"
    }
    return (data, meta)
  }

  static func imported(_ folder: ScratchWorkspace, data: String, meta: String) throws -> COINrImport
  {
    try folder.write(data, to: "iData.csv")
    try folder.write(meta, to: "iMeta.csv")
    return COINrImport(
      dataPath: folder.path + "/iData.csv", metaPath: folder.path + "/iMeta.csv", period: nil)
  }

  @Test("Import, export and import again give the same workspace", arguments: Effort.seeds(10))
  func roundTrip(seed: UInt64) throws {
    let folder = try ScratchWorkspace()
    let (data, meta) = Self.tables(seed: seed)
    let first = try Self.imported(folder, data: data, meta: meta)
    #expect(!first.log.hasErrors, "\(DiagnosticRenderer(language: .english).render(first.log))")
    let workspace = try ScratchWorkspace(
      Dictionary(first.files.map { ($0.name, $0.text) }, uniquingKeysWith: { $1 }))
    var options = PipelineOptions()
    options.period = Period(parsing: "2021")
    var pipeline = try Pipeline(try Workspace.open(workspace.path), options: options)
    let result = try pipeline.current()
    let problems = DiagnosticRenderer(language: .english).render(pipeline.log)
    #expect(!pipeline.log.hasErrors, "\(problems)")
    let export = COINrExport(result, of: pipeline)
    #expect(export.log.entries.isEmpty)
    let tables = Dictionary(export.files.map { ($0.name, $0.text) }, uniquingKeysWith: { $1 })
    let second = try Self.imported(
      folder, data: try #require(tables["iData.csv"]), meta: try #require(tables["iMeta.csv"]))
    #expect(second.files.map(\.name) == first.files.map(\.name))
    for (before, after) in zip(first.files, second.files) {
      #expect(before.text == after.text, "\(before.name)")
    }
  }

  /// By hand, as COINr computes it: A 0, 100, 50; B turned around, 100, 0 and not available. Weights
  /// 3 and 1: 25, 75, and 50 alone.
  @Test("The index is that of COINr, gaps left out with their weights")
  func index() throws {
    let folder = try ScratchWorkspace()
    let made = try Self.imported(
      folder, data: "uCode,Time,A,B\nx,2021,-1,5\ny,2021,3,9\nz,2021,1,NA\n",
      meta: """
        iCode,Level,Weight,Type,Direction,Parent
        A,1,3,Indicator,1,Top
        B,1,1,Indicator,-1,Top
        Top,2,1,Aggregate,1,NA

        """)
    let workspace = try ScratchWorkspace(
      Dictionary(made.files.map { ($0.name, $0.text) }, uniquingKeysWith: { $1 }))
    let run = try WorkspaceRun(workspace.path, period: "2021")
    #expect(run.problems.isEmpty)
    #expect(
      ["x", "y", "z"].map { run.ranksByCode[$0]?.text("index") } == ["25.00", "75.00", "50.00"])
    #expect(["x", "y", "z"].map { run.ranksByCode[$0]?.text("rank") } == ["3", "1", "2"])
  }
}
