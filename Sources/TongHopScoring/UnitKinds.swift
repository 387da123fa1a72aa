import TongHopDomain

/// Which criteria apply to which unit: level and type alone decide, and both repeat.
struct UnitKinds: Sendable {
  /// *shape* [unit index]; places in ``applicable``.
  private let kinds: [Int32]
  /// nil: the method does not cover such units. *shape* of the inner array [criterion].
  private let applicable: [[Bool]?]

  private struct Kind: Hashable {
    var level: String
    var type: String
  }

  /// - Parameter absent: *shape* [unit index]; units that were nothing in the period, which no method
  ///   covers. Empty where there is none.
  init(of tree: UnitTree, method: Method, absent: [Bool] = []) {
    var kinds: [Int32] = []
    kinds.reserveCapacity(tree.count)
    var applicable: [[Bool]?] = []
    var known: [Kind: Int32] = [:]
    let covered = KindWords(method.appliesTo)
    let words = method.criteria.map { KindWords($0.appliesTo) }
    // The last two: depth first, units of one kind come in runs below one of another kind.
    var (last, secondLast) = (Kind(level: "", type: ""), Kind(level: "", type: ""))
    var (lastNumber, secondLastNumber): (Int32, Int32) = (-1, -1)
    for index in 0..<tree.count {
      let kind = Kind(level: tree.units[index].level, type: tree.units[index].type)
      if lastNumber >= 0, kind == last {
        kinds.append(lastNumber)
        continue
      }
      if secondLastNumber >= 0, kind == secondLast {
        swap(&last, &secondLast)
        swap(&lastNumber, &secondLastNumber)
        kinds.append(lastNumber)
        continue
      }
      let number: Int32
      if let found = known[kind] {
        number = found
      } else {
        number = Int32(applicable.count)
        known[kind] = number
        let type = NameKey(kind.type)
        let isCovered = covered.contains(level: kind.level, type: type)
        applicable.append(isCovered ? Self.criteria(method, words, kind.level, type) : nil)
      }
      (secondLast, secondLastNumber) = (last, lastNumber)
      (last, lastNumber) = (kind, number)
      kinds.append(number)
    }
    if absent.contains(true) {
      for index in absent.indices where absent[index] { kinds[index] = Int32(applicable.count) }
      applicable.append(nil)
    }
    self.kinds = kinds
    self.applicable = applicable
  }

  /// A criterion applies where it and all above it do; parents stand before their children.
  private static func criteria(
    _ method: Method, _ words: [KindWords], _ level: String, _ type: NameKey
  ) -> [Bool] {
    var applies: [Bool] = []
    applies.reserveCapacity(words.count)
    for (index, own) in words.enumerated() {
      let isBelowOne = method.criteria[index].parent.map { applies[$0] } ?? true
      applies.append(isBelowOne && own.contains(level: level, type: type))
    }
    return applies
  }

  /// - Returns: nil for a unit that the method does not cover.
  func applicableCriteria(to unit: UnitIndex) -> [Bool]? { applicable[Int(kinds[unit])] }

  func isCovered(_ unit: UnitIndex) -> Bool { applicable[Int(kinds[unit])] != nil }

  func applies(_ criterion: Int, to unit: UnitIndex) -> Bool {
    applicable[Int(kinds[unit])]?[criterion] ?? false
  }

  /// Does it apply to every unit that is covered?
  func appliesToAll(_ criterion: Int) -> Bool {
    applicable.allSatisfy { $0?[criterion] ?? true }
  }
}
