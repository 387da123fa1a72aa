import TongHopDiagnostics
import TongHopDomain

/// Holds the rows of a signed table against the units of its period.
///
/// A table is signed once, and units.csv is corrected afterwards: a code that a spreadsheet cut short
/// or an office corrected makes of one unit one that is gone and one that is new, and nobody sees
/// why.
package struct PublishedCheck {
  private var resolver: UnitResolver
  let register: UnitRegister
  let first: Day
  let last: Day
  let ranking: Ranking?
  let scored: [Unit]
  var groups: Set<String> = []
  var rows: Set<String> = []
  /// Groups as they are written, by level.
  var written = NearKeys<String>()

  /// - Parameters:
  ///   - first: of the period of the table; its units are those of any day of it.
  ///   - ranking: that of the method of the period; nil where the workspace has no version of then.
  ///   - scored: the units that the method scores on the last day.
  package init(
    register: UnitRegister, from first: Day, through last: Day, ranking: Ranking?,
    scored: [Unit] = []
  ) {
    self.scored = scored
    resolver = UnitResolver(register: register)
    self.register = register
    self.first = first
    self.last = last
    self.ranking = ranking
  }

  /// The columns of a row that say which unit it is of.
  struct Columns {
    var code: Int
    var level: Int
    var type: Int
    var name: Int
    var group: Int
  }

  mutating func check(_ row: TableRow, _ columns: Columns, log: inout DiagnosticLog) {
    let (code, name) = (row.unmarked(columns.code), row.unmarked(columns.name))
    let named = units(named: name, level: row.unmarked(columns.level))
    guard register.unit(coded: code, from: first, through: last) != nil else {
      var found = DiagnosticLog()
      _ = resolver.unit(row, columns.code, from: first, through: last, log: &found)
      if found.entries.first?.code == .unknownUnit, resolver.twin(of: code) == nil {
        log.report(
          named.count == 1
            ? unknown(row, columns.code, register[named[0]]) : nobody(row, columns.code))
      } else {
        log.merge(found)
      }
      return
    }
    guard let id = register.unit(coded: code, from: first, through: last) else { return }
    let unit = register[id]
    let isSameName = [unit.name, unit.displayName].contains { NameKey($0) == NameKey(name) }
    if !isSameName, !name.isEmpty { report(row, columns.name, unit, named, &log) }
    checkPlace(row, columns, unit, &log)
  }

  /// Is the row of a unit that was gone before the last day? `rank` lists those of the period before, so
  /// that nobody looks for them; they have no numbers. Their code may be another unit's by then.
  func hadGone(_ row: TableRow, columns: Columns, numbers: ClosedRange<Int>, flags: Int) -> Bool {
    guard numbers.allSatisfy({ row[$0].isEmpty }),
      row[flags].split(separator: ";").contains("gone")
    else { return false }
    let text = row.unmarked(columns.code)
    let bearers = register.units(coded: text).map { register[$0] }
    guard bearers.count > 1 else {
      return register.unit(coded: text, from: first, through: last) == nil
        && bearers.contains { $0.validTo.map { $0 <= first } ?? false }
    }
    let name = NameKey(row.unmarked(columns.name))
    return bearers.contains { unit in
      (unit.validTo.map { $0 <= last } ?? false) && unit.level == row.unmarked(columns.level)
        && [unit.name, unit.displayName].contains { NameKey($0) == name }
    }
  }

  private func nobody(_ row: TableRow, _ column: Int) -> Diagnostic {
    row.problem(
      .unknownPublishedUnit, column: column,
      Phrase(
        "trong kỳ của bảng đã ký không đơn vị nào mang mã này",
        en: "in the period of the signed table no unit bears this code"),
      expected: Phrase(
        "một mã trong units.csv của kỳ đó", en: "a code of units.csv of that period"),
      fix: Phrase(
        "sửa mã ở dòng này; nếu đơn vị đã kết thúc sau kỳ đó: thêm dòng của nó, có valid_to, vào units.csv",
        en:
          "correct the code; if the unit ended after that period: add its row, with a valid_to, to units.csv"
      ))
  }

  /// The units of the period that bear a name, of the level where one of it does.
  private mutating func units(named name: String, level: String) -> [UnitID] {
    let all = resolver.units(named: name).filter {
      register[$0].isValid(from: first, through: last)
    }
    let same = all.filter { register[$0].level == level }
    return same.isEmpty ? all : same
  }

  private func unknown(_ row: TableRow, _ column: Int, _ unit: Unit) -> Diagnostic {
    row.problem(
      .unknownPublishedUnit, column: column,
      Phrase(
        "trong kỳ của bảng đã ký không đơn vị nào mang mã này, nhưng có đơn vị cùng tên mang mã khác",
        en:
          "in the period of the signed table no unit bears this code, and one of the same name bears another"
      ),
      expected: Phrase(
        "\(unit.code) (\(unit.displayName), units.csv dòng \(unit.line))",
        en: "\(unit.code) (\(unit.displayName), units.csv line \(unit.line))"),
      fix: Phrase(
        "nếu mã được đính chính sau khi ký: viết \(unit.code) ở dòng này; nếu mã trong units.csv sai: sửa ở đó",
        en:
          "if the code was corrected after the table was signed: write \(unit.code) here; if units.csv is wrong: correct it there"
      ))
  }

  /// The name is not that of the code.
  private func report(
    _ row: TableRow, _ column: Int, _ unit: Unit, _ named: [UnitID], _ log: inout DiagnosticLog
  ) {
    let others = named.prefix(4).map { "\(register[$0].code) (\(register[$0].displayName))" }
      .joined(separator: ", ")
    let expected = Phrase(
      "\(unit.displayName), như mã \(unit.code) trong units.csv dòng \(unit.line)",
      en: "\(unit.displayName), as the code \(unit.code) on line \(unit.line) of units.csv")
    guard !named.isEmpty else {
      log.report(
        row.problem(
          .publishedDiffers, severity: .warning, column: column,
          Phrase(
            "tên trong bảng đã ký khác tên của mã này trong kỳ",
            en: "the name in the signed table is not that of the code in the period"),
          expected: expected,
          fix: Phrase(
            "nếu là cùng một nơi thì giữ nguyên; nếu không, sửa mã ở dòng này",
            en: "if it is the same place leave it; if not, correct the code of this row")))
      return
    }
    log.report(
      row.problem(
        .unknownPublishedUnit, column: column,
        Phrase(
          "mã và tên ở dòng này là của hai đơn vị khác nhau",
          en: "code and name of this row are of two units"),
        expected: expected,
        fix: Phrase(
          "sửa mã ở dòng này; đơn vị cùng tên: \(others)",
          en: "correct the code of this row; the unit of this name: \(others)")))
  }

  /// Level, type and group.
  private func checkPlace(
    _ row: TableRow, _ columns: Columns, _ unit: Unit, _ log: inout DiagnosticLog
  ) {
    let level = row.unmarked(columns.level)
    if level != unit.level {
      log.report(
        row.problem(
          .unknownPublishedUnit, column: columns.level,
          Phrase(
            "cấp trong bảng đã ký khác cấp của mã này trong kỳ",
            en: "the level in the signed table is not that of the code in the period"),
          expected: Phrase(
            "\(unit.level) (units.csv dòng \(unit.line))",
            en: "\(unit.level) (units.csv line \(unit.line))"),
          fix: Phrase("sửa mã ở dòng này", en: "correct the code of this row")))
      return
    }
    for (column, expected, message) in [
      (
        columns.type, NameKey(row.unmarked(columns.type)) == NameKey(unit.type) ? nil : unit.type,
        Phrase(
          "loại đơn vị trong bảng đã ký khác units.csv",
          en: "the type in the signed table is not that of units.csv")
      ),
      (
        columns.group, strangeGroup(row.unmarked(columns.group), unit),
        Phrase(
          "nhóm trong bảng đã ký không hợp với đơn vị",
          en: "the group in the signed table does not go with the unit")
      ),
    ] {
      guard let expected else { continue }
      log.report(
        row.problem(
          .publishedDiffers, severity: .warning, column: column, message,
          expected: Phrase(verbatim: expected),
          fix: Phrase(
            "kiểm tra mã ở dòng này và dòng \(unit.line) của units.csv",
            en: "check the code of this row and line \(unit.line) of units.csv")))
    }
  }

  /// What group the unit would be in, where that of the table is not one that it can be in.
  private func strangeGroup(_ group: String, _ unit: Unit) -> String? {
    guard !group.isEmpty, let ranking else { return nil }
    let key = NameKey(group)
    let named = ranking.groups.first { rule in
      rule.types.contains { NameKey($0) == NameKey(unit.type) }
    }?.name
    let possible = [named, unit.level, unit.type, unit.parentCode].compactMap(\.self)
    return possible.contains { NameKey($0) == key } ? nil : possible[0]
  }
}
