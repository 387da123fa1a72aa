/// The scores of all scored units on every node of the criteria tree, as a value.
///
/// Of a method of points the leaves are kept, packed into columns; domains and everything between
/// are sums that are made again when a unit is asked for, exactly as they were. Of a composite
/// indicator, whose nodes are means over whole groups, every node has its column.
public struct NodeTable: Sendable {
  private enum Columns: Sendable {
    case leaves(CriteriaSums, [Part])
    /// *shape* [criterion], and of leaves the cells and surveys, *shape* [unit index], or empty.
    case nodes([ScoreColumn], cells: [[RollupCell]], surveys: [[SurveySum]])
  }

  /// A range of the scored units. Those that were scored at once stay apart: to put the columns
  /// together would touch their memory twice.
  package struct Part: Sendable {
    /// *shape* [criterion], each of *shape* [place less those of the parts before]; nil for parents
    /// and for leaves that do not count.
    let columns: [LeafColumn?]
    /// Scored units.
    let count: Int

    package init(_ columns: [LeafColumn?], count: Int) {
      self.columns = columns
      self.count = count
    }
  }

  private let columns: Columns
  /// *shape* [unit index]: the row of the columns; below zero where the unit is not scored.
  private let places: [Int32]

  /// - Parameters:
  ///   - parts: in the order of the units.
  ///   - scored: the units of all parts, depth first.
  ///   - unitCount: of the tree.
  package init(
    _ sums: CriteriaSums, _ parts: [Part], scored: [UnitIndex], unitCount: Int
  ) {
    columns = .leaves(sums, parts)
    places = Self.places(of: scored, unitCount)
  }

  /// - Parameter nodes: *shape* [unit index][criterion]; empty for units that are not scored.
  public init(_ nodes: [[Score]]) {
    var maker = Maker(unitCount: nodes.count, criteria: nodes.map(\.count).max() ?? 0)
    for (unit, scores) in nodes.enumerated() where !scores.isEmpty {
      maker.append(scores, of: unit)
    }
    self = maker.table
  }

  private init(_ columns: Columns, places: [Int32]) {
    self.columns = columns
    self.places = places
  }

  private static func places(of scored: [UnitIndex], _ count: Int) -> [Int32] {
    var places = Array(repeating: Int32(-1), count: count)
    for (place, unit) in scored.enumerated() { places[unit] = Int32(place) }
    return places
  }

  /// The scores of a unit, *shape* [criterion], in file order; empty for units that are not scored.
  ///
  /// - Complexity: O(*criteria*).
  public func scores(of unit: UnitIndex) -> [Score] {
    guard places.indices.contains(unit), places[unit] >= 0 else { return [] }
    let place = Int(places[unit])
    switch columns {
    case .leaves(let sums, let parts):
      return sums.scores(
        of: unit, Self.leafScores(sums, parts, at: place, of: unit), isIncomplete: false
      ).nodes
    case .nodes(let columns, let cells, let surveys):
      return columns.indices.map { criterion in
        var (score, hasCell) = columns[criterion].score(at: place)
        guard hasCell else { return score }
        score.cell = cells[criterion].isEmpty ? RollupCell() : cells[criterion][unit]
        score.survey = surveys[criterion].isEmpty ? nil : surveys[criterion][unit]
        return score
      }
    }
  }

  /// What a unit has on one leaf, without what is beside it or above.
  ///
  /// - Returns: nil for units that are not scored.
  /// - Complexity: O(1).
  package func leaf(
    _ criterion: Int, of unit: UnitIndex
  ) -> (state: ScoreState, maximum: Fraction, cell: RollupCell?)? {
    guard places.indices.contains(unit), places[unit] >= 0 else { return nil }
    let place = Int(places[unit])
    switch columns {
    case .leaves(let sums, let parts):
      let (part, place) = Self.part(of: place, in: parts)
      guard let leaf = sums.leaves[criterion], let column = parts[part].columns[criterion] else {
        return (.notApplicable, .zero, nil)
      }
      let score = column.score(at: place, of: unit, from: leaf)
      return (score.state, score.maximum.fraction, score.hasCell ? leaf.cell(of: unit) : nil)
    case .nodes(let columns, let cells, _):
      let (score, hasCell) = columns[criterion].score(at: place)
      guard hasCell else { return (score.state, score.maximum, nil) }
      let cell = cells[criterion].isEmpty ? RollupCell() : cells[criterion][unit]
      return (score.state, score.maximum, cell)
    }
  }

  /// There are as many parts as threads.
  private static func part(of place: Int, in parts: [Part]) -> (part: Int, place: Int) {
    var (part, place) = (0, place)
    while place >= parts[part].count { (part, place) = (part + 1, place - parts[part].count) }
    return (part, place)
  }

  private static func leafScores(
    _ sums: CriteriaSums, _ parts: [Part], at place: Int, of unit: UnitIndex
  ) -> [LeafScore] {
    let (part, place) = Self.part(of: place, in: parts)
    return zip(sums.leaves, parts[part].columns).map { leaf, column in
      guard let leaf, let column else { return LeafScore(.notApplicable) }
      return column.score(at: place, of: unit, from: leaf)
    }
  }

  /// Has it so many scored units, and of each so many nodes?
  func hasShape(scored: Int, criteria: Int) -> Bool {
    guard places.count(where: { $0 >= 0 }) == scored else { return false }
    switch columns {
    case .leaves(_, let parts):
      return parts.reduce(0) { $0 + $1.count } == scored
        && parts.allSatisfy { part in
          part.columns.count == criteria
            && part.columns.allSatisfy { ($0?.count ?? part.count) == part.count }
        }
    case .nodes(let columns, _, _):
      return (scored == 0 || columns.count == criteria)
        && columns.allSatisfy { $0.count == scored }
    }
  }

  /// The bytes of its columns; the cells belong to the roll-up.
  package var byteCount: Int {
    let packed =
      switch columns {
      case .leaves(_, let parts):
        parts.reduce(0) { $1.columns.reduce($0) { $0 + ($1?.byteCount ?? 0) } }
      case .nodes(let columns, _, _): columns.reduce(0) { $0 + $1.byteCount }
      }
    return places.count * 4 + packed
  }
}

extension NodeTable {
  /// Makes a table of nodes that are no sums, unit by unit.
  package struct Maker {
    private var columns: [ScoreColumn]
    private var cells: [[RollupCell]]
    private var surveys: [[SurveySum]]
    /// Do the cells come with the scores, or were they there before?
    private let ownsCells: Bool
    private var places: [Int32]

    /// - Parameters:
    ///   - leaves: *shape* [criterion]; nil for parents.
    ///   - partPlaces: the decimals of what nodes give to the total.
    package init(unitCount: Int, leaves: [LeafFigures?], partPlaces: Int) {
      columns = Array(repeating: ScoreColumn(partPlaces: partPlaces), count: leaves.count)
      cells = leaves.map { $0?.cells ?? [] }
      surveys = leaves.map { $0?.surveys ?? [] }
      ownsCells = false
      places = Array(repeating: -1, count: unitCount)
    }

    fileprivate init(unitCount: Int, criteria: Int) {
      columns = Array(repeating: ScoreColumn(partPlaces: 9), count: criteria)
      cells = Array(repeating: [], count: criteria)
      surveys = Array(repeating: [], count: criteria)
      ownsCells = true
      places = Array(repeating: -1, count: unitCount)
    }

    /// - Parameters:
    ///   - scores: *shape* [criterion]; a cell that one has is that of the leaf at the unit.
    ///   - unit: behind all before.
    package mutating func append(_ scores: [Score], of unit: UnitIndex) {
      places[unit] = Int32(columns.first?.count ?? 0)
      for (criterion, score) in scores.enumerated() {
        columns[criterion].append(score)
        guard ownsCells else { continue }
        if let cell = score.cell {
          put(cell, at: unit, into: &cells[criterion], usual: RollupCell())
        }
        if let survey = score.survey {
          put(survey, at: unit, into: &surveys[criterion], usual: SurveySum())
        }
      }
    }

    private func put<Value>(
      _ value: Value, at unit: UnitIndex, into column: inout [Value], usual: Value
    ) {
      if column.isEmpty { column = Array(repeating: usual, count: places.count) }
      column[unit] = value
    }

    package var table: NodeTable {
      NodeTable(.nodes(columns, cells: cells, surveys: surveys), places: places)
    }
  }
}
