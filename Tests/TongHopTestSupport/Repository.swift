import Foundation

/// The files of this package, found from where this source file stands.
public enum Repository {
  /// The folder of Package.swift.
  public static let root: String = {
    var parts = #filePath.split(separator: "/")
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  public static func path(_ name: String) -> String { root + "/" + name }

  public static func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  /// The paths below a folder that end in `suffix`, from the root of the package, by name.
  public static func files(under folder: String, suffix: String) -> [String] {
    let found = FileManager.default.enumerator(atPath: path(folder))?.compactMap { $0 as? String }
    return (found ?? []).filter { $0.hasSuffix(suffix) }.map { folder + "/" + $0 }.sorted()
  }
}
