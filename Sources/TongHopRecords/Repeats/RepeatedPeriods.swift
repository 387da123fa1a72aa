import TongHopDomain

/// Finds files whose figures are those of another period: last quarter's file was sent once more
/// with the new quarter in it.
///
/// What is compared is a part: the rows of one period of one file.
struct RepeatedPeriods {
  struct Part {
    var file: Int
    /// As written.
    var period: String
    /// In ``PeriodNames``.
    var place: Int
    /// The first row.
    var row: Int
    var count = 0
    /// Rows that can tell something.
    var telling = 0
    /// Of the rows in their order.
    var digest: UInt64 = 0
  }

  struct Found {
    var later: Part
    var earlier: Part
    /// Rows whose figures are the same.
    var rows: Int
  }

  private static let fewestFacts = 10
  private static let fewestValues = 5
  private static let fewestChanges = 20
  private static let fewestEntries = 20
  private static let fewestExceptions = 10

  private let lists: [Int: FileRows]
  private let names: PeriodNames
  /// Are the rows figures with a numerator and a denominator?
  private let isFacts: Bool
  /// Of indicators that are the same in every period.
  private let constants: Set<UInt64>
  private var parts: [Part] = []
  /// *shape* [file][place of the period]; -1 where the file has none of it.
  private var places: [Int: [Int]] = [:]

  init(
    _ lists: [Int: FileRows], _ names: PeriodNames, isFacts: Bool, constants: Set<String>
  ) {
    self.lists = lists
    self.names = names
    self.isFacts = isFacts
    self.constants = RepeatCodes.topics(constants)
    // Most workspaces begin with one period.
    guard names.names.count > 1 else { return }
    for file in lists.keys.sorted() { split(file) }
  }

  private mutating func split(_ file: Int) {
    guard let list = lists[file] else { return }
    var known = [Int](repeating: -1, count: names.names.count)
    for row in list.rows.indices {
      let period = Int(list.periods[row])
      if known[period] < 0 {
        known[period] = parts.count
        parts.append(Part(file: file, period: names.names[period], place: period, row: row))
      }
      let part = known[period]
      parts[part].count += 1
      parts[part].digest = FieldHash.mix(parts[part].digest &+ list.figures[row])
      if isTelling(list, row) { parts[part].telling += 1 }
    }
    places[file] = known
  }

  /// The rows of a file, part after part.
  private func byPart(_ list: FileRows, _ known: [Int]) -> [Int] {
    var next = [Int](repeating: 0, count: parts.count)
    var end = 0
    for part in known.filter({ $0 >= 0 }).sorted() {
      next[part] = end
      end += parts[part].count
    }
    var result = [Int](repeating: 0, count: list.count)
    for row in list.rows.indices {
      let part = known[Int(list.periods[row])]
      result[next[part]] = row
      next[part] += 1
    }
    return result
  }

  /// - Complexity: O(*rows of the file*).
  private func rows(_ part: Part, of list: FileRows) -> [Int] {
    list.rows.indices.filter { Int(list.periods[$0]) == part.place }
  }

  private func isTelling(_ list: FileRows, _ row: Int) -> Bool {
    !isFacts || list.isSum(row) && !constants.contains(list.topics[row])
  }

  /// One for each part that repeats others: the one of which it has the most.
  ///
  /// - Complexity: O(*rows*).
  func find() -> [Found] {
    guard Set(parts.map(\.period)).count > 1 else { return [] }
    var best: [Int: Found] = [:]
    func keep(_ one: Int, _ two: Int, _ rows: Int) {
      let (earlier, later) =
        parts[one].period <= parts[two].period ? (one, two) : (two, one)
      if let known = best[later], known.rows >= rows { return }
      best[later] = Found(later: parts[later], earlier: parts[earlier], rows: rows)
    }
    var seen = SeenTwice(count: parts.reduce(0) { $0 + $1.count })
    for list in lists.values { for figure in list.figures { seen.add(figure) } }
    var table = RowTable(
      rows: lists.values.reduce(0) { $0 + $1.figures.count { seen.mayHave($0) } })
    for file in lists.keys.sorted() {
      guard let list = lists[file], let known = places[file] else { continue }
      for row in byPart(list, known)
      where seen.mayHave(list.figures[row]) && isTelling(list, row) {
        table.add(
          list.figures[row], of: Int32(known[Int(list.periods[row])]), weight: 1)
      }
    }
    for (pair, shared) in table.pairs() {
      let (one, two) = (Int(pair.first), Int(pair.second))
      guard parts[one].period != parts[two].period else { continue }
      let least = min(parts[one].telling, parts[two].telling)
      if shared.once * 10 >= least * 9, isNoChance(one, two, shared.once) {
        keep(one, two, shared.once)
      }
    }
    for (one, two) in equalParts() { keep(one, two, parts[two].count) }
    return best.sorted { $0.key < $1.key }.map(\.value)
  }

  private func isNoChance(_ one: Int, _ two: Int, _ once: Int) -> Bool {
    let small = parts[one].telling <= parts[two].telling ? one : two
    guard let list = lists[parts[small].file] else { return false }
    let rows = rows(parts[small], of: list).filter { isTelling(list, $0) }
    if isFacts {
      return once >= Self.fewestFacts
        && Set(rows.map { list.answers[$0] }).count >= Self.fewestValues
    }
    guard once >= Self.fewestEntries else { return false }
    // That most units have full marks, and most people the same answer, is nothing.
    var counts: [UInt64: [UInt64: Int]] = [:]
    for row in rows { counts[list.topics[row], default: [:]][list.answers[row], default: 0] += 1 }
    let usual = counts.values.reduce(0) { $0 + ($1.values.max() ?? 0) }
    return parts[small].telling - usual >= Self.fewestExceptions
  }

  /// Facts row for row the same, where single rows tell nothing.
  private func equalParts() -> [(Int, Int)] {
    guard isFacts else { return [] }
    var firsts: [UInt64: Int] = [:]
    var result: [(Int, Int)] = []
    for (place, part) in parts.enumerated() where part.count >= Self.fewestFacts {
      let key = FieldHash.mix(part.digest &+ UInt64(part.count))
      guard let first = firsts[key] else {
        firsts[key] = place
        continue
      }
      if parts[first].period != part.period, parts[first].count == part.count, isTelling(place) {
        result.append((first, place))
      }
    }
    return result
  }

  private func isTelling(_ place: Int) -> Bool {
    guard let list = lists[parts[place].file] else { return false }
    let rows = rows(parts[place], of: list).filter { !constants.contains(list.topics[$0]) }
    let values = Set(rows.filter { list.isSum($0) }.map { list.answers[$0] }).count
    let changes = zip(rows, rows.dropFirst()).count { list.figures[$0] != list.figures[$1] }
    if values >= Self.fewestValues, rows.count >= Self.fewestFacts { return true }
    // Of single cases many are alike; that a unit says yes once more is nothing.
    let different = Set(rows.map { list.figures[$0] }).count
    return changes >= Self.fewestChanges && different * 2 <= rows.count
  }
}
