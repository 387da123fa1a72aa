import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport

/// What no line of a table shows: tasks that belong to no criterion, and points that units have because
/// no task of a criterion fell due.
extension Pipeline {
  private static let mostNamed = 10

  /// - Parameters:
  ///   - shown: the units that are spoken of, with those below them; nil: all.
  ///   - advice: say what to look at, too.
  /// - Complexity: O(*tasks* + *units* x *leaves of tasks*).
  func taskGaps(
    _ result: PeriodResult, shown: Set<UnitIndex>? = nil, advice: Bool, _ language: Language
  ) -> [String] {
    let leaves = taskLeaves(result.scores)
    guard !leaves.isEmpty else { return [] }
    return withoutCriterion(result, shown, advice, language)
      + leaves.compactMap { withoutTasks($0, result, shown, advice, language) }
  }

  /// The same of the periods that the table is compared with, as far as changes against them are printed:
  /// who had no task then and all points now has not become better by that much.
  func earlierTaskGaps(
    _ compared: ComparedPeriods, _ table: ComparisonTable, _ language: Language
  ) -> [String] {
    let rows = table.groups.flatMap(\.rows)
    func notes(
      _ earlier: EarlierPeriod?, _ part: KeyPath<ComparisonRow, PeriodChange>, isSigned: Bool
    ) -> [String] {
      guard let result = earlier?.restated ?? earlier?.result else { return [] }
      let leaves = taskLeaves(result.scores)
      guard !leaves.isEmpty else { return [] }
      let units = rows.compactMap { row -> UnitIndex? in
        let change = row[keyPath: part]
        guard change.index != nil || change.points != nil,
          !isSigned || change.flags.contains(.restated), let unit = row.unitIndex
        else { return nil }
        return result.scores.tree.index(of: compared.tree.ids[unit])
      }
      let shown = Set(units)
      return leaves.compactMap { withoutTasks($0, result, shown, false, language) }
    }
    let previous = notes(
      compared.previous, \.previous, isSigned: table.previousSource != nil)
    guard table.earlier.otherYearAgo != nil else { return previous }
    return previous
      + notes(compared.yearAgo, \.yearAgo, isSigned: table.yearAgoSource != nil)
  }

  private func taskLeaves(_ scores: ScoreTable) -> [Int] {
    scores.method.leaves.filter { leaf in
      guard let measured = scores.method.criteria[leaf].leaf, measured.measure.isTasks else {
        return false
      }
      return measured.periods.isEmpty || measured.periods.contains(scores.period.kind)
    }
  }

  /// The leaves of all methods that count the tasks of their code; nil where one counts all tasks.
  private var taskCriteria: Set<String>? {
    let leaves = workspace.methods.flatMap(\.criteria).filter { $0.leaf?.measure.isTasks ?? false }
    guard !leaves.contains(where: { $0.leaf?.measure == .allTasks }) else { return nil }
    return Set(leaves.map(\.code))
  }

  /// Tasks that a measure would count by the end of the period if they were of its criterion.
  private func withoutCriterion(
    _ result: PeriodResult, _ shown: Set<UnitIndex>?, _ advice: Bool, _ language: Language
  ) -> [String] {
    guard let counted = taskCriteria else { return [] }
    let (tree, period) = (result.scores.tree, result.scores.period)
    let days = codebook.days(of: period)
    let place = places(in: tree, from: period)
    var isShown: [UnitID: Bool] = [:]
    var tasks = 0
    var units: Set<UnitID> = []
    for task in received.tasks where !counted.contains(task.criterion) {
      switch task.state(from: days.first, through: days.last) {
      case .onTime, .late, .overdue: break
      case .open, .undated, nil: continue
      }
      if let shown {
        let known =
          isShown[task.unit]
          ?? place(task.unit).map { tree.lineage(of: $0).contains { shown.contains($0) } } ?? false
        isShown[task.unit] = known
        guard known else { continue }
      }
      tasks += 1
      units.insert(task.unit)
    }
    guard tasks > 0 else { return [] }
    let codes = units.map { workspace.units[$0].code }.sorted()
    let leaves = result.scores.method.criteria.map(\.code).filter(counted.contains)
      .joined(separator: ", ")
    let numbers = NumberText(language)
    let words = Phrase(
      "Nhiệm vụ đến hạn không thuộc tiêu chí nào đo bằng nhiệm vụ, nên không tính điểm, kỳ \(period): \(numbers.count(tasks)), của \(numbers.count(codes.count)) đơn vị (\(Self.list(codes)))",
      en:
        "Tasks that fell due and are of no criterion that is measured by tasks, so they count in no points, \(period): \(numbers.count(tasks)), of \(numbers.count(codes.count)) \(codes.count == 1 ? "unit" : "units") (\(Self.list(codes)))"
    )
    let fix =
      advice
      ? Phrase(
        "; ghi mã tiêu chí (\(leaves)) vào cột criterion, trừ nhiệm vụ chỉ để theo dõi",
        en:
          "; write the criterion (\(leaves)) into the column criterion, unless they are only tracked"
      )
      : Phrase(verbatim: ".")
    return [(words + fix)[language]]
  }

  /// Units of which no task of a leaf fell due, where that gives them no points or all of them.
  private func withoutTasks(
    _ leaf: Int, _ result: PeriodResult, _ shown: Set<UnitIndex>?, _ advice: Bool,
    _ language: Language
  ) -> String? {
    let scores = result.scores
    let criterion = scores.method.criteria[leaf]
    guard let measured = criterion.leaf, !measured.rule.isExtra,
      measured.whenEmpty == .zero || measured.whenEmpty == .full
    else { return nil }
    func isMeasured(_ unit: UnitIndex) -> Bool {
      guard let node = scores.leaf(leaf, of: unit) else { return false }
      return (node.state == .scored || node.state == .provisional) && node.maximum > .zero
    }
    // Only the lowest units, not those above that have none either.
    let lowest = scores.scored.filter { unit in
      isMeasured(unit) && shown?.contains(unit) ?? true
        && scores.tree.children(of: unit).allSatisfy {
          scores.totals[$0] == nil || !isMeasured($0)
        }
    }
    let units = lowest.filter { scores.leaf(leaf, of: $0)?.cell?.denominator == 0 }
    guard !units.isEmpty else { return nil }
    let names = units.map { "\(scores.tree.units[$0].code) \(scores.tree.units[$0].displayName)" }
    let who =
      units.count == lowest.count && units.count > 1
      ? Phrase("mọi đơn vị", en: "all units") : Phrase(verbatim: Self.list(names))
    let points =
      measured.whenEmpty == .zero
      ? Phrase("0 điểm do when_empty là zero", en: "0 points by when_empty zero")
      : Phrase("đủ điểm do when_empty là full", en: "full points by when_empty full")
    let words =
      Phrase(
        "Không có nhiệm vụ nào của tiêu chí \(criterion.code) đến hạn, kỳ \(scores.period): ",
        en: "No task of criterion \(criterion.code) fell due, \(scores.period): ")
      + points + Phrase(verbatim: ": ") + who
    let fix =
      advice
      ? Phrase(
        "; nếu đã giao nhiệm vụ thì bổ sung vào sổ, với mã tiêu chí",
        en: "; if tasks were given, add them to the register, with the criterion")
      : Phrase(verbatim: ".")
    return (words + fix)[language]
  }

  private static func list(_ words: [String]) -> String {
    words.prefix(mostNamed).joined(separator: ", ") + (words.count > mostNamed ? ", …" : "")
  }
}
