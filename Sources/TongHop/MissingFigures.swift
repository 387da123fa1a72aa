import TongHopComparison
import TongHopDomain
import TongHopRecords
import TongHopScoring

/// Which figures of a period have not come, and from whom.
///
/// Named is only who enters a figure itself, not those above that wait for it. Nobody owes a bonus, a
/// penalty, tasks or answers.
struct MissingFigures {
  typealias Figure = MissingReport.Figure

  private let result: PeriodResult
  /// In file order of the criteria.
  private(set) var owed: [UnitIndex: [Figure]] = [:]
  /// Figures of which no unit has sent any that counts.
  private(set) var silent: [Figure] = []
  /// By level, how many figures its units should have sent.
  private(set) var asked: [String: Int] = [:]
  /// What they should have sent, as columns of the roll-up.
  private(set) var columns: Set<Int> = []
  /// By unit, the figures of which a row was sent and left out.
  private let faulty: [UnitID: Set<String>]

  private var tree: UnitTree { result.scores.tree }

  /// - Complexity: O(*units* x *criteria*).
  init(_ pipeline: Pipeline, _ result: PeriodResult) {
    self.result = result
    let refused = Self.leftOut(pipeline, result)
    faulty = Self.byUnit(refused)
    let codes = Set(refused.compactMap(\.code))
    let method = result.scores.method
    let places = pipeline.plan(for: method, in: PeriodTree(of: result)).leafColumn
    for leaf in method.leaves {
      guard let code = Self.owedCode(method.criteria[leaf], result.scores.period),
        let position = places[leaf]
      else { continue }
      columns.insert(position)
      let isCumulative = pipeline.codebook.indicators[code]?.isCumulative ?? false
      let root = result.rollup.cells[position][0]
      if root.records == 0, root.expected == 0 {
        let isUntaken = isCumulative && root.isIncomplete
        silent.append(
          Figure(
            code: code,
            reason: codes.contains(code) ? .faulty : isUntaken ? .untaken : .notSent))
      }
      add(code, at: position, isCumulative: isCumulative)
    }
  }

  private mutating func add(_ code: String, at position: Int, isCumulative: Bool) {
    let cells = result.rollup.cells[position]
    var levels: Set<String> = []
    for index in tree.units.indices where cells[index].expected == 1 {
      // Only the unit that should have entered it, not those above that wait for it.
      guard tree.children(of: index).allSatisfy({ cells[$0].expected == 0 }) else { continue }
      levels.insert(tree.units[index].level)
      guard cells[index].reported == 0 else { continue }
      let isFaulty = faulty[tree.ids[index]]?.contains(code) ?? false
      let isUntaken = isCumulative && cells[index].isIncomplete && cells[index].records == 0
      owed[index, default: []].append(
        Figure(code: code, reason: isFaulty ? .faulty : isUntaken ? .untaken : .notSent))
    }
    for level in levels { asked[level, default: 0] += 1 }
  }

  /// Has nothing come from the unit, neither good nor bad?
  func isEverything(_ unit: UnitIndex) -> Bool {
    let figures = owed[unit] ?? []
    return figures.count == asked[tree.units[unit].level] && faulty[tree.ids[unit]] == nil
      && figures.allSatisfy { $0.reason != .untaken }
  }

  /// By unit, depth first.
  var reports: [MissingReport] {
    owed.keys.sorted().map { unit in
      let parent = tree.parents[unit]
      return MissingReport(
        parentName: parent >= 0 ? tree.units[parent].displayName : "",
        code: tree.units[unit].code, name: tree.units[unit].displayName,
        figures: owed[unit] ?? [], isEverything: isEverything(unit))
    }
  }

  /// Rows of the period that were left out, answers of surveys aside.
  private static func leftOut(_ pipeline: Pipeline, _ result: PeriodResult) -> [LeftOutRow] {
    pipeline.received.leftOut.filter { row in
      !row.isAnswer
        && (row.period.map { pipeline.isPart($0, of: result.scores.period, code: row.code) } ?? true)
    }
  }

  private static func byUnit(_ rows: [LeftOutRow]) -> [UnitID: Set<String>] {
    var codes: [UnitID: Set<String>] = [:]
    for row in rows {
      guard let unit = row.unit, let code = row.code else { continue }
      codes[unit, default: []].insert(code)
    }
    return codes
  }

  /// - Returns: nil for a leaf that nobody owes, or that is not due.
  private static func owedCode(_ criterion: Criterion, _ period: Period) -> String? {
    guard let leaf = criterion.leaf, !leaf.rule.isExtra,
      leaf.periods.isEmpty || leaf.periods.contains(period.kind)
    else { return nil }
    return switch leaf.measure {
    case .metric(let code): code
    case .points: criterion.code
    default: nil
    }
  }
}
