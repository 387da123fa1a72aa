import Testing
import TongHopComparison
import TongHopDiagnostics
import TongHopDomain

/// Hundredths of a point.
func points(_ hundredths: Int) -> Points { Points(count: Int128(hundredths) * Decimal.power(16)) }

func day(_ text: String) throws -> Day { try #require(Day(parsing: text)) }

func period(_ text: String) throws -> Period { try #require(Period(parsing: text)) }

/// A total as a test writes it: of 100 points, so that the index has the same digits.
struct Total {
  var hundredths: Int?
  var rank: Int?
  var state: ScoreState = .scored
  var reported = 100

  init(_ hundredths: Int?, rank: Int?, state: ScoreState = .scored, reported: Int = 100) {
    self.hundredths = hundredths
    self.rank = rank
    self.state = state
    self.reported = reported
  }

  var score: Score {
    var score = Score(
      state: state, maximum: Fraction(100), reportedMaximum: Fraction(reported))
    score.points = hundredths.map(points)
    score.exactPoints = score.points
    return score
  }
}

/// A province of communes over time, scored by a method of one leaf.
struct World {
  var register: UnitRegister
  var method = Method(id: "m", name: "M")

  init(_ communes: [Unit], successions: [Succession] = []) {
    register = UnitRegister(
      units: [Unit(code: "20", level: "province", type: "tỉnh", name: "Lạng Sơn")] + communes,
      successions: successions)
    method.appliesTo = ["commune"]
    method.criteria = [Criterion(code: "1", name: "Một", maximum: Fraction(100))]
  }

  /// - Parameters:
  ///   - totals: by code; a commune without one is not scored.
  ///   - groups: the group of a code, if not `commune`.
  func result(
    _ name: String, _ totals: [String: Total], groups: [String: String] = [:]
  ) throws -> PeriodResult {
    var log = DiagnosticLog()
    let period = try period(name)
    let tree = try #require(
      UnitTree.build(from: register, on: period.lastDay(in: method.calendar), log: &log))
    let scored = tree.units.indices.filter { totals[tree.units[$0].code] != nil }
    let all = tree.units.map { totals[$0.code] }
    var names: [String] = []
    var members: [String: [UnitIndex]] = [:]
    for index in scored {
      let group = groups[tree.units[index].code] ?? "commune"
      if members[group] == nil { names.append(group) }
      members[group, default: []].append(index)
    }
    return PeriodResult(
      scores: ScoreTable(
        period: period, method: method, tree: tree, scored: scored,
        totals: TotalScores(all.map { $0?.score }),
        nodes: NodeTable(all.map { $0.map { [$0.score] } ?? [] })),
      ranks: RankTable(
        groups: names.map {
          RankGroup(name: $0, level: "commune", members: members[$0] ?? [])
        }, totals: Ranks(all.map { Rank(rank: $0?.rank) })),
      rollup: RollupTable(period: period, tree: tree, columns: []))
  }

  func compare(
    _ current: PeriodResult, _ previous: EarlierPeriod?, yearAgo: EarlierPeriod? = nil
  ) -> ComparisonTable {
    let table = Comparison.compare(
      current: current, previous: previous, yearAgo: yearAgo, register: register,
      previousPeriod: current.scores.period.before,
      yearAgoPeriod: current.scores.period.yearBefore)
    #expect(table.brokenInvariant == nil)
    return table
  }

  func compare(_ current: PeriodResult, _ earlier: PeriodResult) -> ComparisonTable {
    compare(current, EarlierPeriod(period: earlier.scores.period, result: earlier))
  }
}

func commune(
  _ code: String, _ name: String, from: Day? = nil, to: Day? = nil, type: String = "xã"
) -> Unit {
  Unit(
    code: code, parentCode: "20", level: "commune", type: type, name: name, validFrom: from,
    validTo: to)
}

func signed(
  _ code: String, _ name: String, _ hundredths: Int?, rank: Int?
) -> PublishedTable.Row {
  PublishedTable.Row(
    code: code, level: "commune", type: "xã", name: name, points: hundredths.map(points),
    index: hundredths.map(points), rank: rank)
}

extension ComparisonTable {
  func row(_ code: String, gone: Bool = false) throws -> ComparisonRow {
    try #require(
      groups.flatMap(\.rows).first { $0.code == code && ($0.unitIndex == nil) == gone })
  }
}

extension PublishedTable {
  /// - Parameter file: `published/<method>-<period>.csv`, or any other.
  init(file: String, rows: [Row]) {
    let name = String(file.split(separator: "/").last?.dropLast(4) ?? "")
    let other = Publication(
      method: "", period: Period(kind: .year, year: 2000)!, source: file)
    self.init(Publication(named: name, source: file) ?? other, rows: rows)
  }
}
