import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopScoring

/// A province T with two communes, A (xã) of two villages and B (phường) of one.
///
///     index  0  1  2   3   4  5
///     unit   T  A  a1  a2  B  b1
struct ScoringFixture {
  static let codes = ["T", "A", "a1", "a2", "B", "b1"]

  let tree: UnitTree
  var method: Method
  var exemptions: [Exemption] = []
  var period = "2024-Q2"
  var leaves: Set<Int>?
  var indicators: [String: Indicator] = [:]
  /// By criterion and unit.
  var cells: [String: [String: RollupCell]] = [:]
  var selfCells: [String: [String: RollupCell]] = [:]
  var incompleteUnits: Set<String> = []
  var log = DiagnosticLog()

  init(_ criteria: [Criterion], rounding: Rounding = Rounding()) throws {
    method = Method(id: "m", name: "M")
    method.criteria = criteria
    method.rounding = rounding
    func unit(_ code: String, _ parent: String, _ level: String, _ type: String) -> Unit {
      Unit(code: code, parentCode: parent, level: level, type: type, name: code)
    }
    let register = UnitRegister(units: [
      unit("T", "", "province", "tỉnh"), unit("A", "T", "commune", "xã"),
      unit("B", "T", "commune", "phường"), unit("a1", "A", "village", "thôn"),
      unit("a2", "A", "village", "thôn"), unit("b1", "B", "village", "khối phố"),
    ])
    let day = try #require(Day(year: 2024, month: 6, day: 14))
    tree = try #require(UnitTree.build(from: register, on: day, log: &log))
  }

  /// One leaf `1` with a maximum, and one figure of it at A.
  static func points(
    _ rule: String, max: String = "2", _ n: Int64, _ d: Int64, whenEmpty: WhenEmpty = .zero,
    measure: Measure = .metric("x"), rounding: Rounding = Rounding()
  ) throws -> String? {
    var fixture = try ScoringFixture(
      [leaf("1", max: max, measure, rule: rule, whenEmpty: whenEmpty)], rounding: rounding)
    fixture.cells["1"] = ["A": cell(n, d)]
    return try fixture.score("1", "A").points?.fullText(places: 2)
  }

  func index(_ code: String) throws -> Int { try #require(Self.codes.firstIndex(of: code)) }

  mutating func table() throws -> ScoreTable {
    let (rollup, plan) = try figures()
    return Scoring.score(rollup, method: method, plan: plan, only: leaves, log: &log)
  }

  func figures() throws -> (RollupTable, ScoringPlan) {
    let found = try exemptions.map { (unit: tree.ids[try index($0.unitCode)], exemption: $0) }
    let plan = ScoringPlan(method: method, exemptions: found, indicators: indicators)
    var rollup = RollupTable(
      period: try #require(Period(parsing: period)), tree: tree, columns: plan.columns)
    for (columns, figures) in [(plan.leafColumn, cells), (plan.selfColumn, selfCells)] {
      for (criterion, cells) in figures {
        let leaf = try #require(method.index(of: criterion))
        let column = try #require(columns[leaf])
        for (unit, cell) in cells { rollup.cells[column][try index(unit)] = cell }
        if rollup.columns[column].isOfSurvey {
          rollup.put(
            rollup.cells[column].map {
              SurveySum(numerator: Int128($0.numerator), denominator: Int128($0.denominator))
            }, inColumn: column)
        }
      }
    }
    for unit in incompleteUnits { rollup.isIncomplete[try index(unit)] = true }
    return (rollup, plan)
  }

  func score(_ criterion: String, _ unit: String) throws -> Score {
    var copy = self
    let node = try #require(method.index(of: criterion))
    return try copy.table().nodes(of: try index(unit))[node]
  }

  func total(_ unit: String) throws -> Score {
    var copy = self
    return try #require(try copy.table().totals[try index(unit)])
  }
}

func leaf(
  _ code: String, parent: Int? = nil, max: String = "2", _ measure: Measure = .metric("x"),
  rule: String = "linear", whenEmpty: WhenEmpty = .zero, periods: [Period.Kind] = [],
  appliesTo: [String] = []
) throws -> Criterion {
  Criterion(
    code: code, parent: parent, name: code, maximum: try #require(Fraction(parsing: max)),
    leaf: Criterion.Leaf(
      measure: measure, rule: try RuleParser.parse(rule), whenEmpty: whenEmpty, periods: periods),
    appliesTo: appliesTo)
}

func node(_ code: String, parent: Int? = nil, max: String, appliesTo: [String] = []) throws
  -> Criterion
{
  Criterion(
    code: code, parent: parent, name: code, maximum: try #require(Fraction(parsing: max)),
    appliesTo: appliesTo)
}

/// A figure of a unit that reported all that it should.
func cell(_ n: Int64, _ d: Int64, reported: Int = 1, expected: Int = 1) -> RollupCell {
  var cell = RollupCell()
  cell.numerator = n
  cell.denominator = d
  cell.records = Swift.max(reported, 1)
  cell.reported = reported
  cell.expected = expected
  return cell
}

/// Points in thousandths, of a number of units.
func pointsCell(_ thousandths: Int64, of units: Int64 = 1, awaiting: Bool = false) -> RollupCell {
  var cell = cell(thousandths * 1_000_000, units * RollupColumn.scoredUnit)
  cell.awaitsAppraisal = awaiting
  return cell
}

extension Points {
  var text: String { fullText(places: 2) }
}
