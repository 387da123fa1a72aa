import TongHop
import TongHopDiagnostics
import TongHopDomain

enum ExplainVerb: VerbDefinition {
  static let name = "explain"
  static let options =
    [
      "--method", "--period", "--against", "--tree", "--unit", "--criterion", "--allow-errors",
      "--output",
    ] + Session.options
  static let help =
    Phrase(
      """
      tonghop explain [THƯ MỤC] --unit MÃ_HOẶC_TÊN: điểm của một đơn vị theo từng tiêu chí, mất điểm
      ở đâu, ai chủ trì, số liệu lấy từ dòng nào của tệp nào, và vì sao thay đổi.

        tonghop explain SampleData/lang-son --unit "Hải Yến"
        tonghop explain SampleData/lang-son --unit 06220 --criterion 3.3

      """,
      en: """
        tonghop explain [WORKSPACE] --unit CODE-OR-NAME: the points of one unit by criterion, where
        points were lost, who leads, which lines of which files they came from, and what moved.

          tonghop explain SampleData/lang-son --unit "Hải Yến"
          tonghop explain SampleData/lang-son --unit 06220 --criterion 3.3

        """) + OptionHelp.lines(options)

  static func run(_ arguments: Arguments) throws -> ExitCode {
    guard let wanted = arguments["--unit"] else {
      throw UsageError(
        message: Phrase(
          "explain cần --unit và mã hoặc tên đơn vị", en: "explain needs --unit and a code or name")
      )
    }
    return try Session.run(arguments, keepsSources: true) { pipeline in
      let compared = try pipeline.compare()
      let found = Result { try UnitSearch.find(wanted, in: compared.tree, of: pipeline) }
      if let unit = try? found.get() { pipeline.reportOverflow(of: unit, in: compared.current) }
      guard try Session.mayWrite(pipeline, arguments) else { return .of(pipeline.log) }
      let unit = try found.get()
      var criterion: Int?
      if let code = arguments["--criterion"] {
        criterion = pipeline.method.index(of: code)
        if criterion == nil {
          throw UsageError(
            message: Phrase(
              "không có tiêu chí '\(LookAlike.shown(code))'",
              en: "there is no criterion '\(LookAlike.shown(code))'")
              + Arguments.question(code, in: pipeline.method.criteria.map(\.code), limit: 1))
        }
      }
      try Session.deliver(
        try Explanation.text(
          of: unit, criterion: criterion, pipeline: pipeline, compared: compared,
          language: arguments.language), arguments)
      return .done
    }
  }
}
