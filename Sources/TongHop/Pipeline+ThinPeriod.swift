import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// A newest period that has next to nothing beside the one before: one row with a mistyped period
/// hides the figures of everybody else.
public struct ThinPeriod: Sendable {
  public let period: Period
  /// Its rows, and the figures that they are of.
  public let count: Int
  public let codes: [String]
  /// Of the same kind where there is one.
  public let earlier: Period
  public let earlierCount: Int

  /// `chỉ có 1 dòng (GIAI_NGAN), kỳ 2026-Q2 có 89 dòng; …`
  public var text: Phrase {
    let list = Phrase(listing: codes)
    return Phrase(
      "chỉ có \(count) dòng (mã ",
      en:
        "it has \(count) \(count == 1 ? "row" : "rows") only (\(codes.count == 1 ? "code" : "codes") "
    )
      + list
      + Phrase(
        "), kỳ \(earlier) có \(earlierCount) dòng: có ghi nhầm kỳ không? xem kỳ \(earlier): thêm --period \(earlier)",
        en:
          "), \(earlier) has \(earlierCount): is a period mistyped? for \(earlier): add --period \(earlier)"
      )
  }
}

extension Pipeline {
  /// Nil where the period was asked for, where it has at least half the rows of the period before in
  /// at least half of its figures, and where it has other figures than that.
  ///
  /// Figure by figure, because a survey of thousands is not held in every quarter.
  public var thinPeriod: ThinPeriod? {
    guard options.period == nil, let earlier = periodToHoldAgainst else { return nil }
    let now = figureRows(in: period)
    let before = figureRows(in: earlier)
    let thin = before.count { code, rows in (now[code] ?? 0) * 2 < rows }
    let (count, earlierCount) = (now.values.reduce(0, +), before.values.reduce(0, +))
    guard thin * 2 > before.count, now.count <= before.count,
      now.count < before.count || count * 2 < earlierCount
    else { return nil }
    return ThinPeriod(
      period: period, count: count, codes: now.keys.sorted(), earlier: earlier,
      earlierCount: earlierCount)
  }

  /// The last of the same kind before the period, else the newest other one that does not end later.
  private var periodToHoldAgainst: Period? {
    let versions = workspace.versions(of: method.family)
    let (arisen, accumulated) = Self.rowCounts(
      received, versions, workspace.withTakenIndices(versions), codebook)
    let others = Set(arisen.keys).union(accumulated.keys).filter { other in
      other != period && versions.contains { $0.isInForce(on: other.lastDay(in: $0.calendar)) }
    }
    func newest(_ periods: [Period]) -> Period? {
      periods.max {
        ($0.lastDay(in: .calendar), $0.monthCount) < ($1.lastDay(in: .calendar), $1.monthCount)
      }
    }
    return newest(others.filter { $0.kind == period.kind && $0.isBefore(period) })
      ?? newest(others.filter { $0.kind != period.kind && !period.contains($0) })
  }

  /// How many rows of a period and its parts there are, by the code of the figure.
  private func figureRows(in period: Period) -> [String: Int] {
    let versions = workspace.versions(of: method.family)
    let measured = workspace.withTakenIndices(versions)
    var counts: [String: Int] = [:]
    for code in Self.measuredIndicators(measured) {
      for (sent, rows) in received.rows[code] ?? [:] where isPart(sent, of: period, code: code) {
        counts[code, default: 0] += rows
      }
    }
    let criteria = Set(measured.flatMap(Self.enteredCriteria))
    for entry in received.points
    where criteria.contains(entry.criterion) && period.contains(entry.period) {
      counts[entry.criterion, default: 0] += 1
    }
    let questions = Self.measuredQuestions(versions)
    for answer in received.answers
    where questions.contains(answer.question) && period.contains(answer.period) {
      counts[answer.question, default: 0] += 1
    }
    return counts
  }
}
