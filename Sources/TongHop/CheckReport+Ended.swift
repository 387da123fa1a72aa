import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

extension CheckReport {
  /// Units that ended within the period and owe figures of the months before. They are no longer in
  /// its tree.
  struct EndedUnits {
    /// They sent nothing, nor did the one unit that they became.
    var byHeir: [UnitIndex: [UnitID]] = [:]
    var others: [(unit: UnitID, heirs: [UnitID])] = []
  }

  static func endedUnits(_ missing: MissingFigures, _ tree: UnitTree) -> EndedUnits {
    var found = EndedUnits()
    for unit in missing.units where tree.index(of: unit) == nil {
      let heirs = missing.heirs(of: unit)
      if heirs.count == 1, let index = tree.index(of: heirs[0]), missing.isEverything(unit),
        missing.isEverything(heirs[0])
      {
        found.byHeir[index, default: []].append(unit)
      } else {
        found.others.append((unit, heirs))
      }
    }
    return found
  }

  /// `; 06157, 06160 đã kết thúc cũng vậy`.
  static func addition(_ ended: [UnitID]?, _ register: UnitRegister, _ language: Language) -> String
  {
    guard let ended, !ended.isEmpty else { return "" }
    let codes = list(ended, register, language)
    return Phrase(
      "; \(codes) đã kết thúc cũng vậy", en: "; nor by \(codes), which ended")[language]
  }

  static func lines(
    _ ended: EndedUnits, _ missing: MissingFigures, _ period: Period, _ register: UnitRegister,
    _ language: Language
  ) -> [String] {
    guard !ended.others.isEmpty else { return [] }
    // What has accumulated is also of the months before the period.
    let first = period.firstDay(in: missing.calendar)
    let isEarlier = ended.others.contains { unit, _ in
      register[unit].validTo.map { $0 <= first } ?? false
    }
    let head = Phrase(
      "Đã kết thúc trong kỳ \(period)\(isEarlier ? " hoặc trước đó" : ""), chưa gửi đủ số của các tháng trước khi kết thúc:",
      en:
        "Ended within \(period)\(isEarlier ? " or before" : ""), and owe figures of the months before:"
    )[
      language]
    return [head]
      + ended.others.map { unit, heirs in
        let became = heirs.isEmpty ? "" : " → " + list(heirs, register, language)
        return "  " + list([unit], register, language) + became + ": "
          + what(missing, unit, language)
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
