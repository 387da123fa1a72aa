import Foundation

/// A value that one thread at a time may see.
///
/// A lock of Foundation and not `Synchronization.Mutex`: the thread sanitizer sees what the former
/// orders, and takes everything behind the latter for a race (Swift 6.3 on Linux). It is taken a
/// few hundred times a run, so its speed means nothing.
///
/// - Safety: `value` is touched between lock and unlock only.
final class Guarded<Value>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  init(_ value: Value) {
    self.value = value
  }

  func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    lock.lock()
    defer { lock.unlock() }
    return body(&value)
  }
}
