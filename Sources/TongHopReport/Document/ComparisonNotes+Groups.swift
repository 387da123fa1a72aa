import TongHopDiagnostics
import TongHopDomain

/// Units without a class, as they are read under the table.
extension ComparisonNotes {
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
}
