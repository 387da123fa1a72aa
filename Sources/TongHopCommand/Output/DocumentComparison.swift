import Foundation
import Synchronization
import TongHopDiagnostics

/// Documents that are made again and held against those of a folder; nothing is written there.
final class DocumentComparison: DocumentTarget {
  private let path: String
  /// By name the line of the first difference, 0 where it has no lines; nil: no difference.
  private let made = Mutex<[String: Int?]>([:])

  /// - Parameter path: of the folder.
  init(_ path: String) { self.path = path }

  func write(_ bytes: Data, to name: String) throws(OutputError) -> String {
    compare(bytes, name)
    return name
  }

  func write(
    to name: String, body: (TemporaryFile) throws(OutputError) -> Void
  ) throws(OutputError) -> String {
    let file = try TemporaryFile.make(in: NSTemporaryDirectory(), mode: 0o600, for: name)
    defer { file.remove() }
    try body(file)
    compare(try file.bytes(for: name), name)
    return name
  }

  func makeFolder(_ name: String) {}

  func clearSheets(_ name: String, except written: Set<String>) {}

  private func compare(_ bytes: Data, _ name: String) {
    let old = FileManager.default.contents(atPath: path + "/" + name)
    let line = old == bytes ? nil : Self.line(ofDifference: bytes, old ?? Data(), name)
    made.withLock { _ = $0.updateValue(line, forKey: name) }
  }

  /// - Returns: 0 for what is no text.
  private static func line(ofDifference new: Data, _ old: Data, _ name: String) -> Int {
    guard !name.hasSuffix(".xlsx") else { return 0 }
    let same = zip(new, old).prefix { $0 == $1 }
    return same.count { $0.0 == UInt8(ascii: "\n") } + 1
  }

  enum Difference {
    /// From a line on; nil where it has no lines.
    case other(line: Int?)
    /// It is in the folder and is not made any more.
    case notMade
    /// It is made and is not in the folder.
    case isNew
  }

  /// The first by name; nil where all are the same.
  ///
  /// - Parameter names: of the documents of the folder.
  func first(among names: Set<String>) -> (name: String, Difference)? {
    let made = made.withLock { $0 }
    let all = names.union(made.keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for name in all {
      guard let line = made[name] else { return (name, .notMade) }
      guard names.contains(name) else { return (name, .isNew) }
      if let line { return (name, .other(line: line == 0 ? nil : line)) }
    }
    return nil
  }
}
