import TongHopDiagnostics
import TongHopDomain

/// What to type in place of digits that cannot be read as they stand.
///
/// A proposal is always `viết X` (`write X`), X without blanks; ``CaseAdvice`` of the tests follows
/// it by these words.
struct NumberProposals {
  let decimals: Int
  let isNegative: Bool
  let hints: NumberHints

  init(decimals: Int, isNegative: Bool, _ hints: NumberHints) {
    self.decimals = decimals
    self.isNegative = isNegative
    self.hints = hints
  }

  func signed(_ reading: String) -> String { isNegative ? "-" + reading : reading }

  /// - Parameter word: what stands behind or before the digits; empty where nothing does.
  func fix(_ groups: DigitGroups, word: String, isAccounting: Bool) -> Phrase {
    guard word.isEmpty else {
      let fix = quantity(groups, NameKey(word).text, shown: word)
      return isAccounting ? Phrase("nếu là số âm: ", en: "if it is negative: ") + fix : fix
    }
    guard groups.isCertain, !isAccounting, let only = groups.readings.first else {
      return all(groups.readings)
    }
    return write(only, hadThousands: groups.thousandsSign != nil)
  }

  /// `12²`: twelve with the mark of a note, or one of its digits.
  ///
  /// - Parameter isBehind: the mark stands behind the digits.
  func fix(_ groups: DigitGroups, raised: String, isBehind: Bool) -> Phrase {
    let alone = groups.readings.count == 1 ? write(groups.readings[0]) : all(groups.readings)
    var fix =
      Phrase(
        "nếu chữ số nhỏ \(raised) là dấu chú thích: ",
        en: "if the small \(raised) is the mark of a note: ") + alone
    if groups.readings.count == 1, isBehind {
      fix =
        fix + Phrase("; nếu là chữ số của số này: ", en: "; if it is a digit of the number: ")
        + write(groups.readings[0] + raised)
    }
    return fix
      + Phrase(
        "; nếu là số mũ thì ghi số đã tính ra", en: "; if it is a power, enter what it comes to")
  }

  /// Each reading with what to type for it.
  func all(_ readings: [String]) -> Phrase {
    Self.joined(
      readings.map { reading in
        let shown = signed(reading)
        return Phrase("nếu là \(shown) thì ", en: "if it is \(shown), ") + write(reading)
      })
  }

  private static func joined(_ parts: [Phrase]) -> Phrase {
    parts.dropFirst().reduce(parts.first ?? Phrase(verbatim: "")) {
      $0 + Phrase(verbatim: "; ") + $1
    }
  }

  /// The reading so that it is read without doubt, and what else has to be done for it.
  func write(_ reading: String, hadThousands: Bool = false) -> Phrase {
    let parts = reading.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
    let places = parts.count == 2 ? parts[1].reversed().drop { $0 == "0" }.count : 0
    let isWhole = places == 0 && decimals == 0
    let text = isWhole ? parts[0] : reading + (ValueReader.isAmbiguous(reading) ? "0" : "")
    var fix = Phrase("viết \(signed(text))", en: "write \(signed(text))")
    if hadThousands {
      fix = fix + Phrase(", không có dấu phân cách", en: ", without separators")
    }
    guard places > decimals else { return fix }
    if let check = hints.ifTooFine { return check }
    return fix
      + Phrase(
        ", và tăng decimals của chỉ tiêu lên \(places) trong indicators.csv",
        en: ", and raise decimals of the indicator to \(places) in indicators.csv")
  }
}

/// Digits with a word: `12 hồ sơ`, `1,5 tỷ`, `500.000 đ`.
extension NumberProposals {
  /// By the words in front, longer ones first: the power of ten.
  private static let scales: [(word: String, exponent: Int)] = [
    ("nghìn tỷ", 12), ("nghìn tỉ", 12), ("ngàn tỷ", 12), ("ngàn tỉ", 12), ("tỷ", 9), ("tỉ", 9),
    ("triệu", 6), ("tr", 6), ("nghìn", 3), ("ngàn", 3), ("k", 3), ("trăm", 2), ("chục", 1),
  ]

  private static func scale(of word: String) -> (exponent: Int, rest: String) {
    for (name, exponent) in scales {
      let key = NameKey(name).text
      if word == key { return (exponent, "") }
      if word.hasPrefix(key + " ") { return (exponent, String(word.dropFirst(key.count + 1))) }
    }
    return (0, word)
  }

  private static let money: Set<String> = ["đ", "đồng", "vnd", "vnđ", "₫", "dong", "d"]

  /// - Parameters:
  ///   - word: in lower case.
  ///   - shown: as it is written.
  private func quantity(_ groups: DigitGroups, _ word: String, shown: String) -> Phrase {
    let (exponent, what) = Self.scale(of: word)
    guard hints.isOfIndicator else {
      return Phrase("chỉ ghi số: ", en: "the number alone: ")
        + readings(groups, shift: exponent)
    }
    let unit = NameKey(hints.unit).text
    let (unitExponent, unitWhat) = Self.scale(of: unit)
    let isMoney = Self.money.contains(what) || (exponent > 0 && what.isEmpty)
    let isSame = what == unitWhat || (what.isEmpty && exponent > 0)
    if !unit.isEmpty, isSame || (isMoney && Self.money.contains(unitWhat)) {
      return readings(groups, shift: exponent - unitExponent)
        + Phrase(
          ", vì đơn vị tính của chỉ tiêu là \(hints.unit)",
          en: ", because the unit of the indicator is \(hints.unit)")
    }
    if !unit.isEmpty {
      return Phrase(
        "đơn vị tính của chỉ tiêu là \(hints.unit), không phải \(shown): đổi ra đơn vị tính đó, chỉ ghi số",
        en:
          "the unit of the indicator is \(hints.unit), not \(shown): convert it and write the number alone"
      )
    }
    guard exponent > 0 || Self.money.contains(what) else {
      return Phrase(
        "chỉ ghi số; nếu đơn vị tính của chỉ tiêu là \(shown): ",
        en: "the number alone; if the unit of the indicator is \(shown): ")
        + readings(groups, shift: 0)
    }
    // Readings times units are more than anybody reads.
    guard groups.readings.count == 1 else {
      return Phrase(
        "đổi ra đơn vị tính của chỉ tiêu, chỉ ghi số, không có dấu phân cách hàng nghìn",
        en: "convert it to the unit of the indicator; the number alone, without separators")
    }
    let units =
      isMoney
      ? [(0, "đồng"), (3, "nghìn đồng"), (6, "triệu đồng"), (9, "tỷ đồng")] : [(0, what)]
    return Phrase("chỉ ghi số, theo đơn vị tính: ", en: "the number alone, by the unit: ")
      + Self.joined(
        units.map { unit in
          Phrase("\(unit.1) thì ", en: "for \(unit.1) ")
            + readings(groups, shift: exponent - unit.0)
        })
  }

  private func readings(_ groups: DigitGroups, shift: Int) -> Phrase {
    guard groups.readings.count > 1 else {
      return write(Self.shifted(groups.readings[0], by: shift))
    }
    return Self.joined(
      groups.readings.map { reading in
        let shown = signed(reading)
        return Phrase("nếu số là \(shown) thì ", en: "if the number is \(shown), ")
          + write(Self.shifted(reading, by: shift))
      })
  }

  /// The number times 10^`exponent`, without needless zeros.
  static func shifted(_ number: String, by exponent: Int) -> String {
    guard exponent != 0 else { return number }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    var whole = String(parts[0])
    var rest = parts.count > 1 ? String(parts[1]) : ""
    for _ in 0..<abs(exponent) {
      if exponent > 0 {
        whole.append(rest.isEmpty ? "0" : rest.removeFirst())
      } else {
        rest.insert(whole.isEmpty ? "0" : whole.removeLast(), at: rest.startIndex)
      }
    }
    let digits = whole.drop { $0 == "0" }
    while rest.last == "0" { rest.removeLast() }
    return (digits.isEmpty ? "0" : String(digits)) + (rest.isEmpty ? "" : "." + rest)
  }
}
