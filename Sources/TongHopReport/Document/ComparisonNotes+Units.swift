import TongHopDiagnostics
import TongHopDomain

/// What is said of units that were rearranged.
extension ComparisonNotes {
  /// The most units that a note names.
  private static let most = 12

  /// - Parameter isOwn: it is the period of the table, shown in the tree of another day.
  func notes(of period: Period, _ units: Rearrangement, isOwn: Bool = false) -> [String] {
    [
      undivided(period, units, isOwn: isOwn), divided(period, units.divided),
      leftAsIs(period, units.leftAsIs),
    ].compactMap(\.self) + units.left.map { left(period, $0) }
  }

  private func list(_ words: [String]) -> String {
    var list = Array(words.prefix(Self.most))
    if words.count > Self.most { list.append("… (\(style.text.count(words.count)))") }
    return list.joined(separator: "; ") + "."
  }

  /// Which units were divided nobody knows how.
  private func undivided(_ period: Period, _ units: Rearrangement, isOwn: Bool) -> String? {
    guard !units.undivided.isEmpty else { return nil }
    let title = period.title
    let head =
      isOwn
      ? Phrase("Không có số (x) của \(title.vietnamese)", en: "No figures (x) of \(title.english)")
      : Phrase(
        "Không so sánh được (x) với \(title.vietnamese)",
        en: "Not comparable (x) with \(title.english)")
    let (reason, verb): (Phrase, Phrase) =
      if let day = units.earlierDay {
        (
          Phrase(
            ", vì đơn vị của kỳ này gồm nhiều đơn vị của ngày \(style.text.day(day)): ",
            en:
              ", because a unit of that period is made of several units of \(style.text.day(day)): "
          ),
          Phrase("gồm ", en: "made of ")
        )
      } else {
        (
          Phrase(
            ", vì đơn vị khi đó đã chia mà successions.csv không ghi phần chia (share): ",
            en: ", because a unit of then was divided and successions.csv states no share: "),
          Phrase("thành ", en: "into ")
        )
      }
    return (head + reason)[language]
      + list(
        units.undivided.map { unit in
          "\(unit.displayName) (\(unit.code)) " + verb[language]
            + unit.among.joined(separator: ", ")
        })
  }

  /// Which units were divided by stated shares.
  private func divided(_ period: Period, _ units: [Rearrangement.Divided]) -> String? {
    guard !units.isEmpty else { return nil }
    return Phrase(
      "Số của \(period.title.vietnamese) được chia theo phần (share) ghi ở successions.csv: ",
      en: "Figures of \(period.title.english) are divided by the shares of successions.csv: ")[
        language]
      + list(
        units.map { unit in
          "\(unit.displayName) (\(unit.code)) " + Phrase("thành ", en: "into ")[language]
            + unit.parts.map { "\($0.displayName) (\(style.text.styled($0.share.text)))" }
            .joined(separator: ", ")
        })
  }

  private func leftAsIs(_ period: Period, _ reason: Rearrangement.LeftAsIs?) -> String? {
    guard let reason else { return nil }
    let why =
      switch reason {
      case .asked: Phrase("--tree own", en: "--tree own")
      case .onlySigned:
        Phrase("kỳ đó chỉ có bảng đã ký", en: "of that period there is only a signed table")
      }
    return Phrase(
      "Không so sánh được (x) với \(period.title.vietnamese), vì đơn vị đã được sắp xếp lại giữa hai kỳ và bảng này không tính lại (\(why.vietnamese)).",
      en:
        "Not comparable (x) with \(period.title.english), because units were rearranged between the two periods and this table restates nothing (\(why.english))."
    )[language]
  }

  /// Units that are gone and have no row.
  private func left(_ period: Period, _ units: Rearrangement.Left) -> String {
    let name = GroupHeading.name(ofLevel: units.level)
    let count = style.text.count(units.count)
    let title = period.title
    return units.isAbolished
      ? Phrase(
        "\(name.vietnamese) (\(count) đơn vị) của \(title.vietnamese) không còn.",
        en: "\(name.english) of \(title.english) (\(count)) are no more.")[language]
      : Phrase(
        "\(name.vietnamese): \(count) đơn vị của \(title.vietnamese) không còn, nhóm của chúng cũng không còn.",
        en: "\(name.english): \(count) of \(title.english) are no more, nor is their group.")[
          language]
  }
}
