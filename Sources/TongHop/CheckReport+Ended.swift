import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

extension CheckReport {
  /// Units that ended within the period of which nothing came, nor of those that took them over. They
  /// are no longer in its tree, so who has not reported does not name them.
  struct EndedSilent {
    /// By the one unit that took them over.
    var byHeir: [UnitIndex: [UnitID]] = [:]
    /// Divided among several, or gone with a unit above: with these.
    var others: [(units: [UnitID], heirs: [UnitID])] = []
  }

  /// - Parameters:
  ///   - levels: those whose units should have reported.
  ///   - columns: what they should have sent, as columns of the roll-up.
  static func endedSilent(
    _ pipeline: Pipeline, _ result: PeriodResult, levels: Set<String>, columns: Set<Int>
  ) -> EndedSilent {
    let register = pipeline.workspace.units
    let tree = result.scores.tree
    let first = result.scores.period.firstDay(in: result.scores.method.calendar)
    let ended = register.units.indices.filter { number in
      guard let end = register.units[number].validTo, first < end, end <= tree.day else {
        return false
      }
      return levels.contains(register.units[number].level)
    }.map { UnitID($0) }
    var found = EndedSilent()
    guard !ended.isEmpty else { return found }
    let map = SuccessionMap(register: register, from: tree.day, to: tree.day)
    let refused = Set(pipeline.received.leftOut.compactMap(\.unit))
    var places: [[UnitID]: Int] = [:]
    for id in ended where !refused.contains(id) {
      let heirs = map.destinations(of: id).flatMap(\.units)
      let isSilent = heirs.allSatisfy { heir in
        tree.index(of: heir).map { index in
          columns.allSatisfy { result.rollup.cells[$0][index].records == 0 }
        } ?? true
      }
      guard isSilent else { continue }
      if heirs.count == 1, let index = tree.index(of: heirs[0]) {
        found.byHeir[index, default: []].append(id)
      } else if let place = places[heirs] {
        found.others[place].units.append(id)
      } else {
        places[heirs] = found.others.count
        found.others.append(([id], heirs))
      }
    }
    return found
  }

  /// `; 06157, 06160 đã kết thúc trong kỳ cũng vậy`.
  static func addition(_ ended: [UnitID]?, _ register: UnitRegister, _ language: Language) -> String
  {
    guard let ended, !ended.isEmpty else { return "" }
    let codes = list(ended, register, language)
    return Phrase(
      "; \(codes) đã kết thúc trong kỳ cũng vậy",
      en: "; nor by \(codes), which ended in the period")[language]
  }

  static func lines(
    _ ended: EndedSilent, _ period: Period, _ register: UnitRegister, _ language: Language
  ) -> [String] {
    guard !ended.others.isEmpty else { return [] }
    let head = Phrase(
      "Đã kết thúc trong kỳ \(period), chưa gửi gì, đơn vị kế tục cũng vậy:",
      en: "Ended within \(period), sent nothing, nor did who followed:")[language]
    return [head]
      + ended.others.map { units, heirs in
        let became = heirs.isEmpty ? "" : " → " + list(heirs, register, language)
        return "  " + list(units, register, language) + became
      }
  }

  /// At most twelve codes; of one that another unit bears as well the last day is told, as in
  /// `06220@2025-06-30`.
  private static func list(_ ids: [UnitID], _ register: UnitRegister, _ language: Language)
    -> String
  {
    let shown = ids.prefix(12).map { id in
      let unit = register[id]
      guard let end = unit.validTo, register.units(coded: unit.code).count > 1 else {
        return unit.code
      }
      return "\(unit.code)@\(end.advanced(by: -1))"
    }.joined(separator: ", ")
    let more = ids.count - 12
    return more > 0
      ? shown + Phrase(" và \(more) nữa", en: " and \(more) more")[language] : shown
  }

  /// Levels that ended whole between the earliest period that is compared and the end of the newest:
  /// their units have no successors, and that is no mistake.
  static func endedLevels(_ pipeline: Pipeline, _ language: Language) -> [String] {
    let units = pipeline.workspace.units.units
    let calendar = pipeline.method.calendar
    let earliest = pipeline.yearAgoPeriod ?? pipeline.previousPeriod ?? pipeline.period
    let (first, last) = (
      earliest.firstDay(in: calendar), pipeline.period.lastDay(in: calendar)
    )
    let byLevel = Dictionary(grouping: units.indices, by: { units[$0].level })
    var ended: [(date: Day, level: String, count: Int)] = []
    for (level, indices) in byLevel {
      let ends = indices.compactMap { units[$0].validTo }
      guard ends.count == indices.count, let date = ends.max(), first < date, date <= last else {
        continue
      }
      ended.append((date, level, ends.count { $0 == date }))
    }
    return ended.sorted { ($0.date, $0.level) < ($1.date, $1.level) }.map { date, level, count in
      Phrase(
        "Cấp '\(level)' kết thúc ngày \(date) (\(count) đơn vị).",
        en: "The level '\(level)' ended on \(date) (\(count) \(count == 1 ? "unit" : "units")).")[
          language]
    }
  }
}
