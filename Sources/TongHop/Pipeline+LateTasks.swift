import TongHopDomain
import TongHopRecords

extension Pipeline {
  /// The tasks of the period that came late or are overdue, by unit (depth first), then deadline.
  ///
  /// A task of a unit that ended stands where its register is counted, see ``places(in:from:)``. A register
  /// that several units divide stands at the lowest unit above all of them, since a task is whole.
  func lateTasks(in tree: UnitTree) -> [LateTask] {
    let days = codebook.days(of: period)
    let place = places(in: tree, from: period)
    var places: [UnitID: UnitIndex?] = [:]
    let late = received.tasks.compactMap { task -> LateTask? in
      guard
        var late = LateTask(
          task, of: nil, unitName: workspace.units[task.unit].displayName, from: days.first,
          through: days.last)
      else { return nil }
      let unit = places[task.unit] ?? place(task.unit)
      places[task.unit] = .some(unit)
      late.unit = unit
      return late
    }
    // Units that became one may have numbered their tasks alike; where a row stands decides nothing
    // as long as no task stands twice.
    func isBefore(_ left: LateTask, _ right: LateTask) -> Bool {
      let units = (workspace.units[left.task.unit], workspace.units[right.task.unit])
      return (
        left.unit ?? .max, left.due, left.task.code, units.0.code,
        units.0.validFrom?.number ?? .min, left.task.location
      ) < (
        right.unit ?? .max, right.due, right.task.code, units.1.code,
        units.1.validFrom?.number ?? .min, right.task.location
      )
    }
    return late.sorted(by: isBefore)
  }

  /// Where in a tree stands what was said of a unit in the pipeline's period: at the unit, or at what
  /// became of it; where that is several units or none, at the lowest unit above all of them, as the
  /// sums are counted. nil where there is none.
  func places(in tree: UnitTree, from period: Period) -> (UnitID) -> UnitIndex? {
    let successions = SuccessionMap(
      register: codebook.register, from: codebook.days(of: period).last, to: tree.day)
    return { unit in
      if let own = tree.index(of: unit) { return own }
      let units = successions.destinations(of: unit).flatMap(\.units)
      return tree.commonAncestor(of: units.compactMap { tree.index(of: $0) })
    }
  }
}
