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
    for (place, name) in sheets.fileNames.enumerated() {
      try write(name, sheets.sheet(at: place))
    }
    if let all = sheets.all { try write("all.html", all) }
    try write("index.html", sheets.index)
    return sheets.count
  }
}
