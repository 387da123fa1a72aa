/// Finds stretches of rows that stand in two files, or twice in one, wherever they are.
///
/// A stretch is no chance where ten rows on end have five different sums among them, or where in the
/// whole of it a row is not like the one before at twenty places.
struct RepeatedBlocks {
  struct Block {
    var file: Int
    var start: Int
    var count: Int
    var other: Int
    var otherStart: Int
  }

  private typealias Place = (file: Int32, row: Int32)

  private static let window = 10
  private static let fewestSums = 5
  private static let fewestChanges = 20
  /// Changes that are looked for; those at both ends of the twenty may be cut.
  private static let fewestRuns = 16
  private static let base: UInt64 = 0x9FB2_1C65_1E98_DF25

  private let lists: [Int: FileRows]
  private var slots: KeySlots
  private var firsts: [Place]
  private(set) var blocks: [Block] = []
  /// Behind the last row of the file at hand that is in a block.
  private var covered = 0

  /// - Parameter files: in the order of which a block is named in the later one.
  /// - Complexity: O(*rows*).
  init(_ lists: [Int: FileRows], in files: [Int]) {
    self.lists = lists
    let rows = files.reduce(0) { $0 + (lists[$1]?.sharedCount ?? 0) }
    slots = KeySlots(keys: 2 * rows)
    firsts = [Place](repeating: (-1, -1), count: slots.count)
    for file in files {
      guard let list = lists[file] else { continue }
      findWindows(file, list)
      findRuns(file, list)
    }
  }

  /// Where the same was met first; nil: here.
  private mutating func first(_ key: UInt64, _ file: Int, _ row: Int) -> Place? {
    let slot = slots.slot(of: FieldHash.mix(key))
    if firsts[slot].file >= 0 { return firsts[slot] }
    firsts[slot] = (Int32(file), Int32(row))
    return nil
  }

  // MARK: - Sums

  private mutating func findWindows(_ file: Int, _ list: FileRows) {
    let last = Self.window - 1
    guard list.count > last else { return }
    let out = (0..<last).reduce(UInt64(1)) { power, _ in power &* Self.base }
    var (key, sums, shared) = (UInt64(0), 0, 0)
    covered = 0
    for end in list.rows.indices {
      key = key &* Self.base &+ list.rows[end]
      if list.isSum(end) { sums += 1 }
      shared = list.isShared[end] ? shared + 1 : 0
      let start = end - last
      guard start >= 0 else { continue }
      if shared >= Self.window, sums >= Self.fewestSums,
        Self.differentSums(list, start) >= Self.fewestSums,
        let place = first(key, file, start), start >= covered
      {
        extend(file, list, start, place) { $0.count >= Self.window }
      }
      key = key &- list.rows[start] &* out
      if list.isSum(start) { sums -= 1 }
    }
  }

  /// Of the rows of a window.
  private static func differentSums(_ list: FileRows, _ start: Int) -> Int {
    var count = 0
    for row in start..<start + window where list.isSum(row) {
      var earlier = start
      while earlier < row, list.rows[earlier] != list.rows[row] { earlier += 1 }
      if earlier == row { count += 1 }
    }
    return count
  }

  // MARK: - Single cases

  /// Rows of one case each are alike by the thousand; after how many of them another one comes is not.
  private mutating func findRuns(_ file: Int, _ list: FileRows) {
    var starts = list.rows.indices.filter { $0 == 0 || list.rows[$0] != list.rows[$0 - 1] }
    guard starts.count > Self.fewestRuns else { return }
    starts.append(list.count)
    var sums = [0]
    for row in list.rows.indices { sums.append(sums[row] + (list.isSum(row) ? 1 : 0)) }
    var isTaken = [Bool](repeating: false, count: list.count)
    for block in blocks where block.file == file {
      for row in block.start..<block.start + block.count { isTaken[row] = true }
    }
    covered = 0
    for run in 0..<starts.count - Self.fewestRuns {
      let (start, end) = (starts[run], starts[run + Self.fewestRuns])
      guard list.isShared[start] else { continue }
      guard sums[end] - sums[start] < Self.fewestSums else { continue }
      var key: UInt64 = 0x51
      for next in run..<run + Self.fewestRuns {
        let length = UInt64(starts[next + 1] - starts[next])
        key = key &* Self.base &+ FieldHash.mix(list.rows[starts[next]] &+ length)
      }
      guard let place = first(key, file, start), start >= covered, !isTaken[start] else { continue }
      extend(file, list, start, place) { block in
        RowEvidence(list, block.start..<block.start + block.count).changes >= Self.fewestChanges
      }
    }
  }

  // MARK: - Both

  /// As far as the rows are the same to both sides.
  private mutating func extend(
    _ file: Int, _ list: FileRows, _ start: Int, _ place: Place, _ isTelling: (Block) -> Bool
  ) {
    guard let other = lists[Int(place.file)] else { return }
    let row = Int(place.row)
    let isSame = Int(place.file) == file
    // In one file the later stretch begins behind the earlier one.
    let most = isSame ? start - row : .max
    var (before, behind) = (0, 0)
    while behind < most, start + behind < list.count, row + behind < other.count,
      list.rows[start + behind] == other.rows[row + behind]
    {
      behind += 1
    }
    while before + behind < most, start - before > covered, row - before > 0,
      list.rows[start - before - 1] == other.rows[row - before - 1]
    {
      before += 1
    }
    let block = Block(
      file: file, start: start - before, count: before + behind, other: Int(place.file),
      otherStart: row - before)
    guard isTelling(block) else { return }
    blocks.append(block)
    covered = start + behind
  }
}
