import TongHopDiagnostics
import TongHopDomain

/// A table for other programs: its columns, and what its JSON says besides.
public struct MachineTable: Sendable {
  /// In the names of files and in `schema`.
  public let name: String
  public let title: Phrase
  /// Keys of the JSON before the rows, behind `schema` and `schema_version`.
  let head: [MachineField]
  /// Of CSV and, as keys, of the rows of the JSON.
  public let columns: [MachineField]
  /// Keys of a row behind the columns, in JSON only.
  let nested: [MachineField]
  /// Keys of the JSON behind the rows.
  let tail: [MachineField]

  init(
    _ name: String, _ title: Phrase, head: [MachineField] = TableHead.fields,
    columns: [MachineField], nested: [MachineField] = [], tail: [MachineField] = []
  ) {
    self.name = name
    self.title = title
    self.head = head
    self.columns = columns
    self.nested = nested
    self.tail = tail
  }

  /// Of every schema. The first number changes where a program that reads the files must change, the
  /// second where there is more than before.
  public static let schemaVersion = "1.0"

  public static let all: [MachineTable] = [
    RankOutput.table, ChangesOutput.table, ScoreOutput.table, RollupOutput.table,
    RoundsOutput.table, GapOutput.table, FullMarksOutput.table, SurveyOutput.table,
    TrendOutput.table, LateTasksOutput.table, MissingReportsOutput.table, ShortfallOutput.table,
    MethodOutput.table, SourcesOutput.table,
  ]
}

/// What the JSON of a period's table begins with.
struct TableHead {
  static let fields = [
    MachineField("period", "kỳ", en: "the period"),
    MachineField("first_day", .date, "ngày đầu của kỳ", en: "first day of the period"),
    MachineField("last_day", .date, "ngày cuối của kỳ", en: "last day of the period"),
    MachineField("method", "mã bộ tiêu chí", en: "id of the method"),
  ]

  /// Keys and literals.
  static func values(_ period: Period, _ method: Method) -> [(String, String)] {
    [
      ("period", ReportJSON.string("\(period)")),
      ("first_day", ReportJSON.string("\(period.firstDay(in: method.calendar))")),
      ("last_day", ReportJSON.string("\(period.lastDay(in: method.calendar))")),
      ("method", ReportJSON.string(method.id)),
    ]
  }
}
