import TongHop
import TongHopDiagnostics
import TongHopDomain

enum TrendVerb: VerbDefinition {
  static let name = "trend"
  static let options =
    [
      "--method", "--period", "--tree", "--unit", "--level", "--within", "--format", "--excel",
      "--allow-errors",
      "--output",
    ] + Session.options
  static let help =
    Phrase(
      """
      tonghop trend [THƯ MỤC]: chỉ số và hạng qua mọi kỳ có số liệu hoặc bảng đã ký, cùng loại với
      kỳ mới nhất (quý với quý), và bao nhiêu kỳ liền tăng hoặc giảm. Với --period: đến kỳ đó.

        tonghop trend SampleData/lang-son --unit "Hải Yến"
        tonghop trend SampleData/lang-son --level district
        tonghop trend SampleData/lang-son --within 183 --format csv

      """,
      en: """
        tonghop trend [WORKSPACE]: index and rank over all periods with figures or a signed table, of
        the kind of the newest (quarters with quarters), and how many periods running they rose or
        fell. With --period: up to that one.

          tonghop trend SampleData/lang-son --unit "Hải Yến"
          tonghop trend SampleData/lang-son --level district
          tonghop trend SampleData/lang-son --within 183 --format csv

        """) + OptionHelp.lines(options)

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let format = try arguments.format(of: ["table", "csv", "json"])
    let unit = arguments["--unit"]
    return try Session.run(arguments, everyPeriod: true) { pipeline in
      let whole = try pipeline.trend()
      guard try Session.mayWrite(pipeline, arguments) else { return .of(pipeline.log) }
      let table = try whole.filtered(
        unit: unit, level: arguments["--level"], within: arguments["--within"], of: pipeline)
      if let format {
        try Session.deliver(Documents.trend(table, as: format), arguments)
      } else {
        try Session.deliver(
          Documents.trendText(
            table, ofOneUnit: unit != nil, pipeline, language: arguments.language), arguments)
      }
      return .done
    }
  }
}
