import TongHop
import TongHopDiagnostics

enum CriteriaVerb: VerbDefinition {
  static let name = "criteria"
  static let options =
    ["--method", "--period", "--format", "--excel", "--allow-errors", "--output"] + Session.options
  static let help =
    Phrase(
      """
      tonghop criteria [THƯ MỤC]: mỗi tiêu chí phân loại được đơn vị đến đâu: số đơn vị đạt điểm tối
      đa, trung bình, thấp nhất, cao nhất; tiêu chí không phân loại được ai.

        tonghop criteria SampleData/lang-son --period 2024-Q2
        tonghop criteria SampleData/lang-son --period 2024-Q2 --format csv

      """,
      en: """
        tonghop criteria [WORKSPACE]: how far each criterion ranks: units with full marks, mean, least
        and greatest points; criteria that rank nobody.

          tonghop criteria SampleData/lang-son --period 2024-Q2
          tonghop criteria SampleData/lang-son --period 2024-Q2 --format csv

        """) + OptionHelp.lines(options)

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let format = try arguments.format(of: ["table", "csv", "json"])
    return try Session.run(arguments) { pipeline in
      let result = try pipeline.current()
      guard try Session.mayWrite(pipeline, arguments) else { return .of(pipeline.log) }
      if let format {
        try Session.deliver(Documents.criteria(result, as: format), arguments)
      } else {
        try Session.deliver(
          Documents.criteriaText(result, language: arguments.language), arguments)
      }
      return .done
    }
  }
}
