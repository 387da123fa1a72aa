/// A task of a period's register that came late or is overdue.
public struct LateTask: Sendable, Hashable {
  /// nil where the unit is not in the tree of the table.
  public var unit: UnitIndex?
  public var unitName: String
  public var task: UnitTask
  public var due: Day
  /// Was it completed by the last day of the period?
  public var isDone: Bool
  /// From the deadline to its completion, or to the last day of the period.
  public var daysLate: Int

  /// - Returns: nil for a task that is neither late nor overdue in these days.
  public init?(
    _ task: UnitTask, of unit: UnitIndex?, unitName: String, from first: Day, through last: Day
  ) {
    guard let due = task.due, let state = task.state(from: first, through: last),
      state == .late || state == .overdue
    else { return nil }
    self.unit = unit
    self.unitName = unitName
    self.task = task
    self.due = due
    isDone = state == .late
    let end = isDone ? task.completed ?? last : last
    daysLate = Int(end.number) - Int(due.number)
  }
}
