import Foundation
import TongHopSynthetic

extension ScratchWorkspace {
  /// The files of a made-up workspace.
  public convenience init(_ synthetic: SyntheticWorkspace) throws {
    try self.init()
    for (name, bytes) in synthetic.files {
      let url = URL(fileURLWithPath: path + "/" + name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
  }
}
