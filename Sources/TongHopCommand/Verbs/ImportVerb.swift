import Foundation
import TongHop
import TongHopDiagnostics
import TongHopDomain

enum ImportVerb: VerbDefinition {
  static let name = "import"
  static let options = ["--idata", "--imeta", "--period", "--output"]
  static let help =
    Phrase(
      """
      tonghop import --idata iData.csv --imeta iMeta.csv --output THƯ_MỤC: lập một thư mục số liệu từ
      hai bảng của COINr. Bảng không có cột Time cần thêm --period.

        tonghop import --idata SampleData/coinr/iData.csv --imeta SampleData/coinr/iMeta.csv --output moi

      """,
      en: """
        tonghop import --idata iData.csv --imeta iMeta.csv --output FOLDER: makes a workspace of the two
        tables of COINr. A table without a column Time needs --period.

          tonghop import --idata SampleData/coinr/iData.csv --imeta SampleData/coinr/iMeta.csv --output new

        """)
    + OptionHelp.lines(
      options,
      folder: Phrase("ghi vào thư mục mới này; phải có", en: "write into this new folder; required")
    )

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let language = arguments.language
    if let extra = arguments.workspace {
      throw UsageError(message: Phrase("thừa '\(extra)'", en: "'\(extra)' is too much"))
    }
    guard let data = arguments["--idata"], let meta = arguments["--imeta"],
      let folder = arguments["--output"]
    else {
      throw UsageError(
        message: Phrase(
          "import cần --idata, --imeta và --output",
          en: "import needs --idata, --imeta and --output")
      )
    }
    guard !FileManager.default.fileExists(atPath: folder + "/units.csv") else {
      throw UsageError(
        message: Phrase(
          "'\(folder)' đã có một thư mục số liệu; hãy chọn thư mục khác",
          en: "'\(folder)' is a workspace already; choose another folder"))
    }
    try InputGuard(files: [data, meta]).check(folder: folder)
    let made = COINrImport(
      dataPath: data, metaPath: meta, period: try arguments.period("--period"))
    Console.error(DiagnosticRenderer(language: language).render(made.log), terminator: "")
    guard !made.log.hasErrors, !made.files.isEmpty else {
      Console.error(
        Phrase(
          "chưa ghi gì vì bảng có lỗi", en: "nothing is written because the tables have errors")[
            language])
      return .of(made.log)
    }
    try write(made.files, to: folder, language)
    return .done
  }

  /// units.csv, without which nothing is a workspace, comes last: a run that was broken off leaves
  /// none behind.
  private static func write(
    _ files: [(name: String, text: String)], to folder: String, _ language: Language
  ) throws {
    if let old = files.first(where: { FileStatus(folder + "/" + $0.name) != nil }) {
      throw UsageError(
        message: Phrase(
          "'\(folder)' đã có \(old.name); hãy chọn thư mục mới, hoặc xóa tệp đó",
          en: "'\(folder)' has \(old.name) already; choose a new folder, or delete that file"))
    }
    let last = "units.csv"
    for (name, text) in files.filter({ $0.name != last }) + files.filter({ $0.name == last }) {
      let path = folder + "/" + name
      try OutputFile.makeFolder((path as NSString).deletingLastPathComponent)
      try OutputFile.write(Data(text.utf8), to: path)
    }
    for (name, _) in files {
      let path = folder + "/" + name
      Console.error(Phrase("đã ghi \(path)", en: "wrote \(path)")[language])
    }
  }
}
