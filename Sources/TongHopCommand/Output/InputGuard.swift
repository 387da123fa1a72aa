import Foundation
import TongHop
import TongHopDiagnostics

/// Keeps results off the files that they are made of, under whatever name these are given: another
/// spelling, a link, a second name of the same file.
struct InputGuard {
  /// The files that are read.
  private let files: Set<FileIdentity>
  /// The folders of which every file is read.
  private let folders: Set<FileIdentity>
  private let root: FileIdentity?

  init(_ workspace: Workspace) {
    files = Set(workspace.inputPaths.compactMap { FileIdentity($0) })
    folders = Set(
      Workspace.names.filter { !$0.contains(".") && $0 != Self.signed }
        .compactMap { FileIdentity(workspace.path + "/" + $0) })
    root = FileIdentity(workspace.path)
  }

  /// Of a run that reads single files.
  init(files: [String]) {
    self.files = Set(files.compactMap { FileIdentity($0) })
    folders = []
    root = nil
  }

  /// A signed table is put there by the officer, through `--output`.
  private static let signed = "published"

  /// - Throws: where a table of that name would be an input, or replace one.
  func check(file path: String) throws {
    if let identity = FileIdentity(path), files.contains(identity) {
      throw UsageError(
        message: Phrase(
          "--output: '\(path)' là một tệp số liệu đầu vào, ghi vào đó là mất số liệu; chọn tên khác",
          en: "--output: '\(path)' is an input, which the result would replace; choose another name"
        ))
    }
    // In published/ a table may be, but not in its place.
    let isFolderName = Self.whole(path).last?.lowercased() == Self.signed
    if isInput(path, besides: isFolderName ? [] : [Self.signed]) { throw Self.inside(path) }
  }

  /// - Throws: where documents in that folder would be inputs, or replace them.
  func check(folder path: String) throws {
    let identity = FileIdentity(path)
    if identity != nil, identity == root || Self.isWorkspace(path) {
      throw UsageError(
        message: Phrase(
          "'\(path)' là một thư mục số liệu; hãy chọn thư mục khác",
          en: "'\(path)' is a workspace; choose another folder"))
    }
    if isInput(path, besides: []) { throw Self.inside(path) }
  }

  private static func inside(_ path: String) -> UsageError {
    UsageError(
      message: Phrase(
        "--output: '\(path)' nằm ở nơi chứa số liệu đầu vào, lần sau sẽ bị đọc như số liệu; chọn nơi khác",
        en:
          "--output: '\(path)' lies where inputs are, and would be read as one; choose another place"
      ))
  }

  private static func isWorkspace(_ folder: String) -> Bool {
    FileIdentity(folder + "/units.csv") != nil
  }

  /// Is it, or a folder above it, one of the names that are read of a workspace?
  ///
  /// - Parameter others: names of a workspace where it may be.
  private func isInput(_ path: String, besides others: Set<String>) -> Bool {
    var place = Self.whole(path)
    while place.count > 1 {
      let name = place.removeLast()
      let folder = "/" + place.dropFirst().joined(separator: "/")
      guard let identity = FileIdentity(folder) else { continue }
      if folders.contains(identity) { return true }
      let isRead =
        Workspace.names.contains(name.lowercased()) && !others.contains(name.lowercased())
      if isRead, identity == root || Self.isWorkspace(folder) { return true }
    }
    return false
  }

  /// The parts of the path from the root of the system, without links, as far as it exists.
  private static func whole(_ path: String) -> [String] {
    var missing: [String] = []
    var parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    let start = path.hasPrefix("/") ? "/" : "./"
    while true {
      let place = start + parts.joined(separator: "/")
      if let real = realpath(place, nil) {
        defer { free(real) }
        return [""] + String(cString: real).split(separator: "/").map(String.init) + missing
      }
      guard let last = parts.popLast() else { return [""] + missing }
      missing.insert(last, at: 0)
    }
  }
}
