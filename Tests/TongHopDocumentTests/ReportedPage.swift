import Foundation
import TongHop
import TongHopDiagnostics
import TongHopTestSupport

/// A page and the data that its scripts get, read by Foundation.
struct ReportedPage: Sendable {
  /// The sections of a card with their texts.
  struct Card: Sendable {
    var index = ""
    var points = ""
    var maximum = ""
    var rank = ""
    /// Change and change of the rank since each earlier period.
    var changes: [String] = []
    /// Criterion, maximum, median, points, percent, state, rank.
    var domains: [[String]] = []
    /// Period, remarks, size of the group, value, rank.
    var history: [[String]] = []
    /// Criterion, maximum, lead, lost, points, state; nil: none are told.
    var losses: [[String]]?
    var gains: [[String]] = []
    var tasks: [[String]]?
    /// What is not listed: losses, gains, tasks.
    var left: [Int] = []
    var hasPoints = false
    var story = ""
  }

  let html: String
  let texts: [String]
  /// *shape* [unit][column]
  let cells: [[String]]
  /// By unit, in the order of the rows.
  let cards: [Card]
  /// How many units of a group have a rank, by group.
  let groupSizes: [String]
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
    groupSizes = (members["groups"] as? [[Any]] ?? []).map { texts[$0[2] as? Int ?? 0] }
    cards = (members["cards"] as? [Any] ?? []).map {
      ($0 as? [Any]).map { Self.card($0, members, texts) } ?? Card()
    }
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

  private static func card(_ parts: [Any], _ members: [String: Any], _ texts: [String]) -> Card {
    func lists(_ value: Any?) -> [[Int]] { value as? [[Int]] ?? [] }
    let result = (parts[0] as? [Int] ?? []).map { texts[$0] }
    /// Each `count` numbers: a place in a list that cards share, then places of texts.
    func shared(_ part: Any, _ name: String, by count: Int) -> [[String]] {
      let (own, known) = (part as? [Int] ?? [], lists(members[name]))
      return stride(from: 0, to: own.count, by: count).map { start in
        (known[own[start]] + own[start + 1..<start + count]).map { texts[$0] }
      }
    }
    var card = Card()
    (card.index, card.points, card.maximum, card.rank) = (
      result[0], result[1], result[2], result[3]
    )
    card.changes = Array(result.dropFirst(5))
    card.domains = shared(parts[1], "domains", by: 2)
    card.history = shared(parts[2], "moments", by: 3)
    card.losses = parts[3] is NSNull ? nil : shared(parts[3], "losses", by: 1)
    card.gains = lists(parts[4]).map { $0.map { texts[$0] } }
    card.tasks = (parts[5] as? [[Int]])?.map { $0.map { texts[$0] } }
    card.left = parts[6] as? [Int] ?? []
    card.hasPoints = parts[7] as? Int == 1
    card.story = texts[parts[8] as? Int ?? 0]
    return card
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
