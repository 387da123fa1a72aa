import Foundation

/// A file read byte by byte through a buffer, so that the size of a file is no limit.
final class ByteStream {
  private let handle: UnsafeMutablePointer<FILE>
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)
  private var position = 0
  private var filled = 0
  /// Where in the file the buffer begins.
  private var start = 0
  private(set) var failed = false

  /// - Returns: nil where the file cannot be opened.
  init?(path: String) {
    // A folder can be opened for reading; only reading it fails.
    guard let handle = fopen(path, "rb") else { return nil }
    self.handle = handle
    fill()
    if failed { return nil }
  }

  deinit { fclose(handle) }

  private func fill() {
    start += filled
    filled = fread(&buffer, 1, buffer.count, handle)
    if filled == 0, ferror(handle) != 0 { failed = true }
    position = 0
  }

  /// The first bytes of the file, up to one buffer; only before anything was read.
  var beginning: ArraySlice<UInt8> { buffer[0..<filled] }

  func peek() -> UInt8? {
    if position == filled {
      guard filled > 0 else { return nil }
      fill()
    }
    return filled > 0 ? buffer[position] : nil
  }

  func next() -> UInt8? {
    guard let byte = peek() else { return nil }
    position += 1
    return byte
  }

  /// Where in the file the next byte is.
  var offset: Int { start + position }

  /// Goes to a byte of the file; within the buffer that costs nothing.
  func seek(to offset: Int) {
    if (start...start + filled).contains(offset), filled > 0 {
      position = offset - start
      return
    }
    fseek(handle, offset, SEEK_SET)
    start = offset
    filled = 0
    fill()
  }

  func skip(_ count: Int) {
    for _ in 0..<count { _ = next() }
  }
}
