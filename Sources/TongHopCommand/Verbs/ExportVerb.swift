import Foundation
import TongHop
import TongHopDiagnostics

enum ExportVerb: VerbDefinition {
  static let name = "export"
  static let options = ["--method", "--period", "--allow-errors", "--output"] + Session.options
  static let help =
    Phrase(
      """
      tonghop export [THƯ MỤC] --output THƯ_MỤC_RA: ghi iData.csv và iMeta.csv của một bộ tiêu chí và
      một kỳ, để đọc bằng COINr.

        tonghop export SampleData/lang-son --output coinr

      """,
      en: """
        tonghop export [WORKSPACE] --output FOLDER: writes iData.csv and iMeta.csv of one method and
        period, for COINr.

          tonghop export SampleData/lang-son --output coinr

        """)
    + OptionHelp.lines(
      options,
      folder: Phrase("ghi vào thư mục này; phải có", en: "write into this folder; required"))

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let language = arguments.language
    guard let folder = arguments["--output"] else {
      throw UsageError(
        message: Phrase(
          "export cần --output và tên một thư mục",
          en: "export needs --output and the name of a folder"))
    }
    return try Session.run(arguments, folder: folder) { pipeline in
      let result = try pipeline.current()
      guard try Session.mayWrite(pipeline, arguments) else { return .of(pipeline.log) }
      let made = COINrExport(result, of: pipeline)
      Console.error(DiagnosticRenderer(language: language).render(made.log), terminator: "")
      let target = try DocumentFolder(folder, stem: "coinr")
      for (name, text) in made.files {
        let path = folder + "/" + name
        let old = FileManager.default.contents(atPath: path)
        let isReplaced = old.map { $0 != Data(text.utf8) } ?? false
        _ = try target.write(Data(text.utf8), to: name)
        let message =
          isReplaced
          ? Phrase("đã ghi đè \(path)", en: "replaced \(path)")
          : Phrase("đã ghi \(path)", en: "wrote \(path)")
        Console.error(message[language])
      }
      _ = try target.finish()
      return .done
    }
  }
}
