import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport

extension Documents {
  /// The folder of the result sheets: `<method>-<period>-sheets`.
  public static func sheetsName(_ pipeline: Pipeline) -> String { "\(stem(pipeline))-sheets" }

  /// Makes the result sheets, one after the other, and last the index that links to them.
  ///
  /// - Parameters:
  ///   - figures: of `compared`.
  ///   - write: takes the name and the text of each file.
  /// - Returns: how many sheets there are.
  public static func sheets(
    _ pipeline: Pipeline, _ compared: ComparedPeriods, _ figures: ReportFigures,
    language: Language, write: (_ name: String, _ text: String) throws -> Void
  ) rethrows -> Int {
    let sheets = ResultSheets(
      compared.table, tree: compared.tree, profiles: figures.profiles,
      words: ProfileWords(
        compared.table.method, indicators: pipeline.codebook.indicators, language: language),
      office: officeHeader(pipeline), version: Version.text)
    try sheets.write(write)
    return sheets.count
  }

  /// Does a file of the folder of result sheets begin like one that this program wrote?
  ///
  /// - Parameter head: the first 1,024 bytes.
  public static func isSheet(_ head: [UInt8]) -> Bool {
    String(decoding: head, as: UTF8.self).contains(ResultSheets.generator)
  }
}
