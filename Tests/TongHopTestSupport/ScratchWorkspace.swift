import Foundation

/// A workspace in a temporary folder, which is deleted with it.
public final class ScratchWorkspace: Sendable {
  public let path: String

  /// - Parameter files: texts by path inside the workspace.
  public init(_ files: [String: String] = [:]) throws {
    path = FileManager.default.temporaryDirectory.path + "/tonghop-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(text, to: name) }
  }

  /// A copy of a sample workspace.
  public convenience init(copyOf sample: String) throws {
    try self.init(copyOfFolder: Repository.path("SampleData/" + sample))
  }

  public init(copyOfFolder folder: String) throws {
    path = FileManager.default.temporaryDirectory.path + "/tonghop-test-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: folder, toPath: path)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  public func text(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  public func write(_ text: String, to name: String) throws {
    let folder = (path + "/" + name).split(separator: "/").dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(
      atPath: "/" + folder, withIntermediateDirectories: true)
    try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
  }

  public func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path + "/" + name)
  }

  /// The names of a folder's files, by name; empty where there is no such folder.
  public func files(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []
    return names.sorted().map { folder + "/" + $0 }
  }
}
