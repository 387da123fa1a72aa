import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

extension Figures {
  /// The lines that a unit's cell of a column came from, its own and those below it, by file and
  /// line, consecutive lines joined.
  ///
  /// - Parameters:
  ///   - contributors: the only units that count, where that depends on their figures.
  ///   - used: of a cumulative indicator the only facts that count.
  /// - Complexity: O(facts + tasks + points); made for one cell at a time.
  func sources(
    of index: UnitIndex, in tree: UnitTree, column: RollupColumn, period: Period, first: Day,
    last: Day, register: UnitRegister, contributors: Set<UnitID>?, used: [FactKey]?
  ) -> [SourceSpan] {
    let range = index..<tree.ends[index]
    func counts(_ unit: UnitID) -> Bool {
      if let contributors { return contributors.contains(unit) }
      let place =
        tree.index(of: unit)
        ?? register.successor(of: unit, on: tree.day).flatMap { tree.index(of: $0) }
      guard let place, range.contains(place) else { return false }
      for above in tree.lineage(of: place) {
        if above < index { break }
        if column.exempt.contains(tree.ids[above]) { return false }
      }
      return column.rollUp != .none || place == index
    }
    var spans: [SourceSpan] = []
    switch column.figure {
    case .indicator(let code):
      let parts = used ?? (keys[code] ?? []).filter { period.contains($0.period) }
      for key in parts where counts(key.unit) {
        spans += facts[key]?.spans ?? []
      }
    case .tasks(let criterion, _):
      for task in received.tasks
      where (criterion == nil || task.criterion == criterion) && counts(task.unit)
        && task.state(from: first, through: last) != nil
      {
        let line = task.location.line ?? 0
        spans.append(SourceSpan(file: task.location.file, first: line, last: line))
      }
    case .points(let criterion), .selfPoints(let criterion):
      for entry in received.points
      where entry.criterion == criterion && period.contains(entry.period) && counts(entry.unit) {
        let line = entry.location.line ?? 0
        spans.append(SourceSpan(file: entry.location.file, first: line, last: line))
      }
    case .survey(let figure):
      for answer in received.answers
      where answer.question == figure.question && period.contains(answer.period)
        && counts(answer.unit)
      {
        let line = answer.location.line ?? 0
        spans.append(SourceSpan(file: answer.location.file, first: line, last: line))
      }
    }
    return spans.sortedAndJoined()
  }
}
