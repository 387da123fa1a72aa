import TongHop
import TongHopDiagnostics
import TongHopDomain

enum SurveyVerb: VerbDefinition {
  static let name = "survey"
  static let options =
    ["--method", "--period", "--unit", "--format", "--excel", "--allow-errors", "--output"]
    + Session.options
  static let help =
    Phrase(
      """
      tonghop survey [THƯ MỤC]: ước lượng từ phiếu điều tra của mọi đơn vị có người trả lời, với
      sai số chuẩn, khoảng tin cậy, hệ số thiết kế và cỡ mẫu hiệu dụng (CSV hoặc JSON:
      unit,criterion,question,respondents,answers,estimate,standard_error,lower,upper,
      design_effect,effective_n,interval,level,degrees_of_freedom). Mức tin cậy và cách tính
      khoảng: "survey" trong method.json; mặc định 95%, phân phối chuẩn.

        tonghop survey SampleData/sipas --period 2024
        tonghop survey SampleData/sipas --period 2024 --unit "Hải Yến"

      """,
      en: """
        tonghop survey [WORKSPACE]: estimates from the answers of a survey, for every unit that has
        answers, with standard error, interval, design effect and effective n (CSV or JSON:
        unit,criterion,question,respondents,answers,estimate,standard_error,lower,upper,
        design_effect,effective_n,interval,level,degrees_of_freedom). Level and kind of the
        interval: "survey" in method.json; 95% and normal unless said otherwise.

          tonghop survey SampleData/sipas --period 2024
          tonghop survey SampleData/sipas --period 2024 --unit "Hải Yến"

        """) + OptionHelp.lines(options, format: Arguments.formatHelp)

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let format = try arguments.format(of: ["csv", "json"]) ?? .csv
    return try Session.run(arguments) { pipeline in
      let table = try pipeline.survey(of: arguments["--unit"])
      guard try Session.mayWrite(pipeline, arguments) else { return .of(pipeline.log) }
      if let words = Documents.emptySurvey(table, of: pipeline) {
        Console.error(words[arguments.language])
      }
      for line in Documents.openAnswers(of: pipeline, arguments.language) { Console.error(line) }
      try Session.deliver(Documents.survey(table, of: pipeline, as: format), arguments)
      return .done
    }
  }
}
