import Foundation
import TongHop
import TongHopDiagnostics

/// How a run ended, for scripts.
enum ExitCode: Int32 {
  case done = 0
  case badData = 1
  case usage = 2
  case files = 3
  /// Two engines do not agree.
  case engines = 4

  /// What the problems of a run come to: a file that cannot be read goes before wrong data.
  static func of(_ log: DiagnosticLog) -> ExitCode {
    guard log.hasErrors else { return .done }
    return log.entries.contains { $0.severity == .error && $0.code.isOfFiles }
      ? .files : .badData
  }

  /// That two engines differ goes before anything that may be wrong with the data.
  static func of(_ error: PipelineError) -> ExitCode {
    if error.kind == .difference { return .engines }
    if error.log.hasErrors { return .of(error.log) }
    return error.kind == .usage ? .usage : .badData
  }
}

/// The command `tonghop`.
@main
struct TongHopTool {
  static func main() {
    StandardStreams.begin()
    TemporaryFile.removeAllAtSignals()
    ProcessUsage.begin()
    let words = Array(CommandLine.arguments.dropFirst())
    Console.end(run(words))
  }

  static func run(_ words: [String]) -> ExitCode {
    let arguments: Arguments
    do {
      arguments = try Arguments(words)
    } catch {
      let language = Arguments.language(in: words)
      let message = (error as? UsageError)?.message ?? Phrase(verbatim: "\(error)")
      tell(message, language)
      let verb = words.first { !$0.hasPrefix("-") }
      let name = Verb.all.first { $0.name == verb }.map { "\($0.name) " } ?? ""
      Console.error(
        Phrase("xem: tonghop \(name)--help", en: "see: tonghop \(name)--help")[language])
      return .usage
    }
    do {
      return try run(arguments)
    } catch {
      return report(error, arguments)
    }
  }

  private static func run(_ arguments: Arguments) throws -> ExitCode {
    if arguments.wantsVersion {
      try Console.output(BuildVersion.text(arguments.language))
      return .done
    }
    guard let verb = arguments.verb else {
      try Console.output(Usage.general[arguments.language])
      return arguments.wantsHelp ? .done : .usage
    }
    if arguments.wantsHelp {
      try Console.output(verb.help[arguments.language])
      return .done
    }
    return try verb.run(arguments)
  }

  /// One line, whatever stands in the words of the command line or in names of files.
  private static func tell(_ message: Phrase, _ language: Language) {
    Console.error("tonghop: " + ShownText.line(message[language]))
  }

  private static func report(_ error: any Error, _ arguments: Arguments) -> ExitCode {
    let language = arguments.language
    switch error {
    case let error as PipelineError:
      if error.kind != .difference {
        Console.error(DiagnosticRenderer(language: language).render(error.log), terminator: "")
      }
      tell(error.message, language)
      return .of(error)
    case WorkspaceError.notAFolder(let path):
      tell(Phrase("không có thư mục '\(path)'", en: "there is no folder '\(path)'"), language)
      return .files
    case WorkspaceError.unreadable(_, let fault):
      Console.error(DiagnosticRenderer(language: language).render(fault))
      return .files
    case let error as OutputError:
      tell(error.message, language)
      return .files
    case let error as UsageError:
      tell(error.message, language)
      return .usage
    case is ReaderLeft:
      return .files
    default:
      tell(Phrase(verbatim: "\(error)"), language)
      return .files
    }
  }
}
