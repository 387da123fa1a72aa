import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRanking
import TongHopRecords
import TongHopReport

/// A table of a period for other programs, in whichever format is asked for.
public struct PeriodTable {
  /// Behind the stem of the documents; empty for the comparison.
  let suffix: String
  public let bytes: (MachineFormat) -> [UInt8]

  /// `<method>-<period>-score.csv`
  public func fileName(_ pipeline: Pipeline, _ format: MachineFormat) -> String {
    Documents.stem(pipeline) + suffix + (format == .json ? ".json" : ".csv")
  }
}

/// The machine formats; see DataFormats for their columns.
extension Documents {
  public static func csv(_ table: ComparisonTable) -> String {
    String(decoding: RankOutput.bytes(table, as: .csv), as: UTF8.self)
  }

  /// - Parameter table: of `compared`, whole or filtered.
  /// - Throws: where the engines do not agree on the figures that a change is taken apart with.
  public static func rank(
    _ table: ComparisonTable, of compared: ComparedPeriods, _ pipeline: Pipeline,
    as format: MachineFormat
  ) throws(PipelineError) -> [UInt8] {
    guard format == .json else { return RankOutput.bytes(table, as: format) }
    let changes = try changes(in: table, of: compared, pipeline)
    let missing = Comparison.missingUnits(in: table, compared.current.scores)
    return RankOutput.bytes(table, as: format, missing: missing) { row, _ in changes(row) }
  }

  /// What moved a unit, told when it is asked for.
  private static func changes(
    in table: ComparisonTable, of compared: ComparedPeriods, _ pipeline: Pipeline
  ) throws(PipelineError) -> (ComparisonRow) -> RowChanges {
    let previous = try pipeline.changes(from: compared.previous, in: compared)
    let yearAgo = try pipeline.changes(from: compared.yearAgo, in: compared)
    func change(_ maker: ChangeMaker?, of unit: UnitIndex) -> RowChanges.Change? {
      let change = maker.map {
        RowChanges.Change(index: $0.indexChange(of: unit), rank: $0.rankSummary(of: unit))
      }
      return change.flatMap { $0.isEmpty ? nil : $0 }
    }
    return { row in
      guard let unit = row.unitIndex else { return RowChanges(previous: nil, yearAgo: nil) }
      let before = change(previous, of: unit)
      return RowChanges(
        previous: before, yearAgo: table.earlier.areOne ? before : change(yearAgo, of: unit))
    }
  }

  public static func scores(
    _ result: PeriodResult, of pipeline: Pipeline, as format: MachineFormat
  ) -> [UInt8] {
    var ranks = result.ranks
    ranks.domains = Ranker.domains(of: result.scores, in: ranks.groups)
    let rows = ScoreRows(result.scores, ranks: ranks, indicators: pipeline.codebook.indicators)
    return ScoreOutput.bytes(rows, of: result.scores, as: format)
  }

  public static func rollup(
    _ table: RollupTable, of pipeline: Pipeline, as format: MachineFormat
  ) -> [UInt8] {
    RollupOutput.bytes(
      table, method: pipeline.method, indicators: pipeline.codebook.indicators, as: format)
  }

  /// The comparison for other programs, and what moved each unit, which takes as long to make as all
  /// other tables together.
  ///
  /// - Parameter csv: the format in which the tables are asked for beside JSON.
  /// - Throws: see ``rank(_:of:_:as:)``.
  public static func comparisonTables(
    _ pipeline: Pipeline, _ compared: ComparedPeriods, csv: MachineFormat
  ) throws(PipelineError) -> [PeriodTable] {
    let changes = try changes(in: compared.table, of: compared, pipeline)
    var rows = [csv, .json].map { ChangesOutput.Rows(compared.table, as: $0) }
    let missing = Comparison.missingUnits(in: compared.table, compared.current.scores)
    let ranks = RankOutput.bytes(compared.table, as: .json, missing: missing) { row, group in
      let moved = changes(row)
      for format in rows.indices { rows[format].add(moved, of: row, in: group) }
      return moved
    }
    let changed = rows.indices.map { rows[$0].finish() }
    return [
      PeriodTable(suffix: "") { $0 == .json ? ranks : RankOutput.bytes(compared.table, as: $0) },
      PeriodTable(suffix: "-changes") { changed[$0 == .json ? 1 : 0] },
    ]
  }

  /// The other tables of a period for other programs, in the order in which they are written.
  public static func tables(
    _ pipeline: Pipeline, _ compared: ComparedPeriods, _ rollup: RollupTable,
    _ figures: ReportFigures
  ) -> [PeriodTable] {
    let (current, tree, method, period) = (
      compared.current, compared.tree, pipeline.method, pipeline.period
    )
    var tables = [
      PeriodTable(suffix: "-score") { scores(current, of: pipeline, as: $0) },
      PeriodTable(suffix: "-rollup") { Self.rollup(rollup, of: pipeline, as: $0) },
      PeriodTable(suffix: "-late-tasks") {
        LateTasksOutput.bytes(
          figures.lateTasks, units: tree, code: { pipeline.codebook.register[$0].code },
          of: period, method: method, as: $0)
      },
      PeriodTable(suffix: "-not-reported") {
        MissingReportsOutput.bytes(
          figures.missing, silent: figures.silent, of: period, method: method, as: $0)
      },
      PeriodTable(suffix: "-by-lead") {
        ShortfallOutput.bytes(
          figures.shortfalls, units: tree, of: period, method: method, as: $0)
      },
      PeriodTable(suffix: "-criteria") { FullMarksOutput.bytes(figures.marks, as: $0) },
    ]
    if !figures.rounds.isEmpty {
      tables += [
        PeriodTable(suffix: "-points") {
          RoundsOutput.bytes(figures.rounds, of: period, method: method, as: $0)
        },
        PeriodTable(suffix: "-gaps") { GapOutput.bytes(figures.gaps, as: $0) },
      ]
    }
    if !figures.survey.rows.isEmpty {
      tables.append(
        PeriodTable(suffix: "-survey") {
          SurveyOutput.bytes(figures.survey, of: period, as: $0)
        })
    }
    return tables + [
      PeriodTable(suffix: "-method") {
        MethodOutput.bytes(pipeline.workspace.annex(method, period: period), as: $0)
      },
      PeriodTable(suffix: "-sources") {
        SourcesOutput.bytes(
          figures.files, of: period, method: method, version: Version.text, as: $0)
      },
    ]
  }

  /// `<method>-<period>-dictionary.csv`: what every column means.
  public static func dictionary(
    _ pipeline: Pipeline, language: Language, as format: MachineFormat
  ) -> (name: String, bytes: [UInt8]) {
    ("\(stem(pipeline))-dictionary.csv", MachineDictionary.bytes(language: language, as: format))
  }

  /// The JSON Schema of a table, or of all of them.
  ///
  /// - Returns: nil where there is no such table.
  public static func schema(of table: String? = nil) -> String? { MachineSchema.text(of: table) }

  /// The names of the tables that have a schema.
  public static var schemaNames: [String] { MachineTable.all.map(\.name) }
}
