import Synchronization
import Testing

@testable import TongHopColumnar

/// Work in shards, and blocks put together.
@Suite("Shards")
struct ShardTests {
  @Test("Results come in order, each shard runs once", arguments: [0, 1, 2, 3, 100, 5000])
  func order(count: Int) {
    let runs = Atomic<Int>(0)
    let results = mapShards(count) { shard in
      runs.add(1, ordering: .relaxed)
      return [shard, shard * shard]
    }
    #expect(results == (0..<count).map { [$0, $0 * $0] })
    #expect(runs.load(ordering: .relaxed) == count)
  }

  @Test("Shards inside shards")
  func nested() {
    let results = mapShards(8) { outer in mapShards(8) { outer * 8 + $0 } }
    #expect(results.flatMap(\.self) == Array(0..<64))
  }

  @Test("Ranges of shards are all of it, of nearly one size", arguments: [0, 1, 2, 7, 64, 1000])
  func ranges(count: Int) {
    for shards in 1...20 {
      let ranges = (0..<shards).map { shardRange($0, of: shards, count: count) }
      #expect(ranges.flatMap { Array($0) } == Array(0..<count))
      #expect(ranges.allSatisfy { abs($0.count - count / shards) <= 1 })
    }
  }

  private static func chain(_ blocks: [(first: Int?, end: Int)], ends: [Int]) -> [Int]? {
    BlockChain(
      blocks.map { BlockResult(first: $0.first, end: $0.end) }, ends: ends, firstOffset: 10
    ).correction.map { [$0.block, $0.first] }
  }

  @Test("Blocks that follow on each other need no correction")
  func rightChain() {
    #expect(Self.chain([], ends: []) == nil)
    #expect(Self.chain([(10, 22), (22, 31), (31, 40)], ends: [20, 30, 40]) == nil)
    // A row that is longer than a block.
    #expect(Self.chain([(10, 35), (nil, 30), (35, 40)], ends: [20, 30, 40]) == nil)
    #expect(Self.chain([(10, 40), (nil, 30), (nil, 40)], ends: [20, 30, 40]) == nil)
    // Blocks that were told that no row of theirs begins before the next one.
    #expect(Self.chain([(10, 40), (40, 40), (40, 40)], ends: [20, 30, 40]) == nil)
  }

  @Test("The first block that assumed another beginning is named, with the true one")
  func wrongChain() {
    #expect(Self.chain([(10, 25), (22, 31), (35, 40)], ends: [20, 30, 40]) == [1, 25])
    #expect(Self.chain([(10, 22), (22, 36), (31, 40)], ends: [20, 30, 40]) == [2, 36])
    #expect(Self.chain([(10, 40), (22, 31), (31, 40)], ends: [20, 30, 40]) == [1, 40])
    // A row begins in a block that found none.
    #expect(Self.chain([(10, 22), (nil, 30), (31, 40)], ends: [20, 30, 40]) == [1, 22])
    #expect(Self.chain([(12, 22)], ends: [20]) == [0, 10])
  }
}
