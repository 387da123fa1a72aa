import TongHop
import TongHopDiagnostics
import TongHopDomain

enum ScoreVerb: VerbDefinition {
  static let name = "score"
  static let options =
    ["--method", "--period", "--tree", "--format", "--excel", "--allow-errors", "--output"]
    + Session.options
  static let help =
    Phrase(
      """
      tonghop score [THƯ MỤC]: điểm của mọi đơn vị theo từng tiêu chí, lĩnh vực và tổng (CSV hoặc JSON:
      unit,criterion,numerator,denominator,ratio,max_points,points,state,rank,quantile_group).

        tonghop score SampleData/phu-tho-766 --method qd766 --period 2026-Q3

      """,
      en: """
        tonghop score [WORKSPACE]: the points of every unit by criterion, domain and in total (CSV or JSON:
        unit,criterion,numerator,denominator,ratio,max_points,points,state,rank,quantile_group).

          tonghop score SampleData/phu-tho-766 --method qd766 --period 2026-Q3

        """) + OptionHelp.lines(options, format: Arguments.formatHelp)

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let format = try arguments.format(of: ["csv", "json"]) ?? .csv
    return try Session.run(arguments) { pipeline in
      let result = try pipeline.current()
      guard try Session.mayWrite(pipeline, arguments) else { return .of(pipeline.log) }
      try Session.deliver(Documents.scores(result, of: pipeline, as: format), arguments)
      return .done
    }
  }
}
