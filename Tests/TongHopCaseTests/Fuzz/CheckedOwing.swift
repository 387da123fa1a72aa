import Foundation

/// Who owes what, as the text of `check` says it (in Vietnamese).
struct CheckedOwing {
  /// By unit that is named, the figures; empty where it has sent nothing at all.
  var units: [String: Set<String>] = [:]
  /// Figures that no unit has sent.
  var silent: Set<String> = []
  /// Those of ``units`` that not only lack because a unit above entered one figure for all.
  private var below: Set<String> = []

  /// - Parameter figures: codes of indicators and of criteria with points or tasks.
  init(_ text: String, figures: Set<String>) {
    var isEnded = false
    var isInside = false
    for line in text.split(separator: "\n") {
      if !line.hasPrefix("  ") {
        isEnded = line.hasPrefix("Đã kết thúc trong kỳ ")
        isInside = isEnded || line.hasPrefix("Chưa báo cáo, kỳ ")
        let nobody = [
          "Chưa đơn vị nào gửi: ", "Chưa đơn vị nào có sổ nhiệm vụ: ",
          "Đã gửi số lũy kế, nhưng chưa trừ ra được số của kỳ: ",
        ]
        if let head = nobody.first(where: { line.hasPrefix($0) }) {
          silent.formUnion(Self.codes(line.dropFirst(head.count), figures))
        }
      } else if isInside, !line.hasPrefix("  ("), line.hasPrefix(isEnded ? "  " : "    "),
        let colon = line.range(of: ": ", options: .backwards)
      {
        add(line[..<colon.lowerBound], String(line[colon.upperBound...]), figures)
      }
    }
  }

  var owed: Set<String> { silent.union(units.values.flatMap(\.self)) }

  /// Those that are missing at the units above as well.
  var owedAbove: Set<String> { silent.union(below) }

  /// Does a unit owe everything that it is asked for?
  var hasSilentUnits: Bool { units.values.contains([]) }

  private mutating func add(_ head: Substring, _ what: String, _ figures: Set<String>) {
    let code = Self.withoutDay(head.drop { $0 == " " }.prefix { $0 != " " })
    let parts = what.components(separatedBy: "; ")
    units[code, default: []].formUnion(Self.codes(parts[0][...], figures))
    for part in parts[0].components(separatedBy: ", ")
    where !part.contains("(cấp trên nhập chung") {
      below.formUnion(Self.codes(part[...], figures))
    }
    for ended in parts.dropFirst() {
      for word in ended.split(whereSeparator: { $0 == " " || $0 == "," })
      where word.first?.isNumber == true { units[Self.withoutDay(word)] = [] }
    }
  }

  static func withoutDay(_ code: Substring) -> String { String(code.prefix { $0 != "@" }) }

  private static func codes(_ text: Substring, _ figures: Set<String>) -> Set<String> {
    Set(text.split(whereSeparator: { " ,;()".contains($0) }).map { String($0) })
      .intersection(figures)
  }
}
