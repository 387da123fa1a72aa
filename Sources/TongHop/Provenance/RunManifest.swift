import Foundation
import TongHopReport

/// From what the documents of a folder were made, and how: enough to make them again.
///
/// It stands beside them as `<method>-<period>-manifest.json`. The number of threads and the engine are not
/// in it, since no byte depends on them, nor is anything of the machine or of the time.
public struct RunManifest: Sendable, Equatable, Codable {
  /// What made the documents.
  public struct Program: Sendable, Equatable, Codable {
    public var version: String
    /// Of the source; nil where the build did not note it.
    public var commit: String?
    public var compiler: String
    /// `libxlsxwriter 1.1.4`
    public var libraries: [String]

    public init(version: String, commit: String?, compiler: String, libraries: [String]) {
      self.version = version
      self.commit = commit
      self.compiler = compiler
      self.libraries = libraries
    }
  }

  /// A file of the workspace as it was read.
  public struct Input: Sendable, Equatable, Codable {
    /// Relative to the workspace.
    public var name: String
    /// In bytes.
    public var size: Int
    /// 64 hexadecimal digits.
    public var sha256: String
  }

  public var program: Program
  /// `report` or `demo`.
  public var verb: String
  /// The options that decide what is written, as they were typed; a flag has an empty text.
  public var options: [String: String]
  /// The workspace, seen from the folder of the documents.
  public var workspace: String
  /// In the order of their names' bytes.
  public var inputs: [Input]

  /// - Parameters:
  ///   - workspace: where it is.
  ///   - folder: where the documents are, which exists.
  public init(
    _ program: Program, verb: String, options: [String: String], workspace: String, folder: String,
    files: [InputFile]
  ) {
    self.program = program
    self.verb = verb
    self.options = options
    self.workspace = Self.path(to: workspace, from: folder)
    inputs = files.map { Input(name: $0.name, size: $0.size ?? 0, sha256: $0.sha256) }
  }

  /// - Returns: nil for what no manifest says.
  public init?(parsing bytes: Data) {
    guard let manifest = try? JSONDecoder().decode(RunManifest.self, from: bytes) else {
      return nil
    }
    self = manifest
  }

  /// JSON with its keys in the order of the alphabet.
  public var bytes: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Texts and whole numbers alone, which can always be encoded.
    return ((try? encoder.encode(self)) ?? Data()) + Data("\n".utf8)
  }

  public static func name(ofStem stem: String) -> String { stem + "-manifest.json" }

  /// The first file that is not what it was, by name: changed, missing, or come since; nil where all are
  /// as they were.
  public func firstChange(in files: [InputFile]) -> Change? {
    let now = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let then = Dictionary(inputs.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let names = Set(now.keys).union(then.keys).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    for name in names {
      switch (then[name], now[name]) {
      case (let old?, let new?):
        if old.sha256 != new.sha256 || old.size != new.size { return .changed(name) }
      case (.some, nil): return .missing(name)
      case (nil, _): return .added(name)
      }
    }
    return nil
  }

  public enum Change: Sendable, Equatable {
    case changed(String), missing(String), added(String)
  }

  /// A path that leads from a folder to another one, links resolved.
  static func path(to target: String, from folder: String) -> String {
    func parts(_ path: String) -> [Substring] {
      URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
        .split(separator: "/")
    }
    let (there, here) = (parts(target), parts(folder))
    let common = zip(there, here).prefix { $0 == $1 }.count
    let steps =
      [Substring](repeating: "..", count: here.count - common) + there.dropFirst(common)
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }
}
