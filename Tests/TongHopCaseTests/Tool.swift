import Foundation

/// What a run of the command printed, and how it ended.
struct ToolOutput: Sendable, Equatable {
  var standardOutput: String
  var standardError: String
  var exitCode: Int32
  /// A signal ended it: a crash, or it did not finish in time.
  var wasKilled: Bool
}

/// The command as a user runs it: another process.
enum Tool {
  /// `tonghop`, which is built beside the tests, or the one that `TONGHOP_TOOL` names.
  static let executable: URL? = {
    if let path = ProcessInfo.processInfo.environment["TONGHOP_TOOL"] {
      return URL(fileURLWithPath: path)
    }
    var folder = Bundle.main.bundleURL
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("tonghop")
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  /// - Parameter seconds: after which the run is ended.
  static func run(_ words: [String], in folder: URL, seconds: Double = 60) throws -> ToolOutput {
    guard let executable else {
      throw CaseSyntaxError(description: "tonghop was not found beside \(Bundle.main.bundlePath)")
    }
    return try run(executable, words, in: folder, seconds: seconds)
  }

  /// Runs lines of a shell, in which `$TOOL` is the command: for what becomes of its streams.
  static func shell(_ lines: String, in folder: URL, seconds: Double = 60) throws -> ToolOutput {
    let tool = "TOOL='\(executable?.path ?? "")'\n"
    return try run(
      URL(fileURLWithPath: "/bin/sh"), ["-c", tool + lines], in: folder, seconds: seconds)
  }

  private static func run(
    _ executable: URL, _ words: [String], in folder: URL, seconds: Double
  ) throws -> ToolOutput {
    let files = try TemporaryFolder()
    let names = (
      output: files.url.appendingPathComponent("out"),
      error: files.url.appendingPathComponent("err")
    )
    let process = Process()
    process.executableURL = executable
    process.arguments = words
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try emptyFile(names.output)
    process.standardError = try emptyFile(names.error)
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    if ended.wait(timeout: .now() + seconds) == .timedOut {
      process.terminate()
      ended.wait()
    }
    return ToolOutput(
      standardOutput: String(decoding: try Data(contentsOf: names.output), as: UTF8.self),
      standardError: String(decoding: try Data(contentsOf: names.error), as: UTF8.self),
      exitCode: process.terminationStatus,
      wasKilled: process.terminationReason == .uncaughtSignal)
  }

  private static func emptyFile(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }
}

/// A folder that lives as long as the value does.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "tonghop-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
