/// What a ``UnitRegister`` finds its units by, as numbers: built once, shared by its copies.
///
///     code     A        B     C
///     starts   0        2     3     4
///     bearers  A2  A1   B1    C1        (newest first)
final class UnitLookup: Sendable {
  private let numbers: CodeNumbers
  /// *shape* [code count + 1]; into `bearers`.
  private let starts: [Int32]
  private let bearers: [UnitID]
  /// *shape* [unit count]; the first day, and the day after the last.
  private let spans: [Span]
  /// *shape* [unit count]; the number of the code of the unit above.
  private let parents: [Int32]
  /// *shape* [unit count]; into ``levelWords``.
  let levels: [Int32]
  let levelWords: [String]
  /// All units as siblings are ordered: by their `order`, then by number. Units without an order
  /// come after. nil where no unit has one.
  let siblingOrder: [UnitID]?

  private struct Span {
    var first: Int32
    var end: Int32
  }

  /// In `parents`.
  private static let isRoot: Int32 = -1
  private static let isUnknown: Int32 = -2

  /// - Parameter units: by code and date; see ``UnitRegister/init(units:successions:)``.
  init(_ units: [Unit]) {
    // By their places, because a whole unit is not copied for one of its fields.
    spans = units.indices.map {
      Span(first: units[$0].validFrom?.number ?? .min, end: units[$0].validTo?.number ?? .max)
    }
    var numbers = CodeNumbers(capacity: units.count)
    let codes = units.indices.map { numbers.insert(units[$0].code) }
    self.numbers = numbers
    (starts, bearers) = Self.group(codes, count: numbers.codes.count, spans)
    parents = Self.parents(units, numbers)
    var words = WordNumbers()
    levels = units.indices.map { words.number(of: units[$0].level) }
    levelWords = words.words
    siblingOrder = Self.siblingOrder(units)
  }

  var codes: [String] { numbers.codes }

  /// Sorted.
  var sharedCodes: [String] {
    guard codes.count < bearers.count else { return [] }
    return codes.indices.filter { starts[$0 + 1] - starts[$0] > 1 }.map { codes[$0] }.sorted()
  }

  /// Newest first.
  func units(coded code: String) -> ArraySlice<UnitID> {
    numbers[code].map { units(codeNumber: $0) } ?? []
  }

  private func units(codeNumber: Int32) -> ArraySlice<UnitID> {
    let code = Int(codeNumber)
    return bearers[Int(starts[code])..<Int(starts[code + 1])]
  }

  func isValid(_ id: UnitID, on day: Day) -> Bool {
    let span = spans[Int(id.number)]
    return span.first <= day.number && day.number < span.end
  }

  /// What stands above a unit on a day.
  enum Parent {
    case root
    case unknown
    case unit(UnitID)
  }

  /// - Parameter last: remembers the code that was asked for last: neighbours are often siblings.
  func parent(of id: UnitID, on day: Day, last: inout (code: Int32, unit: UnitID?)) -> Parent {
    let code = parents[Int(id.number)]
    if code == Self.isRoot { return .root }
    if code == Self.isUnknown { return .unknown }
    if code != last.code {
      last = (code, units(codeNumber: code).first { isValid($0, on: day) })
    }
    return last.unit.map { .unit($0) } ?? .unknown
  }
}

// MARK: - Building

extension UnitLookup {
  private static func group(_ codes: [Int32], count: Int, _ spans: [Span]) -> (
    starts: [Int32], bearers: [UnitID]
  ) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for code in codes { starts[Int(code) + 1] += 1 }
    for code in 0..<count { starts[code + 1] += starts[code] }
    var next = starts
    var bearers = [UnitID](repeating: UnitID(0), count: codes.count)
    for number in codes.indices.reversed() {
      let code = Int(codes[number])
      bearers[Int(next[code])] = UnitID(number)
      next[code] += 1
    }
    // Two spellings of a code are not next to each other in the register.
    for code in 0..<count {
      let range = Int(starts[code])..<Int(starts[code + 1])
      guard range.count > 1 else { continue }
      bearers[range].sort { left, right in
        let (a, b) = (spans[Int(left.number)].first, spans[Int(right.number)].first)
        return a != b ? a > b : left > right
      }
    }
    return (starts, bearers)
  }

  private static func parents(_ units: [Unit], _ numbers: CodeNumbers) -> [Int32] {
    // Siblings are often neighbours.
    var last = (code: "", number: isRoot)
    return units.indices.map { index in
      let code = units[index].parentCode
      if code.isEmpty { return isRoot }
      if code != last.code { last = (code, numbers[code] ?? isUnknown) }
      return last.number
    }
  }

  private static func siblingOrder(_ units: [Unit]) -> [UnitID]? {
    guard units.indices.contains(where: { units[$0].order != nil }) else { return nil }
    return units.indices.map { UnitID($0) }.sorted { left, right in
      let a = units[Int(left.number)].order ?? .max
      let b = units[Int(right.number)].order ?? .max
      return a != b ? a < b : left < right
    }
  }
}

/// Numbers for words of which there are few, as levels.
struct WordNumbers {
  private(set) var words: [String] = []
  private var numbers: [String: Int32] = [:]
  private var last: Int32?

  /// - Complexity: O(1); a word that comes again at once costs next to nothing.
  mutating func number(of word: String) -> Int32 {
    if let last, words[Int(last)] == word { return last }
    if let known = numbers[word] {
      last = known
      return known
    }
    let new = Int32(words.count)
    words.append(word)
    numbers[word] = new
    last = new
    return new
  }
}
