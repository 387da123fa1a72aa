import TongHopDiagnostics
import TongHopDomain

/// The rows of successions.csv by old unit and date: what only several rows together show.
struct SuccessionGroups {
  private struct Key: Hashable {
    var code: String
    var date: Day
  }

  private struct Group {
    var successions: [Succession] = []
    /// Where each row stands, and its share.
    var locations: [(row: SourceLocation, share: SourceLocation)] = []
    /// A row of it was left out, so that the shares of the others say nothing.
    var isFaulty = false
  }

  private let units: UnitRegister
  private var groups: [Key: Group] = [:]
  /// In the order of the file.
  private var keys: [Key] = []

  init(units: UnitRegister) {
    self.units = units
  }

  /// - Parameter isFaulty: the row has an error, which was reported.
  mutating func add(_ succession: Succession, _ row: TableRow, isFaulty: Bool) {
    let key = Key(code: succession.oldCode, date: succession.date)
    if groups[key] == nil { keys.append(key) }
    if isFaulty {
      groups[key, default: Group()].isFaulty = true
    } else {
      groups[key, default: Group()].successions.append(succession)
      groups[key, default: Group()].locations.append((row.location(0), row.location(3)))
    }
  }

  /// The successions that hold, in the order of the file by their old units.
  func checked(log: inout DiagnosticLog) -> [Succession] {
    var result: [Succession] = []
    for key in keys {
      guard var group = groups[key] else { continue }
      leaveOutRepeated(&group, log: &log)
      guard !group.successions.isEmpty, !goesOn(key, group, log: &log) else { continue }
      checkShares(key, &group, log: &log)
      result += group.successions
    }
    return result
  }

  private func leaveOutRepeated(_ group: inout Group, log: inout DiagnosticLog) {
    var seen: [String: SourceLocation] = [:]
    var kept = Group(isFaulty: group.isFaulty)
    for (succession, location) in zip(group.successions, group.locations) {
      guard let other = seen[succession.newCode] else {
        seen[succession.newCode] = location.row
        kept.successions.append(succession)
        kept.locations.append(location)
        continue
      }
      kept.isFaulty = true
      log.report(
        Diagnostic(
          .repeatedKey, at: location.row, column: "old_code",
          Phrase(
            "cặp đơn vị này có hai lần; dòng kia: \(other)",
            en: "this pair of units stands twice; the other row: \(other)"),
          found: "\(succession.oldCode), \(succession.newCode), \(succession.date)",
          expected: Phrase("mỗi cặp, mỗi ngày một dòng", en: "one row per pair and date"),
          fix: Phrase(
            "xóa một dòng; nếu là hai phần thì ghi một dòng với tổng của hai share",
            en: "delete one; of two parts write one row with the sum of both shares")))
    }
    group = kept
  }

  /// Is all of a unit given away while it goes on itself?
  private func goesOn(_ key: Key, _ group: Group, log: inout DiagnosticLog) -> Bool {
    guard !group.isFaulty, let first = group.locations.first,
      let before = units.unit(coded: key.code, on: key.date.advanced(by: -1)),
      units[before].isValid(on: key.date),
      !group.successions.contains(where: { $0.newCode == key.code })
    else { return false }
    let unit = units[before]
    let (date, name) = (key.date, unit.displayName)
    let until = unit.validTo.map { Phrase(" (đến \($0))", en: " (until \($0))") }
    let orDate = unit.validTo.map {
      Phrase(", hoặc date \($0) ở đây", en: ", or date \($0) here")
    }
    log.report(
      Diagnostic(
        .goesOn, at: first.row, column: "old_code",
        Phrase(
          "\(name) còn tồn tại từ ngày \(date)", en: "\(name) goes on from \(date)")
          + (until ?? Phrase(verbatim: ""))
          + Phrase(
            ", nhưng toàn bộ đơn vị được chuyển đi", en: ", yet all of it is given away"),
        found: "\(key.code) → " + group.successions.map(\.newCode).joined(separator: ", "),
        expected: Phrase(
          "một đơn vị đã kết thúc, hoặc thêm một dòng cho phần ở lại",
          en: "a unit that ended, or a row for the part that stayed"),
        fix: Phrase(
          "nếu đã kết thúc: ghi valid_to \(date) trong units.csv",
          en: "if it ended: write valid_to \(date) in units.csv")
          + (orDate ?? Phrase(verbatim: ""))
          + Phrase(
            "; nếu chỉ một phần đi: thêm dòng \(key.code),\(key.code),\(date) với share của phần ở lại",
            en:
              "; if only a part went: add \(key.code),\(key.code),\(date) with the share that stayed"
          )))
    return true
  }

  /// A unit with one successor went there whole. The shares of several add up to exactly 1, or none
  /// is stated.
  private func checkShares(_ key: Key, _ group: inout Group, log: inout DiagnosticLog) {
    let shares = group.successions.map(\.share)
    if !group.isFaulty {
      if shares == [nil] { group.successions[0].share = .one }
      if shares.allSatisfy({ $0 == nil }) { return }
      let sum = try? shares.reduce(Fraction.zero) { try $0.adding($1 ?? .zero) }
      if sum == .one, !shares.contains(nil) { return }
      log.report(badShares(key, shares, at: group.locations[0].share))
    }
    // Rather not divided than by shares that are wrong.
    for place in group.successions.indices { group.successions[place].share = nil }
  }

  private func badShares(_ key: Key, _ shares: [Fraction?], at location: SourceLocation)
    -> Diagnostic
  {
    Diagnostic(
      .badShares, at: location, column: "share",
      shares.contains(nil)
        ? Phrase(
          "\(key.code) ngày \(key.date) có phần được ghi và phần để trống",
          en: "of \(key.code) on \(key.date) some shares are stated and some are not")
        : Phrase(
          "các phần của \(key.code) ngày \(key.date) không cộng thành 1",
          en: "the shares of \(key.code) on \(key.date) do not add up to 1"),
      found: shares.map { $0?.text ?? "…" }.joined(separator: " + "),
      expected: Phrase(verbatim: "1"),
      fix: Phrase(
        "sửa cột share của các dòng này, hoặc để trống tất cả nếu không biết cách chia",
        en: "correct the shares of these rows, or leave all empty if nobody knows them"))
  }
}
