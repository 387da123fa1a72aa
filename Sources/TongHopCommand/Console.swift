import Foundation
import TongHopDiagnostics

/// A file could not be written.
struct OutputError: Error {
  var message: Phrase
}

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
    do {
      try bytes.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw OutputError(
        message: Phrase("không ghi được '\(path)'", en: "'\(path)' cannot be written"))
    }
  }

  /// The same for a document that is not made of bytes in memory.
  ///
  /// - Parameter body: writes the file of the name that it is given.
  static func write(
    to path: String, body: (_ temporary: String) throws(OutputError) -> Void
  ) throws(OutputError) {
    let unwritable = OutputError(
      message: Phrase("không ghi được '\(path)'", en: "'\(path)' cannot be written"))
    let temporary = path + ".\(ProcessInfo.processInfo.processIdentifier).tmp"
    // Before anything is made of it: whether the folder can be written to.
    guard FileManager.default.createFile(atPath: temporary, contents: nil) else { throw unwritable }
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    try body(temporary)
    guard rename(temporary, path) == 0 else { throw unwritable }
  }

  /// One of thousands: written like the others, but without waiting for the disk after each file,
  /// as Foundation does.
  static func writeOneOfMany(_ text: String, to path: String) throws(OutputError) {
    let temporary = path + ".\(ProcessInfo.processInfo.processIdentifier).tmp"
    var text = text
    let isWritten = text.withUTF8 { bytes in
      guard let file = fopen(temporary, "wb") else { return false }
      let isWhole = fwrite(bytes.baseAddress, 1, bytes.count, file) == bytes.count
      return fclose(file) == 0 && isWhole
    }
    guard isWritten, rename(temporary, path) == 0 else {
      unlink(temporary)
      throw OutputError(
        message: Phrase("không ghi được '\(path)'", en: "'\(path)' cannot be written"))
    }
  }

  static func makeFolder(_ path: String) throws(OutputError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputError(
        message: Phrase(
          "không tạo được thư mục '\(path)'", en: "the folder '\(path)' cannot be made"))
    }
  }
}
