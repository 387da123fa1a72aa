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
      let documents = try PeriodDocuments(&pipeline, requiresReasons: true)
      guard try Session.mayWrite(pipeline, arguments) else { return .of(pipeline.log) }
      try write(documents, of: pipeline, to: folder, arguments, sheets: arguments.has("--sheets"))
      return .done
    }
  }

  /// Writes all documents, with the manifest, and says which.
  static func write(
    _ documents: PeriodDocuments, of pipeline: Pipeline, to folder: String, _ arguments: Arguments,
    sheets: Bool
  ) throws {
    let language = arguments.language
    let figures = try ReportFigures(pipeline, documents.compared)
    let stem = Documents.stem(pipeline)
    let target = try DocumentFolder(folder, stem: stem)
    let written = documents.written(pipeline, figures, arguments, to: target)
    let manifest = RunManifest(
      BuildVersion.program, verb: arguments.verb?.name ?? name,
      options: Self.options(of: arguments, sheets: sheets), workspace: pipeline.workspace.path,
      folder: folder, files: figures.files)
    let list = DocumentFolder.listName(stem)
    let names: [String]
    do {
      let jobs = written.jobs(sheets: sheets)
      let made = try Jobs.run(jobs, threads: pipeline.options.threads).joined()
      names =
        try made + [target.write(manifest.bytes, to: RunManifest.name(ofStem: stem)), list]
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

  /// Those that decide what is written, for the manifest.
  private static func options(of arguments: Arguments, sheets: Bool) -> [String: String] {
    let deciding = [
      "--method", "--period", "--against", "--tree", "--excel", "--allow-errors", "--lang",
    ]
    var options: [String: String] = [:]
    for option in deciding { options[option] = arguments[option] }
    if sheets { options["--sheets"] = "" }
    return options
  }
}
