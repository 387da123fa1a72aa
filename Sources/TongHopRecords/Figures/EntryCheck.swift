import TongHopDiagnostics
import TongHopDomain

/// What only shows when all entries are known: the same task or the same points twice, points of a
/// period beside those of a part of it, of a district beside those of its communes.
struct EntryCheck {
  let codebook: Codebook

  func run(on entries: inout ReceivedFigures) {
    checkTaskTwins(&entries)
    checkNearTasks(&entries)
    checkTasks(&entries)
    checkPoints(&entries)
    checkPointPeriods(&entries)
    checkPointLevels(&entries)
  }

  /// A task that looks like another one of the unit would be one more.
  private func checkTaskTwins(_ entries: inout ReceivedFigures) {
    let strange = Set(entries.tasks.lazy.filter { LookAlike.isStrange($0.code) }.map(\.unit))
    guard !strange.isEmpty else { return }
    let groups = Dictionary(
      grouping: entries.tasks.filter { strange.contains($0.unit) }, by: \.unit)
    let columns = entries.columns
    var doomed: Set<SourceLocation> = []
    for tasks in groups.values {
      let twins = TwinKeys.find(
        tasks.lazy.map {
          TwinKeys.Key($0.code, at: columns.location($0.location, "task"))
        })
      for twin in twins { entries.log.report(twin.problem(column: "task")) }
      let codes = Set(twins.map(\.key.text))
      for task in tasks where codes.contains(task.code) {
        doomed.insert(task.location)
        entries.leaveOut(task)
      }
    }
    entries.tasks.removeAll { doomed.contains($0.location) }
  }

  /// A task that differs from another one of the unit only in how it is written.
  private func checkNearTasks(_ entries: inout ReceivedFigures) {
    var keys = NearKeys<UnitID>()
    for task in entries.tasks { keys.add(task.code, in: task.unit, at: task.location) }
    let columns = entries.columns
    for problem in keys.problems(
      column: "task", word: Phrase("nhiệm vụ", en: "a task"),
      words: Phrase("nhiệm vụ", en: "tasks"), place: { columns.location($0, "task") })
    {
      entries.log.report(problem)
    }
  }

  private func checkTasks(_ entries: inout ReceivedFigures) {
    struct Key: Hashable {
      var unit: UnitID
      var code: String
    }
    let groups = Dictionary(grouping: entries.tasks) { Key(unit: $0.unit, code: $0.code) }
    var found: [RepeatedRow] = []
    for (key, tasks) in groups.sorted(by: { $0.value[0].location < $1.value[0].location })
    where tasks.count > 1 {
      for task in tasks {
        let other = tasks.first { $0.location != task.location }?.location ?? task.location
        let unit = codebook.register[key.unit]
        found.append(
          repeated("\(unit.code), \(key.code)", unit, nil, task.location, other))
        entries.leaveOut(task)
      }
    }
    for problem in RepeatedRow.problems(of: found) { entries.log.report(problem) }
    entries.tasks.removeAll { (groups[Key(unit: $0.unit, code: $0.code)]?.count ?? 0) > 1 }
  }

  private func checkPoints(_ entries: inout ReceivedFigures) {
    struct Key: Hashable {
      var unit: UnitID
      var criterion: String
      var period: Period
      var round: PointEntry.Round?
    }
    func key(_ entry: PointEntry, round: PointEntry.Round?) -> Key {
      Key(unit: entry.unit, criterion: entry.criterion, period: entry.period, round: round)
    }
    let groups = Dictionary(grouping: entries.points) { key($0, round: $0.round) }
    var found: [RepeatedRow] = []
    for (same, points) in groups.sorted(by: { $0.value[0].location < $1.value[0].location })
    where points.count > 1 {
      for entry in points {
        let other = points.first { $0.location != entry.location }?.location ?? entry.location
        let unit = codebook.register[same.unit]
        let label =
          "\(unit.code), \(same.criterion), \(same.period), \(entry.round.rawValue)"
        found.append(repeated(label, unit, same.period, entry.location, other))
        entries.leaveOut(entry)
      }
    }
    for problem in RepeatedRow.problems(of: found) { entries.log.report(problem) }
    entries.points.removeAll { (groups[key($0, round: $0.round)]?.count ?? 0) > 1 }
    RoundCheck().run(on: entries.points, log: &entries.log)
  }

  private func repeated(
    _ label: String, _ unit: Unit, _ period: Period?, _ location: SourceLocation,
    _ other: SourceLocation
  ) -> RepeatedRow {
    RepeatedRow(
      unit: unit, period: period, other: other,
      problem: Diagnostic(
        .repeatedKey, at: location,
        Phrase(
          "dòng này có hai lần; dòng kia: \(other)",
          en: "this row stands twice; the other: \(other)"),
        found: label))
  }

  /// The rounds of one period belong together; those of a period and of a part of it would count
  /// twice.
  private func checkPointPeriods(_ entries: inout ReceivedFigures) {
    struct Series: Hashable {
      var unit: UnitID
      var criterion: String
    }
    let groups = Dictionary(grouping: entries.points) {
      Series(unit: $0.unit, criterion: $0.criterion)
    }
    var doomed: Set<PointEntry> = []
    var found: [OverlappingRow] = []
    for (series, points) in groups.sorted(by: { $0.value[0].location < $1.value[0].location })
    where points.count > 1 {
      for entry in points {
        let overlapping = points.first {
          $0.period != entry.period && $0.period.overlaps(entry.period)
        }
        guard let other = overlapping else { continue }
        found.append(
          OverlappingRow(
            .criterion, holder: codebook.register[series.unit].code, code: series.criterion,
            period: entry.period, at: entry.location, other: other.period,
            otherLocation: other.location))
        entries.leaveOut(entry)
        doomed.insert(entry)
      }
    }
    for problem in OverlappingRow.problems(of: found) { entries.log.report(problem) }
    entries.points.removeAll { doomed.contains($0) }
  }

  /// Points of a district and of its communes for one criterion would be averaged together.
  private func checkPointLevels(_ entries: inout ReceivedFigures) {
    var trees: [Day: UnitTree?] = [:]
    var doomed: Set<PointEntry> = []
    let groups = Dictionary(grouping: entries.points, by: \.criterion)
    for (criterion, points) in groups.sorted(by: { $0.key < $1.key }) {
      // Where each level is scored by itself, nothing is averaged.
      let leaves = codebook.pointLeaves[criterion] ?? []
      guard leaves.isEmpty || !leaves.allSatisfy(\.rollUp.isOfEveryLevel) else { continue }
      let byUnit = Dictionary(grouping: points, by: \.unit)
      for child in points.sorted(by: { $0.location < $1.location }) {
        let day = codebook.days(of: child.period).last
        var ignored = DiagnosticLog()
        let known = trees[day] ?? UnitTree.build(from: codebook.register, on: day, log: &ignored)
        trees[day] = .some(known)
        guard let tree = known, let index = tree.index(of: child.unit) else { continue }
        for above in tree.ancestors(of: index) {
          for entry in byUnit[tree.ids[above]] ?? []
          where entry.period.overlaps(child.period) && doomed.insert(entry).inserted {
            entries.log.report(
              FactProblem.parentAndChild(
                .criterion, code: entry.criterion, period: entry.period,
                parent: tree.units[above], at: entry.location, child: tree.units[index],
                childPeriod: child.period, childLocation: child.location,
                areLowerScored: codebook.mayScore(
                  below: tree.units[above], through: tree.units[index])))
            entries.leaveOut(entry)
          }
        }
      }
    }
    entries.points.removeAll { doomed.contains($0) }
  }
}

extension ReceivedFigures {
  fileprivate mutating func leaveOut(_ task: UnitTask) {
    leftOut.append(
      LeftOutRow(
        location: task.location, unit: task.unit,
        code: task.criterion.isEmpty ? nil : task.criterion, isTask: true))
  }

  fileprivate mutating func leaveOut(_ entry: PointEntry) {
    leftOut.append(
      LeftOutRow(
        location: entry.location, unit: entry.unit, code: entry.criterion, period: entry.period))
  }
}
