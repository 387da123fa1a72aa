import Foundation

/// Which file stands under a name, and in which state.
///
/// Another file under the name differs in device or number, and whoever writes into a file, or gives
/// it back its old date, changes at least the last of these. So two equal identities mean that nobody
/// touched the file between the two looks; the only limit is the clock of the disk, which on Linux
/// moves every few milliseconds.
public struct FileIdentity: Sendable, Hashable {
  /// A moment as the disk notes it.
  struct Moment: Sendable, Hashable {
    var seconds: Int
    var nanoseconds: Int

    init(_ time: timespec) {
      seconds = Int(time.tv_sec)
      nanoseconds = Int(time.tv_nsec)
    }
  }

  let device: UInt64
  let number: UInt64
  /// In bytes.
  public let size: Int
  /// When its bytes were last written.
  let modified: Moment
  /// When anything of it was last changed, its name or its dates among them.
  let changed: Moment

  init(_ information: stat) {
    device = UInt64(truncatingIfNeeded: information.st_dev)
    number = UInt64(truncatingIfNeeded: information.st_ino)
    size = Int(information.st_size)
    #if canImport(Darwin)
      modified = Moment(information.st_mtimespec)
      changed = Moment(information.st_ctimespec)
    #else
      modified = Moment(information.st_mtim)
      changed = Moment(information.st_ctim)
    #endif
  }

  /// Of what stands under a path now, links followed.
  ///
  /// - Throws: where nothing can be looked at there.
  package init(ofPath path: String) throws(FileFault) {
    var information = stat()
    guard stat(path, &information) == 0 else { throw FileFault(looking: path, errno) }
    self.init(information)
  }
}
