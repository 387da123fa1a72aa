import Foundation

/// A regular file that is open for reading, and is the one that the workspace was looked at with.
///
/// Whoever reads it to its end asks ``verify()`` behind the last byte: what was read is one state of
/// the file only where that says nothing.
public final class OpenedFile {
  public let descriptor: Int32
  /// Of the file as it was opened.
  public let identity: FileIdentity

  /// - Throws: where there is no regular file, where it may not be read, and where it is not what
  ///   `file` says that it was.
  public init(_ file: WorkspaceFile) throws(FileFault) {
    var information = stat()
    // Looked at before it is opened: opening a device can do something, and a pipe waits.
    guard stat(file.path, &information) == 0 else {
      let code = errno
      throw file.identity == nil ? FileFault(looking: file.path, code) : .changed
    }
    if let fault = FileFault(notARegularFile: information.st_mode) {
      throw file.identity == nil ? fault : .changed
    }
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      let code = errno
      if code == ENOENT { throw file.identity == nil ? .missing : .changed }
      throw .system(code)
    }
    guard fstat(descriptor, &information) == 0 else {
      let code = errno
      close(descriptor)
      throw .system(code)
    }
    let identity = FileIdentity(information)
    let fault = FileFault(notARegularFile: information.st_mode)
    guard fault == nil, file.identity.map({ $0 == identity }) ?? true else {
      close(descriptor)
      throw fault ?? .changed
    }
    self.descriptor = descriptor
    self.identity = identity
  }

  deinit { close(descriptor) }

  /// Says behind the last byte that was read whether the file is still what it was.
  public func verify() throws(FileFault) {
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw .system(errno) }
    guard FileIdentity(information) == identity else { throw .changed }
  }

  /// Fills as much of a buffer as the file has from here on.
  ///
  /// - Returns: how many bytes; 0 at the end of the file.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFault) -> Int {
    var count = -1
    repeat {
      count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
    } while count < 0 && errno == EINTR
    guard count >= 0 else { throw .system(errno) }
    return count
  }

  /// As ``read(into:)``, from a byte of the file on.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(FileFault) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = pread(
        descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled,
        off_t(offset + filled))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system(errno) }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// All bytes of a file.
  ///
  /// - Complexity: O(*bytes*).
  public static func contents(of file: WorkspaceFile) throws(FileFault) -> [UInt8] {
    let opened = try OpenedFile(file)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(opened.identity.size)
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { piece.deallocate() }
    while true {
      let count = try opened.read(into: piece)
      guard count > 0 else { break }
      bytes += piece[..<count]
    }
    try opened.verify()
    guard bytes.count == opened.identity.size else { throw .wrongSize }
    return bytes
  }
}
