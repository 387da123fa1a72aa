import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport

/// What is said of the register of tasks beside its counts.
extension Pipeline {
  /// Tasks of days beyond the period that follows: they count as not assigned, or as not completed, and
  /// more often than not the year is a slip of the finger. A register is often kept until a few days
  /// after the end of a period. The clock of the machine is not asked.
  ///
  /// - Parameter newest: that the workspace has figures of, or that was asked for.
  func tasksAfter(_ newest: Period) -> [Diagnostic] {
    let last = codebook.days(of: newest.after ?? newest).last
    func problem(_ task: UnitTask, _ day: Day, _ column: String, _ message: Phrase) -> Diagnostic {
      Diagnostic(
        .afterNewestPeriod, severity: .warning, at: task.location, column: column, message,
        found: "\(task.code), \(day)",
        expected: Phrase(
          "một ngày đến \(last), ngày cuối của kỳ sau kỳ mới nhất (\(newest))",
          en: "a day up to \(last), the last of the period after the newest (\(newest))"),
        fix: Phrase(
          "kiểm tra ngày; nếu đúng thì để nguyên, kỳ sau sẽ tính",
          en: "check the date; where it is right leave it, a later period counts it"))
    }
    return received.tasks.flatMap { task -> [Diagnostic] in
      var problems: [Diagnostic] = []
      if let assigned = task.assigned, last < assigned {
        problems.append(
          problem(
            task, assigned, "assigned",
            Phrase(
              "giao sau mọi kỳ có số liệu hơn một kỳ, nên chưa vào sổ nhiệm vụ nào",
              en: "assigned more than a period after all figures, so in no register yet")
          ))
      } else if let completed = task.completed, last < completed {
        problems.append(
          problem(
            task, completed, "completed",
            Phrase(
              "hoàn thành sau mọi kỳ có số liệu hơn một kỳ, nên chưa được tính là hoàn thành",
              en: "completed more than a period after all figures, so not yet done")))
      }
      return problems
    }
  }

  /// The newest quarter that the register of tasks has come to, for a folder without figures: that of
  /// the latest day on which a task was given, was done on time, or fell due, where nothing falls due
  /// later than something was given or done.
  static func taskPeriod(_ tasks: [UnitTask], in calendar: Calendar) -> Period? {
    let done = tasks.compactMap { task -> Day? in
      guard let completed = task.completed else { return nil }
      return task.due.map { completed <= $0 } ?? true ? completed : nil
    }
    let assigned = tasks.compactMap(\.assigned)
    let latest = (assigned + tasks.compactMap(\.completed)).max()
    let due = tasks.compactMap(\.due).filter { day in latest.map { day <= $0 } ?? true }
    return (done + assigned + due).max().flatMap { Period(quarterOf: $0, in: calendar) }
  }

  /// That weights count in the criteria and not in the columns; empty where no task of the table has
  /// one. No file and no line, which would be others in another order of rows; `explain` has both.
  func taskNotes(for table: ComparisonTable, in tree: UnitTree, _ language: Language) -> [String] {
    var weighted = weightedTasks
    if table.excerpt != nil {
      let shown = Set(table.groups.flatMap(\.rows).compactMap(\.unitIndex))
      let place = places(in: tree, from: period)
      let isShown = Dictionary(
        uniqueKeysWithValues: Set(weighted.map(\.task.unit)).map { unit in
          (unit, place(unit).map { tree.lineage(of: $0).contains { shown.contains($0) } } ?? false)
        })
      weighted.removeAll { isShown[$0.task.unit] != true }
    }
    guard !weighted.isEmpty else { return [] }
    let criteria = weighted.reduce(into: Set<Int>()) { $0.formUnion($1.leaves) }
    let codes = criteria.sorted().map { method.criteria[$0].code }.joined(separator: ", ")
    let count = NumberText(language).count(weighted.count)
    let units = NumberText(language).count(Set(weighted.map(\.task.unit)).count)
    return [
      Phrase(
        "Nhiệm vụ có hệ số khác 1: \(count), của \(units) đơn vị; tiêu chí \(codes) tính theo hệ số, các cột nhiệm vụ đếm số nhiệm vụ.",
        en:
          "Tasks with a weight other than 1: \(count), of \(units) \(units == "1" ? "unit" : "units"); criteria \(codes) count weights, the columns of tasks count tasks."
      )[language]
    ]
  }

  /// Tasks of the period with a weight that counts, each with the leaves in which it does.
  var weightedTasks: [(task: UnitTask, leaves: [Int])] {
    let days = codebook.days(of: period)
    return received.tasks.lazy.filter(\.isWeighted).compactMap { task in
      guard let state = task.state(from: days.first, through: days.last), state != .undated else {
        return nil
      }
      let leaves = method.leaves.filter { leaf in
        switch method.criteria[leaf].leaf?.measure {
        case .allTasks: true
        case .tasksDone, .tasksOnTime: method.criteria[leaf].code == task.criterion
        default: false
        }
      }
      return leaves.isEmpty ? nil : (task, leaves)
    }
  }
}
