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

  private static func writeSheets(
    _ pipeline: Pipeline, _ compared: ComparedPeriods, _ figures: ReportFigures,
    to folder: String, _ language: Language
  ) throws {
    let path = folder + "/" + Documents.sheetsName(pipeline)
    try Console.makeFolder(path)
    var written: Set<String> = []
    let count = try Documents.sheets(
      pipeline, compared, figures, language: language
    ) { name, text in
      try Console.writeOneOfMany(text, to: path + "/" + name)
      written.insert(name)
    }
    try SheetFolder.clear(path, except: written)
    Console.error(
      Phrase(
        "đã ghi \(path)/ (\(count) phiếu)",
        en: "wrote \(path)/ (\(count) \(count == 1 ? "sheet" : "sheets"))")[language])
  }

  static func write(
    _ pipeline: Pipeline, _ compared: ComparedPeriods, _ rollup: RollupTable, to folder: String,
    _ language: Language, excel: Bool = false, sheets: Bool
  ) throws {
    try Console.makeFolder(folder)
    func announce(_ name: String) {
      Console.error(Phrase("đã ghi \(folder)/\(name)", en: "wrote \(folder)/\(name)")[language])
    }
    let figures = try ReportFigures(pipeline, compared)
    for (name, text) in Documents.all(pipeline, compared, figures, language: language) {
      try Console.write(text, to: folder + "/" + name)
      announce(name)
    }
    let csv: MachineFormat = excel ? .excel : .csv
    for table in try Documents.tables(pipeline, compared, rollup, figures, csv: csv) {
      for format in [csv, .json] {
        let name = table.fileName(pipeline, format)
        try Console.write(Data(table.bytes(format)), to: folder + "/" + name)
        announce(name)
      }
    }
    let dictionary = Documents.dictionary(pipeline, language: language, as: csv)
    try Console.write(Data(dictionary.bytes), to: folder + "/" + dictionary.name)
    announce(dictionary.name)
    let name = Documents.workbookName(pipeline)
    try Console.write(to: folder + "/" + name) { path throws(OutputError) in
      do throws(DocumentError) {
        try Documents.writeWorkbook(
          pipeline, compared, figures, language: language, to: path)
      } catch {
        throw OutputError(message: error.message)
      }
    }
    announce(name)
    if sheets { try writeSheets(pipeline, compared, figures, to: folder, language) }
  }
}
