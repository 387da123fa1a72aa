import Foundation

/// A file read through a buffer, so that the size of a file is no limit.
///
///     file    ........|=========|####|..............
///             0       start     |    start + filled
///                               offset, the next byte; #: unread
final class ByteStream {
  /// Where the bytes come from: a file, or in a test something that fails.
  struct Source {
    /// Fills a part of the buffer with what comes next: the number of bytes, 0 at the end.
    var read: (UnsafeMutableBufferPointer<UInt8>) throws(FileFault) -> Int
    /// Goes to a byte; false where that cannot be done.
    var seek: (Int) -> Bool
    var close: () -> Void
    /// Of the whole file, where it has one.
    var size: Int?
    /// Asked at the end of the file: is it still the one that was opened?
    var verify: () throws(FileFault) -> Void = {}
  }

  private let source: Source
  private var buffer: UnsafeMutableBufferPointer<UInt8>
  /// Where in the file the buffer begins.
  private var start = 0
  /// Of the next byte, in the buffer.
  private var position = 0
  private var filled = 0
  private var isExhausted = false
  /// Reading failed, or gave what is no one state of the file: what follows is not its end.
  private(set) var fault: FileFault?

  /// - Throws: where the file cannot be opened or its first bytes cannot be read.
  convenience init(_ file: WorkspaceFile) throws(FileFault) {
    self.init(try Source(file))
    if let fault { throw fault }
  }

  init(_ source: Source, bufferSize: Int = 1 << 18) {
    self.source = source
    buffer = .allocate(capacity: bufferSize)
    _ = extend()
  }

  deinit {
    buffer.deallocate()
    source.close()
  }

  /// Bytes of the whole file; nil where that is not known.
  var size: Int? { source.size }

  /// Where in the file the next byte is.
  var offset: Int { start + position }

  /// The bytes at hand; empty only at the end of the file.
  ///
  /// - Safety: valid until the next call of any function of the stream.
  var unread: UnsafeBufferPointer<UInt8> {
    if position == filled { _ = extend() }
    return UnsafeBufferPointer(rebasing: buffer[position..<filled])
  }

  func peek() -> UInt8? {
    position < filled || extend() ? buffer[position] : nil
  }

  /// - Parameter count: at most the count of ``unread``.
  func skip(_ count: Int) {
    position = min(position + count, filled)
  }

  /// Reads on behind the unread bytes, which stay in one piece.
  ///
  /// - Returns: false at the end of the file.
  func extend() -> Bool {
    guard !isExhausted else { return false }
    makeRoom()
    let before = filled
    // A pipe gives less than was asked for.
    while filled < buffer.count {
      do throws(FileFault) {
        let count = try source.read(UnsafeMutableBufferPointer(rebasing: buffer[filled...]))
        filled += count
        isExhausted = count == 0
        if isExhausted { try verifyEnd() }
      } catch {
        (fault, isExhausted) = (error, true)
      }
      if isExhausted { break }
    }
    return filled > before
  }

  private func verifyEnd() throws(FileFault) {
    try source.verify()
    if let size = source.size, start + filled != size { throw .wrongSize }
  }

  /// Moves the unread bytes to the front; a buffer that is full of them becomes larger.
  private func makeRoom() {
    let unread = UnsafeBufferPointer(rebasing: buffer[position..<filled])
    var target = buffer
    if unread.count == buffer.count { target = .allocate(capacity: buffer.count * 2) }
    if let to = target.baseAddress, let from = unread.baseAddress {
      memmove(to, from, unread.count)
    }
    if target.baseAddress != buffer.baseAddress {
      buffer.deallocate()
      buffer = target
    }
    start += position
    filled = unread.count
    position = 0
  }

  /// Goes to a byte of the file; within the buffer that costs nothing.
  func seek(to offset: Int) {
    if offset >= start, offset <= start + filled {
      position = offset - start
      return
    }
    guard source.seek(offset) else {
      (fault, position, isExhausted) = (.system(EIO), filled, true)
      return
    }
    (start, position, filled, isExhausted) = (offset, 0, 0, false)
  }
}

extension ByteStream.Source {
  init(_ file: WorkspaceFile) throws(FileFault) {
    let opened = try OpenedFile(file)
    self.init(
      read: { bytes throws(FileFault) in
        try opened.read(into: UnsafeMutableRawBufferPointer(bytes))
      },
      seek: { lseek(opened.descriptor, off_t($0), SEEK_SET) >= 0 },
      // It is closed with the last reference to it.
      close: {}, size: opened.identity.size, verify: { () throws(FileFault) in try opened.verify() }
    )
  }
}
