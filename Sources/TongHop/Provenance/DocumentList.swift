import Foundation

/// The documents of one run with their digests: what a folder says when it is complete.
///
/// It reads and writes the format of `sha256sum`, so anybody can check a folder:
/// `sha256sum --check cchc-2024-Q2.sha256`.
public struct DocumentList: Sendable {
  /// Digests in hexadecimal digits, by the path inside the folder.
  public private(set) var digests: [String: String] = [:]

  public init() {}

  /// - Parameter text: of a list; a line that is none is left out.
  public init(parsing text: String) {
    for line in text.split(separator: "\n") {
      let digest = line.prefix(64)
      let name = line.dropFirst(66)
      guard digest.count == 64, digest.allSatisfy(\.isHexDigit), !name.isEmpty else { continue }
      digests[String(name)] = String(digest)
    }
  }

  public mutating func add(_ name: String, digest: String) { digests[name] = digest }

  /// Names by their bytes.
  public var text: String {
    digests.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { "\($0.value)  \($0.key)\n" }.joined()
  }

  public static func digest(of bytes: Data) -> String {
    var digest = SHA256()
    bytes.withUnsafeBytes { digest.update($0) }
    return digest.hexadecimal()
  }
}
