import Foundation

/// What one run of a command took, seen from outside.
struct Measurement: Codable, Equatable {
  /// From before the process was made to after it ended.
  var seconds: Double
  /// What all of its threads together were busy, in the program and in the system for it.
  var processorSeconds: Double
  /// The most memory it held at once, in bytes.
  var peakMemory: Int
  /// nil where a signal ended it.
  var exitCode: Int32?
}

/// Runs commands.
enum ChildProcess {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Runs a command to its end, with its output in files.
  ///
  /// Linux counts the memory of the process that makes another one into the peak of that one, so
  /// this process must be small: see ``measure(_:output:errors:)``.
  static func run(_ command: [String], output: String, errors: String) throws -> Measurement {
    guard let program = command.first else { throw Failure(description: "no command") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, flags, 0o644)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, flags, 0o644)
    var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    words.append(nil)
    defer { words.forEach { free($0) } }
    var process = pid_t()
    let start = ContinuousClock.now
    let failure = posix_spawnp(&process, program, &actions, nil, words, environ)
    guard failure == 0 else {
      throw Failure(description: "\(program): \(String(cString: strerror(failure)))")
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw Failure(description: "\(program): lost") }
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let hasExited = status & 0x7F == 0
    return Measurement(
      seconds: seconds,
      processorSeconds: Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime),
      peakMemory: usage.ru_maxrss * 1024,
      exitCode: hasExited ? (status >> 8) & 0xFF : nil)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }

  /// The word before the arguments of a runner that only measures one command.
  static let measureWord = "measure-one"

  /// Measures a command from a small process of its own.
  static func measure(_ command: [String], output: String, errors: String) throws -> Measurement {
    let result = output + ".measured"
    defer { unlink(result) }
    let own = try run(
      ["/proc/self/exe", measureWord, output, errors] + command, output: result,
      errors: errors + ".measured")
    unlink(errors + ".measured")
    guard own.exitCode == 0, let data = FileManager.default.contents(atPath: result) else {
      throw Failure(description: "\(command.first ?? ""): not measured")
    }
    return try JSONDecoder().decode(Measurement.self, from: data)
  }

  /// The other side of ``measure(_:output:errors:)``.
  static func measureOne(_ words: [String]) throws {
    guard words.count > 2 else { throw Failure(description: "\(measureWord): too few words") }
    let measurement = try run(Array(words.dropFirst(2)), output: words[0], errors: words[1])
    FileHandle.standardOutput.write(try JSONEncoder().encode(measurement))
  }

  /// The first line that a command prints; empty where it cannot be run.
  static func firstLine(_ command: [String]) -> String {
    let file = FileManager.default.temporaryDirectory.path + "/tonghop-bench-\(getpid())"
    defer { unlink(file) }
    guard let run = try? run(command, output: file, errors: "/dev/null"), run.exitCode == 0,
      let text = try? String(contentsOfFile: file, encoding: .utf8)
    else { return "" }
    return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  }
}
