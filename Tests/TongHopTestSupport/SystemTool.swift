import Foundation

/// A program of the system that looks at our files with other eyes.
public enum SystemTool {
  public struct Failure: Error {
    public var description: String
  }

  /// The full path of a program; nil where the system does not have it.
  public static func path(of name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
      .map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs a program to its end.
  ///
  /// - Parameter environment: added to that of the tests.
  /// - Returns: what it printed.
  @discardableResult
  public static func run(
    _ name: String, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Data {
    guard let path = path(of: name) else {
      throw Failure(description: "\(name) was not found; make test installs it")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(name) ended with \(process.terminationStatus)")
    }
    return data
  }
}
