import TongHopDomain

/// The ranks of the units of one group in two periods, for counting who passed whom.
struct RankStandings {
  struct Entry {
    var code: String
    /// nil: it had no rank in the group, or was not this one place.
    var then: Int?
    var now: Int?
  }

  /// With a rank then and now, the lowest rank first, of one rank by code.
  private let byThen: [Entry]
  private let byNow: [Entry]
  /// Ranks of then, and of now, upwards: how many are ahead is a matter of looking it up.
  private let ranksThen: [Int]
  private let ranksNow: [Int]
  /// By (then, now) how many units are ahead in both periods.
  private var aheadInBoth: [RankPair: Int] = [:]

  private struct RankPair: Hashable {
    var then: Int
    var now: Int
  }

  private static let most = 5

  /// - Complexity: O(*units* log *units*).
  init(_ entries: [Entry]) {
    func sorted(_ rank: (Entry) -> Int?) -> [Entry] {
      entries.filter { rank($0) != nil }.sorted {
        let (left, right) = (rank($0) ?? 0, rank($1) ?? 0)
        return left == right
          ? $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) : left > right
      }
    }
    byThen = sorted(\.then)
    byNow = sorted(\.now)
    ranksThen = byThen.reversed().compactMap(\.then)
    ranksNow = byNow.reversed().compactMap(\.now)
    countAheadInBoth()
  }

  /// Best of then first; a tree of sums over the ranks of now holds all that were ahead.
  private mutating func countAheadInBoth() {
    var sums = PrefixSums(count: (ranksNow.last ?? 0) + 1)
    var waiting: [Int] = []
    var rank = 0
    for entry in byThen.reversed() {
      guard let then = entry.then, let now = entry.now else { continue }
      if then != rank {
        for other in waiting { sums.add(at: other) }
        waiting = []
        rank = then
      }
      aheadInBoth[RankPair(then: then, now: now)] = sums.sum(below: now)
      waiting.append(now)
    }
  }

  /// - Parameters:
  ///   - then: the rank of one of the units, which has one in both periods.
  ///   - now: its rank of today.
  func summary(then: Int, now: Int) -> RankMove.Summary {
    let both = aheadInBoth[RankPair(then: then, now: now)] ?? 0
    let aheadThen = Self.count(below: then, in: ranksThen)
    let aheadNow = Self.count(below: now, in: ranksNow)
    return RankMove.Summary(
      passed: aheadThen - both, passedBy: aheadNow - both,
      nearestPassed: Self.nearest(aheadThen - both, in: byThen.suffix(aheadThen)) { entry in
        entry.now.map { $0 >= now } ?? true
      },
      nearestPassedBy: Self.nearest(aheadNow - both, in: byNow.suffix(aheadNow)) { entry in
        entry.then.map { $0 >= then } ?? true
      })
  }

  /// - Parameters:
  ///   - count: how many there are.
  ///   - entries: those ahead in one period, the lowest rank first.
  private static func nearest(
    _ count: Int, in entries: ArraySlice<Entry>, where isNotAhead: (Entry) -> Bool
  ) -> [String] {
    let wanted = min(count, most)
    var codes: [String] = []
    guard wanted > 0 else { return codes }
    for entry in entries where isNotAhead(entry) {
      codes.append(entry.code)
      if codes.count == wanted { break }
    }
    return codes
  }

  /// - Parameter ranks: upwards.
  /// - Complexity: O(log *ranks*).
  private static func count(below rank: Int, in ranks: [Int]) -> Int {
    var (low, high) = (0, ranks.count)
    while low < high {
      let middle = (low + high) / 2
      if ranks[middle] < rank { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Counts at places, and their sums from the first on, both in logarithmic time (Fenwick's tree).
private struct PrefixSums {
  private var sums: [Int]

  init(count: Int) { sums = Array(repeating: 0, count: count + 1) }

  mutating func add(at place: Int) {
    var place = place + 1
    while place < sums.count {
      sums[place] += 1
      place += place & -place
    }
  }

  func sum(below place: Int) -> Int {
    var (place, sum) = (min(place, sums.count - 1), 0)
    while place > 0 {
      sum += sums[place]
      place -= place & -place
    }
    return sum
  }
}
