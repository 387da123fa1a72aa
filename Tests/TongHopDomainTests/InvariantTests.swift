import Testing
import TongHopDiagnostics
import TongHopDomain

/// A table that is not what its reader relies on is found.
@Suite("Invariants of result tables")
struct InvariantTests {
  private static func tree() throws -> UnitTree {
    var log = DiagnosticLog()
    let units = ["A", "B"].map {
      Unit(code: $0, parentCode: "T", level: "commune", type: "xã", name: $0)
    }
    let top = Unit(code: "T", level: "province", type: "tỉnh", name: "T")
    let day = try #require(Day(year: 2024, month: 6, day: 14))
    return try #require(
      UnitTree.build(from: UnitRegister(units: [top] + units), on: day, log: &log))
  }

  @Test func rollup() throws {
    var table = RollupTable(
      period: try #require(Period(parsing: "2024-Q2")), tree: try Self.tree(),
      columns: [RollupColumn(figure: .indicator("x"))])
    #expect(table.brokenInvariant == nil)
    table.cells[0].removeLast()
    #expect(table.brokenInvariant == "a column has a cell for each unit")
  }

  @Test func scores() throws {
    var method = Method(id: "m", name: "M")
    method.criteria = [Criterion(code: "1", name: "1", maximum: Fraction(10))]
    var score = Score(state: .scored, maximum: Fraction(10))
    score.points = Points(count: 2)
    func table(_ total: Int128, _ scored: [UnitIndex], _ nodes: [[Score]]) throws -> ScoreTable {
      var whole = score
      whole.points = Points(count: total)
      return ScoreTable(
        period: try #require(Period(parsing: "2024-Q2")), method: method, tree: try Self.tree(),
        scored: scored, totals: [nil, whole, nil], nodes: NodeTable(nodes))
    }
    #expect(try table(2, [1], [[], [score], []]).brokenInvariant == nil)
    #expect(
      try table(3, [1], [[], [score], []]).brokenInvariant == "the domains add up to the total")
    #expect(
      try table(2, [], [[], [score], []]).brokenInvariant
        == "the scored units are those with a total")
    #expect(
      try table(2, [1], [[], [], []]).brokenInvariant == "each scored unit has each node")
  }

  @Test func ranks() {
    let group = RankGroup(name: "g", level: nil, members: [1, 2])
    #expect(
      RankTable(groups: [group], totals: [Rank(), Rank(rank: 1), Rank()]).brokenInvariant == nil)
    #expect(
      RankTable(groups: [group], totals: [Rank(), Rank(rank: 3), Rank()]).brokenInvariant
        == "a rank is one of as many as the group has units")
    #expect(
      RankTable(groups: [group, group], totals: [Rank(), Rank(), Rank()]).brokenInvariant
        == "a unit is in one group")
  }

  @Test func shortfalls() {
    var row = ShortfallTable.Row(
      unit: 1, criterion: 1, maximum: Fraction(10), points: Points(count: 0), lost: Fraction(10),
      state: .scored)
    func broken(_ rows: [ShortfallTable.Row], leftOut: Int = 0) -> String? {
      ShortfallTable(
        groups: [ShortfallTable.Group(name: "a", level: nil, rows: rows)], leftOut: leftOut
      ).brokenInvariant
    }
    #expect(broken([row]) == nil)
    #expect(broken([row, row]) == "a unit loses once on a criterion")
    #expect(broken([row], leftOut: -1) == "no fewer rows are left out than none")
    var before = row
    before.criterion = 0
    #expect(broken([row, before]) == "rows stand in the order of the criteria")
    row.lost = Fraction(9)
    #expect(broken([row]) == "what is lost is the maximum less the points")
  }

  @Test func extremes() {
    func row(_ rank: Int?, _ change: Int128) -> ComparisonRow {
      var row = ComparisonRow(unitIndex: 1, code: "1", level: "commune", type: "xã", name: "A")
      row.current.rank = rank
      row.previous.index = Points(count: change)
      return row
    }
    func broken(_ best: [ComparisonRow], _ moved: [ComparisonRow]) -> String? {
      ExtremesTable(groups: [ExtremesTable.Group(place: 0, best: best, moved: moved)])
        .brokenInvariant
    }
    #expect(broken([row(1, 1), row(2, 1)], [row(1, -2), row(2, 1)]) == nil)
    #expect(broken([row(nil, 1)], []) == "each of them has a rank")
    #expect(broken([row(2, 1), row(1, 1)], []) == "the best come first")
    #expect(broken([], [row(1, 1), row(2, -2)]) == "who moved most comes first")
  }

  @Test func surveys() throws {
    var method = Method(id: "m", name: "M")
    method.criteria = [Criterion(code: "1", name: "1", maximum: Fraction(10))]
    let table = SurveyTable(tree: try Self.tree(), method: method)
    #expect(table.brokenInvariant == nil)
    let measure = try #require(Measure(parsing: "survey:Q=A|B"))
    let figure = try #require(
      SurveyFigure(Criterion.Leaf(measure: measure, rule: .linear(from: nil, full: nil))))
    var broken = table
    broken.rows = [
      SurveyTable.Row(
        unit: 9, criterion: 0, figure: figure, estimate: SurveyEstimate())
    ]
    #expect(broken.brokenInvariant == "each row is of a unit of the tree")
    broken.rows[0].unit = 1
    #expect(broken.brokenInvariant == "each row is of a leaf")
  }

  @Test func missing() {
    var unit = MissingUnit(
      code: "1", type: "xã", name: "A", applied: AppliedMaximum(maximum: Fraction(10)))
    func broken() -> String? { MissingTable(units: [unit], maxima: []).brokenInvariant }
    unit.inside[.notReported] = [MissingUnit.Node(criterion: 0, reasons: [])]
    #expect(broken() == nil)
    unit.applied.outside[.notDue] = [MissingUnit.Node(criterion: 0, reasons: [])]
    #expect(broken() == "a node is told once of a unit")
    unit.inside = [.notDue: [MissingUnit.Node(criterion: 1, reasons: [])]]
    #expect(broken() == "what is out of the maximum is apart from what is in it")
    let usual = UsualMaximum(usual: AppliedMaximum(maximum: .zero), groups: [0], special: [])
    #expect(
      MissingTable(units: [], maxima: [usual, usual]).brokenInvariant
        == "a usual maximum is told once")
  }

  @Test func annex() {
    var method = Method(id: "m", name: "M")
    method.criteria = [Criterion(code: "1", name: "1", maximum: Fraction(10))]
    func broken(
      criterion: Int = 0, depth: Int = 0, _ maxima: [Fraction?] = [Fraction(10)]
    ) -> String? {
      MethodTable(
        method: method, period: nil, level: nil,
        kinds: [MethodTable.Kind(levels: [], isWhole: true, maximum: Fraction(10))], absent: [],
        rows: [MethodTable.Row(criterion: criterion, depth: depth, maxima: maxima, share: nil)],
        maximum: Fraction(10), exempted: [], indicators: [:], indexNames: [:]
      ).brokenInvariant
    }
    #expect(broken() == nil)
    #expect(broken(criterion: 1) == "rows are criteria in file order")
    #expect(broken(depth: 1) == "a row is as deep as its criterion")
    #expect(broken([]) == "a criterion has a maximum or none for each kind of unit")
    #expect(broken([Fraction(9)]) == "the maxima of a kind add up")
  }

  @Test func profile() throws {
    var profile = UnitProfile(unit: 1, groupSize: 1)
    var domain = UnitProfile.Domain(criterion: 0, state: .scored, maximum: Fraction(10))
    domain.rank = 1
    domain.groupSize = 1
    profile.domains = [domain]
    #expect(profile.brokenInvariant == nil)
    profile.domains[0].rank = 2
    #expect(profile.brokenInvariant == "a rank is one of as many as the group has units")
    profile.domains = []
    let period = try #require(Period(parsing: "2024-Q1"))
    let moment = UnitProfile.Moment(
      period: period, figures: PeriodFigures(), groupSize: nil, flags: [])
    profile.history = [moment, moment]
    #expect(
      profile.brokenInvariant == "periods stand one after the other, the oldest first")
  }

  @Test func gaps() throws {
    var row = GapTable.Row(code: "1", name: "A")
    let period = try #require(Period(parsing: "2024-Q1"))
    func broken() -> String? {
      GapTable(
        period: period, method: Method(id: "m", name: "M"), axis: .unit,
        groups: [GapTable.Group(name: "g", level: nil, rows: [row])]
      ).brokenInvariant
    }
    #expect(broken() == nil)
    row.gap = Points(count: 1)
    #expect(broken() == "a gap is the self score less the appraised one")
    row.compared = 1
    #expect(broken() == "what was compared is above, below or equal")
  }

  @Test("A table that is broken stops a debug build, and only that")
  func stops() async {
    #if DEBUG
      await #expect(processExitsWith: .failure) {
        ShortfallTable(groups: [], leftOut: -1).checkInvariants()
      }
    #else
      ShortfallTable(groups: [], leftOut: -1).checkInvariants()
    #endif
  }
}
