import TongHop
import TongHopDiagnostics
import TongHopDomain

enum GapsVerb: VerbDefinition {
  static let name = "gaps"
  static let options =
    ["--method", "--period", "--by", "--format", "--excel", "--allow-errors", "--output"]
    + Session.options
  static let help =
    Phrase(
      """
      tonghop gaps [THƯ MỤC]: điểm tự chấm so với điểm thẩm định: ai tự chấm cao hơn, cao hơn bao
      nhiêu điểm và bao nhiêu điểm phần trăm của điểm tối đa.

        tonghop gaps SampleData/lang-son --period 2024-Q2
        tonghop gaps SampleData/lang-son --period 2024-Q2 --by criterion --format csv

      """,
      en: """
        tonghop gaps [WORKSPACE]: self scores beside appraised ones: who overrates itself, by how many
        points, and by how many percent of the maximum.

          tonghop gaps SampleData/lang-son --period 2024-Q2
          tonghop gaps SampleData/lang-son --period 2024-Q2 --by criterion --format csv

        """) + OptionHelp.lines(options)

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let format = try arguments.format(of: ["table", "csv", "json"])
    let word = try arguments.choice("--by", of: GapTable.Axis.allCases.map(\.rawValue))
    let axis = GapTable.Axis(rawValue: word) ?? .unit
    return try Session.run(arguments) { pipeline in
      let result = try pipeline.current()
      guard try Session.mayWrite(pipeline, arguments) else { return .of(pipeline.log) }
      if let format {
        try Session.deliver(Documents.gaps(result, by: [axis], as: format), arguments)
      } else {
        try Session.deliver(
          Documents.gapsText(result, by: [axis], language: arguments.language), arguments)
      }
      return .done
    }
  }
}
