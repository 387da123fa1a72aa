import Foundation
import TongHopDiagnostics
import TongHopDomain

/// A JSON file that was read, with the place of every value.
struct JSONDocument {
  let file: String
  private let root: JSONValue
  private let positions: JSONPositions
  private let places: Places

  /// Shared by copies, and by all messages: each goes on from a mark near its place.
  private final class Places {
    var text: TextPlaces
    init(_ text: TextPlaces) { self.text = text }
  }

  /// - Returns: nil when the file is no JSON; the reason is in `log`.
  static func read(_ file: WorkspaceFile, log: inout DiagnosticLog) -> JSONDocument? {
    guard let bytes = bytes(of: file, log: &log) else { return nil }
    do {
      let root = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
      let document = JSONDocument(
        file: file.name, root: root, positions: JSONPositions(bytes),
        places: Places(TextPlaces(bytes, file: file.name)))
      document.reportRepeatedKeys(&log)
      return document
    } catch {
      log.report(syntaxProblem(error, bytes, file: file.name))
      return nil
    }
  }

  /// The text of a file without its byte order mark; not twice in memory at any time.
  ///
  /// - Parameter foreign: tells that the bytes are of another format, before they are taken for text.
  /// - Returns: nil when it is no text; the reason is in `log`.
  static func bytes(
    of file: WorkspaceFile, log: inout DiagnosticLog,
    foreign: ([UInt8]) -> Diagnostic? = { _ in nil }
  ) -> [UInt8]? {
    var bytes: [UInt8]
    do throws(FileFault) {
      bytes = try OpenedFile.contents(of: file)
    } catch {
      log.report(error.diagnostic(of: file.name))
      return nil
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if let problem = foreign(bytes) ?? formatProblem(bytes, file: file.name) {
      log.report(problem)
      return nil
    }
    return bytes
  }

  /// The value at a path of keys and list positions; nil where there is none, or null.
  func value(at path: [String]) -> JSONValue? {
    var value = root
    for step in path {
      switch value {
      case .object(let members):
        guard let member = members[step] else { return nil }
        value = member
      case .array(let elements):
        guard let position = Int(step), elements.indices.contains(position) else { return nil }
        value = elements[position]
      default: return nil
      }
    }
    return value == .null ? nil : value
  }

  /// The keys of the object at a path, in the order of the file.
  func keys(at path: [String]) -> [String] {
    guard case .object(let members)? = value(at: path) else { return [] }
    return members.keys.sorted {
      (positions.offsets[path + [$0]] ?? 0, $0) < (positions.offsets[path + [$1]] ?? 0, $1)
    }
  }

  /// Where the key or the element stands; for one that is missing, what should hold it.
  func location(_ path: [String]) -> SourceLocation {
    var path = path
    while positions.offsets[path] == nil, !path.isEmpty { path.removeLast() }
    return places.text.location(positions.offsets[path] ?? 0)
  }

  private func reportRepeatedKeys(_ log: inout DiagnosticLog) {
    for (path, offset) in positions.repeated {
      let key = path.last ?? ""
      log.report(
        Diagnostic(
          .badSetting, at: places.text.location(offset),
          Phrase("'\(key)' có hai lần", en: "'\(key)' stands twice"),
          fix: Phrase("chỉ giữ một", en: "keep one of them")))
    }
  }
}
