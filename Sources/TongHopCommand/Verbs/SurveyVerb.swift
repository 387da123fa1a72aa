import TongHop
import TongHopDiagnostics

enum SurveyVerb: VerbDefinition {
  static let name = "survey"
  static let options =
    ["--method", "--period", "--unit", "--allow-errors", "--output"] + Session.options
  static let help =
    Phrase(
      """
      tonghop survey [THƯ MỤC]: ước lượng từ phiếu điều tra của mọi đơn vị có người trả lời, với
      sai số chuẩn, khoảng tin cậy 95 %, hệ số thiết kế và cỡ mẫu hiệu dụng (CSV:
      unit,criterion,question,respondents,answers,estimate,standard_error,lower,upper,
      design_effect,effective_n).

        tonghop survey SampleData/sipas --period 2024
        tonghop survey SampleData/sipas --period 2024 --unit "Hải Yến"

      """,
      en: """
        tonghop survey [WORKSPACE]: estimates from the answers of a survey, for every unit that has
        answers, with standard error, 95 % interval, design effect and effective n (CSV:
        unit,criterion,question,respondents,answers,estimate,standard_error,lower,upper,
        design_effect,effective_n).

          tonghop survey SampleData/sipas --period 2024
          tonghop survey SampleData/sipas --period 2024 --unit "Hải Yến"

        """) + OptionHelp.lines(options)

  static func run(_ arguments: Arguments) throws -> ExitCode {
    try Session.run(arguments) { pipeline in
      let table = try pipeline.survey(of: arguments["--unit"])
      guard Session.mayWrite(pipeline, arguments) else { return .of(pipeline.log) }
      if let words = Documents.emptySurvey(table, of: pipeline) {
        Console.error(words[arguments.language])
      }
      try Session.deliver(Documents.survey(table), arguments)
      return .done
    }
  }
}
