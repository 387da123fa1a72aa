import TongHopComparison
import TongHopDomain
import TongHopRecords
import TongHopScoring

extension Pipeline {
  /// The units that should have entered a figure of the period and did not, depth first.
  ///
  /// Named is only who enters a figure itself, not those above that wait for it. Nobody owes a bonus,
  /// a penalty, tasks or answers.
  ///
  /// - Complexity: O(*units* x *criteria*).
  func missingReports(in result: PeriodResult) -> [MissingReport] {
    let tree = result.scores.tree
    let method = result.scores.method
    let columns = plan(for: method, in: PeriodTree(of: result)).leafColumn
    var owed: [UnitIndex: [String]] = [:]
    var asked: [String: Int] = [:]
    for leaf in method.leaves {
      let criterion = method.criteria[leaf]
      guard let rule = criterion.leaf, !rule.rule.isExtra,
        rule.periods.isEmpty || rule.periods.contains(result.scores.period.kind),
        let code = Self.figureCode(rule.measure, criterion.code), let position = columns[leaf]
      else { continue }
      let cells = result.rollup.cells[position]
      var levels: Set<String> = []
      for unit in tree.units.indices where cells[unit].expected == 1 {
        guard tree.children(of: unit).allSatisfy({ cells[$0].expected == 0 }) else { continue }
        levels.insert(tree.units[unit].level)
        if cells[unit].reported == 0 { owed[unit, default: []].append(code) }
      }
      for level in levels { asked[level, default: 0] += 1 }
    }
    return owed.keys.sorted().map { unit in
      let codes = owed[unit] ?? []
      let parent = tree.parents[unit]
      return MissingReport(
        parentName: parent >= 0 ? tree.units[parent].displayName : "",
        code: tree.units[unit].code, name: tree.units[unit].displayName, figures: codes,
        isEverything: codes.count == asked[tree.units[unit].level])
    }
  }

  private static func figureCode(_ measure: Measure, _ criterion: String) -> String? {
    switch measure {
    case .metric(let code): code
    case .points: criterion
    default: nil
    }
  }

  /// The tasks of the period that came late or are overdue, by unit (depth first), then deadline.
  func lateTasks(in tree: UnitTree) -> [LateTask] {
    let days = codebook.days(of: period)
    let late = received.tasks.compactMap { task in
      LateTask(
        task, of: tree.index(of: task.unit), unitName: workspace.units[task.unit].displayName,
        from: days.first, through: days.last)
    }
    return late.sorted {
      ($0.unit ?? .max, $0.due, $0.task.code, $0.task.location)
        < ($1.unit ?? .max, $1.due, $1.task.code, $1.task.location)
    }
  }
}
