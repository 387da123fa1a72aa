import TongHopDiagnostics
import TongHopDomain

/// Points by round for machines: every unit and criterion of points, changed or not.
public enum RoundsOutput {
  private static let flags = ["awaiting_appraisal", "no_reason", "no_evidence"]

  static let table = MachineTable(
    "points", Phrase("Điểm theo vòng", en: "Points by round"),
    columns: [
      MachineField("unit", "mã đơn vị", en: "code of the unit"),
      MachineField("criterion", "mã tiêu chí", en: "code of the criterion"),
      MachineField("period", "kỳ của điểm", en: "the period of the points"),
    ] + PointEntry.Round.allCases.map(points) + [
      MachineField(
        "counted", .decimal, .points, mayBeEmpty: true, "điểm được tính",
        en: "the points that count"),
      MachineField(
        "reason", mayBeEmpty: true, "lý do của từng vòng", en: "the reasons, behind the round"),
      MachineField(
        "evidence", mayBeEmpty: true, "tài liệu kiểm chứng của từng vòng",
        en: "the evidence, behind the round"),
      MachineField(
        "flags", .list(.words(flags)), mayBeEmpty: true,
        "chờ thẩm định, không lý do, không tài liệu kiểm chứng",
        en: "awaits an appraisal, lacks a reason, lacks evidence"),
    ])

  private static func points(_ round: PointEntry.Round) -> MachineField {
    let (vietnamese, english) =
      switch round {
      case .selfScored: ("điểm tự chấm", "self score")
      case .appraised: ("điểm thẩm định", "appraised points")
      case .explained: ("điểm đề nghị khi giải trình", "points asked for in the explanation")
      case .second: ("điểm thẩm định lần hai", "points of the second appraisal")
      }
    return MachineField(
      round.rawValue, .decimal, .points, mayBeEmpty: true, vietnamese, en: english)
  }

  /// Points as entered, without zeros at the end. Reasons and evidence of several rounds stand
  /// behind the word of the round, joined by `; `.
  public static func bytes(
    _ rounds: [PointRounds], of period: Period, method: Method, as format: MachineFormat
  ) -> [UInt8] {
    var writer = TableWriter(table, format, head: TableHead.values(period, method))
    for series in rounds {
      writer.field(series.code)
      writer.field(series.criterion)
      writer.field("\(series.period)")
      for round in PointEntry.Round.allCases {
        writer.field(series[round].map { PrintedNumbers.trimmed($0.points, places: 9) })
      }
      writer.field(series.counted.map { PrintedNumbers.trimmed($0.points, places: 9) })
      writer.field(joined(series, \.reason))
      writer.field(joined(series, \.evidence))
      let isFlagged = [
        !(series.counted?.round.isAppraisal ?? false), !series.unreasoned.isEmpty,
        series.lacksEvidence,
      ]
      writer.field(list: zip(flags, isFlagged).filter(\.1).map(\.0))
      writer.endRow()
    }
    return writer.finish()
  }

  private static func joined(
    _ series: PointRounds, _ part: KeyPath<PointEntry, String>
  ) -> String {
    series.entries.filter { !$0[keyPath: part].isEmpty }
      .map { "\($0.round.rawValue): \($0[keyPath: part])" }.joined(separator: "; ")
  }
}
