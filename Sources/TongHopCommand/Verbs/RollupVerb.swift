import TongHop
import TongHopDiagnostics

enum RollupVerb: VerbDefinition {
  static let name = "rollup"
  static let options =
    ["--method", "--period", "--tree", "--allow-errors", "--output"] + Session.options
  static let help =
    Phrase(
      """
      tonghop rollup [THƯ MỤC]: tử số, mẫu số và số dòng của từng chỉ tiêu, mọi đơn vị ở mọi cấp
      có số liệu (CSV: unit,indicator,period,numerator,denominator,records).

        tonghop rollup SampleData/phu-tho-766 --period 2026-Q3

      """,
      en: """
        tonghop rollup [WORKSPACE]: numerator, denominator and rows of each indicator, for every unit
        of every level that has figures (CSV: unit,indicator,period,numerator,denominator,records).

          tonghop rollup SampleData/phu-tho-766 --period 2026-Q3

        """) + OptionHelp.lines(options)

  static func run(_ arguments: Arguments) throws -> ExitCode {
    try Session.run(arguments) { pipeline in
      let table = try pipeline.rollUpIndicators()
      guard Session.mayWrite(pipeline, arguments) else { return .of(pipeline.log) }
      try Session.deliver(Documents.rollup(table, of: pipeline), arguments)
      return .done
    }
  }
}
