import TongHopSynthetic

/// Chooses for the random workspaces: the same choices from the same seed everywhere.
struct Draw {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  mutating func int(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &generator) }

  /// True in so many of a hundred draws.
  mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }

  /// One element of a list that is not empty.
  mutating func pick<T>(_ list: [T]) -> T { list[int(0...list.count - 1)] }

  /// Each element with this chance, in their order.
  mutating func some<T>(of list: [T], percent: Int) -> [T] {
    var result: [T] = []
    for element in list where chance(percent) { result.append(element) }
    return result
  }

  mutating func shuffled<T>(_ list: [T]) -> [T] { list.shuffled(using: &generator) }
}
