import Foundation

/// Results go to stdout, everything else to stderr.
enum Console {
  static func output(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  /// The last lines of a log; empty where there is none.
  static func end(ofFile path: String) -> String {
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").suffix(20).joined(separator: "\n")
  }
}
