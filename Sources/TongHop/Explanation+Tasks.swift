import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopScoring

/// Where the tasks of a unit count in the tree that is explained.
private struct TaskPlace {
  /// Who has the tasks, or the unit above those among which nobody knows how they were divided.
  var place: UnitIndex
  var share: Fraction
  /// Empty where it is known who has them.
  var among: [UnitIndex] = []
}

extension Explanation {
  /// How the register of the criterion divides, with everything below the unit.
  func registerLine(_ index: Int, _ leaf: Criterion.Leaf) -> String {
    let days = pipeline.codebook.days(of: pipeline.period)
    let range = unit..<tree.ends[unit]
    var registers: [UnitID: TaskCounts] = [:]
    for task in pipeline.received.tasks
    where leaf.measure == .allTasks || task.criterion == method.criteria[index].code {
      guard let state = task.state(from: days.first, through: days.last) else { continue }
      registers[task.unit, default: TaskCounts()].add(state)
    }
    let successions = taskSuccessions
    var counts = TaskCounts()
    var isDivided = false
    let weighted = pipeline.weightedTasks.filter { task, leaves in
      leaves.contains(index)
        && taskPlaces(of: task.unit, successions).contains { range.contains($0.place) }
    }
    for (id, register) in registers {
      let places = taskPlaces(of: id, successions)
      if places.contains(where: { range.contains($0.place) && $0.share != .one }) {
        isDivided = true
      }
      for (part, mine) in zip(places, register.divided(by: places.map(\.share)))
      where range.contains(part.place) { counts.add(mine) }
    }
    return say(
      "trong sổ có \(counts.assigned): đúng hạn \(counts.onTime), muộn \(counts.late), quá hạn \(counts.overdue), đang làm trong hạn \(counts.open), không thời hạn \(counts.undated)",
      "the register has \(counts.assigned): on time \(counts.onTime), late \(counts.late), overdue \(counts.overdue), open \(counts.open), undated \(counts.undated)"
    )
      + (isDivided
        ? say(
          " (nhiệm vụ của đơn vị đã chia được làm tròn thành số nguyên)",
          " (tasks of a unit that was divided in whole numbers)") : "")
      + (weighted.isEmpty
        ? ""
        : say(
          "; \(weighted.count) có hệ số khác 1: tỷ lệ trên tính theo hệ số",
          "; \(weighted.count) with a weight other than 1: the ratio above counts weights"))
  }

  /// The unit's own tasks that cost points, with those that it took over: what is overdue, what came
  /// late.
  func missedTasks(_ index: Int, _ leaf: Criterion.Leaf) -> [String] {
    let days = pipeline.codebook.days(of: pipeline.period)
    let code = method.criteria[index].code
    let successions = taskSuccessions
    var known: [UnitID: TaskPlace?] = [:]
    var result: [String] = []
    for task in pipeline.received.tasks where leaf.measure == .allTasks || task.criterion == code {
      let state = task.state(from: days.first, through: days.last)
      let isLate = state == .late && leaf.measure != .tasksDone
      guard state == .overdue || isLate, let due = task.due else { continue }
      let place =
        known[task.unit]
        ?? taskPlaces(of: task.unit, successions).first {
          $0.place == unit || $0.among.contains(unit)
        }
      known[task.unit] = .some(place)
      guard let place else { continue }
      var text = isLate ? say("hoàn thành muộn: ", "late: ") : say("quá hạn: ", "overdue: ")
      text += task.title.isEmpty ? task.code : "\(task.title) (\(task.code))"
      text += takenOver(task.unit, place)
      text += say(", hạn \(due.vietnamese)", ", due \(due)")
      if let done = task.completed, isLate {
        text += say(", xong \(done.vietnamese)", ", done \(done)")
      }
      if task.isWeighted {
        let weight = decimal(task.weight, places: 6)
        text += say(", hệ số \(weight)", ", weight \(weight)")
      }
      if !task.lead.isEmpty { text += say(", chủ trì: ", ", lead: ") + task.lead }
      result.append(text)
    }
    return result
  }

  /// Whose the task was, and which part of it the unit has.
  private func takenOver(_ id: UnitID, _ place: TaskPlace) -> String {
    guard tree.ids[unit] != id || place.share != .one || !place.among.isEmpty else { return "" }
    var text = ""
    if tree.ids[unit] != id {
      let register = pipeline.workspace.units
      let name = register[id].displayName
      let isFormer = register[id].validTo.map { $0 <= tree.day } ?? false
      text +=
        isFormer
        ? say(" của \(name) cũ", " of the former \(name)") : say(" của \(name)", " of \(name)")
    }
    if place.share != .one {
      text += say(", phần \(number(place.share))", ", a share of \(number(place.share))")
    }
    if !place.among.isEmpty {
      let names = place.among.map { tree.units[$0].displayName }.joined(separator: ", ")
      text += say(
        ", không rõ chia thế nào cho \(names)", ", divided nobody knows how among \(names)")
    }
    return text
  }

  private var taskSuccessions: SuccessionMap {
    let own = compared.current.restatement?.own ?? tree
    return SuccessionMap(register: pipeline.workspace.units, from: own.day, to: tree.day)
  }

  /// - Returns: one part for each place; none where nobody has the tasks.
  private func taskPlaces(of id: UnitID, _ successions: SuccessionMap) -> [TaskPlace] {
    if compared.current.restatement == nil, let index = tree.index(of: id) {
      return [TaskPlace(place: index, share: .one)]
    }
    guard !successions.isHomeless(id) else { return [] }
    var parts: [TaskPlace] = []
    for destination in successions.destinations(of: id) {
      let units = destination.units.compactMap { tree.index(of: $0) }
      let place = lowestAbove(units)
      let among = units.count > 1 ? units : []
      if let known = parts.firstIndex(where: { $0.place == place }),
        let sum = try? parts[known].share.adding(destination.share)
      {
        parts[known].share = sum
        parts[known].among += among
      } else {
        parts.append(TaskPlace(place: place, share: destination.share, among: among))
      }
    }
    return parts.sorted { $0.place < $1.place }
  }

  /// The lowest unit that all of them are, or are below; the root for none.
  private func lowestAbove(_ units: [UnitIndex]) -> UnitIndex {
    guard let first = units.first else { return 0 }
    return tree.lineage(of: first).first { above in
      units.allSatisfy { (above..<tree.ends[above]).contains($0) }
    } ?? 0
  }
}
