import TongHopDiagnostics
import TongHopDomain

/// Classes and quantile groups, as they are read under the table.
extension ComparisonNotes {
  var bands: String? {
    guard !method.bands.isEmpty else { return nil }
    let (from, above) = (Phrase("từ", en: "from")[language], Phrase("trên", en: "above")[language])
    let list = method.bands.map {
      "\($0.name) \($0.isAbove ? above : from) \(style.text.styled($0.from.text))%"
    }.joined(separator: "; ")
    return Phrase("Xếp loại theo chỉ số: \(list).", en: "Classes by index: \(list).")[language]
  }

  /// Units that are below every class, by name.
  var withoutClass: String? {
    guard let lowest = method.bands.last, !lowest.reaches(.zero) else { return nil }
    let names = RowNames(table)
    let found = table.groups.lazy.flatMap(\.rows).filter { row in
      guard row.band == nil, let index = row.current.index else { return false }
      return !row.flags.contains(.gone) && lowest.isMissed(by: index)
    }.map { names[$0] }
    guard !found.isEmpty else { return nil }
    let most = 12
    let list = found.prefix(most).joined(separator: "; ")
    let more = found.count > most ? "; … (\(style.text.count(found.count)))" : ""
    return Phrase(
      "Chưa đạt mức thấp nhất, không xếp loại: \(list)\(more).",
      en: "Below the lowest class, so without one: \(list)\(more).")[language]
  }

  var quantileGroups: String? {
    guard !method.quantileGroups.isEmpty else { return nil }
    let list = method.quantileGroups.enumerated().map { position, group in
      if position == method.quantileGroups.count - 1 {
        return "\(group.name): \(Phrase("còn lại", en: "the rest")[language])"
      }
      return "\(group.name): \(words(of: group.limit)[language])"
    }.joined(separator: "; ")
    return Phrase(
      "Nhóm (giá trị bằng nhau thì cùng nhóm): \(list).",
      en: "Groups (equal values are in one group): \(list).")[language]
  }

  private func words(of limit: QuantileGroup.Limit) -> Phrase {
    switch limit {
    case .above(let percentile):
      let text = style.text.styled(percentile.text)
      return Phrase("trên bách phân vị \(text)", en: "above percentile \(text)")
    case .from(let percentile):
      let text = style.text.styled(percentile.text)
      return Phrase("từ bách phân vị \(text) trở lên", en: "from percentile \(text) on")
    case .ranks(let share):
      let text = "\(share.numerator)/\(share.denominator)"
      return Phrase(
        "hạng không quá \(text) số đơn vị (làm tròn)",
        en: "ranks up to \(text) of the units (rounded)")
    }
  }
}
