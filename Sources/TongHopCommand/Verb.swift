import TongHop
import TongHopDiagnostics
import TongHopDomain

/// One verb of the command; each is described by one file of Verbs/.
struct Verb: Sendable {
  let name: String
  /// The options that it takes, beside --lang and --help.
  let options: [String]
  let help: Phrase
  let run: @Sendable (Arguments) throws -> ExitCode

  static let all = [
    Verb(name: DemoVerb.name, options: DemoVerb.options, help: DemoVerb.help, run: DemoVerb.run),
    Verb(
      name: CheckVerb.name, options: CheckVerb.options, help: CheckVerb.help, run: CheckVerb.run),
    Verb(
      name: RollupVerb.name, options: RollupVerb.options, help: RollupVerb.help,
      run: RollupVerb.run),
    Verb(
      name: ScoreVerb.name, options: ScoreVerb.options, help: ScoreVerb.help, run: ScoreVerb.run),
    Verb(name: RankVerb.name, options: RankVerb.options, help: RankVerb.help, run: RankVerb.run),
    Verb(
      name: ReportVerb.name, options: ReportVerb.options, help: ReportVerb.help,
      run: ReportVerb.run),
    Verb(
      name: ExplainVerb.name, options: ExplainVerb.options, help: ExplainVerb.help,
      run: ExplainVerb.run),
  ]
}

/// What most verbs begin with: the workspace and its figures, method and period settled.
enum Session {
  static func open(_ arguments: Arguments, path: String? = nil, keepsSources: Bool = false) throws
    -> Pipeline
  {
    var options = PipelineOptions()
    options.method = arguments["--method"]
    options.period = try arguments.period("--period")
    options.against = try arguments.period("--against")
    options.keepsSources = keepsSources
    let workspace = try Workspace.open(path ?? arguments.workspace ?? ".")
    defer { Console.endProgress() }
    let pipeline = try Pipeline(
      workspace, options: options, progress: Console.progress(arguments.language))
    if options.method == nil || options.period == nil {
      let period = pipeline.period
      Console.endProgress()
      Console.error(
        Phrase(
          "bộ tiêu chí \(pipeline.method.id), kỳ \(period)",
          en: "method \(pipeline.method.id), period \(period)")[arguments.language])
    }
    let others = pipeline.otherPeriods
    if !others.isEmpty {
      let list = others.prefix(6).map(\.description).joined(separator: ", ")
      Console.endProgress()
      Console.error(
        Phrase(
          "kỳ \(pipeline.period) chưa có số liệu nào; có số liệu của: \(list)",
          en: "there are no figures of \(pipeline.period); there are some of: \(list)"
        )[arguments.language])
    }
    return pipeline
  }

  /// Decides whether a table may be written.
  ///
  /// - Returns: false where the data have errors and `--allow-errors` is not given; the problems
  ///   are printed in either case.
  static func mayWrite(_ pipeline: Pipeline, _ arguments: Arguments) -> Bool {
    let language = arguments.language
    guard pipeline.log.hasErrors else {
      let count = pipeline.log.warningCount
      if count > 0 {
        Console.error(
          Phrase(
            "\(count) cảnh báo; xem bằng: tonghop check",
            en: "\(count) warnings; see: tonghop check")[language])
      }
      return true
    }
    Console.error(DiagnosticRenderer(language: language).render(pipeline.log), terminator: "")
    if arguments.has("--allow-errors") { return true }
    Console.error(
      Phrase(
        "chưa lập bảng vì số liệu có lỗi; sửa lỗi, hoặc thêm --allow-errors để bỏ các dòng lỗi",
        en:
          "no table is made because the data have errors; correct them, or add --allow-errors to leave the rows out"
      )[language])
    return false
  }

  /// Writes a result to `--output` or stdout.
  static func deliver(_ text: String, _ arguments: Arguments) throws {
    if let path = arguments["--output"] {
      try Console.write(text, to: path)
    } else {
      Console.output(text)
    }
  }
}
