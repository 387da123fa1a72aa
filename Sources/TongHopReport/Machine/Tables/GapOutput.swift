import TongHopDiagnostics
import TongHopDomain

/// Self scores beside appraised ones for machines.
public enum GapOutput {
  private static func points(_ name: String, _ vietnamese: String, en: String) -> MachineField {
    MachineField(name, .decimal, .points, mayBeEmpty: true, vietnamese, en: en)
  }

  private static func count(_ name: String, _ vietnamese: String, en: String) -> MachineField {
    MachineField(name, .integer, .count, vietnamese, en: en)
  }

  static let table = MachineTable(
    "gaps", Phrase("Tự chấm và thẩm định", en: "Self scores and appraised ones"),
    columns: [
      MachineField(
        "by", .words(GapTable.Axis.allCases.map(\.rawValue)), "dòng này là của ai",
        en: "what the row is of"),
      MachineField("group", "nhóm xếp hạng", en: "the group of the ranking"),
      MachineField("code", "mã đơn vị hoặc tiêu chí", en: "code of the unit or the criterion"),
      MachineField("level", mayBeEmpty: true, "cấp của đơn vị", en: "level of the unit"),
      MachineField("type", mayBeEmpty: true, "loại đơn vị", en: "type of the unit"),
      MachineField("name", "tên đơn vị hoặc tiêu chí", en: "name of the unit or the criterion"),
      points("max_points", "tổng điểm tối đa của phần so sánh", en: "maxima of what is compared"),
      points("self_points", "tổng điểm tự chấm", en: "sum of the self scores"),
      points("appraised_points", "tổng điểm thẩm định", en: "sum of the appraised points"),
      points("gap", "tự chấm trừ thẩm định", en: "self less appraised"),
      MachineField(
        "gap_percent", .decimal, .percent, mayBeEmpty: true, "chênh lệch so với điểm tối đa",
        en: "the gap in percent of the maxima"),
      count("compared", "số điểm có đủ hai vòng", en: "scores with both rounds"),
      count("above", "tự chấm cao hơn", en: "of them with the self score above"),
      count("below", "tự chấm thấp hơn", en: "of them with the self score below"),
      count("equal", "bằng nhau", en: "of them equal"),
      count("left_out", "thiếu một vòng", en: "scores that lack a round"),
    ])

  /// Rows in the order of the tables, which are of one period.
  public static func bytes(_ tables: [GapTable], as format: MachineFormat) -> [UInt8] {
    var writer = TableWriter(
      table, format, head: tables.first.map { TableHead.values($0.period, $0.method) } ?? [])
    for table in tables {
      let numbers = PrintedNumbers(rounding: table.method.rounding)
      for group in table.groups {
        for row in group.rows { write(row, of: table.axis, group.name, numbers, to: &writer) }
      }
    }
    return writer.finish()
  }

  private static func write(
    _ row: GapTable.Row, of axis: GapTable.Axis, _ group: String, _ numbers: PrintedNumbers,
    to writer: inout TableWriter
  ) {
    for text in [axis.rawValue, group, row.code, row.level, row.type, row.name] {
      writer.field(text)
    }
    if row.compared > 0 {
      writer.field(row.maximum, numbers)
      for points in [row.selfPoints, row.appraisedPoints, row.gap] {
        writer.field(numbers.number(points))
      }
    } else {
      for _ in 0..<4 { writer.none() }
    }
    writer.field(row.gapPercent.map { numbers.number($0) })
    for count in [row.compared, row.above, row.below, row.equal, row.leftOut] {
      writer.field(count)
    }
    writer.endRow()
  }
}
