import TongHopDiagnostics
import TongHopDomain

/// How the units did on each leaf, for machines.
public enum FullMarksOutput {
  static let table = MachineTable(
    "criteria", Phrase("Mức độ phân loại của tiêu chí", en: "How far each criterion ranks"),
    columns: [
      MachineField("group", "nhóm xếp hạng", en: "the group of the ranking"),
      MachineField("criterion", "mã tiêu chí thành phần", en: "code of the leaf"),
      MachineField("name", "tên tiêu chí", en: "name of the leaf"),
      MachineField(
        "max_points", .decimal, .points, "điểm tối đa; của điểm thưởng là mức giới hạn",
        en: "the maximum; of a bonus its limit"),
      MachineField(
        "units", .integer, .count, "số đơn vị được chấm tiêu chí này và có tổng điểm",
        en: "units to which it applies and that have a total"),
      MachineField(
        "full_marks", .integer, .count, "số đơn vị đạt điểm tối đa", en: "of them with full marks"),
      MachineField(
        "share", .decimal, .percent, mayBeEmpty: true, "tỷ lệ đơn vị đạt điểm tối đa",
        en: "their share"),
      MachineField("mean_points", .decimal, .points, "điểm trung bình", en: "the mean points"),
      MachineField("least", .decimal, .points, "điểm thấp nhất", en: "the least points"),
      MachineField("greatest", .decimal, .points, "điểm cao nhất", en: "the greatest points"),
      MachineField(
        "flags", .list(.words(["ranks_nobody"])), mayBeEmpty: true,
        "ranks_nobody: trên 95 % đơn vị đạt điểm tối đa",
        en: "ranks_nobody: more than 95 % have full marks"),
    ])

  /// Groups in the order of the ranking, leaves in file order.
  public static func bytes(_ table: FullMarksTable, as format: MachineFormat) -> [UInt8] {
    var writer = TableWriter(
      Self.table, format, head: TableHead.values(table.period, table.method))
    let numbers = PrintedNumbers(rounding: table.method.rounding)
    for group in table.groups {
      for row in group.rows {
        writer.field(group.name)
        writer.field(row.code)
        writer.field(row.name)
        writer.field(row.maximum, numbers)
        writer.field(row.units)
        writer.field(row.fullMarks)
        writer.field(row.share.flatMap { numbers.percentNumber($0) })
        for points in [row.mean, row.least, row.greatest] { writer.field(numbers.number(points)) }
        writer.field(list: row.ranksNobody ? ["ranks_nobody"] : [])
        writer.endRow()
      }
    }
    return writer.finish()
  }
}
