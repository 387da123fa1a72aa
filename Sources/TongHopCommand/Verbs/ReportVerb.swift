import Foundation
import TongHop
import TongHopDiagnostics
import TongHopDomain

enum ReportVerb: VerbDefinition {
  static let name = "report"
  static let options =
    [
      "--method", "--period", "--against", "--tree", "--sheets", "--excel", "--allow-errors",
      "--replace", "--output",
    ]
    + Session.options
  static let help =
    Phrase(
      """
      tonghop report [THƯ MỤC] --output THƯ_MỤC_RA: ghi mọi bảng của kỳ: bảng tính Excel (xlsx), trang
      cho trình duyệt (html; có bản đồ nếu có boundaries.geojson), bảng so sánh ngắn và đầy đủ (txt),
      phụ lục điểm theo vòng, chênh lệch tự chấm và thẩm định, và mọi bảng cho chương trình khác (csv,
      json) với từ điển dữ liệu. Điểm thẩm định khác điểm tự chấm mà không ghi lý do là lỗi. Thư mục đã có
      tài liệu của kỳ này thì không ghi đè nếu không có --replace; tệp .sha256 ghi sau cùng, có nó là đủ.

        tonghop report SampleData/lang-son --output bang-quy-2
        tonghop report SampleData/lang-son --output bang-quy-2 --sheets

      """,
      en: """
        tonghop report [WORKSPACE] --output FOLDER: writes all tables of the period: a workbook
        (xlsx), a page for the browser (html; with a map where there is a boundaries.geojson), the
        short and the wide comparison (txt), points by round, gaps between self score and appraisal,
        and all tables for other programs (csv, json) with a data dictionary. An appraisal that
        differs from the self score without a reason is an error. A folder that has documents of the
        period is not written into without --replace; the file .sha256 comes last, and says that
        all are there.

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
    return try Session.run(arguments, everyPeriod: true, folder: folder) { pipeline in
      if !arguments.has("--replace") {
        try DocumentFolder.refuseOld(in: folder, stem: Documents.stem(pipeline))
      }
      pipeline.requireReasons()
      pipeline.readBoundaries()
      let compared = try pipeline.compare()
      let rollup = try pipeline.rollUpIndicators()
      guard try Session.mayWrite(pipeline, arguments) else { return .of(pipeline.log) }
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
    let figures = try ReportFigures(pipeline, compared)
    let stem = Documents.stem(pipeline)
    let target = try DocumentFolder(folder, stem: stem)
    let documents = Written(
      pipeline: pipeline, compared: compared, rollup: rollup, figures: figures, language: language,
      folder: target, csv: excel ? .excel : .csv)
    var jobs: [@Sendable () throws -> [String]] = [
      documents.texts, documents.page, documents.comparison, documents.tables, documents.workbook,
    ]
    if sheets { jobs.append(documents.sheets) }
    let list = DocumentFolder.listName(stem)
    let names: [String]
    do {
      names = try Jobs.run(jobs, threads: pipeline.options.threads).joined() + [list]
      for name in try target.finish() {
        Console.error(
          Phrase(
            "giữ lại \(folder)/\(name) của lần trước vì đã được sửa; xóa nếu không cần",
            en:
              "kept \(folder)/\(name) of a run before, since it was changed; delete it if it is old"
          )[language])
      }
    } catch {
      Console.error(
        Phrase(
          "tài liệu trong '\(folder)' chưa đủ (không có \(list)); chạy lại với --replace",
          en:
            "the documents in '\(folder)' are not all there (no \(list)); run again with --replace"
        )[language])
      throw error
    }
    for name in names {
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
  let folder: DocumentFolder
  let csv: MachineFormat

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
    try SheetFolder.clear(folder.path + "/" + name, except: written)
    let counted = Phrase("\(count) phiếu", en: "\(count) \(count == 1 ? "sheet" : "sheets")")
    return ["\(name)/ (\(counted[language]))"]
  }
}
