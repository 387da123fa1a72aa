import Foundation
import TongHopDiagnostics

/// Results go to stdout or a file, everything else to stderr.
enum Console {
  static func output(_ text: String) { output(Data(text.utf8)) }

  static func output(_ bytes: Data) { FileHandle.standardOutput.write(bytes) }

  static func error(_ text: String, terminator: String = "\n") {
    FileHandle.standardError.write(Data((text + terminator).utf8))
  }

  /// Writes under a temporary name and renames, so that an interrupted run leaves no half file.
  static func write(_ text: String, to path: String) throws(OutputError) {
    try write(Data(text.utf8), to: path)
  }

  static func write(_ bytes: Data, to path: String) throws(OutputError) {
    try write(to: path) { temporary throws(OutputError) in
      guard let file = fopen(temporary, "wb") else { throw OutputError(file: path, errno) }
      let isWhole = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
      try close(file, isWhole: isWhole && fflush(file) == 0 && fsync(fileno(file)) == 0, path)
    }
  }

  /// One of thousands: written like the others, but without waiting for the disk after each file.
  static func writeOneOfMany(_ text: String, to path: String) throws(OutputError) {
    var text = text
    try write(to: path) { temporary throws(OutputError) in
      guard let file = fopen(temporary, "wb") else { throw OutputError(file: path, errno) }
      let isWhole = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
      try close(file, isWhole: isWhole, path)
    }
  }

  private static func close(
    _ file: UnsafeMutablePointer<FILE>, isWhole: Bool, _ path: String
  ) throws(OutputError) {
    let failure = isWhole ? 0 : errno
    guard fclose(file) == 0, isWhole else {
      throw OutputError(file: path, isWhole ? errno : failure)
    }
  }

  /// The same for a document that is not made of bytes in memory.
  ///
  /// - Parameter body: writes the file of the name that it is given.
  static func write(
    to path: String, body: (_ temporary: String) throws(OutputError) -> Void
  ) throws(OutputError) {
    let temporary = path + ".\(ProcessInfo.processInfo.processIdentifier).tmp"
    // Before anything is made of it: whether the folder can be written to.
    guard let file = fopen(temporary, "wb") else { throw OutputError(file: path, errno) }
    fclose(file)
    defer { unlink(temporary) }
    try body(temporary)
    guard rename(temporary, path) == 0 else { throw OutputError(file: path, errno) }
  }

  static func makeFolder(_ path: String) throws(OutputError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputError(folder: path, error)
    }
  }
}
