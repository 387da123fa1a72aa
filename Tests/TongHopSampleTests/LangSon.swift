import Testing
import TongHopTestSupport

/// The Lạng Sơn sample, run once for all tests, and read again from its files with plain
/// dictionaries.
struct LangSon {
  static let period = "2024-Q2"
  private static let shared = Result { try LangSon() }

  let run: WorkspaceRun
  let units: [[String: String]]
  let parents: [String: String]

  static func load() throws -> LangSon { try shared.get() }

  private init() throws {
    run = try WorkspaceRun(sample: "lang-son", period: Self.period)
    units = try Self.table("units").rows
    parents = Dictionary(
      uniqueKeysWithValues: units.map { ($0.text("code"), $0.text("parent_code")) })
  }

  static func table(_ name: String) throws -> CSVText {
    try CSVText(file: "SampleData/lang-son/\(name).csv")
  }

  /// The unit and everything above it, nearest first.
  func lineage(_ code: String) -> [String] {
    Array(sequence(first: code) { parents[$0].flatMap { $0.isEmpty ? nil : $0 } })
  }

  /// The codes of a level.
  func codes(_ level: String) -> [String] {
    units.filter { $0["level"] == level }.map { $0.text("code") }
  }

  /// The rows of both metrics files of the quarter.
  static func metrics() throws -> [[String: String]] {
    try table("metrics/2024-Q2").rows + table("metrics/2024-Q2-villages").rows
  }

  func flags(_ code: String) -> Set<String> {
    Set((run.ranksByCode[code]?["flags"] ?? "").split(separator: ";").map(String.init))
  }
}
