import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopReport

extension Pipeline {
  private struct Maxima: Hashable {
    var then: Fraction
    var now: Fraction
  }

  /// That the maximum was another in an earlier period, so that points are not to be compared: of the
  /// units of the table whose points are.
  func otherMaxima(
    _ earlier: EarlierPeriod, _ compared: ComparedPeriods, _ language: Language
  ) -> [String] {
    let isPrevious = earlier.period == compared.table.previousPeriod
    var counts: [Maxima: Int] = [:]
    for row in compared.table.groups.flatMap(\.rows) {
      guard let unit = row.unitIndex,
        (isPrevious ? row.previous : row.yearAgo).points != nil,
        let maxima = maxima(of: compared.tree.ids[unit], earlier, compared.current),
        maxima.then != maxima.now
      else { continue }
      counts[maxima, default: 0] += 1
    }
    guard !counts.isEmpty else { return [] }
    let text = NumberText(language)
    func number(_ value: Fraction) -> String { text.styled(value.text) }
    let sorted = counts.sorted {
      ($1.value, $0.key.then, $0.key.now) < ($0.value, $1.key.then, $1.key.now)
    }
    let list = sorted.prefix(3).map { maxima, count in
      let (then, now) = (number(maxima.then), number(maxima.now))
      return Phrase(
        "\(count) đơn vị: khi đó \(then), nay \(now)",
        en: "\(count) \(count == 1 ? "unit" : "units"): \(then) then, \(now) now")[language]
    }
    let more = sorted.count > 3 ? "; …" : ""
    let title = earlier.period.title
    return [
      Phrase(
        "So với \(title.vietnamese): điểm tối đa áp dụng khác nhau",
        en: "Against \(title.english): the maximum that applies is another")[language]
        + " (" + list.joined(separator: "; ") + more + "); "
        + Phrase(
          "so sánh chỉ số, không so sánh điểm.", en: "compare the index, not the points.")[
          language]
    ]
  }

  /// As the table compares the unit.
  private func maxima(of unit: UnitID, _ earlier: EarlierPeriod, _ current: PeriodResult)
    -> Maxima?
  {
    var (now, then) = (current, earlier.restated ?? earlier.result)
    if case .commonPart(let later, let before) = earlier.relation { (now, then) = (later, before) }
    guard let then, let place = then.scores.tree.index(of: unit),
      let before = then.scores.totals[place]?.maximum,
      let index = now.scores.tree.index(of: unit), let after = now.scores.totals[index]?.maximum
    else { return nil }
    return Maxima(then: before, now: after)
  }
}
