import Foundation
import TongHopDiagnostics

/// A file that a result is written to: whole and under its name, or not at all.
///
/// It is written under another name in the same folder, flushed to the disk, and renamed. Only a
/// regular file is replaced, and its rights are kept.
struct OutputFile {
  let path: String
  private let folder: String
  /// What it replaces.
  private let old: FileStatus?

  /// - Throws: where the name cannot be that of a result.
  init(_ path: String) throws(OutputError) {
    self.path = path
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let parent = parts.dropLast().joined(separator: "/")
    folder = parts.count == 1 ? "." : parent.isEmpty ? "/" : parent
    guard let name = parts.last, !name.isEmpty else {
      throw OutputError(file: path, path.isEmpty ? ENOENT : EISDIR)
    }
    old = FileStatus(path)
    guard let old, !old.isRegular else { return }
    if old.isFolder { throw OutputError(file: path, EISDIR) }
    if old.isLink, !path.hasPrefix("/dev/"), !path.hasPrefix("/proc/") {
      let target = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) ?? ""
      throw OutputError(link: path, to: target)
    }
    throw OutputError(device: path)
  }

  /// - Throws: for words after `--output` that are hardly meant to be a name.
  static func checkName(_ path: String?) throws {
    if path == "" {
      throw UsageError(
        message: Phrase("--output cần một tên", en: "--output needs a name"))
    }
    if path == "-" {
      throw UsageError(
        message: Phrase(
          "--output -: bỏ --output để in ra màn hình; tên là '-' thì viết ./-",
          en:
            "--output -: leave --output out to print the result; for a file of that name write ./-"
        ))
    }
  }

  /// - Parameter waits: until the disk has it. One of thousands does not: they are waited for
  ///   together.
  static func write(_ bytes: Data, to path: String, waits: Bool = true) throws(OutputError) {
    try OutputFile(path).write(waits: waits) { file throws(OutputError) in
      let code = bytes.withUnsafeBytes { FileBytes.write($0, to: file.descriptor) }
      guard code == 0 else { throw OutputError(file: path, code) }
    }
  }

  /// The same for a document that is not made of bytes in memory.
  ///
  /// - Parameter body: writes into the file that it is given, which is empty.
  func write<Value>(
    waits: Bool = true, body: (TemporaryFile) throws(OutputError) -> Value
  ) throws(OutputError) -> Value {
    // Before anything is made of it: whether the folder can be written to.
    let file = try TemporaryFile.make(in: folder, mode: old == nil ? 0o666 : 0o600, for: path)
    let value: Value
    do throws(OutputError) {
      value = try body(file)
      keepRights(of: file.descriptor)
      // Some disks cannot be waited for.
      guard !waits || fsync(file.descriptor) == 0 || errno == EINVAL else {
        throw OutputError(file: path, errno)
      }
    } catch {
      file.remove()
      throw error
    }
    try file.move(to: path)
    if waits { Self.sync(folder) }
    return value
  }

  /// Who could not read the old file cannot read the new one.
  private func keepRights(of descriptor: Int32) {
    guard let old else { return }
    var rights = old.rights
    if fchown(descriptor, old.owner, old.group) != 0, fchown(descriptor, .max, old.group) != 0 {
      // Another group gets what everybody has.
      rights = rights & ~0o6070 | (rights & 0o7) << 3
    }
    fchmod(descriptor, rights)
  }

  /// Waits until the disk has a file, or the names in a folder.
  static func sync(_ path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return }
    fsync(file)
    close(file)
  }

  static func makeFolder(_ path: String) throws(OutputError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputError(folder: path, error)
    }
  }
}
