import Foundation
import TongHop
import TongHopDiagnostics
import TongHopDomain

enum ReportVerb: VerbDefinition {
  static let name = "report"
  static let options =
    [
      "--method", "--period", "--against", "--tree", "--sheets", "--excel", "--allow-errors",
      "--output",
    ]
    + Session.options
  static let help =
    Phrase(
      """
      tonghop report [THƯ MỤC] --output THƯ_MỤC_RA: ghi mọi bảng của kỳ: bảng tính Excel (xlsx), trang
      cho trình duyệt (html; có bản đồ nếu có boundaries.geojson), bảng so sánh ngắn và đầy đủ (txt),
      phụ lục điểm theo vòng, chênh lệch tự chấm và thẩm định, và mọi bảng cho chương trình khác (csv,
      json) với từ điển dữ liệu. Điểm thẩm định khác điểm tự chấm mà không ghi lý do là lỗi.

        tonghop report SampleData/lang-son --output bang-quy-2
        tonghop report SampleData/lang-son --output bang-quy-2 --sheets

      """,
      en: """
        tonghop report [WORKSPACE] --output FOLDER: writes all tables of the period: a workbook
        (xlsx), a page for the browser (html; with a map where there is a boundaries.geojson), the
        short and the wide comparison (txt), points by round, gaps between self score and appraisal,
        and all tables for other programs (csv, json) with a data dictionary. An appraisal that
        differs from the self score without a reason is an error.

          tonghop report SampleData/lang-son --output tables-q2
          tonghop report SampleData/lang-son --output tables-q2 --sheets

        """)
    + OptionHelp.lines(
      options,
      folder: Phrase("ghi vào thư mục này; phải có", en: "write into this folder; required"))

  static func run(_ arguments: Arguments) throws -> ExitCode {
    guard let folder = arguments["--output"] else {
      throw UsageError(
        message: Phrase(
          "report cần --output và tên một thư mục",
          en: "report needs --output and the name of a folder"))
    }
    return try Session.run(arguments, everyPeriod: true) { pipeline in
      pipeline.requireReasons()
      pipeline.readBoundaries()
      let compared = try pipeline.compare()
      let rollup = try pipeline.rollUpIndicators()
      guard Session.mayWrite(pipeline, arguments) else { return .of(pipeline.log) }
      try write(
        pipeline, compared, rollup, to: folder, arguments.language, excel: arguments.has("--excel"),
        sheets: arguments.has("--sheets"))
      return .done
    }
  }

  /// Writes all documents and says which, in an order that is always the same.
  static func write(
    _ pipeline: Pipeline, _ compared: ComparedPeriods, _ rollup: RollupTable, to folder: String,
    _ language: Language, excel: Bool = false, sheets: Bool
  ) throws {
    try Console.makeFolder(folder)
    let documents = Written(
      pipeline: pipeline, compared: compared, rollup: rollup,
      figures: try ReportFigures(pipeline, compared), language: language, folder: folder,
      csv: excel ? .excel : .csv)
    var jobs: [@Sendable () throws -> [String]] = [
      documents.texts, documents.page, documents.comparison, documents.tables, documents.workbook,
    ]
    if sheets { jobs.append(documents.sheets) }
    for name in try Jobs.run(jobs, threads: pipeline.options.threads).joined() {
      Console.error(Phrase("đã ghi \(folder)/\(name)", en: "wrote \(folder)/\(name)")[language])
    }
    if let fault = pipeline.mapFault {
      Console.error(
        Phrase(
          "trang không có bản đồ: \(fault.location): \(fault.message.vietnamese)",
          en: "the page has no map: \(fault.location): \(fault.message.english)")[language])
    }
  }
}

/// The documents of a period on their way into a folder; each function gives the names that it wrote.
private struct Written: Sendable {
  let pipeline: Pipeline
  let compared: ComparedPeriods
  let rollup: RollupTable
  let figures: ReportFigures
  let language: Language
  let folder: String
  let csv: MachineFormat

  private func write(_ bytes: Data, _ name: String) throws -> String {
    try Console.write(bytes, to: folder + "/" + name)
    return name
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
    let name = Documents.workbookName(pipeline)
    try Console.write(to: folder + "/" + name) { path throws(OutputError) in
      do throws(DocumentError) {
        try Documents.writeWorkbook(pipeline, compared, figures, language: language, to: path)
      } catch {
        throw OutputError(message: error.message)
      }
    }
    return [name]
  }

  @Sendable func sheets() throws -> [String] {
    let name = Documents.sheetsName(pipeline)
    let path = folder + "/" + name
    try Console.makeFolder(path)
    var written: Set<String> = []
    let count = try Documents.sheets(pipeline, compared, figures, language: language) {
      name, text in
      try Console.writeOneOfMany(text, to: path + "/" + name)
      written.insert(name)
    }
    try SheetFolder.clear(path, except: written)
    let counted = Phrase("\(count) phiếu", en: "\(count) \(count == 1 ? "sheet" : "sheets")")
    return ["\(name)/ (\(counted[language]))"]
  }
}
