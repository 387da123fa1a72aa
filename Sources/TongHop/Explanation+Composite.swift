import TongHopDiagnostics
import TongHopDomain

/// What is told of a composite indicator: raw value, normalised value, weight and part of the total.
extension Explanation {
  func compositeLines(_ index: Int, _ score: Score, indent: String) -> [String] {
    let criterion = method.criteria[index]
    let isLeaf = criterion.leaf != nil
    let head = "\(indent)\(criterion.code). \(criterion.name): "
    let spacing = isLeaf || !indent.isEmpty ? [] : [""]
    var facts = [say("trọng số \(number(criterion.weight))", "weight \(number(criterion.weight))")]
    if score.state.isOutside {
      return spacing + [head + outsideWords(index, score.state)]
        + emptyLines(index, score).map { indent + "    " + $0 }
    }
    if !isLeaf, let mean = composite?.mean(atHeight: method.heights[index]) {
      facts.append(meanWords(mean))
    }
    if let part = score.part {
      facts.append(say("góp \(number(part)) vào tổng", "gives \(number(part)) of the total"))
    }
    let words = stateWords(score.state, isLeaf: isLeaf)
    var result =
      spacing + [
        head + points(score.points, isRounded: false) + " (" + facts.joined(separator: "; ") + ")"
          + (words.isEmpty ? "" : "; " + words)
      ]
    guard let leaf = criterion.leaf else { return result }
    let inner = indent + "    "
    result += leafLines(index, leaf, score).map { inner + $0 }
    if !criterion.lead.isEmpty {
      result.append(inner + say("chủ trì: ", "lead: ") + criterion.lead)
    }
    return result + sourceLines(index).map { inner + $0 }
  }

  /// How the total is made, and whether its parts add up.
  func compositeTotalLine() -> String? {
    guard let composite else { return nil }
    let mean = meanWords(composite.mean(atHeight: method.totalHeight))
    let isSum = composite.means.allSatisfy { $0 == .arithmetic }
    return say(
      "Tổng là \(mean) của các tiêu chí cấp một", "The total is the \(mean) of the top criteria")
      + (isSum
        ? say("; các phần góp cộng đúng bằng tổng.", "; the parts of the leaves add up to it.")
        : say(
          "; không chia được tổng thành các phần cộng lại.", "; it is no sum of parts."))
  }

  private var composite: Composite? { method.composite }

  private func meanWords(_ mean: Composite.Mean) -> String { mean.words[language] }

  /// A value that is not a ratio: its denominator is one.
  func plainValueLine(
    _ leaf: Criterion.Leaf, _ cell: RollupCell, _ indicator: Indicator?, places: Int
  ) -> String? {
    guard leaf.normalisation != nil, Int128(cell.denominator) == Decimal.power(places) else {
      return nil
    }
    let unit = indicator.map { $0.unit.isEmpty ? "" : " " + $0.unit } ?? ""
    return say("giá trị gốc: ", "raw value: ") + decimal(cell.numerator, places: places) + unit
  }
}
