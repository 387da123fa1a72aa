import TongHopDiagnostics
import TongHopDomain

/// A row whose key stands in another row too.
public struct RepeatedRow: Sendable {
  public var unit: Unit
  /// nil: of no period, as a task.
  public var period: Period?
  /// Where the other row stands.
  public var other: SourceLocation
  /// What is said of the row where few are repeated.
  public var problem: Diagnostic

  public init(unit: Unit, period: Period?, other: SourceLocation, problem: Diagnostic) {
    self.unit = unit
    self.period = period
    self.other = other
    self.problem = problem
  }

  /// Keys that two files share before they are one cause: a copy, or rows of a wrong period.
  static let fewest = 5

  /// What is said of repeated rows: each by itself, or once for two files that share many keys.
  ///
  /// - Returns: in the order in which the rows or their files first come.
  /// - Complexity: O(*rows*).
  public static func problems(of rows: [RepeatedRow]) -> [Diagnostic] {
    var groups: [Files: [RepeatedRow]] = [:]
    var order: [Files] = []
    for row in rows {
      let files = Files(row)
      if groups[files] == nil { order.append(files) }
      groups[files, default: []].append(row)
    }
    return order.flatMap { files in
      let group = groups[files] ?? []
      let keys = Set(group.compactMap(\.problem.found)).count
      return keys < fewest ? group.map(\.problem) : [together(group, keys, files)]
    }
  }

  /// Two files, or one; which row came first makes no difference.
  private struct Files: Hashable {
    var earlier: String
    var later: String
    var code: DiagnosticCode

    init(_ row: RepeatedRow) {
      let (a, b) = (row.problem.location.file, row.other.file)
      (earlier, later) = a.utf8.lexicographicallyPrecedes(b.utf8) ? (a, b) : (b, a)
      code = row.problem.code
    }
  }

  private static func together(_ group: [RepeatedRow], _ keys: Int, _ files: Files) -> Diagnostic {
    let lines = group.map(\.problem.location)
    let isOne = files.earlier == files.later
    let later = lines.filter { $0.file == files.later }.compactMap(\.line).sorted()
    let earlier = lines.filter { $0.file == files.earlier }.compactMap(\.line).sorted()
    let units = Set(group.map { UnitKey($0.unit) })
    let periods = Set(group.compactMap(\.period)).sorted { $0.description < $1.description }
    var what = Phrase("\(keys) số liệu", en: "\(keys) figures")
    if let unit = group.first?.unit, units.count == 1 {
      what = what + Phrase(" của \(unit.displayName)", en: " of \(unit.displayName)")
    } else {
      what = what + Phrase(" của \(units.count) đơn vị", en: " of \(units.count) units")
    }
    let named = periods.prefix(4).map(\.description).joined(separator: ", ")
    if !periods.isEmpty { what = what + Phrase(", kỳ \(named)", en: ", period \(named)") }
    let other = isOne ? "" : "\(files.earlier):\(span(earlier))"
    let message =
      isOne
      ? what
        + Phrase(
          " có hai lần trong tệp này (dòng \(span(later)))",
          en: " stand twice in this file (lines \(span(later)))")
      : what
        + Phrase(
          " có cả ở dòng \(span(later)) và trong \(other)",
          en: " stand both on lines \(span(later)) and in \(other)")
    return Diagnostic(
      files.code, at: SourceLocation(file: files.later, line: later.first), message,
      expected: Phrase(
        "mỗi đơn vị, chỉ tiêu, kỳ một dòng", en: "one row per unit, indicator and period"),
      fix: Phrase(
        "nếu các dòng ghi sai kỳ hoặc sai đơn vị: sửa cột period hoặc unit; nếu là bản sao: xóa các dòng lặp",
        en:
          "if the rows name a wrong period or unit: correct the column period or unit; if they are copies: delete them"
      ))
  }

  private struct UnitKey: Hashable {
    var code: String
    var from: Day?

    init(_ unit: Unit) { (code, from) = (unit.code, unit.validFrom) }
  }

  private static func span(_ lines: [Int]) -> String {
    guard let first = lines.first, let last = lines.last else { return "?" }
    return first == last ? "\(first)" : "\(first)-\(last)"
  }
}
