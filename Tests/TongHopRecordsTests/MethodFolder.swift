import Foundation
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// A folder methods/qd1 with the two files of a method, removed when the test is done.
final class MethodFolder {
  let settings: WorkspaceFile
  let criteria: WorkspaceFile
  private let root: URL

  static let header = "code,parent,name,max_points,measure,rule\n"
  static let minimal = header + "1,,Một,2,metric:A,linear\n"

  init(json: Data?, csv: String) throws {
    root = FileManager.default.temporaryDirectory
      .appendingPathComponent("tonghop-method-\(UUID().uuidString)")
    let folder = root.appendingPathComponent("methods/qd1")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let json1 = folder.appendingPathComponent("method.json")
    let csv1 = folder.appendingPathComponent("criteria.csv")
    try json?.write(to: json1)
    try Data(csv.utf8).write(to: csv1)
    settings = WorkspaceFile(path: json1.path, name: "methods/qd1/method.json")
    criteria = WorkspaceFile(path: csv1.path, name: "methods/qd1/criteria.csv")
  }

  deinit { try? FileManager.default.removeItem(at: root) }
}

/// A problem as `TH1402 3:5`, with `warning` before a warning.
func marks(_ log: DiagnosticLog) -> [String] {
  log.condensed(limit: 1000).map { entry in
    let place = [entry.diagnostic.location.line, entry.diagnostic.location.column]
      .compactMap { $0.map { String($0) } }.joined(separator: ":")
    let text = "\(entry.diagnostic.code.rawValue) \(place)"
    return entry.diagnostic.severity == .warning ? "warning " + text : text
  }
}

let levels: Set<String> = ["province", "district", "commune"]
let types: Set<String> = ["tỉnh", "huyện", "xã", "phường", "thị trấn"]

func read(json: Data?, csv: String = MethodFolder.minimal) throws -> (Method?, DiagnosticLog) {
  let folder = try MethodFolder(json: json, csv: csv)
  var log = DiagnosticLog()
  let method = MethodFile.read(
    settings: folder.settings, criteria: folder.criteria, levels: levels, types: types, log: &log)
  return (method, log)
}

func read(json: String) throws -> (Method?, DiagnosticLog) {
  try read(json: Data(json.utf8))
}

/// The settings after `id` and `name` on line 1, one line each.
func read(settings lines: String...) throws -> (Method?, DiagnosticLog) {
  let text = (["{\"id\": \"qd1\", \"name\": \"Bộ\""] + lines).joined(separator: ",\n") + "}"
  return try read(json: text)
}

func read(csv: String) throws -> (Method?, DiagnosticLog) {
  try read(json: Data("{\"id\": \"qd1\", \"name\": \"Bộ\"}".utf8), csv: csv)
}

/// The rows under the usual header.
func read(rows: String...) throws -> (Method?, DiagnosticLog) {
  try read(csv: MethodFolder.header + rows.joined(separator: "\n") + "\n")
}
