import TongHopDiagnostics

extension UnitHistory {
  /// Where a unit went elsewhere than the unit above it.
  private struct Way: Hashable {
    var date: Day
    var from: UnitID
    var to: UnitID
  }

  /// Successions from below one unit to below another one, though the upper unit goes on itself or
  /// became a third: a commune that was given to another province, or a wrong code.
  ///
  /// Levels are compared by their words; a level that one of the two days does not have says nothing,
  /// nor does a unit of which nobody knows where it went.
  ///
  /// - Complexity: O(*successions* x *depth*).
  func checkAbove(log: inout DiagnosticLog) {
    var found: [Way: [Succession]] = [:]
    var order: [Way] = []
    for succession in register.successions {
      let (before, date) = (succession.date.advanced(by: -1), succession.date)
      guard let old = register.unit(coded: succession.oldCode, on: before),
        let new = register.unit(coded: succession.newCode, on: date),
        let way = wayAbove(old, before, new, date)
      else { continue }
      if found[way] == nil { order.append(way) }
      found[way, default: []].append(succession)
    }
    for way in order { log.report(elsewhere(found[way] ?? [], way)) }
  }

  /// The highest two units of one level above a unit and its successor of which the one did not become
  /// the other.
  private func wayAbove(_ old: UnitID, _ before: Day, _ new: UnitID, _ date: Day) -> Way? {
    var upper: [String: UnitID] = [:]
    for id in above(new, on: date) { upper[register[id].level] = id }
    for id in above(old, on: before).reversed() {
      guard let other = upper[register[id].level] else { continue }
      let heirs = heirs(of: id, on: date)
      if !heirs.isEmpty, !heirs.contains(other) { return Way(date: date, from: id, to: other) }
    }
    return nil
  }

  /// Nearest first.
  private func above(_ id: UnitID, on day: Day) -> [UnitID] {
    var result: [UnitID] = []
    var current = id
    // A circle of parents is reported elsewhere.
    for _ in 0..<16 {
      guard let parent = register.unit(coded: register[current].parentCode, on: day) else { break }
      result.append(parent)
      current = parent
    }
    return result
  }

  /// What a unit is on the day of a change, itself or what it became.
  private func heirs(of id: UnitID, on date: Day) -> Set<UnitID> {
    var result: Set<UnitID> = []
    if register[id].isValid(on: date) { result.insert(id) }
    if register[id].validTo == date { result.formUnion(register.successors(of: id)) }
    return result
  }

  private func elsewhere(_ successions: [Succession], _ way: Way) -> Diagnostic {
    let (from, to) = (register[way.from], register[way.to])
    let first = successions.min { $0.line < $1.line }
    let pairs = successions.map { "\($0.oldCode) → \($0.newCode)" }
    return Diagnostic(
      .elsewhereAbove, severity: .warning,
      at: SourceLocation(file: "successions.csv", line: first?.line), column: "new_code",
      Phrase(
        "ngày \(way.date) các đơn vị này rời \(from.displayName) (\(from.code)) về \(to.displayName) (\(to.code)), trong khi \(from.displayName) không về đó: ",
        en:
          "on \(way.date) these units leave \(from.displayName) (\(from.code)) for \(to.displayName) (\(to.code)), while \(from.displayName) did not become a part of it: "
      ) + Self.list(pairs),
      expected: Phrase(
        "đơn vị kế tục ở trong đơn vị mà cấp trên cũ đã thành",
        en: "a successor below what the upper unit became"),
      fix: Phrase(
        "nếu địa bàn được chuyển thật thì giữ nguyên; nếu không, sửa new_code, hoặc parent_code của đơn vị mới, hoặc ghi cấp trên cũ đã thành đơn vị nào",
        en:
          "if the area was really moved, leave it; if not, correct new_code, or parent_code of the new unit, or state what the upper unit became"
      ))
  }
}
