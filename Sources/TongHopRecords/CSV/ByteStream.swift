import Foundation

/// A file read byte by byte through a buffer, so that the size of a file is no limit.
final class ByteStream {
  private let handle: UnsafeMutablePointer<FILE>
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)
  private var position = 0
  private var filled = 0
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

  func skip(_ count: Int) {
    for _ in 0..<count { _ = next() }
  }
}
