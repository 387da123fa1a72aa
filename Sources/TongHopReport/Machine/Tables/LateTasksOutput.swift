import TongHopDiagnostics
import TongHopDomain

/// The tasks that came late or are overdue, for machines.
public enum LateTasksOutput {
  static let table = MachineTable(
    "late-tasks", Phrase("Nhiệm vụ hoàn thành muộn và quá hạn", en: "Late and overdue tasks"),
    columns: [
      MachineField("unit", "mã đơn vị", en: "code of the unit"),
      MachineField("name", "tên đơn vị", en: "name of the unit"),
      MachineField("task", "mã nhiệm vụ", en: "code of the task"),
      MachineField("title", mayBeEmpty: true, "nội dung nhiệm vụ", en: "what is to be done"),
      MachineField(
        "criterion", mayBeEmpty: true, "mã tiêu chí tính nhiệm vụ này",
        en: "code of the criterion that counts it"),
      MachineField("lead", mayBeEmpty: true, "cơ quan chủ trì", en: "who leads it"),
      MachineField("support", mayBeEmpty: true, "cơ quan phối hợp", en: "who supports it"),
      MachineField("product", mayBeEmpty: true, "sản phẩm", en: "its product"),
      MachineField("assigned", .date, mayBeEmpty: true, "ngày giao", en: "day of assignment"),
      MachineField("due", .date, "ngày cuối còn đúng hạn", en: "last day that is on time"),
      MachineField(
        "completed", .date, mayBeEmpty: true, "ngày hoàn thành; trống: chưa, đến ngày cuối kỳ",
        en: "day of completion; empty: not by the last day of the period"),
      MachineField(
        "days_late", .integer, .days, "số ngày chậm, đến ngày hoàn thành hoặc ngày cuối kỳ",
        en: "days late, to the completion or the last day of the period"),
      MachineField(
        "state", .words(["late", "overdue"]), "hoàn thành muộn hay quá hạn",
        en: "completed late, or not completed"),
    ])

  /// - Parameter code: of a unit that is not in the tree of the table.
  public static func bytes(
    _ tasks: [LateTask], units tree: UnitTree, code: (UnitID) -> String, of period: Period,
    method: Method,
    as format: MachineFormat
  ) -> [UInt8] {
    var writer = TableWriter(table, format, head: TableHead.values(period, method))
    for late in tasks {
      let task = late.task
      writer.field(late.unit.map { tree.units[$0].code } ?? code(task.unit))
      for text in [
        late.unit.map { tree.units[$0].displayName } ?? late.unitName, task.code, task.title,
        task.criterion, task.lead, task.support, task.product,
      ] { writer.field(text) }
      writer.field(task.assigned)
      writer.field(late.due)
      writer.field(late.isDone ? task.completed : nil)
      writer.field(late.daysLate)
      writer.field(late.isDone ? "late" : "overdue")
      writer.endRow()
    }
    return writer.finish()
  }
}
