import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
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
    let tree = compared.tree
    let notes: [[String]] = [
      excerptNote(table, language),
      MissingNotes.make(
        table, pipeline.missing(in: table, compared.current), language: language),
      pipeline.roundNotes(for: table, in: tree, language),
      pipeline.taskNotes(for: table, in: tree, language),
      pipeline.taskGaps(
        compared.current, shown: Set(table.groups.flatMap(\.rows).compactMap(\.unitIndex)),
        advice: false, language), pipeline.earlierTaskGaps(compared, table, language),
      pipeline.notes(compared, language), extraNotes,
    ]
    return ComparisonDocument.make(
      table, language: language, wide: wide, rules: rules, office: officeHeader(pipeline),
      leftOut: pipeline.leftOutLines(language), extraNotes: notes.flatMap(\.self),
      indicators: pipeline.codebook.indicators)
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

  /// What the names of all documents of a period begin with.
  public static func stem(_ pipeline: Pipeline) -> String {
    "\(pipeline.method.id)-\(pipeline.period)"
  }

  /// All documents of a period that are text for people, in the order in which they are written.
  public static func texts(
    _ pipeline: Pipeline, _ compared: ComparedPeriods, _ figures: ReportFigures,
    language: Language
  ) -> [(name: String, text: String)] {
    let stem = stem(pipeline)
    let idle = FullMarksDocument.notes(figures.marks, language: language)
    func text(wide: Bool) -> String {
      Self.text(
        compared.table, of: compared, pipeline, language: language, wide: wide, extraNotes: idle)
    }
    return [
      ("\(stem).txt", text(wide: false)), ("\(stem)-wide.txt", text(wide: true)),
      (
        "\(stem)-method.txt",
        methodText(
          pipeline.workspace.annex(pipeline.method, period: pipeline.period),
          in: pipeline.workspace, language: language)
      ),
    ] + points(pipeline, figures, stem: stem, language: language)
  }
}
