import Foundation
import Synchronization
import TongHopDiagnostics

/// Results go to stdout or a file, everything else to stderr.
enum Console {
  /// A message that could not be told.
  private static let isSilenced = Mutex(false)

  /// A text for people: what names in it would do to a terminal is shown instead.
  static func output(_ text: String) throws {
    try send(Data(ShownText.lines(text).utf8))
  }

  /// Data for other programs, as they are; on a terminal they are text for people.
  static func output(_ bytes: Data) throws {
    if isatty(STDOUT_FILENO) == 1 {
      try output(String(decoding: bytes, as: UTF8.self))
    } else {
      try send(bytes)
    }
  }

  private static func send(_ bytes: Data) throws {
    switch StandardStreams.write(bytes, to: STDOUT_FILENO) {
    case 0: return
    case EPIPE: throw ReaderLeft()
    case let code: throw OutputError(stdout: code)
    }
  }

  /// A message, with its line break.
  static func error(_ text: String, terminator: String = "\n") {
    command(ShownText.lines(text) + terminator)
  }

  /// Goes to stderr as it is: what a terminal is told to do.
  static func command(_ text: String) {
    if StandardStreams.write(Data(text.utf8), to: STDERR_FILENO) != 0 {
      isSilenced.withLock { $0 = true }
    }
  }

  /// Ends the process. Where the result or a message did not arrive, nothing is done.
  static func end(_ code: ExitCode) -> Never {
    var code = code
    let failure = StandardStreams.finish(STDOUT_FILENO)
    if failure != 0, failure != EPIPE {
      let language = Arguments.language(in: CommandLine.arguments)
      error("tonghop: " + OutputError(stdout: failure).message[language])
      code = .files
    }
    if code == .done, isSilenced.withLock({ $0 }) { code = .files }
    exit(code.rawValue)
  }
}

/// Who read stdout has seen enough, as `head` has. Nobody has to be told.
struct ReaderLeft: Error {}
