/// Puts the blocks of a file together.
///
/// Each block assumed where its first row begins. The first block knows it; each later one is
/// right if the one before it ended there. If all are, every row was read once and as it stands.
/// They differ only where a quoted field has a line break, which is an error in these files; then
/// the file is read again with the true beginning of that block.
struct BlockChain {
  /// The true first row of the first block that assumed another.
  let correction: (block: Int, first: Int)?

  /// - Parameters:
  ///   - blocks: the results of all blocks, in order.
  ///   - ends: where each block ends.
  init(_ blocks: [BlockResult], ends: [Int], firstOffset: Int) {
    var expected = firstOffset
    for (number, block) in blocks.enumerated() {
      guard let first = block.first else {
        if expected < ends[number] {
          correction = (number, expected)
          return
        }
        continue
      }
      guard first == expected else {
        correction = (number, expected)
        return
      }
      expected = block.end
    }
    correction = nil
  }
}
