import Foundation
import Synchronization

/// A file that is being written: in the folder where it will be, under a name that nobody can
/// foresee, and not there when the run ends in whatever way.
///
/// It is locked (`flock`) as long as it is open, so another run knows that somebody still writes it.
/// What a killed run left behind is locked by nobody, and the next run that writes there deletes it.
final class TemporaryFile {
  let path: String
  let descriptor: Int32

  private static let (prefix, suffix) = (".tonghop-", ".tmp")
  /// The paths of those that this run writes. Whoever holds the lock for good ends the run.
  private static let live = Mutex<Set<String>>([])
  /// Folders that were looked through.
  private static let swept = Mutex<Set<String>>([])

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  /// Makes an empty one.
  ///
  /// - Parameters:
  ///   - mode: its rights, of which the system takes what the user's mask forbids.
  ///   - target: what it will be, for messages.
  static func make(
    in folder: String, mode: mode_t, for target: String
  ) throws(OutputError) -> TemporaryFile {
    sweep(folder)
    while true {
      let path = "\(folder)/\(newName())"
      let (descriptor, code) = live.withLock { live in
        let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let descriptor = open(path, flags, mode)
        if descriptor >= 0 { live.insert(path) }
        return (descriptor, errno)
      }
      guard descriptor >= 0 else {
        if code == EEXIST || code == EINTR { continue }
        throw OutputError(file: target, code)
      }
      let file = TemporaryFile(path: path, descriptor: descriptor)
      // Some disks have no locks.
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK,
        file.status?.st_nlink != 0
      else {
        // Another run took it for a file that nobody writes.
        file.remove()
        continue
      }
      return file
    }
  }

  private static func newName() -> String {
    var generator = SystemRandomNumberGenerator()
    let digits = String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
    return prefix + String(repeating: "0", count: 16 - digits.count) + digits + suffix
  }

  private static func isOurs(_ name: String) -> Bool {
    name.hasPrefix(prefix) && name.hasSuffix(suffix)
      && name.utf8.count == prefix.utf8.count + 16 + suffix.utf8.count
      && name.dropFirst(prefix.count).dropLast(suffix.count).allSatisfy(\.isHexDigit)
  }

  /// Deletes what runs left behind that were killed; once for each folder.
  private static func sweep(_ folder: String) {
    guard swept.withLock({ $0.insert(folder).inserted }) else { return }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where isOurs(name) {
      let path = "\(folder)/\(name)"
      let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard file >= 0 else { continue }
      if flock(file, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
      close(file)
    }
  }

  /// Of the open file.
  var status: stat? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status : nil
  }

  /// Reads all of it.
  ///
  /// - Throws: with the name of what it will be.
  func bytes(for target: String) throws(OutputError) -> Data {
    guard let size = status?.st_size else { throw OutputError(file: target, errno) }
    var data = Data(count: Int(size))
    var place = 0
    while place < data.count {
      let count = data.withUnsafeMutableBytes { buffer in
        pread(
          descriptor, buffer.baseAddress?.advanced(by: place), buffer.count - place, off_t(place))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw OutputError(file: target, count < 0 ? errno : EIO) }
      place += count
    }
    return data
  }

  /// Gives it its name. It is closed then.
  func move(to target: String) throws(OutputError) {
    // A name that was moved away would be another file's.
    guard let name = FileStatus(path), let file = status, name.isSame(as: file) else {
      remove()
      throw OutputError(file: target, ENOENT)
    }
    let code = Self.live.withLock { live in
      guard rename(path, target) == 0 else { return errno }
      live.remove(path)
      return 0
    }
    guard code == 0 else {
      remove()
      throw OutputError(file: target, code)
    }
    close(descriptor)
  }

  /// Deletes and closes it.
  func remove() {
    Self.live.withLock { live in
      if live.remove(path) != nil { unlink(path) }
    }
    close(descriptor)
  }

  /// Ctrl-C and other requests to end delete what is not written to its end, and then end the run as
  /// they always do. To be called while there is one thread.
  ///
  /// What was started with such a signal ignored, as by `nohup`, goes on ignoring it.
  static func removeAllAtSignals() {
    var wanted = sigset_t()
    sigemptyset(&wanted)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      guard sigaction(number, nil, &action) == 0 else { continue }
      let isIgnored = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
      if !isIgnored { sigaddset(&wanted, number) }
    }
    // Of the threads to come, too: one of them waits for the signals.
    pthread_sigmask(SIG_BLOCK, &wanted, nil)
    Thread.detachNewThread { [wanted] in
      var wanted = wanted
      var number: Int32 = 0
      while sigwait(&wanted, &number) != 0 {}
      live.withLock { live in
        for path in live { unlink(path) }
        signal(number, SIG_DFL)
        pthread_sigmask(SIG_UNBLOCK, &wanted, nil)
        raise(number)
      }
    }
  }
}
