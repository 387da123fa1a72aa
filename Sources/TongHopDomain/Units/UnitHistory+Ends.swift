import TongHopDiagnostics

extension UnitHistory {
  private struct Change: Hashable {
    var date: Day
    var level: String
  }

  /// Units that ended without a successor on a day on which others of their level began: a row that
  /// was forgotten is likelier than a unit that vanished. A level that ended whole is none of these.
  func checkEnds(log: inout DiagnosticLog) {
    var began: [Change: [Unit]] = [:]
    for index in register.units.indices {
      guard let start = register.units[index].validFrom else { continue }
      let unit = register.units[index]
      began[Change(date: start, level: unit.level), default: []].append(unit)
    }
    guard !began.isEmpty else { return }
    var ended: [Change: [Unit]] = [:]
    var order: [Change] = []
    for index in register.units.indices {
      guard let end = register.units[index].validTo else { continue }
      let unit = register.units[index]
      let change = Change(date: end, level: unit.level)
      guard began[change] != nil, !isContinued(unit), !isReused(unit.code, on: end),
        !goesWithParent(unit, end, { began[Change(date: end, level: $0.level)] != nil })
      else { continue }
      if ended[change] == nil { order.append(change) }
      ended[change, default: []].append(unit)
    }
    for change in order {
      let new = (began[change] ?? []).filter {
        !isExplained($0) && !isReused($0.code, on: change.date)
      }
      log.report(forgotten(ended[change] ?? [], change, new: new))
    }
  }

  /// Does the code go from one unit to the next without a succession that says of what the next was
  /// made? That was reported, and one row for both is mostly what is missing.
  private func isReused(_ code: String, on date: Day) -> Bool {
    guard let next = register.unit(coded: code, on: date), register[next].validFrom == date,
      register.unit(coded: code, on: date.advanced(by: -1)) != nil
    else { return false }
    return !isExplained(register[next])
  }

  /// A village goes with its commune; where that is reported itself, it is enough.
  private func goesWithParent(_ unit: Unit, _ end: Day, _ isReported: (Unit) -> Bool) -> Bool {
    var code = unit.parentCode
    let before = end.advanced(by: -1)
    // As long as each ended on the day; a circle of parents must not hold it up.
    for _ in 0..<16 {
      guard !code.isEmpty, let id = register.unit(coded: code, on: before) else { return false }
      if isGiven(code, on: end) { return true }
      let parent = register[id]
      guard parent.validTo == end else { return false }
      if isReported(parent) { return true }
      code = parent.parentCode
    }
    return false
  }

  private func forgotten(_ units: [Unit], _ change: Change, new: [Unit]) -> Diagnostic {
    let (date, example) = (change.date, units[0].code)
    let count = units.count
    let began =
      new.isEmpty
      ? Phrase(verbatim: "")
      : Phrase("; bắt đầu mà không rõ từ đâu: ", en: "; began out of nothing: ")
        + Self.list(new.map(\.code))
    let row = "\(example),…,\(date)"
    return Diagnostic(
      .noSuccessor, severity: .warning, at: location(units[0], "valid_to"), column: "valid_to",
      Phrase(
        "ngày \(date) có \(count) đơn vị cấp '\(change.level)' kết thúc mà successions.csv không ghi chúng về đâu, trong khi đơn vị cùng cấp bắt đầu: ",
        en:
          "on \(date) \(count) \(count == 1 ? "unit" : "units") of the level '\(change.level)' ended and successions.csv does not say where to, while others of the level began: "
      ) + Self.list(units.map(\.code)) + began,
      fix: Phrase(
        "thêm vào successions.csv một dòng cho mỗi đơn vị, ví dụ \(row)",
        en: "add a row for each unit to successions.csv, e.g. \(row)"))
  }
}
