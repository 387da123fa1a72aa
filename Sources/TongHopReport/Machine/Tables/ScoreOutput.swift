import TongHopDiagnostics
import TongHopDomain

/// The score of every unit on every node of the criteria tree, for machines.
public enum ScoreOutput {
  static let table = MachineTable(
    "score", Phrase("Điểm theo tiêu chí", en: "Points by criterion"),
    columns: [
      MachineField("unit", "mã đơn vị", en: "code of the unit"),
      MachineField(
        "criterion", mayBeEmpty: true, "mã tiêu chí; trống: tổng",
        en: "code of the criterion; empty: the total"),
      MachineField(
        "numerator", .decimal, .ofIndicator, mayBeEmpty: true, "tử số của tiêu chí thành phần",
        en: "the numerator, of a leaf"),
      MachineField(
        "denominator", .decimal, .ofIndicator, mayBeEmpty: true, "mẫu số của tiêu chí thành phần",
        en: "the denominator, of a leaf"),
      MachineField(
        "ratio", .decimal, .percent, mayBeEmpty: true, "tỷ lệ đã làm tròn",
        en: "the ratio, rounded as the method says"),
      MachineField(
        "max_points", .decimal, .points, "điểm tối đa áp dụng", en: "the maximum that applies"),
      MachineField(
        "points", .decimal, .points, mayBeEmpty: true, "điểm đạt",
        en: "the points; empty where missing"),
      MachineField(
        "state", .words(ScoreState.allCases.map(\.rawValue)), "tình trạng",
        en: "how the score stands"),
      MachineField(
        "rank", .integer, mayBeEmpty: true, "hạng, của lĩnh vực và tổng",
        en: "the rank, of domains and the total"),
      MachineField(
        "quantile_group", mayBeEmpty: true, "nhóm theo phân vị, của lĩnh vực và tổng",
        en: "the quantile group, of domains and the total"),
    ])

  /// - Parameters:
  ///   - rows: those of a unit together, the units depth first; the nodes of each in file order, then
  ///     its total.
  ///   - scores: of which they are.
  package static func bytes(
    _ rows: some Sequence<[ScoreRow]>, of scores: ScoreTable, as format: MachineFormat
  ) -> [UInt8] {
    var writer = TableWriter(
      table, format, head: TableHead.values(scores.period, scores.method))
    let numbers = PrintedNumbers(rounding: scores.method.rounding)
    for row in rows.lazy.joined() {
      writer.field(scores.tree.units[row.unit].code)
      writer.field(row.criterion.map { scores.method.criteria[$0].code } ?? "")
      writer.field(row.figures.numerator)
      if row.figures.longDenominator.isEmpty {
        writer.field(row.figures.denominator)
      } else {
        writer.field(longNumber: row.figures.longDenominator)
      }
      writer.field(row.figures.ratio)
      writer.field(row.maximum, numbers)
      writer.field(row.points.map { numbers.number($0, isRounded: row.isRounded) })
      writer.field(row.state.rawValue)
      writer.field(row.rank.rank)
      writer.field(row.rank.quantileGroup)
      writer.endRow()
    }
    return writer.finish()
  }
}
