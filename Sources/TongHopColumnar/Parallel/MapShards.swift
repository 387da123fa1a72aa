import Dispatch

/// Runs `body` for 0..<`count` on as many threads as there are processors, and gives the results
/// in order. The one primitive for doing two things at once.
///
/// With a count of 1 the body runs on the calling thread. Which thread runs which shard is not
/// defined, so a shard keeps its state by its number, never by its thread.
///
/// - Parameter count: 0 or more.
/// - Complexity: about 0.3 microseconds beside the work.
public func mapShards<Result: Sendable>(
  _ count: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
  guard count > 1 else { return count == 1 ? [body(0)] : [] }
  return [Result](unsafeUninitializedCapacity: count) { buffer, filled in
    // Each iteration writes its own element and nothing reads one before all have ended.
    nonisolated(unsafe) let results = buffer
    DispatchQueue.concurrentPerform(iterations: count) { shard in
      results.initializeElement(at: shard, to: body(shard))
    }
    filled = count
  }
}

/// The range of shard `shard` when 0..<`count` is cut into `shards` of nearly one size.
public func shardRange(_ shard: Int, of shards: Int, count: Int) -> Range<Int> {
  let start = count * shard / shards
  return start..<(count * (shard + 1) / shards)
}
