import TongHopDiagnostics
import TongHopDomain

/// The comparison table for machines, and for the signed copy that later periods are compared with.
public enum RankOutput {
  /// In the order of the output.
  public static let columns: [String] = RankColumn.all.map(\.field.name)

  static let table = MachineTable(
    "rank", Phrase("Bảng so sánh", en: "The comparison"),
    head: TableHead.fields + [
      earlier("previous_period", "kỳ trước", en: "the period before"),
      earlier(
        "previous_source", "bảng đã ký dùng cho kỳ trước",
        en: "the signed table that stands for the period before"),
      earlier("year_ago_period", "cùng kỳ năm trước", en: "the year before"),
      earlier(
        "year_ago_source", "bảng đã ký dùng cho cùng kỳ năm trước",
        en: "the signed table that stands for the year before"),
      MachineField("draft", .boolean, "có số tạm tính", en: "some figures are provisional"),
    ], columns: RankColumn.all.map(\.field), nested: [ChangeJSON.field], tail: [missing])

  private static func earlier(_ name: String, _ vietnamese: String, en: String) -> MachineField {
    MachineField(name, mayBeEmpty: true, vietnamese, en: en)
  }

  private static let missing = MachineField(
    "missing",
    .list(
      .object(
        [MachineField("code", "mã đơn vị", en: "code of the unit")]
          + ScoreState.allCases.filter { $0 != .scored }.map { state in
            MachineField(
              state.rawValue, .list(.text), mayBeEmpty: true, "mã các tiêu chí ở tình trạng này",
              en: "codes of the criteria in this state")
          })),
    "tiêu chí không được chấm như thường, theo tình trạng",
    en: "criteria that are not simply scored, by state")

  /// Rows in the order of the table.
  ///
  /// - Parameters:
  ///   - missing: the units of the table; the JSON lists the criteria of each that are not simply
  ///     scored, by state. nil: no such list.
  ///   - changes: what moved the unit of a row in the group of that name, asked once a row of the JSON;
  ///     nil: rows have no `changes`.
  package static func bytes(
    _ table: ComparisonTable, as format: MachineFormat,
    missing units: (any Sequence<MissingUnit>)? = nil,
    changes: ((ComparisonRow, String) -> RowChanges)? = nil
  ) -> [UInt8] {
    let rowCount = table.groups.reduce(0) { $0 + $1.rows.count }
    var writer = TableWriter(
      Self.table, format, head: head(table), capacity: rowCount * (format == .json ? 1024 : 160))
    let columns = RankColumn.all
    let numbers = PrintedNumbers(rounding: table.method.rounding)
    for group in table.groups {
      let context = RankColumn.Context(group: group.name, numbers: numbers)
      for row in group.rows {
        for column in columns { writer.field(column.value(row, context)) }
        if let changes {
          writer.nested(ChangeJSON.field.name) {
            let isThere = row.unitIndex != nil
            let moved =
              isThere ? changes(row, group.name) : RowChanges(previous: nil, yearAgo: nil)
            return ChangeJSON.text(moved, numbers)
          }
        }
        writer.endRow()
      }
    }
    guard format == .json, let units else { return writer.finish() }
    return writer.finish(tail: [(missing.name, list(units, table.method))])
  }

  private static func head(_ table: ComparisonTable) -> [(String, String)] {
    func optional(_ text: String?) -> String { text.map(ReportJSON.string) ?? "null" }
    return TableHead.values(table.period, table.method) + [
      ("previous_period", optional(table.previousPeriod?.description)),
      ("previous_source", optional(table.previousSource)),
      ("year_ago_period", optional(table.yearAgoPeriod?.description)),
      ("year_ago_source", optional(table.yearAgoSource)),
      ("draft", table.isDraft ? "true" : "false"),
    ]
  }

  private static func list(_ units: any Sequence<MissingUnit>, _ method: Method) -> String {
    let codes = method.criteria.map { ReportJSON.string($0.code) }
    var lines: [String] = []
    for unit in units {
      let pairs = ScoreState.allCases.compactMap { state in
        (unit.applied.outside[state] ?? unit.inside[state]).map { nodes in
          (state.rawValue, ReportJSON.list(nodes.map { codes[$0.criterion] }))
        }
      }
      guard !pairs.isEmpty else { continue }
      lines.append(ReportJSON.object([("code", ReportJSON.string(unit.code))] + pairs))
    }
    return ReportJSON.lines(lines)
  }
}
