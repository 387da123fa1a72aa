import TongHopDiagnostics
import TongHopDomain

extension Explanation {
  /// Who gave how many points, round by round: what a round changed, from what to what, and why. Of
  /// a parent the mean of its units.
  func pointLines(_ index: Int, _ cell: RollupCell) -> [String] {
    let code = method.criteria[index].code
    let rounds = pipeline.pointRounds(in: tree, of: tree.ids[unit])
      .filter { $0.criterion == code }
    guard !rounds.isEmpty else {
      return [
        say(
          "bình quân của \(scorings(cell)) lần chấm, mỗi đơn vị mỗi kỳ một lần; không có dòng điểm thì không tính vào",
          "mean of \(EnglishCount.text(scorings(cell), "score")), one for each unit and period; without a row none is counted"
        )
      ]
    }
    return rounds.flatMap { series in series.entries.map { line(of: $0, in: series) } }
  }

  private func line(of entry: PointEntry, in series: PointRounds) -> String {
    var text = series.period == pipeline.period ? "" : "\(series.period), "
    text += entry.round.words[language] + ": "
    if let earlier = series.earlier(than: entry), earlier.points != entry.points {
      let change = decimal(entry.points - earlier.points, places: 9)
      text += decimal(earlier.points, places: 9) + " → " + decimal(entry.points, places: 9)
      text += " (\(entry.points > earlier.points ? "+" : "")\(change))"
    } else {
      text += decimal(entry.points, places: 9)
    }
    if entry.round == .explained { text += say(" (không được tính)", " (does not count)") }
    if entry == series.counted, series.entries.count > 1 {
      text += say(" (được tính)", " (counts)")
    }
    if !entry.reason.isEmpty { text += say("; lý do: ", "; reason: ") + entry.reason }
    if entry.lacksReason(after: series.earlier(than: entry)) {
      text += say("; không ghi lý do", "; no reason given")
    }
    if !entry.evidence.isEmpty {
      text += say("; tài liệu kiểm chứng: ", "; evidence: ") + entry.evidence
    } else if entry.round == .selfScored, series.lacksEvidence {
      text += say("; không có tài liệu kiểm chứng", "; no evidence")
    }
    return text
  }
}
