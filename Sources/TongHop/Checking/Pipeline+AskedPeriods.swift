import TongHopDomain
import TongHopRecords

/// The periods that a verb can be asked for.
extension Pipeline {
  /// Every period of every kind that a figure, points, answers or a task of the workspace count in.
  ///
  /// - Returns: the short ones first, of one length by date.
  /// - Complexity: O(*periods* + *tasks*).
  static func askedPeriods(_ received: ReceivedFigures, _ codebook: Codebook) -> [Period] {
    var parts = Set(received.points.map(\.period)).union(received.answers.map(\.period))
    for (code, rows) in received.rows {
      let isCumulative = codebook.indicators[code]?.isCumulative ?? false
      // What has accumulated is known at the end of its last month.
      parts.formUnion(isCumulative ? rows.keys.compactMap(\.lastMonth) : Array(rows.keys))
    }
    var days: Set<Day> = []
    for task in received.tasks {
      days.formUnion([task.assigned, task.due, task.completed].compactMap(\.self))
    }
    for day in days {
      let quarter = Period(quarterOf: day, in: codebook.calendar)
      let months = quarter.map { quarter in
        quarter.months.compactMap { Period(kind: .month, year: quarter.year, number: $0) }
      }
      parts.formUnion(
        (months ?? []).filter {
          $0.firstDay(in: codebook.calendar) <= day && day <= $0.lastDay(in: codebook.calendar)
        })
    }
    let wholes = parts.flatMap { part in
      Period.Kind.allCases.compactMap { part.whole(of: $0) }
    }
    return Set(wholes).sorted {
      ($0.monthCount, $0.year, $0.number) < ($1.monthCount, $1.year, $1.number)
    }
  }

  /// Those that the figures of the workspace have to be kept of for ``findResultErrors(beside:)``.
  static func periodsToTry(
    _ received: ReceivedFigures, _ codebook: Codebook, _ methods: [TongHopDomain.Method]
  ) -> [Period] {
    let risk = OverflowRisk(received: received, codebook: codebook, methods: methods)
    let hasStands = received.rows.keys.contains {
      codebook.indicators[$0]?.isCumulative ?? false
    }
    return hasStands || risk.isOfSums || methods.contains(where: risk.isOf)
      ? askedPeriods(received, codebook) : []
  }
}

extension Period {
  fileprivate var lastMonth: Period? {
    Period(kind: .month, year: year, number: months.upperBound)
  }
}
