import Foundation
import TongHopSynthetic
import TongHopTestSupport
import Testing

/// Bytes of a small workspace are changed at random; whatever comes of it, the command says
/// something and ends by itself.
@Suite("Mutations", .serialized)
struct MutationTests {
  static let commands = [
    ["check"], ["rank", "--allow-errors", "--wide"],
    ["explain", "--allow-errors", "--unit", "06220"],
    ["rollup", "--allow-errors"], ["score"], ["survey", "--allow-errors"],
    ["trend", "--allow-errors"],
  ]
  /// Bytes and words at which readers go wrong more often than at others.
  static let pieces = [
    "\"", ",", ";", "\n", "\r\n", "\0", "@", "-", ".", "1/0", "0/0", "%", "{", "}", "[", "\\u0000",
    "9223372036854775807", "99999999999999999999", "2024-02-30", "0000-Q9", "\u{FEFF}", "sum/last",
    "steps(", ":", "1e999",
  ]

  @Test("200 damaged workspaces, seed", arguments: [1, 2, 3, 4] as [UInt64])
  func mutations(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for round in 0..<50 {
      let folder = try TemporaryFolder()
      let workspace = folder.url.appendingPathComponent("workspace")
      try FileManager.default.createDirectory(at: workspace, withIntermediateDirectories: true)
      try CaseRun.copyBase(to: workspace)
      try Self.addSurvey(to: workspace)
      let name = try Self.damage(workspace, &generator)
      let words = Self.commands.randomElement(using: &generator) ?? ["check"]
      let output = try Tool.run([words[0], "workspace"] + words.dropFirst(), in: folder.url)
      let label = "seed \(seed), round \(round): \(name), \(words)"
      #expect(!output.wasKilled, "\(label): \(output.standardError.prefix(500))")
      #expect((0...3).contains(output.exitCode), "\(label)")
      if output.exitCode != 0 {
        #expect(!(output.standardError + output.standardOutput).isEmpty, "\(label): says nothing")
      }
    }
  }

  private static func addSurvey(to workspace: URL) throws {
    let criteria = workspace.appendingPathComponent("methods/cchc/criteria.csv")
    let text = try String(contentsOf: criteria, encoding: .utf8)
    let leaves = """
      3,,Hài lòng,2,survey:HAI_LONG>=4,linear,,,
      4,,Mức,2,survey:MUC,"scale(A: 100%, B: 60%)",,,

      """
    try (text + leaves).write(to: criteria, atomically: true, encoding: .utf8)
    let folder = workspace.appendingPathComponent("survey")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let rows = (1...8).flatMap { person in
      [("HAI_LONG", "\(person % 5 + 1)"), ("MUC", person % 2 == 0 ? "A" : "B")].map {
        "\(person),06220,2024-Q1,\($0.0),\($0.1),1.5,t\(person % 2),c\(person / 3)\n"
      }
    }
    try ("respondent,unit,period,question,answer,weight,stratum,cluster\n" + rows.joined())
      .write(to: folder.appendingPathComponent("a.csv"), atomically: true, encoding: .utf8)
  }

  static let compositeCommands = [
    ["check"], ["score", "--allow-errors"], ["rank", "--allow-errors"],
    ["explain", "--allow-errors", "--unit", "X02"],
    ["export", "--allow-errors", "--output", "out"],
  ]

  @Test(
    "100 damaged composite indicators and tables of COINr, seed", arguments: [1, 2] as [UInt64])
  func composites(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for round in 0..<50 {
      let folder = try TemporaryFolder()
      let tables = folder.url.appendingPathComponent("tables")
      try FileManager.default.copyItem(
        at: HelpTests.repository.appendingPathComponent("SampleData/coinr"), to: tables)
      try FileManager.default.removeItem(at: tables.appendingPathComponent("README.md"))
      let words = ["import", "--idata", "tables/iData.csv", "--imeta", "tables/iMeta.csv"]
      var output = try Tool.run(words + ["--output", "workspace"], in: folder.url)
      #expect(output.exitCode == 0)
      var label = "seed \(seed), round \(round): "
      if round.isMultiple(of: 2) {
        label += try Self.damage(tables, &generator)
        output = try Tool.run(words + ["--output", "again"], in: folder.url)
      } else {
        let workspace = folder.url.appendingPathComponent("workspace")
        try Self.writeRules(workspace)
        label += try Self.damage(workspace, &generator)
        let words = Self.compositeCommands.randomElement(using: &generator) ?? ["check"]
        output = try Tool.run([words[0], "workspace"] + words.dropFirst(), in: folder.url)
      }
      #expect(!output.wasKilled, "\(label): \(output.standardError.prefix(500))")
      #expect((0...3).contains(output.exitCode), "\(label)")
    }
  }

  /// Every kind of normalisation and mean, so that damage meets them.
  private static func writeRules(_ workspace: URL) throws {
    let method = workspace.appendingPathComponent("methods/DOI_SONG")
    try Data(
      """
      code,parent,name,measure,rule,direction,weight
      a,,A,,,,1/3
      a1,a,A1,metric:THU_NHAP,"distance_to_target(target: 45.5, cap: yes)",higher,2
      a2,a,A2,metric:NGHEO,distance_to_reference(unit: X01),lower,0.5
      a3,a,A3,metric:TANG_THU,"z_score(mean: 50, sd: 10)",higher,1
      b,,B,,,,2
      b1,b,B1,metric:DUONG,"goalposts(low: 20, high: 100)",higher,1
      b2,b,B2,metric:NUOC,percentile_rank,higher,0
      b3,b,B3,metric:NUOC,fraction_of_max,higher,1

      """.utf8
    ).write(to: method.appendingPathComponent("criteria.csv"))
    try Data(
      """
      { "id": "DOI_SONG", "name": "M", "calendar": "calendar", "applies_to": ["unit"],
        "minimum_coverage": "10%", "ranking": { "group_by": "type" },
        "composite": { "low": 1, "high": 10, "means": ["geometric", "harmonic"] } }

      """.utf8
    ).write(to: method.appendingPathComponent("method.json"))
  }

  /// - Returns: the name of the file that was damaged.
  private static func damage(_ workspace: URL, _ generator: inout SeededGenerator) throws -> String
  {
    let names = try FileManager.default.subpathsOfDirectory(atPath: workspace.path)
      .filter { $0.contains(".") }.sorted()
    let name = try #require(names.randomElement(using: &generator))
    let url = workspace.appendingPathComponent(name)
    var bytes = [UInt8](try Data(contentsOf: url))
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 0..<max(bytes.count, 1), using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0 where place < bytes.count:
        bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
      case 1 where place < bytes.count: bytes.remove(at: place)
      case 2:
        let end = min(bytes.count, place + Int.random(in: 1...200, using: &generator))
        bytes.removeSubrange(min(place, end)..<end)
      case 3:
        let end = min(bytes.count, place + Int.random(in: 1...80, using: &generator))
        bytes.insert(contentsOf: bytes[min(place, end)..<end], at: min(place, bytes.count))
      default:
        let piece = pieces.randomElement(using: &generator) ?? "\""
        bytes.insert(contentsOf: Array(piece.utf8), at: min(place, bytes.count))
      }
    }
    try Data(bytes).write(to: url)
    return name
  }
}
