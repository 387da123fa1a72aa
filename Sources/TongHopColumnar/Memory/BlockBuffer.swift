import Foundation
import TongHopRecords

/// Bytes of a file, with room behind them that may be read and means nothing.
///
/// Kernels load 8 and 64 bytes at a time and may look past the last row; the padding makes that
/// safe, and its line feeds end a last line that has none.
///
/// - Safety: owned by one shard.
final class BlockBuffer {
  static let padding = 192

  private(set) var bytes: UnsafeMutableRawPointer
  private(set) var capacity: Int
  /// Of the bytes, how many are from the file.
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = capacity
    bytes = .allocate(byteCount: capacity + Self.padding, alignment: 64)
  }

  deinit { bytes.deallocate() }

  /// Fills the buffer with the bytes of the file from `offset`, at most `wanted` of them.
  ///
  /// Fewer bytes than wanted are the end of the file.
  func fill(from file: Int32, at offset: Int, wanted: Int) throws(FileFault) {
    if wanted > capacity {
      bytes.deallocate()
      capacity = wanted
      bytes = .allocate(byteCount: capacity + Self.padding, alignment: 64)
    }
    count = 0
    while count < wanted {
      let got = pread(file, bytes + count, wanted - count, off_t(offset + count))
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw .system(errno) }
      if got == 0 { break }
      count += got
    }
    (bytes + count).initializeMemory(
      as: UInt8.self, repeating: UInt8(ascii: "\n"), count: Self.padding)
  }
}
