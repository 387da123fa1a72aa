/// A set of flags; of a whole country most are empty.
public struct ComparisonFlags: Sendable, Hashable, ExpressibleByArrayLiteral {
  /// One bit a flag, the first of the list lowest.
  private var bits: UInt16 = 0

  public init() {}

  public init(_ flags: some Sequence<ComparisonFlag>) {
    for flag in flags { insert(flag) }
  }

  public init(arrayLiteral flags: ComparisonFlag...) {
    self.init(flags)
  }

  public var isEmpty: Bool { bits == 0 }

  public func contains(_ flag: ComparisonFlag) -> Bool { bits & flag.bit != 0 }

  public mutating func insert(_ flag: ComparisonFlag) { bits |= flag.bit }

  public mutating func remove(_ flag: ComparisonFlag) { bits &= ~flag.bit }

  public mutating func formUnion(_ other: ComparisonFlags) { bits |= other.bits }

  public func union(_ other: ComparisonFlags) -> ComparisonFlags {
    var result = self
    result.formUnion(other)
    return result
  }

  /// In the order of the output.
  public func sorted() -> [ComparisonFlag] {
    isEmpty ? [] : ComparisonFlag.allCases.filter { contains($0) }
  }
}

extension ComparisonFlag {
  fileprivate var bit: UInt16 {
    switch self {
    case .new: 1
    case .gone: 1 << 1
    case .renamed: 1 << 2
    case .merged: 1 << 3
    case .split: 1 << 4
    case .restated: 1 << 5
    case .methodChanged: 1 << 6
    case .commonPart: 1 << 7
    case .notComparable: 1 << 8
    case .provisional: 1 << 9
    case .notReported: 1 << 10
    case .withheld: 1 << 11
    case .belowCoverage: 1 << 12
    case .differsFromPublished: 1 << 13
    case .typeChanged: 1 << 14
    case .earlierProvisional: 1 << 15
    }
  }
}
