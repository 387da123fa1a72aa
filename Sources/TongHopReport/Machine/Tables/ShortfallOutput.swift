import TongHopDiagnostics
import TongHopDomain

/// Criteria with less than full marks, by lead, for machines.
public enum ShortfallOutput {
  static let table = MachineTable(
    "by-lead",
    Phrase("Tiêu chí chưa đạt theo cơ quan chủ trì", en: "Criteria below target, by lead"),
    head: TableHead.fields + [
      MachineField(
        "left_out", .integer, .count, "số dòng mất ít điểm hơn, không có ở đây",
        en: "rows that lose less and are not here")
    ],
    columns: [
      MachineField("lead", mayBeEmpty: true, "cơ quan chủ trì", en: "who leads the criterion"),
      MachineField("criterion", "mã tiêu chí", en: "code of the leaf"),
      MachineField("criterion_name", "tên tiêu chí", en: "name of the leaf"),
      MachineField("unit", "mã đơn vị", en: "code of the unit"),
      MachineField("name", "tên đơn vị", en: "name of the unit"),
      MachineField("max_points", .decimal, .points, "điểm tối đa", en: "full marks"),
      MachineField("points", .decimal, .points, "điểm đạt", en: "the points"),
      MachineField("lost", .decimal, .points, "điểm mất", en: "maximum less points"),
      MachineField(
        "state", .words(ScoreState.allCases.map(\.rawValue)), "tình trạng",
        en: "how the score stands"),
    ])

  public static func bytes(
    _ table: ShortfallTable, units tree: UnitTree, of period: Period, method: Method,
    as format: MachineFormat
  ) -> [UInt8] {
    var writer = TableWriter(
      Self.table, format,
      head: TableHead.values(period, method) + [("left_out", "\(table.leftOut)")])
    let numbers = PrintedNumbers(rounding: method.rounding)
    for group in table.groups {
      for row in group.rows {
        let criterion = method.criteria[row.criterion]
        let unit = tree.units[row.unit]
        for text in [group.name, criterion.code, criterion.name, unit.code, unit.displayName] {
          writer.field(text)
        }
        writer.field(row.maximum, numbers)
        writer.field(
          numbers.number(row.points, isRounded: method.rounds(criterion)))
        writer.field(row.lost, numbers)
        writer.field(row.state.rawValue)
        writer.endRow()
      }
    }
    return writer.finish()
  }
}
