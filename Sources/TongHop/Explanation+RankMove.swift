import TongHopComparison
import TongHopDiagnostics
import TongHopDomain

extension Explanation {
  /// The change of the rank: the unit's own change, whom it passed and who passed it. Passed less
  /// was passed by is the change, and where it is not the rest is told.
  mutating func writeRankMove(_ maker: ChangeMaker?) {
    guard let earlier = compared.previous, let maker, let change = maker.change(of: unit),
      let move = maker.rankMove(of: unit),
      !move.passed.isEmpty || !move.passedBy.isEmpty || move.rest != 0
    else { return }
    let title = earlier.period.title
    var head = say(
      "Thứ hạng so với \(title[.vietnamese]): ", "The rank against \(title[.english]): ")
    head += "\(move.earlierRank) → \(move.laterRank), \(rankWords(move.change))"
    if let own = change.index {
      head +=
        say("; chỉ số của đơn vị ", "; own index ") + signed(own, of: change)
        + say(" điểm phần trăm", " percentage points")
    }
    if case .commonPart = earlier.relation {
      head += say(
        " (trên phần chung của hai bộ tiêu chí)", " (on the common part of the two methods)")
    }
    lines.append("")
    lines.append(head + ":")
    lines.append(
      "  " + say("vượt \(units(move.passed.count))", "passed \(units(move.passed.count))")
        + list(move.passed, now: true))
    lines.append(
      "  "
        + say(
          "bị \(units(move.passedBy.count)) vượt", "was passed by \(units(move.passedBy.count))")
        + list(move.passedBy, now: false))
    if move.levelThen > 0 || move.levelNow > 0 {
      lines.append(
        "  "
          + say(
            "đồng hạng với đơn vị này: trước \(move.levelThen), nay \(move.levelNow)",
            "of the same rank: \(move.levelThen) then, \(move.levelNow) now"))
    }
    var sum = "  \(move.passed.count) - \(move.passedBy.count)"
    if move.rest != 0 { sum += " \(move.rest > 0 ? "+" : "-") \(move.rest.magnitude)" }
    sum += " = \(move.change > 0 ? "+" : "")\(move.change)"
    lines.append(sum + (move.rest == 0 ? "" : " (\(restWords(earlier)))"))
  }

  private func units(_ count: Int) -> String {
    say("\(count) đơn vị", count == 1 ? "1 unit" : "\(count) units")
  }

  /// Why passing and being passed are not all of the change.
  private func restWords(_ earlier: EarlierPeriod) -> String {
    var words: [String] = []
    let methods = [method] + (earlier.result.map { [$0.scores.method] } ?? [])
    if methods.contains(where: { $0.ranking.ties == .dense }) {
      words.append(
        say("các đơn vị đồng hạng cùng chiếm một bậc", "units of one rank take one place together")
      )
    }
    if let signed = earlier.published, words.isEmpty {
      words.append(
        say("\(signed.file) không liệt kê đủ đơn vị", "\(signed.file) does not list every unit"))
    }
    return words.joined(separator: "; ")
  }

  /// Up to five names.
  ///
  /// - Parameter now: a place beside a name is that of now, else that of then.
  private func list(_ others: [RankMove.Other], now: Bool) -> String {
    guard !others.isEmpty else { return "" }
    let names = others.prefix(5).map { $0.displayName + placeWords($0.place, now: now) }
    let rest = others.count - names.count
    return ": " + names.joined(separator: ", ")
      + (rest > 0 ? say(" và \(units(rest)) khác", " and \(rest) more") : "")
  }

  private func placeWords(_ place: RankMove.Other.Place, now: Bool) -> String {
    switch (place, now) {
    case (.behind, _): ""
    case (.level, true): say(" (nay đồng hạng)", " (now of the same rank)")
    case (.level, false): say(" (trước đồng hạng)", " (of the same rank then)")
    case (.unranked, true): say(" (nay không có hạng)", " (no rank now)")
    case (.unranked, false): say(" (trước không có hạng)", " (no rank then)")
    }
  }
}
