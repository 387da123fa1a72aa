import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRanking
import TongHopRecords
import TongHopReport

/// The documents that the command writes, by file name.
public enum Documents {
  /// The comparison table for a terminal or a printer.
  public static func text(
    _ table: ComparisonTable, of compared: ComparedPeriods, _ pipeline: Pipeline,
    language: Language, wide: Bool, extraNotes: [String] = []
  ) -> String {
    TextTable.render(
      comparison(
        table, of: compared, pipeline, language: language, wide: wide, rules: wide,
        extraNotes: extraNotes))
  }

  /// - Parameter rules: print the rule of each criterion in the notes.
  static func comparison(
    _ table: ComparisonTable, of compared: ComparedPeriods, _ pipeline: Pipeline,
    language: Language, wide: Bool, rules: Bool, extraNotes: [String] = []
  ) -> ReportDocument {
    return ComparisonDocument.make(
      table, language: language, wide: wide, rules: rules, office: officeHeader(pipeline),
      leftOut: pipeline.leftOutLines(language),
      extraNotes: excerptNote(table, language)
        + MissingNotes.make(
          table, scores: compared.current.scores, exemptions: pipeline.workspace.exemptions,
          language: language)
        + pipeline.roundNotes(for: table, in: compared.tree, language)
        + pipeline.notes(compared, language) + extraNotes)
  }

  /// Who issues the documents; nil where office.json says nothing.
  static func officeHeader(_ pipeline: Pipeline) -> OfficeHeader? {
    let office = pipeline.workspace.office
    guard !office.isEmpty else { return nil }
    return OfficeHeader(
      agencyAbove: office["agency_above"] ?? "", agency: office["agency"] ?? "",
      place: office["place"] ?? "", preparer: office["preparer"] ?? "",
      signerTitle: office["signer_title"] ?? "", signer: office["signer"] ?? "",
      documentNumber: office["document_number"] ?? "", annex: office["annex"] ?? "")
  }

  private static func excerptNote(_ table: ComparisonTable, _ language: Language) -> [String] {
    guard let excerpt = table.excerpt else { return [] }
    let within = excerpt.within.map {
      Phrase(": \($0) và cấp dưới", en: ": \($0) and below")[language]
    }
    return [
      Phrase("Bảng trích", en: "An excerpt")[language] + (within ?? "")
        + Phrase(
          "; hạng là hạng trong cả nhóm, trung bình, cao nhất, thấp nhất là của các đơn vị được trích.",
          en:
            "; ranks are those of the whole group, the mean, highest and lowest those of the excerpt."
        )[language]
    ]
  }

  /// The machine formats; see DataFormats for their columns.
  public static func csv(_ table: ComparisonTable) -> String { RankCSV.render(table) }

  /// The bytes of ``csv(_:)``.
  public static func csvBytes(_ table: ComparisonTable) -> [UInt8] { RankCSV.bytes(table) }

  /// - Parameter table: of `compared`, whole or filtered.
  /// - Throws: where the engines do not agree on the figures that a change is taken apart with.
  public static func json(
    _ table: ComparisonTable, of compared: ComparedPeriods, _ pipeline: Pipeline
  ) throws(PipelineError) -> String {
    let previous = try pipeline.changes(from: compared.previous, in: compared)
    let yearAgo = try pipeline.changes(from: compared.yearAgo, in: compared)
    // Of a year the period before is that of the year before.
    let isOnePeriod = table.previousPeriod == table.yearAgoPeriod
    func change(_ maker: ChangeMaker?, of unit: UnitIndex) -> RowChanges.Change? {
      let change = maker.map {
        RowChanges.Change(index: $0.indexChange(of: unit), rank: $0.rankSummary(of: unit))
      }
      return change.flatMap { $0.isEmpty ? nil : $0 }
    }
    return ReportJSON.render(table, scores: compared.current.scores) { unit in
      let before = change(previous, of: unit)
      return RowChanges(
        previous: before, yearAgo: isOnePeriod ? before : change(yearAgo, of: unit))
    }
  }

  public static func scores(_ result: PeriodResult, of pipeline: Pipeline) -> String {
    var ranks = result.ranks
    ranks.domains = Ranker.domains(of: result.scores, in: ranks.groups)
    return ScoreCSV.render(
      result.scores, ranks: ranks, indicators: pipeline.codebook.indicators)
  }

  public static func rollup(_ table: RollupTable, of pipeline: Pipeline) -> String {
    RollupCSV.render(table, indicators: pipeline.codebook.indicators)
  }

  /// What the names of all documents of a period begin with.
  static func stem(_ pipeline: Pipeline) -> String { "\(pipeline.method.id)-\(pipeline.period)" }

  /// All documents of a period that are text, in the order in which they are written.
  ///
  /// - Throws: see ``json(_:of:_:)``.
  public static func all(
    _ pipeline: Pipeline, _ compared: ComparedPeriods, _ rollup: RollupTable, language: Language
  ) throws(PipelineError) -> [(name: String, text: String)] {
    let stem = stem(pipeline)
    let table = compared.table
    let survey = pipeline.surveyTable(of: nil, compared.current)
    let surveys =
      survey.rows.isEmpty ? [] : [("\(stem)-survey.csv", SurveyCSV.render(survey))]
    let marks = Comparison.fullMarks(in: compared.current)
    let idle = FullMarksDocument.notes(marks, language: language)
    func text(wide: Bool) -> String {
      Self.text(
        table, of: compared, pipeline, language: language, wide: wide, extraNotes: idle)
    }
    return [
      ("\(stem).txt", text(wide: false)),
      ("\(stem)-wide.txt", text(wide: true)),
      ("\(stem).csv", csv(table)),
      ("\(stem).json", try json(table, of: compared, pipeline)),
      ("\(stem).html", try page(pipeline, compared, language: language)),
      ("\(stem)-score.csv", scores(compared.current, of: pipeline)),
      ("\(stem)-rollup.csv", Self.rollup(rollup, of: pipeline)),
    ] + points(pipeline, compared, marks, stem: stem, language: language) + surveys
  }
}
