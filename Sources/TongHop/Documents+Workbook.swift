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
  /// Name and version of each library that the documents are made with.
  public static var libraries: [String] { WorkbookWriter.libraries + [SHA256.library] }

  /// `<method>-<period>.xlsx`
  public static func workbookName(_ pipeline: Pipeline) -> String { "\(stem(pipeline)).xlsx" }

  /// Writes the workbook of a period; a file that is there is replaced.
  ///
  /// - Parameters:
  ///   - figures: of `compared`.
  ///   - path: where a file may be made; after an error what is there is worth nothing.
  public static func writeWorkbook(
    _ pipeline: Pipeline, _ compared: ComparedPeriods, _ figures: ReportFigures,
    language: Language, to path: String
  ) throws(DocumentError) {
    do {
      try WorkbookWriter.write(workbook(pipeline, compared, figures, language: language), to: path)
    } catch {
      throw DocumentError(message: error.message)
    }
  }

  static func workbook(
    _ pipeline: Pipeline, _ compared: ComparedPeriods, _ figures: ReportFigures,
    language: Language
  ) -> WorkbookDocument {
    var contents = WorkbookContents(
      comparison: comparison(
        compared.table, of: compared, pipeline, language: language, wide: true, rules: false),
      table: compared.table, scores: compared.current.scores,
      lateTasks: figures.lateTasks, missing: figures.missing, sentByNobody: figures.silent,
      shortfalls: figures.shortfalls, extremes: Comparison.extremes(of: compared.table),
      gaps: figures.gaps, files: figures.files,
      author: pipeline.workspace.office["agency"] ?? "",
      version: Version.text)
    contents.taskNotes = pipeline.taskNotes(for: compared.table, in: compared.tree, language)
    contents.annex = pipeline.workspace.annex(pipeline.method, period: pipeline.period)
    return WorkbookDocument.make(contents, language: language)
  }
}
