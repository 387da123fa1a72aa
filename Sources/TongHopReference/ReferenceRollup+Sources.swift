import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

extension ReferenceRollup {
  /// The lines that a unit's cell of a column came from, its own and those below it, by file and
  /// line, consecutive lines joined.
  ///
  /// - Complexity: O(facts + tasks + points); made for one cell at a time.
  func sources(of index: UnitIndex, _ column: RollupColumn) -> [SourceSpan] {
    let contributors = column.rollUp.isOfEntries ? contributors(to: index, column) : nil
    let range = index..<tree.ends[index]
    func reaches(_ place: UnitIndex) -> Bool {
      guard range.contains(place) else { return false }
      for above in tree.lineage(of: place) {
        if above < index { break }
        if column.exempt.contains(tree.ids[above]) { return false }
      }
      return column.rollUp != .none || place == index
    }
    func counts(_ unit: UnitID) -> Bool {
      guard column.takes(unit) else { return false }
      if let contributors { return contributors.contains(unit) }
      return !isHeldBack(unit, column)
        && placement(of: unit).parts.contains {
          reaches($0.place) && takesOwn($0.place, of: unit, column)
        }
    }
    func span(_ location: SourceLocation) -> SourceSpan {
      SourceSpan(file: location.file, first: location.line ?? 0, last: location.line ?? 0)
    }
    var spans: [SourceSpan] = []
    switch column.figure {
    case .indicator(let code):
      let used = isCumulative(code) ? accumulatedKeys(code, column) : figures.keys[code] ?? []
      for key in used where isCumulative(code) || period.contains(key.period) {
        guard isCumulative(code) || column.takes(key.period) else { continue }
        guard counts(key.unit) else { continue }
        spans += figures.facts[key]?.spans ?? []
      }
    case .tasks(let criterion, _):
      for task in figures.received.tasks
      where (criterion == nil || task.criterion == criterion) && counts(task.unit)
        && task.state(from: firstDay, through: lastDay) != nil
      {
        spans.append(span(task.location))
      }
    case .points(let criterion), .selfPoints(let criterion):
      for entry in figures.received.points
      where entry.criterion == criterion && period.contains(entry.period)
        && column.takes(entry.period) && counts(entry.unit)
      {
        spans.append(span(entry.location))
      }
    case .survey(let figure):
      for answer in figures.received.answers(to: figure.question)
      where period.contains(answer.period) && counts(answer.unit) {
        spans.append(span(answer.location))
      }
    }
    return spans.sortedAndJoined()
  }

  /// The units whose figures a cell is made of, where not all below it are.
  private func contributors(to index: UnitIndex, _ column: RollupColumn) -> Set<UnitID> {
    let sent = contributions(column)
    let counted = counted(sent, column, (ownRollup ?? self).owing(sent, column))
    return EntryRollup(self, counted.filter { !isHeldBack($0.unit, column) }, column)
      .contributors(to: index)
  }
}
