import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopReport
import TongHopWorkbook

/// A document could not be written.
public struct DocumentError: Error, Sendable, Hashable {
  public var message: Phrase
}

extension Documents {
  /// Criteria below target that are listed; nobody explains more.
  static let mostShortfalls = 20_000

  /// `<method>-<period>.xlsx`
  public static func workbookName(_ pipeline: Pipeline) -> String { "\(stem(pipeline)).xlsx" }

  /// Writes the workbook of a period; a file that is there is replaced.
  ///
  /// - Parameter path: where a file may be made; after an error what is there is worth nothing.
  public static func writeWorkbook(
    _ pipeline: Pipeline, _ compared: ComparedPeriods, language: Language, to path: String
  ) throws(DocumentError) {
    do {
      try WorkbookWriter.write(workbook(pipeline, compared, language: language), to: path)
    } catch {
      throw DocumentError(message: error.message)
    }
  }

  static func workbook(
    _ pipeline: Pipeline, _ compared: ComparedPeriods, language: Language
  ) -> WorkbookDocument {
    let current = compared.current
    let missing = MissingFigures(pipeline, current)
    let contents = WorkbookContents(
      comparison: comparison(
        compared.table, of: compared, pipeline, language: language, wide: true, rules: false),
      table: compared.table, scores: current.scores,
      lateTasks: pipeline.lateTasks(in: compared.tree),
      missing: missing.reports, sentByNobody: missing.silent,
      shortfalls: Comparison.shortfalls(in: current, most: mostShortfalls),
      gaps: GapTable.Axis.allCases.map { Comparison.gaps(in: current, by: $0) },
      files: pipeline.inputFiles(), author: pipeline.workspace.office["agency"] ?? "",
      version: Version.text)
    return WorkbookDocument.make(contents, language: language)
  }
}
