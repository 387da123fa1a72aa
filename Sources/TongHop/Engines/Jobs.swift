import Foundation
import TongHopColumnar

/// Jobs that have nothing to do with each other, such as the documents of one period.
public enum Jobs {
  /// Does all of them on at most so many threads; whichever thread is free takes the next one.
  ///
  /// - Parameter threads: at least 1; 1 does them one after the other.
  /// - Returns: what they give, in their order, however they ran.
  /// - Throws: what the first of them in their order throws; the others are done all the same.
  public static func run<Value: Sendable>(
    _ jobs: [@Sendable () throws -> Value], threads: Int
  ) throws -> [Value] {
    let queue = Queue(count: jobs.count)
    let done = mapShards(min(max(threads, 1), jobs.count)) { _ in
      var results: [(place: Int, result: Result<Value, any Error>)] = []
      while let place = queue.next() {
        results.append((place, Result { try jobs[place]() }))
      }
      return results
    }
    return try done.joined().sorted { $0.place < $1.place }.map { try $0.result.get() }
  }

  /// - Safety: `place` is touched between lock and unlock only.
  private final class Queue: @unchecked Sendable {
    private let lock = NSLock()
    private let count: Int
    private var place = 0

    init(count: Int) {
      self.count = count
    }

    func next() -> Int? {
      lock.lock()
      defer { lock.unlock() }
      guard place < count else { return nil }
      defer { place += 1 }
      return place
    }
  }
}
