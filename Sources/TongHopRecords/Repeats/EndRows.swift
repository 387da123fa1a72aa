/// The rows at both ends of many files, as numbers, file after file, for telling the few files that may
/// repeat each other: nearly all rows of nearly all files are the only ones of their kind.
struct EndRows {
  /// *shape* [row], as those below: see ``RowScanner/Row``.
  private(set) var rows: [UInt64] = []
  private(set) var figures: [UInt64] = []
  private(set) var isSum: [Bool] = []
  /// *shape* [file + 1]: where the rows of a file begin.
  private(set) var starts: [Int] = [0]

  mutating func append(_ row: UInt64, figure: UInt64, isSum sum: Bool) {
    rows.append(row)
    figures.append(figure)
    isSum.append(sum)
  }

  mutating func endFile() { starts.append(rows.count) }

  /// Forgets what was added of a file that turns out to need a closer look.
  mutating func dropFile() {
    let kept = starts[starts.count - 1]
    rows.removeLast(rows.count - kept)
    figures.removeLast(figures.count - kept)
    isSum.removeLast(isSum.count - kept)
  }

  // MARK: - Files that may be alike

  private static let fewestSums = 5
  /// Rows at the beginning or the end that a copy has in the same order.
  private static let edge = 8

  /// Every pair that ``FileEnds/alike(_:)`` finds is among the files.
  ///
  /// - Parameters:
  ///   - addsUp: by file, do rows of one key add up in it?
  ///   - hasPeriods: there is more than one period.
  /// - Complexity: O(*rows*).
  func candidates(_ addsUp: [Bool], hasPeriods: Bool) -> Set<Int> {
    let counts = addsUp.indices.map { starts[$0 + 1] - starts[$0] }
    guard let least = counts.lazy.filter({ $0 > 0 }).min() else { return [] }
    // Files with a row in common have its figures in common, too.
    var result = equalEdges
    let isDoubtful = isSeenTwice
    for (file, shared) in sharedCounts(rows, isDoubtful).enumerated() where shared.all > 0 {
      if !addsUp[file] || shared.sums >= Self.fewestSums && shared.sums * 3 >= least {
        result.insert(file)
      }
    }
    guard hasPeriods else { return result }
    for (file, shared) in sharedCounts(figures, isDoubtful).enumerated()
    where shared.sums >= Self.fewestSums && shared.all * 10 >= least * 9 {
      result.insert(file)
    }
    return result
  }

  /// *shape* [row]: may its figures stand in another file?
  private var isSeenTwice: [Bool] {
    var seen = SeenTwice(count: 2 * figures.count)
    var recent = RecentKeys()
    for file in 0..<starts.count - 1 {
      recent.clear()
      for row in starts[file]..<starts[file + 1] where recent.isNew(figures[row]) {
        seen.add(figures[row])
      }
    }
    return figures.map { seen.mayHave($0) }
  }

  private struct Shared {
    var all = 0
    var sums = 0
  }

  /// By file, how many of its rows stand in another one, too.
  private func sharedCounts(_ keys: [UInt64], _ isDoubtful: [Bool]) -> [Shared] {
    let files = starts.count - 1
    var slots = KeySlots(keys: isDoubtful.count { $0 })
    /// *shape* [slot]: the first file that has the row, -1 none, -2 several.
    var owners = [Int32](repeating: -1, count: slots.count)
    var places: [Int] = []
    for file in 0..<files {
      for row in starts[file]..<starts[file + 1] where isDoubtful[row] {
        let slot = slots.slot(of: keys[row])
        places.append(slot)
        if owners[slot] == -1 {
          owners[slot] = Int32(file)
        } else if owners[slot] != Int32(file) {
          owners[slot] = -2
        }
      }
    }
    var (result, next) = ([Shared](repeating: Shared(), count: files), 0)
    for file in 0..<files {
      for row in starts[file]..<starts[file + 1] where isDoubtful[row] {
        if owners[places[next]] == -2 {
          result[file].all += 1
          if isSum[row] { result[file].sums += 1 }
        }
        next += 1
      }
    }
    return result
  }

  /// Files that have the figures of the first or the last rows in common with another one, or of all of
  /// them in any order.
  private var equalEdges: Set<Int> {
    var first: [UInt64: Int] = [:]
    var result: Set<Int> = []
    func note(_ key: UInt64, _ file: Int) {
      guard let other = first[key] else {
        first[key] = file
        return
      }
      result.insert(other)
      result.insert(file)
    }
    for file in 0..<starts.count - 1 {
      let own = figures[starts[file]..<starts[file + 1]]
      guard !own.isEmpty else { continue }
      note(Self.key(own.prefix(Self.edge), 1), file)
      note(Self.key(own.suffix(Self.edge), 2), file)
      note(FieldHash.mix(own.reduce(3) { $0 &+ FieldHash.mix($1) }), file)
    }
    return result
  }

  private static func key(_ rows: ArraySlice<UInt64>, _ kind: UInt64) -> UInt64 {
    rows.reduce(kind) { FieldHash.mix($0 &* 0x9FB2_1C65_1E98_DF25 &+ $1) }
  }
}

/// Tells rows that a file has twice, as far as it remembers.
private struct RecentKeys {
  private var keys = [UInt64](repeating: 0, count: 128)

  mutating func clear() {
    for place in keys.indices { keys[place] = 0 }
  }

  mutating func isNew(_ key: UInt64) -> Bool {
    let place = Int(truncatingIfNeeded: key >> 40) & 127
    if keys[place] == key { return false }
    keys[place] = key
    return true
  }
}
