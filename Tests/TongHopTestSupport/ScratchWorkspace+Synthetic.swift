import Foundation
import TongHopSynthetic

extension ScratchWorkspace {
  /// The files of a made-up workspace.
  public convenience init(_ synthetic: SyntheticWorkspace) throws {
    try self.init()
    for (name, bytes) in synthetic.files { try write(bytes, to: name) }
  }

  public func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }
}
