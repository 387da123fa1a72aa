import Foundation
import TongHopColumnar
import TongHopRecords
import TongHopReport

extension Pipeline {
  /// Every file of the workspace that a table can depend on, by name, with its size and digest.
  ///
  /// - Complexity: O(*bytes*), read once more, several files at once.
  func inputFiles() -> [InputFile] {
    let files = workspace.inputFiles
    let shards = min(max(1, options.threads), max(1, files.count))
    // Every n-th file, so that large neighbours are shared out.
    let parts = mapShards(shards) { shard in
      stride(from: shard, to: files.count, by: shards).map { ($0, Self.inputFile(files[$0])) }
    }
    return parts.flatMap(\.self).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private static func inputFile(_ file: WorkspaceFile) -> InputFile {
    guard let handle = FileHandle(forReadingAtPath: file.path) else {
      return InputFile(name: file.name, size: nil, sha256: "")
    }
    defer { try? handle.close() }
    var digest = SHA256()
    var size = 0
    while true {
      do {
        guard let block = try handle.read(upToCount: 1 << 20), !block.isEmpty else { break }
        size += block.count
        block.withUnsafeBytes { digest.update($0) }
      } catch {
        return InputFile(name: file.name, size: nil, sha256: "")
      }
    }
    return InputFile(name: file.name, size: size, sha256: digest.hexadecimal())
  }
}

extension Workspace {
  /// Where the files of the workspace are that a table can depend on.
  public var inputPaths: [String] { inputFiles.map(\.path) }

  /// In the order of their names' bytes.
  var inputFiles: [WorkspaceFile] {
    let single = [
      "units.csv", "successions.csv", "indicators.csv", "exemptions.csv", "office.json",
      BoundariesFile.name,
    ]
    let settings = methodFolders.flatMap { ["\($0)/method.json", "\($0)/criteria.csv"] }
    let named = (single + settings).filter {
      FileManager.default.fileExists(atPath: "\(path)/\($0)")
    }
    .map { WorkspaceFile(path: "\(path)/\($0)", name: $0) }
    let figures =
      figureFiles.metrics + figureFiles.records + figureFiles.tasks + figureFiles.points
      + figureFiles.survey
    return (named + figures + published.values).sorted {
      $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
  }

  private var methodFolders: [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: "\(path)/methods")
    return (names ?? []).filter { !$0.hasPrefix(".") }.map { "methods/\($0)" }
  }
}
