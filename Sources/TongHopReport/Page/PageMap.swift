import TongHopDiagnostics
import TongHopDomain

/// The units of one level as areas, coloured by class.
struct PageMap: Sendable, Hashable {
  struct Class: Sendable, Hashable {
    /// `#rrggbb`
    var color: String
    var name: Int
    /// Units that are drawn.
    var count: Int
  }

  /// What a unit is coloured by.
  enum Standing: Sendable, Hashable {
    /// In ``PageMap/classes``.
    case inClass(Int)
    /// Below the lowest class, or left out of the ranking.
    case withoutClass
    /// Neither, since it has nothing that it could be ranked by.
    case withoutValue

    /// What the scripts know it by.
    var number: Int {
      switch self {
      case .inClass(let place): place
      case .withoutValue: -1
      case .withoutClass: -2
      }
    }
  }

  struct Shape: Sendable, Hashable {
    /// In ``PageDocument/rows``.
    var row: Int
    var standing: Standing
    /// An SVG path.
    var path: String
  }

  var width: Int
  var height: Int
  /// From the best to the worst.
  var classes: [Class]
  /// In the order of the rows.
  var shapes: [Shape]

  /// Into how many classes of about as many units each all are divided where a method has none.
  static let classCount = 5

  /// - Returns: nil where no unit of the table has an outline.
  static func make(
    _ contents: PageContents, _ style: TableStyle, _ rows: [ComparisonRow],
    _ pool: inout TextPool
  ) -> PageMap? {
    let outlines = self.outlines(contents, rows)
    let places = outlines.lazy.flatMap(\.polygons).joined().joined()
    let size = MapProjection.size(isLarge: PageCard.isLarge(rows.count))
    guard let projection = MapProjection(places, size: size) else { return nil }
    let drawn = outlines.map { rows[$0.row] }
    let division = Division(drawn, contents.table.method, style)
    var classes = division.names.enumerated().map { place, name in
      Class(
        color: color(place, of: division.names.count), name: pool.place(name), count: 0)
    }
    let shapes = zip(outlines, drawn).map { outline, row in
      Shape(
        row: outline.row, standing: division.standing(of: row),
        path: projection.path(outline.polygons))
    }
    for case .inClass(let place) in shapes.map(\.standing) { classes[place].count += 1 }
    return PageMap(
      width: projection.width, height: projection.height, classes: classes, shapes: shapes)
  }

  private typealias Outline = (row: Int, polygons: [[[Boundaries.Place]]])

  /// Of the level of which most units have one: outlines of communes would hide those of districts.
  private static func outlines(_ contents: PageContents, _ rows: [ComparisonRow]) -> [Outline] {
    guard !contents.boundaries.isEmpty else { return [] }
    var found: [Outline] = []
    for (place, row) in rows.enumerated() where row.unitIndex != nil {
      let polygons = contents.boundaries.polygons(of: row.code, on: contents.tree.day)
      if !polygons.isEmpty { found.append((place, polygons)) }
    }
    var counts: [String: Int] = [:]
    for outline in found { counts[rows[outline.row].level, default: 0] += 1 }
    let levels = contents.tree.levels
    let level = levels.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }
    return found.filter { rows[$0.row].level == level }
  }

  /// From light yellow to dark blue: the lightness alone tells them apart, for every eye and on paper.
  private static let colors = [
    "#081d58", "#21318d", "#225ea8", "#1d91c0", "#41b6c4", "#7fcdbb", "#b8e0b4", "#e4f2b3",
    "#ffffd9",
  ]

  /// - Parameter place: 0 is the best of `count` classes.
  static func color(_ place: Int, of count: Int) -> String {
    let last = colors.count - 1
    guard count > 1 else { return colors[last / 2] }
    // The two ends are left to many classes.
    let (first, range) = count > 3 ? (0, last) : (1, last - 2)
    return colors[min(first + place * range / (count - 1), last)]
  }
}

/// Classes of what a method ranks by: its own, else parts of about as many units each.
private struct Division {
  private(set) var names: [String] = []
  /// The worst value of each class but the last; empty: by names.
  private var limits: [Points] = []
  private let usesBands: Bool
  /// Are they those of the method?
  private let hasClasses: Bool
  private let basis: Ranking.Key
  private let lowestIsBest: Bool

  init(_ rows: [ComparisonRow], _ method: Method, _ style: TableStyle) {
    usesBands = !method.bands.isEmpty
    hasClasses = usesBands || !method.quantileGroups.isEmpty
    basis = method.ranking.by
    lowestIsBest = method.ranking.lowestIsBest
    if usesBands {
      names = (lowestIsBest ? method.bands.reversed() : method.bands).map(\.name)
      return
    }
    if !method.quantileGroups.isEmpty {
      names = method.quantileGroups.map(\.name)
      return
    }
    let values = rows.filter(isComplete).compactMap { $0.current.value(by: basis) }
    let sorted = lowestIsBest ? values.sorted() : values.sorted(by: >)
    guard let best = sorted.first, let worst = sorted.last else { return }
    for part in 1..<PageMap.classCount {
      let limit = sorted[(sorted.count * part - 1) / PageMap.classCount]
      if limit != worst, limits.last != limit { limits.append(limit) }
    }
    let classes = Dictionary(grouping: values) { place(of: $0) }
    names = (0...limits.count).map { place in
      let (high, low) = (classes[place]?.max() ?? best, classes[place]?.min() ?? worst)
      let text = style.number(low).text
      return low == high ? text : "\(text) – \(style.number(high).text)"
    }
  }

  /// Where less is better, what was not reported would look like the best there is.
  private func isComplete(_ row: ComparisonRow) -> Bool {
    !lowestIsBest || !row.flags.contains(.notReported)
  }

  private func place(of value: Points) -> Int {
    limits.firstIndex { lowestIsBest ? value <= $0 : value >= $0 } ?? limits.count
  }

  func standing(of row: ComparisonRow) -> PageMap.Standing {
    guard let value = row.current.value(by: basis) else { return .withoutValue }
    guard isComplete(row) else { return .withoutClass }
    if !limits.isEmpty { return .inClass(place(of: value)) }
    if let name = usesBands ? row.band : row.quantileGroup, let place = names.firstIndex(of: name) {
      return .inClass(place)
    }
    return names.count == 1 && !hasClasses ? .inClass(0) : .withoutClass
  }
}
