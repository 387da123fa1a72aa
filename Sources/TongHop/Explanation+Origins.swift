import TongHopComparison
import TongHopDiagnostics
import TongHopDomain

extension Explanation {
  /// What a unit that was rearranged was made of, what the table of then had of each, and the figures
  /// of then for the unit of today; where there are none, why.
  mutating func writeOrigins(_ change: PeriodChange, _ earlier: EarlierPeriod?) {
    guard let earlier else { return }
    let title = earlier.period.title
    let flags = change.flags
    let isRearranged = flags.contains(.merged) || flags.contains(.split)
    if flags.contains(.notComparable), isRearranged, change.earlier.index == nil {
      lines.append(
        say(
          "Không có số so sánh với \(title[.vietnamese]): ",
          "No change against \(title[.english]): ")
          + reason(flags, earlier))
    } else if !(flags.contains(.restated) && isRearranged) {
      return
    }
    guard !change.published.isEmpty else { return }
    let head =
      flags.contains(.split)
      ? Phrase(
        "\(title.vietnamese) đơn vị này là toàn bộ hoặc một phần của",
        en: "in \(title.english) this unit was all or a part of")
      : Phrase("\(title.vietnamese) đơn vị này là", en: "in \(title.english) this unit was")
    lines.append(
      "  " + head[language]
        + say(
          " (chỉ số, hạng trong bảng khi đó):", " (index and rank in the table of then):"))
    for unit in change.published {
      lines.append(
        "    \(unit.displayName) (\(unit.code)): "
          + figureWords(unit.figures, of: change, groupSize: unit.groupSize)
          + (unit.today.map {
            say("; số liệu hiện có: ", "; by today's files: ")
              + figureWords($0, of: change, groupSize: unit.groupSize)
          } ?? ""))
    }
    guard change.earlier.index != nil else { return }
    let maker = ChangeMaker(
      from: earlier, to: compared.current, register: pipeline.workspace.units)
    lines.append(
      say("  tính lại cho đơn vị hiện nay: ", "  restated for the unit of today: ")
        + figureWords(
          change.earlier, of: change, groupSize: maker?.restatedGroupSize(of: unit)))
  }

  private func figureWords(
    _ figures: PeriodFigures, of change: PeriodChange, groupSize: Int?
  ) -> String {
    guard let index = figures.index else { return say("không có chỉ số", "no index") }
    var text = number(index, of: change) + " %"
    if let rank = figures.rank {
      text += say(", hạng ", ", rank ") + "\(rank)" + (groupSize.map { "/\($0)" } ?? "")
    }
    return text
  }

  private func reason(_ flags: ComparisonFlags, _ earlier: EarlierPeriod) -> String {
    let divided = dividedOrigins(earlier)
    guard divided.isEmpty else {
      return divided.joined(separator: "; ")
        + say(
          "; successions.csv không có tỷ lệ (share), nên không chia được số liệu.",
          "; successions.csv has no share, so the figures cannot be divided.")
    }
    if flags.contains(.split) {
      return say("đơn vị được tách, chia lại từ đơn vị khác.", "the unit was cut out of others.")
    }
    return say("đơn vị được sáp nhập từ nhiều đơn vị.", "the unit was put together of several.")
  }

  /// The units that this one was, of which others are a part too: `Xã Một (001) → Xã Hai, Xã Ba`.
  private func dividedOrigins(_ earlier: EarlierPeriod) -> [String] {
    guard let restatement = earlier.restated?.restatement else { return [] }
    return (restatement.origins[tree.ids[unit]] ?? []).compactMap { origin in
      let heirs = tree.ids.indices.filter {
        restatement.origins[tree.ids[$0]]?.contains(origin) ?? false
      }
      guard heirs.count > 1 else { return nil }
      let old = pipeline.workspace.units[origin]
      return "\(old.displayName) (\(old.code)) → "
        + heirs.map { tree.units[$0].displayName }.joined(separator: ", ")
    }
  }
}
