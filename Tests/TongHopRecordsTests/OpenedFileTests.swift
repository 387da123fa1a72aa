import Foundation
import Testing

@testable import TongHopRecords

@Suite("Files that are opened")
final class OpenedFileTests {
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/tonghop-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func file(_ name: String) -> WorkspaceFile {
    WorkspaceFile(path: folder + "/" + name, name: name)
  }

  private func write(_ text: String, to name: String) throws {
    try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
  }

  /// Why a file cannot be read; nil where it can.
  private func fault(_ file: WorkspaceFile) -> FileFault? {
    do throws(FileFault) {
      _ = try OpenedFile.contents(of: file)
      return nil
    } catch {
      return error
    }
  }

  @Test("Whatever is no regular file is refused, and says what it is")
  func notRegular() throws {
    try FileManager.default.createDirectory(
      atPath: folder + "/folder", withIntermediateDirectories: false)
    #expect(mkfifo(folder + "/pipe", 0o600) == 0)
    #expect(symlink("nowhere", folder + "/broken") == 0)
    #expect(symlink("circle", folder + "/circle") == 0)
    #expect(symlink("pipe", folder + "/to-pipe") == 0)
    #expect(fault(file("folder")) == .isFolder)
    #expect(fault(file("pipe")) == .isSpecial)
    #expect(fault(file("to-pipe")) == .isSpecial)
    #expect(fault(file("broken")) == .brokenLink("nowhere"))
    #expect(fault(file("circle")) == .system(ELOOP))
    #expect(fault(file("none")) == .missing)
    #expect(fault(WorkspaceFile(path: "/dev/zero", name: "zero")) == .isSpecial)
  }

  @Test("A link to a regular file is read")
  func link() throws {
    try write("abc", to: "file")
    #expect(symlink("file", folder + "/link") == 0)
    #expect(try OpenedFile.contents(of: file("link")) == Array("abc".utf8))
  }

  #if os(Linux)
    @Test("A read that fails, and a file that gives more bytes than it is long, are faults")
    func system() {
      #expect(fault(WorkspaceFile(path: "/proc/self/mem", name: "mem")) == .system(EIO))
      #expect(fault(WorkspaceFile(path: "/proc/version", name: "version")) == .wrongSize)
    }
  #endif

  @Test("A file that is not the one that was looked at is refused")
  func changed() throws {
    try write("abc", to: "file")
    var known = file("file")
    known.identity = try FileIdentity(ofPath: known.path)
    #expect(fault(known) == nil)
    #expect(!known.hasChanged)
    // Another file of the same size, with the same bytes and the same date.
    let date = try FileManager.default.attributesOfItem(atPath: known.path)[.modificationDate]
    try write("abc", to: "other")
    try FileManager.default.setAttributes(
      [.modificationDate: date as Any], ofItemAtPath: folder + "/other")
    #expect(rename(folder + "/other", known.path) == 0)
    #expect(fault(known) == .changed)
    #expect(known.hasChanged)
    try FileManager.default.removeItem(atPath: known.path)
    #expect(fault(known) == .changed)
    #expect(known.hasChanged)
  }

  @Test("A folder is listed by the bytes of its names, with what each is")
  func list() throws {
    try write("x", to: "b")
    try write("x", to: "B")
    try FileManager.default.createDirectory(
      atPath: folder + "/a", withIntermediateDirectories: false)
    #expect(mkfifo(folder + "/c", 0o600) == 0)
    let entries = try FolderEntry.list(folder)
    #expect(entries.map(\.name) == ["B", "a", "b", "c"])
    #expect(entries.map(\.faultAsFile) == [nil, .isFolder, nil, .isSpecial])
    #expect(entries.map(\.faultAsFolder) == [.isFile, nil, .isFile, .isSpecial])
    #expect(throws: FileFault.isFile) { try FolderEntry.list(folder + "/b") }
    #expect(throws: FileFault.missing) { try FolderEntry.list(folder + "/none") }
  }
}
