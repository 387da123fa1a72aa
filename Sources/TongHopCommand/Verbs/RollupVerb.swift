import TongHop
import TongHopDiagnostics
import TongHopDomain

enum RollupVerb: VerbDefinition {
  static let name = "rollup"
  static let options =
    ["--method", "--period", "--tree", "--format", "--excel", "--allow-errors", "--output"]
    + Session.options
  static let help =
    Phrase(
      """
      tonghop rollup [THƯ MỤC]: tử số, mẫu số và số dòng của từng chỉ tiêu, mọi đơn vị ở mọi cấp
      có số liệu (CSV hoặc JSON: unit,indicator,period,numerator,denominator,records).

        tonghop rollup SampleData/phu-tho-766 --period 2026-Q3

      """,
      en: """
        tonghop rollup [WORKSPACE]: numerator, denominator and rows of each indicator, for every unit
        of every level that has figures (CSV or JSON: unit,indicator,period,numerator,denominator,records).

          tonghop rollup SampleData/phu-tho-766 --period 2026-Q3

        """) + OptionHelp.lines(options, format: Arguments.formatHelp)

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let format = try arguments.format(of: ["csv", "json"]) ?? .csv
    return try Session.run(arguments) { pipeline in
      let table = try pipeline.rollUpIndicators()
      guard try Session.mayWrite(pipeline, arguments) else { return .of(pipeline.log) }
      try Session.deliver(Documents.rollup(table, of: pipeline, as: format), arguments)
      return .done
    }
  }
}
