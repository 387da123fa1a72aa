import TongHop
import TongHopDiagnostics

enum CheckVerb: VerbDefinition {
  static let name = "check"
  static let options = ["--method", "--period", "--output"] + Session.options
  static let help =
    Phrase(
      """
      tonghop check [THƯ MỤC]: đọc mọi tệp và in mọi lỗi, đơn vị chưa báo cáo (theo cấp trên),
      điểm tối đa áp dụng, nhiệm vụ không có chủ trì, thời hạn hoặc sản phẩm, và điểm khác nhau giữa
      các phiên bản của bộ tiêu chí. Kết thúc bằng 1 khi có lỗi.

        tonghop check SampleData/lang-son
        tonghop check SampleData/lang-son --period 2024-Q1

      """,
      en: """
        tonghop check [WORKSPACE]: reads everything and prints every problem, who has not reported
        (by parent), the maximum that applies, tasks without lead, deadline or product, and what
        changed between versions of the method. Exits with 1 where there is an error.

          tonghop check SampleData/lang-son
          tonghop check SampleData/lang-son --period 2024-Q1

        """) + OptionHelp.lines(options)

  static func run(_ arguments: Arguments) throws -> ExitCode {
    do {
      return try runOnFigures(arguments)
    } catch let error as PipelineError where error.kind != .difference {
      let workspace = try Workspace.open(arguments.workspace ?? ".")
      // Where no method can be used there is nothing to say of any.
      guard error.kind == .noFigures || workspace.awaitsFigures && !workspace.methods.isEmpty
      else { throw error }
      return try sayBeforeFigures(error, workspace, arguments)
    }
  }

  /// What can be said of the settings. Which of several methods is meant need not be asked yet.
  private static func sayBeforeFigures(
    _ error: PipelineError, _ workspace: Workspace, _ arguments: Arguments
  ) throws -> ExitCode {
    let (language, wanted) = (arguments.language, arguments["--method"])
    // A name that is not known is a slip of the command line.
    if let wanted, !workspace.faultyMethods.contains(wanted) {
      _ = try workspace.methods(asked: wanted, period: nil)
    }
    var text =
      DiagnosticRenderer(language: language).render(error.log)
      + CheckReport.settings(workspace, wanted, language: language)
    if !error.log.hasErrors { text += Pipeline.awaitingFigures[language] + "\n" }
    try Session.deliver(text, arguments)
    return .of(error.log)
  }

  private static func runOnFigures(_ arguments: Arguments) throws -> ExitCode {
    try Session.run(arguments, everyPeriod: true, triesEverything: true) { pipeline in
      let compared = try compareIfPossible(&pipeline)
      pipeline.readBoundaries()
      pipeline.checkSignedTables()
      pipeline.noteChanges()
      let language = arguments.language
      var text = DiagnosticRenderer(language: language).render(pipeline.log)
      if compared == nil {
        text +=
          Phrase(
            "Chưa xét đơn vị nào chưa báo cáo, vì chưa dựng được cây đơn vị.\n",
            en: "Who has not reported was not looked at, because there is no tree of units.\n")[
            language]
      }
      if let compared { text += CheckReport.text(pipeline, compared, language: language) }
      if pipeline.log.entries.isEmpty {
        text +=
          Phrase(
            "Không có lỗi trong \(pipeline.rowCount) dòng số liệu.\n",
            en:
              "No problems in \(pipeline.rowCount) \(pipeline.rowCount == 1 ? "row" : "rows") of figures.\n"
          )[language]
      }
      try Session.deliver(text, arguments)
      return .of(pipeline.log)
    }
  }

  /// - Returns: nil where there is no tree of units; the log says why.
  private static func compareIfPossible(_ pipeline: inout Pipeline) throws -> ComparedPeriods? {
    do throws(PipelineError) {
      let compared = try pipeline.compare(isEmptyAllowed: true)
      try pipeline.findResultErrors(beside: compared)
      return compared
    } catch {
      if error.kind == .difference { throw error }
      return nil
    }
  }
}
