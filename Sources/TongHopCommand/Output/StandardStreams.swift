import Foundation
import Synchronization

/// The three streams that a process begins with. Any of them may be closed, full, or end early.
enum StandardStreams {
  private static let closed = Mutex<Set<Int32>>([])

  /// To be called first of all, while there is one thread.
  ///
  /// A file that is opened takes the lowest number that is free. Where the process begins with a
  /// closed stream, an input or a table would take its place, and a message would be written into it;
  /// so the places are taken, and it is remembered which.
  ///
  /// To write to a reader that has gone, or beyond a limit of size, is then an error like others and
  /// not the end of the process.
  static func begin() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      guard fcntl(stream, F_GETFD) == -1, errno == EBADF else { continue }
      closed.withLock { _ = $0.insert(stream) }
      _ = open("/dev/null", O_RDWR)
    }
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  static func isClosed(_ stream: Int32) -> Bool { closed.withLock { $0.contains(stream) } }

  /// Writes all of it.
  ///
  /// - Returns: 0, or why not, as `errno` has it.
  static func write(_ bytes: Data, to stream: Int32) -> Int32 {
    if isClosed(stream) { return EBADF }
    return bytes.withUnsafeBytes { FileBytes.write($0, to: stream) }
  }

  /// A disk on the network may tell only now that it is full.
  ///
  /// - Returns: 0, or why what was written is not there.
  static func finish(_ stream: Int32) -> Int32 {
    if isClosed(stream) { return 0 }
    let copy = dup(stream)
    guard copy >= 0 else { return 0 }
    return close(copy) == 0 || errno == EINTR ? 0 : errno
  }
}

/// Whole reading and writing of open files.
enum FileBytes {
  /// - Returns: 0, or why not all of it was written, as `errno` has it.
  static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Int32 {
    var rest = bytes
    while !rest.isEmpty {
      let count = Foundation.write(file, rest.baseAddress, rest.count)
      if count > 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        continue
      }
      switch count < 0 ? errno : EIO {
      case EINTR: continue
      case EAGAIN:
        // A pipe that somebody else set to not wait.
        var state = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        _ = poll(&state, 1, -1)
      case let code: return code
      }
    }
    return 0
  }
}
