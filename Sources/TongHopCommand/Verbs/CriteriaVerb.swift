import TongHop
import TongHopDiagnostics

enum CriteriaVerb: VerbDefinition {
  static let name = "criteria"
  static let options =
    ["--method", "--period", "--format", "--allow-errors", "--output"] + Session.options
  static let help =
    Phrase(
      """
      tonghop criteria [THƯ MỤC]: mỗi tiêu chí phân loại được đơn vị đến đâu: số đơn vị đạt điểm tối
      đa, trung bình, thấp nhất, cao nhất; tiêu chí không phân loại được ai. --format: table, csv.

        tonghop criteria SampleData/lang-son --period 2024-Q2
        tonghop criteria SampleData/lang-son --period 2024-Q2 --format csv

      """,
      en: """
        tonghop criteria [WORKSPACE]: how far each criterion ranks: units with full marks, mean, least
        and greatest points; criteria that rank nobody. --format: table, csv.

          tonghop criteria SampleData/lang-son --period 2024-Q2
          tonghop criteria SampleData/lang-son --period 2024-Q2 --format csv

        """) + OptionHelp.lines(options)

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let format = try arguments.choice("--format", of: ["table", "csv"])
    return try Session.run(arguments) { pipeline in
      let result = try pipeline.current()
      guard Session.mayWrite(pipeline, arguments) else { return .of(pipeline.log) }
      let text =
        format == "csv"
        ? Documents.criteriaCSV(result)
        : Documents.criteriaText(result, language: arguments.language)
      try Session.deliver(text, arguments)
      return .done
    }
  }
}
