import TongHopDiagnostics

/// What makes a method a composite indicator: its leaves are normalised among the units of a ranking
/// group, and every parent is a mean of its children.
public struct Composite: Sendable, Hashable {
  public enum Mean: String, Sendable, CaseIterable {
    case arithmetic
    case geometric
    case harmonic

    public var words: Phrase {
      switch self {
      case .arithmetic: Phrase("trung bình cộng", en: "arithmetic mean")
      case .geometric: Phrase("trung bình nhân", en: "geometric mean")
      case .harmonic: Phrase("trung bình điều hòa", en: "harmonic mean")
      }
    }
  }

  /// Of leaves without a rule of their own.
  public var normalisation = Normalisation.minMax
  /// What the share 0 and the share 1 of a normalised value become; `low` < `high`, 0 < `high`.
  public var low = Fraction.zero
  public var high = Fraction(100)
  /// From the leaves upwards, one per level of the tree; the last one holds for all above. Not empty.
  public var means: [Mean] = [.arithmetic]

  public init() {}

  /// - Parameter height: 1 for a parent of leaves only, else one more than its highest child.
  public func mean(atHeight height: Int) -> Mean {
    means[max(0, min(height, means.count) - 1)]
  }
}

/// Which end of a figure is the good one.
public enum Direction: String, Sendable, CaseIterable {
  case higher
  case lower
}

extension Method {
  /// How high each node stands above its leaves, *shape* [criterion]: 0 for a leaf.
  public var heights: [Int] {
    var heights = Array(repeating: 0, count: criteria.count)
    for index in criteria.indices.reversed() {
      guard let parent = criteria[index].parent else { continue }
      heights[parent] = max(heights[parent], heights[index] + 1)
    }
    return heights
  }

  /// The mean that makes the total of the top criteria.
  public var totalHeight: Int { 1 + (heights.max() ?? 0) }
}
