import TongHop
import TongHopDiagnostics

enum SchemaVerb: VerbDefinition {
  static let name = "schema"
  static let options = ["--output"]
  static let help =
    Phrase(
      """
      tonghop schema [BẢNG]: JSON Schema (bản 2020-12) của các tệp JSON mà chương trình ghi, để chương
      trình khác kiểm tra; không có BẢNG: của mọi bảng. BẢNG: \(tables)

        tonghop schema
        tonghop schema rank

      """,
      en: """
        tonghop schema [TABLE]: the JSON Schema (draft 2020-12) of the JSON that the program writes, for
        other programs to check it with; without TABLE that of all. TABLE: \(tables)

          tonghop schema
          tonghop schema rank

        """) + OptionHelp.lines(options)

  private static var tables: String {
    let names = Documents.schemaNames
    let half = names.count / 3
    return names.prefix(half).joined(separator: ", ") + ",\n"
      + names.dropFirst(half).joined(separator: ", ")
  }

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let table = arguments.workspace
    guard let text = Documents.schema(of: table) else {
      let near = Suggestion.question(table ?? "", in: Documents.schemaNames)
      let list = Documents.schemaNames.joined(separator: ", ")
      throw UsageError(
        message: Phrase(
          "không có bảng '\(table ?? "")'; ", en: "there is no table '\(table ?? "")'; ")
          + (near ?? Phrase("có: \(list)", en: "there are: \(list)")))
    }
    if let path = arguments["--output"] { try InputGuard(files: []).check(file: path) }
    try Session.deliver(text, arguments)
    return .done
  }
}
