import TongHopDiagnostics

/// What does not fit together in the lives of units, over all time.
///
/// A ``UnitTree`` says what is wrong on its own day. Here are the days that nobody has asked for yet:
/// days on which a code or a parent is missing, and changes that no succession explains. All of it is
/// a warning: the tables of other days are right. What many units share is one message, so that a
/// reform of two hundred communes is not two hundred messages.
public struct UnitHistory {
  let register: UnitRegister
  let file: String
  /// Who gave something away, and who received it, on which day.
  private let given: Set<Event>
  private let received: Set<Event>

  private struct Event: Hashable {
    var code: String
    var date: Day
  }

  /// - Parameters:
  ///   - file: the name to report problems under.
  ///   - knowsSuccessions: no row of successions.csv was left out; what such a row would have
  ///     explained is no problem of its own.
  /// - Complexity: O(*units* log *units*); O(*units*) where no unit has a date.
  public static func check(
    _ register: UnitRegister, file: String = "units.csv", knowsSuccessions: Bool = true,
    log: inout DiagnosticLog
  ) {
    let isDated = register.units.indices.contains {
      register.units[$0].validFrom != nil || register.units[$0].validTo != nil
    }
    guard isDated else { return }
    let history = UnitHistory(register, file: file)
    let gaps = knowsSuccessions ? history.checkCodes(log: &log) : [:]
    history.checkParents(except: gaps, log: &log)
    if knowsSuccessions {
      history.checkEnds(log: &log)
      history.checkAbove(log: &log)
    }
  }

  private init(_ register: UnitRegister, file: String) {
    self.register = register
    self.file = file
    given = Set(register.successions.map { Event(code: $0.oldCode, date: $0.date) })
    received = Set(register.successions.map { Event(code: $0.newCode, date: $0.date) })
  }

  /// Does a succession say where the unit went on its end?
  func isContinued(_ unit: Unit) -> Bool {
    unit.validTo.map { given.contains(Event(code: unit.code, date: $0)) } ?? false
  }

  func isGiven(_ code: String, on date: Day) -> Bool {
    given.contains(Event(code: code, date: date))
  }

  /// Does a succession say what the unit was made of?
  func isExplained(_ unit: Unit) -> Bool {
    unit.validFrom.map { received.contains(Event(code: unit.code, date: $0)) } ?? false
  }

  func location(_ unit: Unit, _ column: String) -> SourceLocation {
    SourceLocation(file: file, line: unit.line, column: register.columns[column])
  }

  /// At most twelve, then how many more.
  static func list(_ items: [String]) -> Phrase {
    let shown = items.prefix(12).joined(separator: ", ")
    let more = items.count - 12
    guard more > 0 else { return Phrase(verbatim: shown) }
    return Phrase("\(shown) và \(more) nữa", en: "\(shown) and \(more) more")
  }

  // MARK: - Codes

  private struct Stretch: Hashable {
    var first: Day
    var end: Day
  }

  /// Codes that go from one unit to the next.
  ///
  /// - Returns: by code, the first days of the gaps that were reported.
  private func checkCodes(log: inout DiagnosticLog) -> [String: Set<Day>] {
    var found: [String: Set<Day>] = [:]
    var gaps: [Stretch: [Unit]] = [:]
    var reused: [Day: [Unit]] = [:]
    for (_, bearers) in register.sharedCodes {
      for (earlier, later) in zip(bearers, bearers.dropFirst()) {
        let (old, new) = (register[earlier], register[later])
        guard let end = old.validTo, let start = new.validFrom, end <= start else { continue }
        if end == start {
          if !isExplained(new) { reused[start, default: []].append(new) }
        } else if !isContinued(old) || !isExplained(new) {
          gaps[Stretch(first: end, end: start), default: []].append(new)
          found[new.code, default: []].insert(end)
        }
      }
    }
    for (stretch, units) in gaps.sorted(by: { $0.value[0].line < $1.value[0].line }) {
      log.report(gap(units, from: stretch.first, to: stretch.end.advanced(by: -1)))
    }
    for (date, units) in reused.sorted(by: { $0.key < $1.key }) {
      log.report(unexplained(units, on: date))
    }
    return found
  }

  private func gap(_ units: [Unit], from first: Day, to last: Day) -> Diagnostic {
    let days =
      first == last
      ? Phrase("ngày \(first)", en: "on \(first)")
      : Phrase("từ \(first) đến \(last)", en: "from \(first) to \(last)")
    let codes = Self.list(units.map(\.code))
    return Diagnostic(
      .validityGap, severity: .warning, at: location(units[0], "valid_from"), column: "valid_from",
      Phrase("không đơn vị nào mang mã ", en: "no unit bears ") + codes + Phrase(verbatim: " ")
        + days,
      expected: Phrase(
        "valid_to của dòng trước bằng valid_from của dòng sau",
        en: "valid_to of the earlier row the same as valid_from of the later"),
      fix: Phrase(
        "sửa một trong hai ngày; nếu mã được cấp cho nơi khác: ghi cả hai đơn vị vào successions.csv",
        en:
          "correct one of the two dates; if the code was given to another place: write both units into successions.csv"
      ))
  }

  private func unexplained(_ units: [Unit], on date: Day) -> Diagnostic {
    let codes = Self.list(units.map(\.code))
    let example = units[0].code
    return Diagnostic(
      .reusedCode, severity: .warning, at: location(units[0], "code"), column: "code",
      Phrase(
        "ngày \(date) mã được cấp cho dòng khác, nhưng successions.csv không ghi đơn vị mới gồm những gì, nên khi so sánh nó là đơn vị mới: ",
        en:
          "on \(date) a code goes to another row and successions.csv does not say what the new unit was made of, so comparisons take it for a new one: "
      ) + codes,
      expected: Phrase(
        "dòng của successions.csv có new_code này và date \(date)",
        en: "a row of successions.csv with this new_code and the date \(date)"),
      fix: Phrase(
        "nếu vẫn là nơi cũ: thêm \(example),\(example),\(date); nếu không: thêm các dòng ghi đơn vị mới gồm những đơn vị nào",
        en:
          "if it is the same place: add \(example),\(example),\(date); if not: add the rows of what it was made of"
      ))
  }
}
