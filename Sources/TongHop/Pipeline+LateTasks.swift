import TongHopDomain
import TongHopRecords

extension Pipeline {
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
