import Foundation
import TongHopSynthetic

extension SyntheticWorkspace {
  /// Writes a made-up workspace into a folder, where it is not there yet: under another name first,
  /// which is then changed, so that an interrupted run leaves no half one.
  static func write(_ options: SyntheticOptions, to path: String) throws {
    let files = FileManager.default
    guard !files.fileExists(atPath: path) else { return }
    Console.note("making \(path)")
    let unfinished = path + ".unfinished"
    try? files.removeItem(atPath: unfinished)
    for (name, bytes) in SyntheticWorkspace(options).files {
      let url = URL(fileURLWithPath: unfinished + "/" + name)
      try files.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
    try files.moveItem(atPath: unfinished, toPath: path)
  }
}
