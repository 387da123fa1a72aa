import TongHopDiagnostics
import TongHopDomain

/// The groups of a signed table. It may be an excerpt: of the levels, or of those below a unit. But of a
/// group that it has, it is said which units it lacks.
extension PublishedCheck {
  /// Notes a row.
  ///
  /// - Returns: a name of the group that the row is ranked in, which no other group has; nil where
  ///   the table does not say it and it is not certain: types and parents may have been corrected.
  mutating func note(_ row: TableRow, _ columns: Columns) -> String? {
    let (code, level) = (row.unmarked(columns.code), row.unmarked(columns.level))
    rows.insert(Self.key(code, level))
    let written = row.unmarked(columns.group)
    let unit = register.unit(coded: code, from: first, through: last).map { register[$0] }
    let name =
      written.isEmpty
      ? groupName(
        level: level, type: row.unmarked(columns.type), parentCode: unit?.parentCode ?? "")
      : written
    self.written.add(
      written, as: NameKey(written).text, in: level, at: row.location(columns.group))
    let group = groupKey(name, level: level)
    groups.insert(group)
    let isOfLevel = ranking.map { $0.groups.isEmpty && $0.groupBy == .level } ?? false
    return written.isEmpty && !isOfLevel ? nil : group
  }

  /// Groups that differ only in how they are written: their ranks are not held against each other.
  ///
  /// Where it is known what was ranked in which groups, TH2103 names what is none of them.
  var nearGroups: [Diagnostic] {
    guard ranking == nil else { return [] }
    return written.problems(
      column: "group", word: Phrase("nhóm", en: "a group"), words: Phrase("nhóm", en: "groups"),
      place: { $0 })
  }

  /// The units of the groups of the table that have no row in it; nil where none lack one.
  func lack(in file: String) -> Diagnostic? {
    let lacking = scored.filter { unit in
      guard !rows.contains(Self.key(unit.code, unit.level)) else { return false }
      let name = groupName(level: unit.level, type: unit.type, parentCode: unit.parentCode)
      return groups.contains(groupKey(name, level: unit.level))
    }
    guard !lacking.isEmpty else { return nil }
    let list =
      lacking.prefix(8).map { "\($0.code) (\($0.displayName))" }.joined(separator: ", ")
      + (lacking.count > 8 ? ", …" : "")
    let count = lacking.count
    return Diagnostic(
      .publishedLacksUnits, severity: .warning, at: SourceLocation(file: file),
      Phrase(
        "bảng đã ký không có dòng của \(count) đơn vị được chấm trong kỳ, nên không so sánh được các đơn vị này",
        en:
          "the signed table has no row of \(count) \(count == 1 ? "unit" : "units") scored in the period, so there is nothing to compare with"
      ),
      found: list,
      expected: Phrase(
        "mỗi đơn vị của nhóm một dòng, như rank --format csv đã ghi",
        en: "a row for each unit of the group, as rank --format csv wrote it"),
      fix: Phrase(
        "nếu bảng được ký không có các đơn vị này thì để nguyên; nếu không, khôi phục dòng của chúng",
        en: "if the table was signed without them leave it; if not, restore their rows"))
  }

  private static func key(_ code: String, _ level: String) -> String { code + "\n" + level }

  private func groupKey(_ name: String, level: String) -> String {
    let key = NameKey(name).text
    // Named groups may span levels; all others are of one.
    let isNamed = ranking?.groups.contains { NameKey($0.name).text == key } ?? false
    return isNamed ? key : key + "\n" + level
  }

  private func groupName(level: String, type: String, parentCode: String) -> String {
    let key = NameKey(type)
    guard let ranking else { return level }
    let named = ranking.groups.first { $0.types.contains { NameKey($0) == key } }
    if let named { return named.name }
    return switch ranking.groupBy {
    case .level: level
    case .type: type.isEmpty ? level : type
    case .parent: parentCode.isEmpty ? level : parentCode
    }
  }
}
