import TongHopDiagnostics
import TongHopDomain

extension Narrative {
  /// `tăng 1,35 điểm và tăng 9 hạng so với quý I/2024`, or a sentence that begins with the period;
  /// nil where nothing can be compared.
  func change(_ change: PeriodChange, since past: Period, isSentence: Bool) -> String? {
    let isIndex = table.method.ranking.by == .index
    let value = isIndex ? change.index : change.points
    let clause: String
    switch (value, change.rank) {
    case (nil, nil): return nil
    case (let value?, nil): clause = moved(value, isIndex, change)
    case (nil, let rank?): clause = moved(rank)
    case (let value?, let rank?): clause = moved(value, isIndex, rank, change)
    }
    let (name, care) = (period(past), care(change))
    return isSentence
      ? Phrase("So với \(name), \(clause)\(care).", en: "Compared with \(name), \(clause)\(care).")[
        language]
      : Phrase("\(clause) so với \(name)\(care)", en: "\(clause) compared with \(name)\(care)")[
        language]
  }

  private func moved(
    _ value: Points, _ isIndex: Bool, _ rank: Int, _ change: PeriodChange
  ) -> String {
    let (points, places) = (value.count.signum(), rank.signum())
    let noun = noun(isIndex)
    let (up, way) = (moved(value, isIndex, change), moved(rank))
    switch (points, places) {
    case (0, 0):
      return Phrase("giữ nguyên \(noun) và thứ hạng", en: "with \(noun) and rank unchanged")[
        language]
    case (0, 1): return Phrase("\(up), \(way)", en: "\(up) and \(way)")[language]
    case (0, _): return Phrase("\(up) nhưng \(way)", en: "\(up) but \(way)")[language]
    case (_, 0): return Phrase("\(up), \(way)", en: "\(up) \(way)")[language]
    default:
      let better = table.method.ranking.lowestIsBest ? -Int(points) : Int(points)
      return better == places
        ? Phrase("\(up) và \(way)", en: "\(up) and \(way)")[language]
        : Phrase("\(up) nhưng \(way)", en: "\(up) but \(way)")[language]
    }
  }

  private func noun(_ isIndex: Bool) -> String {
    (isIndex ? Phrase("chỉ số", en: "the index") : Phrase("điểm", en: "points"))[language]
  }

  private func moved(_ value: Points, _ isIndex: Bool, _ change: PeriodChange) -> String {
    guard value != .zero else {
      return Phrase(
        "giữ nguyên \(noun(isIndex))", en: "with \(noun(isIndex)) unchanged")[language]
    }
    let numbers = words.style.numbers.change(change)
    let size = words.text.styled(numbers.text(value < .zero ? .zero - value : value))
    let text = Phrase(
      isIndex ? "\(size) điểm phần trăm" : "\(size) điểm",
      en: isIndex ? "\(size) percentage points" : "\(size) points")[language]
    return (value > .zero ? Phrase("tăng ", en: "up ") : Phrase("giảm ", en: "down "))[language]
      + text
  }

  private func moved(_ rank: Int) -> String {
    guard rank != 0 else {
      return Phrase("giữ nguyên thứ hạng", en: "with the rank unchanged")[language]
    }
    let size = words.text.count(Int(rank.magnitude))
    let places = Phrase("\(size) hạng", en: "\(size) \(size == "1" ? "place" : "places")")
    return (rank > 0 ? Phrase("tăng ", en: "up ") : Phrase("giảm ", en: "down "))[language]
      + places[language]
  }

  /// Why a change should be read with care, in parentheses.
  private func care(_ change: PeriodChange) -> String {
    var reasons: [Phrase] = []
    if change.flags.contains(.restated) {
      reasons.append(
        Phrase("tính lại do sắp xếp đơn vị hành chính", en: "restated for changed units"))
    }
    if change.flags.contains(.commonPart) {
      reasons.append(
        Phrase(
          "trên phần chung của hai bộ tiêu chí", en: "on the part that both methods have"))
    }
    if change.flags.contains(.earlierProvisional) {
      reasons.append(Phrase("kỳ trước tạm tính", en: "then provisional"))
    }
    guard !reasons.isEmpty else { return "" }
    return " (\(reasons.map { $0[language] }.joined(separator: "; ")))"
  }

  /// Why nothing is compared with the period before.
  func noChange(of row: ComparisonRow) -> [String] {
    guard let previous = table.previousPeriod else { return [] }
    let past = period(previous)
    let flags = row.previous.flags
    if flags.contains(.new) {
      return [
        Phrase(
          "Đơn vị mới thành lập, lần đầu được đánh giá.",
          en: "The unit is new and assessed for the first time.")[language]
      ]
    }
    guard knowsPrevious else {
      return [
        Phrase(
          "Chưa có số liệu \(past) để so sánh.",
          en: "There are no figures of \(past) to compare with.")[language]
      ]
    }
    let reason: Phrase
    if flags.contains(.merged) || flags.contains(.split) {
      reason = Phrase(
        " vì đơn vị hành chính được sắp xếp lại", en: " because units were rearranged")
    } else if row.previous.earlier.points == nil, row.previous.earlier.index == nil {
      return [
        Phrase(
          "\(period(previous, begins: true)) đơn vị chưa có kết quả để so sánh.",
          en: "The unit has no result of \(past) to compare with.")[language]
      ]
    } else if flags.contains(.methodChanged) {
      reason = Phrase(" vì bộ tiêu chí đã thay đổi", en: " because the method has changed")
    } else if flags.contains(.typeChanged) {
      reason = Phrase(" vì đơn vị đã đổi loại", en: " because the unit changed its type")
    } else {
      reason = Phrase(verbatim: "")
    }
    return [
      Phrase("Không so sánh được với \(past)", en: "Not comparable with \(past)")[language]
        + reason[language] + "."
    ]
  }
}
