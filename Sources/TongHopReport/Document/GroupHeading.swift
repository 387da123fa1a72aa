import TongHopDiagnostics
import TongHopDomain

/// The headings of the groups of a table.
enum GroupHeading {
  private static let levels: [String: Phrase] = [
    "country": Phrase("CẢ NƯỚC", en: "COUNTRY"),
    "province": Phrase("CẤP TỈNH", en: "PROVINCES"),
    "district": Phrase("CẤP HUYỆN", en: "DISTRICTS"),
    "commune": Phrase("CẤP XÃ", en: "COMMUNES"),
    "village": Phrase("THÔN, TỔ DÂN PHỐ", en: "VILLAGES AND NEIGHBOURHOODS"),
    "department": Phrase("CÁC SỞ, BAN, NGÀNH", en: "DEPARTMENTS"),
  ]

  static func knows(level: String) -> Bool { levels[level] != nil }

  /// A level at the beginning of a sentence: `Cấp xã`.
  static func name(ofLevel level: String) -> Phrase {
    func sentence(_ text: String) -> String {
      text.prefix(1).uppercased() + text.dropFirst().lowercased()
    }
    guard let words = levels[level] else {
      return Phrase("Cấp \(level)", en: "Units of the level \(level)")
    }
    return Phrase(sentence(words.vietnamese), en: sentence(words.english))
  }

  /// Words for a level; for units below one parent its name; else the name of the group.
  static func text(of group: ComparisonTable.Group, in table: ComparisonTable) -> Phrase {
    text(
      of: group.name, in: table.method,
      parentName: group.rows.lazy.map(\.parentName).first { !$0.isEmpty }
        ?? table.groups.lazy.flatMap(\.rows).first {
          $0.code == group.name && $0.unitIndex != nil
        }?.displayName)
  }

  /// - Parameter parentName: of the unit whose children the group is made of, if it is known.
  static func text(of name: String, in method: Method, parentName: String?) -> Phrase {
    let isNamed = method.ranking.groups.contains { $0.name == name }
    if !isNamed {
      if let phrase = levels[name] { return phrase }
      if method.ranking.groupBy == .parent, let parentName {
        return Phrase(verbatim: "\(parentName.uppercased()) (\(name))")
      }
    }
    return Phrase(verbatim: name.uppercased())
  }
}

enum RomanNumeral {
  private static let signs: [(value: Int, sign: String)] = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]

  /// - Parameter number: positive.
  static func text(_ number: Int) -> String {
    var rest = number
    var text = ""
    for (value, sign) in signs {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }
}
