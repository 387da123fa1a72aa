import Foundation
import TongHop
import TongHopDiagnostics
import TongHopTestSupport

/// A page and the data that its scripts get, read by Foundation.
struct ReportedPage: Sendable {
  let html: String
  let texts: [String]
  /// *shape* [unit][column]
  let cells: [[String]]
  /// By unit, in the order of the rows; the sections of a card, each a list of lists of texts.
  let cards: [[[[String]]]]
  /// What a card does not list: losses, gains, tasks.
  let left: [[Int]]
  let stories: [String]
  /// The row and the class of each area of the map; nil: there is no map.
  let shapes: [(row: Int, place: Int)]?
  /// The number of units of each class of the map.
  let classCounts: [Int]
  /// In the order of names.
  let nameOrder: [Int]

  init(_ html: String) throws {
    self.html = html
    let start = try Self.found(html.range(of: "id=\"data\">")).upperBound
    let end = try Self.found(html.range(of: "</script>", range: start..<html.endIndex)).lowerBound
    let root = try JSONSerialization.jsonObject(with: Data(html[start..<end].utf8))
    let members = root as? [String: Any] ?? [:]
    let texts = members["texts"] as? [String] ?? []
    let rows = members["rows"] as? [[Any]] ?? []
    cells = rows.map { ($0[7] as? [Int] ?? []).map { texts[$0] } }
    nameOrder = rows.map { $0[5] as? Int ?? -1 }
    let all = (members["cards"] as? [Any] ?? []).map { $0 as? [Any] ?? [] }
    cards = all.map { $0.prefix(6).map { ($0 as? [[Int]] ?? []).map { $0.map { texts[$0] } } } }
    left = all.map { $0.count > 6 ? $0[6] as? [Int] ?? [] : [] }
    stories = all.map { $0.count > 7 ? texts[$0[7] as? Int ?? 0] : "" }
    let map = members["map"] as? [String: Any]
    shapes = (map?["shapes"] as? [[Any]])?.map { ($0[0] as? Int ?? -1, $0[1] as? Int ?? -9) }
    classCounts = (map?["classes"] as? [[Any]] ?? []).map { $0[2] as? Int ?? -1 }
    self.texts = texts
  }

  init(_ run: WorkspaceRun, language: Language = .vietnamese) throws {
    var pipeline = run.pipeline
    pipeline.readBoundaries()
    try self.init(
      Documents.page(
        pipeline, run.compared, ReportFigures(pipeline, run.compared), language: language))
  }

  private struct Missing: Error {}

  private static func found(_ range: Range<String.Index>?) throws -> Range<String.Index> {
    guard let range else { throw Missing() }
    return range
  }

  /// A printed number as the CSV files write it; nil for marks and words.
  static func digits(_ text: String, _ language: Language = .vietnamese) -> String? {
    let (thousands, decimal): (Character, Character) =
      language == .vietnamese ? (".", ",") : (",", ".")
    var result = ""
    for character in text where character != thousands && !"+▲%".contains(character) {
      result.append(character == decimal ? "." : character == "▼" ? "-" : character)
    }
    return Double(result) == nil ? nil : result
  }
}
