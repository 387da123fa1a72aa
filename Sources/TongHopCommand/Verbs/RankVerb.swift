import TongHop
import TongHopDiagnostics

enum RankVerb: VerbDefinition {
  static let name = "rank"
  static let options =
    [
      "--method", "--period", "--against", "--tree", "--level", "--within", "--format", "--excel",
      "--wide", "--allow-errors", "--output",
    ] + Session.options
  static let help =
    Phrase(
      """
      tonghop rank [THƯ MỤC]: bảng so sánh với kỳ trước và cùng kỳ năm trước.

        tonghop rank SampleData/lang-son --level commune --within 183
        tonghop rank SampleData/phu-tho-766 --method qd766 --period 2026-Q3 --format csv

      """,
      en: """
        tonghop rank [WORKSPACE]: the comparison with the period before and the year before.

          tonghop rank SampleData/lang-son --level commune --within 183
          tonghop rank SampleData/phu-tho-766 --method qd766 --period 2026-Q3 --format csv

        """) + OptionHelp.lines(options)

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let format = try arguments.format(of: ["table", "csv", "json"])
    return try Session.run(arguments) { pipeline in
      let compared = try pipeline.compare()
      guard try Session.mayWrite(pipeline, arguments) else { return .of(pipeline.log) }
      let table = try compared.table.filtered(
        level: arguments["--level"], within: arguments["--within"],
        tree: compared.tree, of: pipeline)
      if let format {
        try Session.deliver(
          try Documents.rank(table, of: compared, pipeline, as: format), arguments)
      } else {
        try Session.deliver(
          Documents.text(
            table, of: compared, pipeline, language: arguments.language,
            wide: arguments.has("--wide")), arguments)
      }
      return .done
    }
  }
}
