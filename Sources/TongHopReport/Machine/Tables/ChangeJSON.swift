import TongHopDiagnostics
import TongHopDomain

/// What moved a unit, as the value of `changes` in a row of ``RankOutput``.
enum ChangeJSON {
  static let field = MachineField(
    "changes",
    .object([
      MachineField(
        "previous", change, mayBeEmpty: true, "so với kỳ trước", en: "against the period before"),
      MachineField(
        "year_ago", change, mayBeEmpty: true, "so với cùng kỳ năm trước",
        en: "against the year before"),
    ]), "vì sao chỉ số và hạng thay đổi", en: "what moved the index and the rank")

  private static let change = MachineField.Kind.object([
    MachineField(
      "effects", .list(.object(ChangesOutput.effect)), mayBeEmpty: true,
      "các phần của thay đổi, cộng lại đúng bằng thay đổi",
      en: "the parts of the change, which add up to it"),
    MachineField("passed", passed, mayBeEmpty: true, "đơn vị đã vượt qua", en: "whom it passed"),
    MachineField("passed_by", passed, mayBeEmpty: true, "đơn vị đã vượt lên", en: "who passed it"),
  ])

  private static let passed = MachineField.Kind.object([
    MachineField("count", .integer, .count, "số đơn vị", en: "how many units"),
    MachineField(
      "nearest", .list(.text), "mã các đơn vị gần nhất, nhiều nhất năm",
      en: "codes of the nearest, at most five"),
  ])

  static func text(_ changes: RowChanges, _ numbers: PrintedNumbers) -> String {
    ReportJSON.object([
      ("previous", changes.previous.map { text($0, numbers) } ?? "null"),
      ("year_ago", changes.yearAgo.map { text($0, numbers) } ?? "null"),
    ])
  }

  private static func text(_ change: RowChanges.Change, _ numbers: PrintedNumbers) -> String {
    let effects = change.index.map { index in
      ReportJSON.list(index.toldParts.map { text($0, of: index, numbers) })
    }
    return ReportJSON.object([
      ("effects", effects ?? "null"),
      ("passed", change.rank.map { units($0.passed, $0.nearestPassed) } ?? "null"),
      ("passed_by", change.rank.map { units($0.passedBy, $0.nearestPassedBy) } ?? "null"),
    ])
  }

  private static func text(
    _ part: IndexChange.Part, of change: IndexChange, _ numbers: PrintedNumbers
  ) -> String {
    let values = ChangesOutput.values(of: part, in: change, numbers)
    return ReportJSON.object(
      zip(ChangesOutput.effect, values).compactMap { field, value in
        value.map { (field.name, $0.json) }
      })
  }

  private static func units(_ count: Int, _ nearest: [String]) -> String {
    ReportJSON.object([("count", "\(count)"), ("nearest", codes(nearest))])
  }

  private static func codes(_ codes: [String]) -> String {
    ReportJSON.list(codes.map(ReportJSON.string))
  }
}
