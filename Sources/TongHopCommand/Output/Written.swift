import Foundation
import TongHop
import TongHopDiagnostics
import TongHopDomain

/// The documents of a period on their way into a folder; each function gives the names that it wrote.
struct Written: Sendable {
  let pipeline: Pipeline
  let compared: ComparedPeriods
  let rollup: RollupTable
  let figures: ReportFigures
  let language: Language
  let folder: any DocumentTarget
  let csv: MachineFormat

  /// Each writes some of the documents; in an order that is always the same.
  func jobs(sheets: Bool) -> [@Sendable () throws -> [String]] {
    [texts, page, comparison, tables, workbook] + (sheets ? [self.sheets] : [])
  }

  private func write(_ bytes: Data, _ name: String) throws -> String {
    try folder.write(bytes, to: name)
  }

  @Sendable func texts() throws -> [String] {
    try Documents.texts(pipeline, compared, figures, language: language).map {
      try write(Data($0.text.utf8), $0.name)
    }
  }

  @Sendable func page() throws -> [String] {
    let page = Documents.page(pipeline, compared, figures, language: language)
    return [try write(Data(page.utf8), Documents.pageName(pipeline))]
  }

  @Sendable func comparison() throws -> [String] {
    try write(Documents.comparisonTables(pipeline, compared, csv: csv))
  }

  @Sendable func tables() throws -> [String] {
    let names = try write(Documents.tables(pipeline, compared, rollup, figures))
    let dictionary = Documents.dictionary(pipeline, language: language, as: csv)
    return names + [try write(Data(dictionary.bytes), dictionary.name)]
  }

  private func write(_ tables: [PeriodTable]) throws -> [String] {
    try tables.flatMap { table in
      try [csv, .json].map { format in
        try write(Data(table.bytes(format)), table.fileName(pipeline, format))
      }
    }
  }

  @Sendable func workbook() throws -> [String] {
    let name = try folder.write(to: Documents.workbookName(pipeline)) {
      file throws(OutputError) in
      do throws(DocumentError) {
        try Documents.writeWorkbook(pipeline, compared, figures, language: language, to: file.path)
      } catch {
        throw OutputError(message: error.message)
      }
    }
    return [name]
  }

  @Sendable func sheets() throws -> [String] {
    let name = Documents.sheetsName(pipeline)
    try folder.makeFolder(name)
    var written: Set<String> = []
    let count = try Documents.sheets(pipeline, compared, figures, language: language) {
      file, text in
      _ = try folder.write(Data(text.utf8), to: name + "/" + file)
      written.insert(file)
    }
    try folder.clearSheets(name, except: written)
    let counted = Phrase("\(count) phiếu", en: "\(count) \(count == 1 ? "sheet" : "sheets")")
    return ["\(name)/ (\(counted[language]))"]
  }
}
