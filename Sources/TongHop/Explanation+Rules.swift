import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopScoring

extension Explanation {
  /// How the figure becomes points, and how it came from below where it is not a sum.
  func ruleLines(_ index: Int, _ leaf: Criterion.Leaf, _ score: Score) -> [String] {
    var lines: [String] = []
    if !method.isTracked(index) {
      lines.append(say("quy tắc: ", "rule: ") + leaf.ruleWords(maximum: score.maximum)[language])
    }
    if leaf.rollUp != .sum {
      lines.append(say("tổng hợp: ", "rolled up: ") + leaf.rollUp.words[language])
    }
    return lines
  }

  /// Why a figure is missing though something was sent for it.
  func incompleteLine(_ index: Int, _ leaf: Criterion.Leaf) -> String {
    if leaf.rollUp == .repeat, hasFiguresBelow(unit, index) {
      return say(
        "các đơn vị mang số chung này lại khác nhau, nên không lấy số nào",
        "the units that bear the figure differ, so none of theirs is taken")
    }
    if case .metric(let code) = leaf.measure, isCumulative(code) {
      return say(
        "đã gửi số lũy kế, nhưng dòng có lỗi, hoặc thiếu dòng của trước kỳ, nên chưa được tính",
        "what has accumulated was sent, but the row has an error, or that of before the period is missing; it is left out"
      )
    }
    return say(
      "đã gửi, nhưng dòng có lỗi nên chưa được tính",
      "sent, but the row has an error and was left out")
  }

  private func isCumulative(_ code: String) -> Bool {
    pipeline.codebook.indicators[code]?.isCumulative ?? false
  }

  /// Of a figure that was taken from what has accumulated: how.
  func accumulationLines(_ leaf: Criterion.Leaf) -> [String] {
    guard case .metric(let code) = leaf.measure, isCumulative(code) else { return [] }
    let overTime = pipeline.codebook.indicators[code]?.overTime(leaf.overTime)
    let period = pipeline.period
    let began = tree.units[unit].validFrom
    if overTime != .last, let began, let before = period.accumulatedBefore,
      began > pipeline.codebook.days(of: before, indicator: code).last
    {
      return [
        say(
          "số lũy kế từ ngày đơn vị bắt đầu, \(began.vietnamese)",
          "accumulated since the unit began, \(began)")
      ]
    }
    guard overTime != .last, let before = period.accumulatedBefore else {
      return [
        say("số lũy kế từ đầu năm đến hết kỳ", "accumulated from the beginning of the year")
      ]
    }
    let difference = say(
      "lũy kế đến hết \(period) trừ lũy kế đến hết \(before)",
      "accumulated through \(period) less accumulated through \(before)")
    return [
      overTime == .sumOverLast
        ? say("tử số: ", "numerator: ") + difference
          + say("; mẫu số: của dòng mới nhất", "; denominator: that of the latest row")
        : difference
    ]
  }

  /// The figure of a unit that has a weighted mean of those below it; nil where it is of another
  /// kind.
  func weightedLine(
    _ index: Int, _ leaf: Criterion.Leaf, _ cell: RollupCell, of unit: UnitIndex
  ) -> String? {
    let word: String
    switch leaf.rollUp {
    case .meanPopulation: word = say("dân số", "people")
    case .meanHouseholds: word = say("hộ", "households")
    default: return nil
    }
    guard hasFiguresBelow(unit, index) else { return nil }
    return ratioLine(cell, places: 6, top: "", bottom: word, of: index)
  }

  private func hasFiguresBelow(_ unit: UnitIndex, _ index: Int) -> Bool {
    guard let position = plan.leafColumn[index] else {
      return false
    }
    let cells = compared.current.rollup.cells[position]
    return tree.children(of: unit).contains { cells[$0].records > 0 }
  }
}
