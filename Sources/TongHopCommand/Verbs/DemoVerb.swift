import Foundation
import TongHop
import TongHopDiagnostics

enum DemoVerb: VerbDefinition {
  static let name = "demo"
  static let options =
    ["--method", "--period", "--against", "--allow-errors", "--replace", "--output"]
    + Session.options
  static let help =
    Phrase(
      """
      tonghop demo [THƯ MỤC]: chấm điểm, xếp hạng và so sánh (mặc định: SampleData/lang-son, tìm từ
      thư mục hiện tại lên trên), in bảng ngắn và ghi mọi bảng vào ./tonghop-demo.

        tonghop demo
        tonghop demo SampleData/phu-tho-766 --output phu-tho

      """,
      en: """
        tonghop demo [WORKSPACE]: scores, ranks and compares (default: SampleData/lang-son, looked for
        upwards from here), prints the short table and writes all tables to ./tonghop-demo.

          tonghop demo
          tonghop demo SampleData/phu-tho-766 --output phu-tho

        """)
    + OptionHelp.lines(
      options,
      folder: Phrase(
        "ghi vào thư mục này; mặc định: tonghop-demo",
        en: "write into this folder; default: tonghop-demo"))

  static func run(_ arguments: Arguments) throws -> ExitCode {
    guard let path = arguments.workspace ?? samplePath() else {
      throw UsageError(
        message: Phrase(
          "không thấy SampleData/lang-son từ đây lên trên; hãy ghi thư mục số liệu",
          en: "there is no SampleData/lang-son here or above; name a workspace"))
    }
    let folder = arguments["--output"] ?? "tonghop-demo"
    return try Session.run(arguments, path: path, everyPeriod: true, folder: folder) { pipeline in
      // Its own folder is made anew each time.
      if arguments["--output"] != nil, !arguments.has("--replace") {
        try DocumentFolder.refuseOld(in: folder, stem: Documents.stem(pipeline))
      }
      let documents = try PeriodDocuments(&pipeline, requiresReasons: false)
      guard try Session.mayWrite(pipeline, arguments) else { return .of(pipeline.log) }
      try Console.output(
        Documents.text(
          documents.compared.table, of: documents.compared, pipeline, language: arguments.language,
          wide: false))
      try ReportVerb.write(documents, of: pipeline, to: folder, arguments, sheets: true)
      return .done
    }
  }

  private static func samplePath() -> String? {
    var folder = FileManager.default.currentDirectoryPath
    while true {
      let candidate = (folder == "/" ? "" : folder) + "/SampleData/lang-son"
      if FileManager.default.fileExists(atPath: candidate + "/units.csv") { return candidate }
      guard folder != "/", let end = folder.lastIndex(of: "/") else { return nil }
      folder = end == folder.startIndex ? "/" : String(folder[..<end])
    }
  }
}
