import Foundation
import TongHop
import TongHopDiagnostics
import TongHopDomain

/// What every verb that reads figures begins and ends with.
enum Session {
  /// The options that all of these verbs take.
  static let options = ["--threads", "--engine"]

  /// Reads the workspace, hands it to the verb, and says what the run took.
  ///
  /// - Parameters:
  ///   - path: goes before the folder of the arguments.
  ///   - keepsSources: the verb asks for the lines of the files.
  ///   - everyPeriod: the verb asks for all periods of a kind.
  ///   - triesEverything: and for those of all kinds, and every method.
  ///   - folder: the verb writes documents into this folder; without it `--output` is a file.
  static func run(
    _ arguments: Arguments, path: String? = nil, keepsSources: Bool = false,
    everyPeriod: Bool = false, triesEverything: Bool = false, folder: String? = nil,
    verb: (inout Pipeline) throws -> ExitCode
  ) throws -> ExitCode {
    var options = PipelineOptions()
    options.keepsSources = keepsSources
    options.everyPeriod = everyPeriod
    options.triesEverything = triesEverything
    let workspace = try Workspace.open(path ?? arguments.workspace ?? ".")
    try checkOutput(arguments, folder: folder, of: workspace)
    var pipeline = try open(arguments, workspace, options)
    let code = try verb(&pipeline)
    let summary = pipeline.summary(
      seconds: ProcessUsage.seconds, peakMemory: ProcessUsage.peakMemory)
    Console.error(summary.text(arguments.language))
    // The system takes a process's memory back faster than it can be given back piece by piece.
    withExtendedLifetime(pipeline) { Console.end(code) }
  }

  /// Before anything is computed: whether the result may be written where it is to be.
  static func checkOutput(
    _ arguments: Arguments, folder: String? = nil, of workspace: Workspace
  ) throws {
    let inputs = InputGuard(workspace)
    try OutputFile.checkName(folder ?? arguments["--output"])
    if let folder {
      try inputs.check(folder: folder)
    } else if let path = arguments["--output"] {
      try inputs.check(file: path)
      _ = try OutputFile(path)
    }
  }

  /// - Parameter tells: which method and period were taken where the arguments name none.
  static func open(
    _ arguments: Arguments, _ workspace: Workspace, _ wanted: PipelineOptions, tells: Bool = true
  ) throws -> Pipeline {
    var options = wanted
    options.method = arguments["--method"]
    options.period = try arguments.period("--period")
    options.against = try arguments.period("--against")
    options.tree = try arguments.tree()
    options.threads = try arguments.threads() ?? options.threads
    let engine = try arguments.choice("--engine", of: EngineKind.allCases.map(\.rawValue))
    options.engine = EngineKind(rawValue: engine) ?? options.engine
    let progress = ProgressLine(arguments.language)
    defer { progress?.wipe() }
    let pipeline = try Pipeline(
      workspace, options: options, progress: { progress?.show($0) })
    progress?.wipe()
    guard tells else { return pipeline }
    if options.method == nil || options.period == nil {
      let period = pipeline.period
      var line = Phrase(
        "bộ tiêu chí \(pipeline.method.id), kỳ \(period)",
        en: "method \(pipeline.method.id), period \(period)")
      if let thin = pipeline.thinPeriod { line = line + Phrase(verbatim: ": ") + thin.text }
      Console.error(line[arguments.language])
    }
    let later = pipeline.withoutMethod.filter {
      pipeline.period.lastDay(in: .calendar) < $0.lastDay(in: .calendar)
    }
    if options.period == nil, !later.isEmpty {
      let list = later.prefix(6).map(\.description).joined(separator: ", ")
      let faulty = workspace.faultyVersions(of: pipeline.method.family).joined(separator: ", ")
      let end =
        faulty.isEmpty
        ? Phrase("có ghi nhầm kỳ không?", en: "is the period mistyped?")
        : Phrase("bộ tiêu chí \(faulty) có lỗi", en: "the method \(faulty) has errors")
      let words = Phrase(
        "có số liệu mới hơn (\(list)) nhưng không có bộ tiêu chí nào có hiệu lực khi đó; ",
        en: "there are later figures (\(list)), and no method was in force then; ")
      Console.error((words + end)[arguments.language])
    }
    let others = pipeline.otherPeriods
    if !others.isEmpty {
      let list = others.prefix(6).map(\.description).joined(separator: ", ")
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
  static func mayWrite(_ pipeline: Pipeline, _ arguments: Arguments) throws -> Bool {
    try pipeline.requireUnchanged()
    return mayWrite(pipeline.log, arguments)
  }

  /// The same of what was found wrong.
  static func mayWrite(_ log: DiagnosticLog, _ arguments: Arguments) -> Bool {
    let language = arguments.language
    guard log.hasErrors else {
      let count = log.warningCount
      if count > 0 {
        let command = check(arguments)
        Console.error(
          Phrase(
            "\(count) cảnh báo; xem bằng: \(command)",
            en: "\(count) \(count == 1 ? "warning" : "warnings"); see: \(command)")[language])
      }
      return true
    }
    Console.error(DiagnosticRenderer(language: language).render(log), terminator: "")
    guard ExitCode.of(log) != .files else {
      Console.error(
        Phrase(
          "chưa lập bảng vì có tệp không đọc được; --allow-errors chỉ bỏ dòng lỗi, không bỏ cả tệp",
          en:
            "no table is made because a file cannot be read; --allow-errors leaves out rows, not files"
        )[language])
      return false
    }
    if arguments.has("--allow-errors") { return true }
    let refusal = Phrase(
      "chưa lập bảng vì số liệu có lỗi; sửa lỗi",
      en: "no table is made because the data have errors; correct them")
    // Settings have no rows that could be left out.
    let hasRows = log.entries.contains {
      $0.severity == .error && !$0.location.file.hasSuffix(".json")
    }
    let other = Phrase(
      ", hoặc thêm --allow-errors để bỏ các dòng lỗi",
      en: ", or add --allow-errors to leave the rows out")
    Console.error((hasRows ? refusal + other : refusal)[language])
    return false
  }

  /// The command that shows every problem, as it can be typed again.
  private static func check(_ arguments: Arguments) -> String {
    var words = ["tonghop", "check"]
    if let workspace = arguments.workspace {
      words.append(ShellWord.quoted(workspace))
    }
    for option in ["--method", "--period"] {
      if let value = arguments[option] { words += [option, ShellWord.quoted(value)] }
    }
    return words.joined(separator: " ")
  }

  /// Writes a text for people to `--output` or stdout.
  static func deliver(_ text: String, _ arguments: Arguments) throws {
    if let path = arguments["--output"] {
      try OutputFile.checkName(path)
      try OutputFile.write(Data(ShownText.lines(text).utf8), to: path)
    } else {
      try Console.output(text)
    }
  }

  static func deliver(_ bytes: [UInt8], _ arguments: Arguments) throws {
    try deliver(Data(bytes), arguments)
  }

  /// Writes a result of many rows, which need not become a text first.
  static func deliver(_ bytes: Data, _ arguments: Arguments) throws {
    if let path = arguments["--output"] {
      try OutputFile.write(bytes, to: path)
    } else {
      try Console.output(bytes)
    }
  }
}
