import TongHopDiagnostics
import TongHopRecords
import TongHopReport

extension Documents {
  /// `<method>-<period>.html`
  public static func pageName(_ pipeline: Pipeline) -> String { "\(stem(pipeline)).html" }

  /// The page of a period: the table, the map and a card for each unit in one file.
  public static func page(
    _ pipeline: Pipeline, _ compared: ComparedPeriods, _ figures: ReportFigures,
    language: Language
  ) -> String {
    let contents = PageContents(
      comparison: comparison(
        compared.table, of: compared, pipeline, language: language, wide: true, rules: false),
      table: compared.table, tree: compared.tree,
      profiles: figures.profiles,
      indicators: pipeline.codebook.indicators, boundaries: pipeline.boundaries)
    return PageHTML.render(
      PageDocument.make(contents, language: language),
      scriptDigest: SHA256.base64(PageHTML.script))
  }
}
