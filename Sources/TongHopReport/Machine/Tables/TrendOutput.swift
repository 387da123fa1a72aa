import TongHopDiagnostics
import TongHopDomain

/// A trend for machines: one row per unit and period.
public enum TrendOutput {
  static let table = MachineTable(
    "trend", Phrase("Diễn biến qua các kỳ", en: "The trend over periods"),
    head: [
      MachineField(
        "kind", .words(Period.Kind.allCases.map(\.rawValue)), mayBeEmpty: true, "loại kỳ",
        en: "kind of the periods"),
      MachineField("draft", .boolean, "có số tạm tính", en: "some figures are provisional"),
      MachineField(
        "periods", .list(.object(periodFields)), "các kỳ, cũ nhất trước",
        en: "the periods, oldest first"),
    ], columns: columns)

  private static let source = MachineField(
    "source",
    "computed (tính từ số liệu), tệp của bảng đã ký, unknown (không biết), absent (chưa có đơn vị)",
    en: "computed, the file of a signed table, unknown, or absent where the unit was nothing yet")
  private static let method = MachineField(
    "method", mayBeEmpty: true, "mã bộ tiêu chí", en: "id of the method")

  private static let periodFields = [
    MachineField("period", "kỳ", en: "the period"),
    MachineField("first_day", .date, "ngày đầu", en: "first day"),
    MachineField("last_day", .date, "ngày cuối", en: "last day"),
    method, source,
  ]

  private static let columns = [
    MachineField(
      "group", mayBeEmpty: true, "nhóm xếp hạng khi đó", en: "group in which it was ranked then"),
    MachineField("code", "mã đơn vị", en: "code of the unit"),
    MachineField("level", "cấp", en: "level"),
    MachineField("type", mayBeEmpty: true, "loại đơn vị", en: "type of the unit"),
    MachineField("name", "tên đơn vị", en: "name of the unit"),
    MachineField(
      "period", "kỳ, hoặc kỳ đầu và kỳ cuối của quãng không có số liệu",
      en: "the period, or the first and the last of a gap"),
    method, source,
    MachineField("points", .decimal, .points, mayBeEmpty: true, "tổng điểm", en: "the total"),
    MachineField("index", .decimal, .percent, mayBeEmpty: true, "chỉ số", en: "the index"),
    MachineField("rank", .integer, mayBeEmpty: true, "hạng", en: "the rank"),
    MachineField(
      "group_size", .integer, .count, mayBeEmpty: true, "số đơn vị được xếp hạng trong nhóm",
      en: "units of the group that had a rank"),
    MachineField(
      "change", .decimal, .percentagePoints, mayBeEmpty: true,
      "chỉ số tăng, giảm so với kỳ ngay trước",
      en: "change of the index against the period right before"),
    MachineField(
      "rank_change", .integer, .places, mayBeEmpty: true, "số bậc tăng (+), giảm (-)",
      en: "places gained (+) or lost (-)"),
    MachineField(
      "streak", .integer, .count, mayBeEmpty: true, "số kỳ liền chỉ số tăng (+), giảm (-)",
      en: "periods running in which the index rose (+) or fell (-)"),
    MachineField(
      "rank_streak", .integer, .count, mayBeEmpty: true, "như trên, của hạng",
      en: "the same of the rank"),
    MachineField(
      "flags", .list(.words(ComparisonFlag.allCases.map(\.rawValue))), mayBeEmpty: true,
      "lưu ý, xem bảng các lưu ý", en: "marks, see their list"),
  ]

  /// Units in the order of the table, periods oldest first.
  public static func bytes(_ table: TrendTable, as format: MachineFormat) -> [UInt8] {
    var writer = TableWriter(Self.table, format, head: head(table))
    let style = TrendNumbers(table)
    for row in table.groups.lazy.flatMap(\.rows) {
      for (place, span) in table.spans.enumerated() {
        let cell = row.cells[place]
        let hasFigures = cell.figures != PeriodFigures()
        let (numbers, changes) = (style.numbers(of: place), style.changes(at: place))
        for text in [
          cell.group, row.code, row.level, row.type, row.name, span.text, span.method?.id,
          cell.isAbsent ? "absent" : source(span),
        ] { writer.field(text) }
        writer.field(cell.figures.points.map { numbers.number($0) })
        writer.field(cell.figures.index.map { numbers.number($0) })
        writer.field(cell.figures.rank)
        writer.field(cell.groupSize)
        writer.field(cell.indexChange.map { changes.number($0) })
        writer.field(cell.rankChange)
        writer.field(hasFigures ? cell.streak : nil)
        writer.field(hasFigures ? cell.rankStreak : nil)
        writer.field(.flags(cell.flags))
        writer.endRow()
      }
    }
    return writer.finish()
  }

  private static func head(_ table: TrendTable) -> [(String, String)] {
    let periods = table.spans.map { span in
      let calendar = (span.method ?? table.method).calendar
      return ReportJSON.object([
        ("period", ReportJSON.string(span.text)),
        ("first_day", ReportJSON.string("\(span.first.firstDay(in: calendar))")),
        ("last_day", ReportJSON.string("\(span.last.lastDay(in: calendar))")),
        ("method", span.method.map { ReportJSON.string($0.id) } ?? "null"),
        ("source", ReportJSON.string(source(span))),
      ])
    }
    let kind = table.spans.last?.last.kind.rawValue
    return [
      ("kind", kind.map(ReportJSON.string) ?? "null"), ("draft", "\(table.isDraft)"),
      ("periods", ReportJSON.lines(periods)),
    ]
  }

  private static func source(_ span: TrendTable.Span) -> String {
    switch span.source {
    case .unknown: "unknown"
    case .computed: "computed"
    case .signed(let file): file
    }
  }
}

/// The decimals of each period of a trend: those of the method of its time.
struct TrendNumbers {
  /// *shape* [span].
  private let roundings: [Rounding]

  init(_ table: TrendTable) {
    roundings = table.spans.map { $0.rounding ?? table.method.rounding }
  }

  func numbers(of place: Int) -> PrintedNumbers { PrintedNumbers(rounding: roundings[place]) }

  /// A change against the period right before shows the decimals of both.
  func changes(at place: Int) -> PrintedNumbers {
    PrintedNumbers(rounding: roundings[place].finer(place > 0 ? roundings[place - 1] : nil))
  }
}
