import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopRanking

/// Communes under one province, each with a total; the only domain has the same scores.
struct RankingFixture {
  var method = Method(id: "m", name: "M")
  let tree: UnitTree
  var totals: [String: Score] = [:]

  init(_ units: [Unit]) throws {
    var log = DiagnosticLog()
    let day = try #require(Day(year: 2024, month: 6, day: 14))
    tree = try #require(UnitTree.build(from: UnitRegister(units: units), on: day, log: &log))
    method.criteria = [Criterion(code: "1", name: "1", maximum: Fraction(100))]
  }

  /// A commune a value, in thousandths of a point of 100; nil: missing.
  init(thousandths: [Int?]) throws {
    var units = [Unit(code: "T", level: "province", name: "T")]
    for position in thousandths.indices {
      units.append(
        Unit(
          code: Self.code(position), parentCode: "T", level: "commune", type: "xã",
          name: "\(position)"))
    }
    try self.init(units)
    method.appliesTo = ["commune"]
    for (position, value) in thousandths.enumerated() {
      totals[Self.code(position)] = Self.score(value)
    }
  }

  static func code(_ position: Int) -> String { String(1000 + position) }

  static func score(_ thousandths: Int?, exact: Int? = nil, maximum: Int = 100) -> Score {
    var score = Score(
      state: thousandths == nil ? .withheld : .scored, maximum: Fraction(maximum),
      reportedMaximum: Fraction(maximum))
    func points(_ value: Int) -> Points { Points(count: Int128(value) * Decimal.power(15)) }
    score.points = thousandths.map(points)
    score.exactPoints = (exact ?? thousandths).map(points)
    return score
  }

  var table: ScoreTable {
    get throws {
      let scored = tree.units.indices.filter { method.applies(to: tree.units[$0]) }
      var all: [Score?] = Array(repeating: nil, count: tree.count)
      var nodes: [[Score]] = Array(repeating: [], count: tree.count)
      for unit in scored {
        let score = totals[tree.units[unit].code] ?? Self.score(nil)
        all[unit] = score
        nodes[unit] = [score]
      }
      return ScoreTable(
        period: try #require(Period(parsing: "2024-Q2")), method: method, tree: tree,
        scored: scored, totals: TotalScores(all), nodes: NodeTable(nodes))
    }
  }

  /// Of all units but the root, in the order of the tree.
  func ranks() throws -> [Int?] {
    let ranks = Ranker.rank(try table)
    #expect(ranks.brokenInvariant == nil)
    return Array(ranks.totals.map(\.rank).dropFirst())
  }
  func quantiles() throws -> [String?] {
    Array(Ranker.rank(try table).totals.map(\.quantileGroup).dropFirst())
  }
}
