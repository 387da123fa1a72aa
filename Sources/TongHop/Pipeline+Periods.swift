import TongHopDomain
import TongHopRecords

/// Which periods figures were sent for.
extension Pipeline {
  /// Is a row of the period, or of a part of it, a row of the other? A row of what has accumulated
  /// lies where it ends.
  ///
  /// - Parameter code: of the indicator; nil where it is not known, or for points and answers.
  func isPart(_ sent: Period, of period: Period, code: String?) -> Bool {
    guard let code, codebook.indicators[code]?.isCumulative ?? false else {
      return period.contains(sent)
    }
    return sent.year == period.year && period.months.contains(sent.months.upperBound)
  }

  /// Was a figure, were points or answers sent for the period or a part of it?
  func hasRows(in period: Period) -> Bool {
    received.points.contains { period.contains($0.period) }
      || received.answers.contains { period.contains($0.period) }
      || received.rows.contains { code, rows in
        rows.keys.contains { isPart($0, of: period, code: code) }
      }
  }

  /// The newest period that the family has figures for; of those that end on one day the one
  /// with the most rows: one commune's months must not hide everybody's quarter.
  ///
  /// - Parameter measured: those of the family, and the methods whose index they take.
  static func newestPeriod(
    _ received: ReceivedFigures, _ versions: [TongHopDomain.Method],
    _ measured: [TongHopDomain.Method], _ codebook: Codebook
  ) -> Period? {
    let (counts, accumulated) = rowCounts(received, versions, measured, codebook)
    if counts.isEmpty, accumulated.isEmpty,
      measured.contains(where: { $0.criteria.contains { $0.leaf?.measure.isTasks ?? false } }),
      let period = taskPeriod(received.tasks, in: codebook.calendar),
      versions.contains(where: { $0.isInForce(on: period.lastDay(in: $0.calendar)) })
    {
      return period
    }
    let usable = withStands(accumulated, counts).filter { period, _ in
      versions.contains { $0.isInForce(on: period.lastDay(in: $0.calendar)) }
    }
    return usable.max { left, right in
      let (a, b) = (left.key.lastDay(in: .calendar), right.key.lastDay(in: .calendar))
      if a != b { return a < b }
      if left.value != right.value { return left.value < right.value }
      return left.key.monthCount > right.key.monthCount
    }?.key
  }

  /// What has accumulated by the last day of a period is the same by any name, so such rows speak for
  /// every period that ends on that day, and name one only where nothing else does.
  private static func withStands(_ stands: [Period: Int], _ counts: [Period: Int])
    -> [Period: Int]
  {
    var result = counts
    for (period, count) in stands {
      let ends = counts.keys.filter { $0.endsLike(period) }
      for end in ends.isEmpty ? [period] : ends { result[end, default: 0] += count }
    }
    return result
  }

  /// How many rows of each period count for a family, those of cumulative indicators apart;
  /// parameters as above.
  static func rowCounts(
    _ received: ReceivedFigures, _ versions: [TongHopDomain.Method],
    _ measured: [TongHopDomain.Method], _ codebook: Codebook
  ) -> (arisen: [Period: Int], accumulated: [Period: Int]) {
    var counts: [Period: Int] = [:]
    var accumulated: [Period: Int] = [:]
    var criteria: Set<String> = []
    for method in measured { criteria.formUnion(enteredCriteria(method)) }
    for code in measuredIndicators(measured) {
      let rows = received.rows[code] ?? [:]
      if codebook.indicators[code]?.isCumulative ?? false {
        accumulated.merge(rows, uniquingKeysWith: +)
      } else {
        counts.merge(rows, uniquingKeysWith: +)
      }
    }
    for entry in received.points where criteria.contains(entry.criterion) {
      counts[entry.period, default: 0] += 1
    }
    let questions = measuredQuestions(versions)
    for answer in received.answers where questions.contains(answer.question) {
      counts[answer.period, default: 0] += 1
    }
    return (counts, accumulated)
  }

  static func enteredCriteria(_ method: TongHopDomain.Method) -> [String] {
    method.criteria.filter { $0.leaf?.measure == .points }.map(\.code)
  }

  static func measuredIndicators(_ methods: [TongHopDomain.Method]) -> Set<String> {
    var codes: Set<String> = []
    for method in methods {
      for criterion in method.criteria {
        if case .metric(let code) = criterion.leaf?.measure { codes.insert(code) }
      }
    }
    return codes
  }

  static func measuredQuestions(_ versions: [TongHopDomain.Method]) -> Set<String> {
    Set(
      versions.flatMap { method in
        method.criteria.compactMap { $0.leaf.flatMap { SurveyFigure($0)?.question } }
      })
  }
}
