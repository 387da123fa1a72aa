import TongHopDomain

/// What the columns of a file are to whoever asks whether two files say the same.
struct RepeatColumns {
  struct Uses: OptionSet {
    let rawValue: UInt16
    /// Part of a row.
    static let row = Uses(rawValue: 1)
    /// Part of what a row says of whatever period.
    static let figure = Uses(rawValue: 2)
    static let period = Uses(rawValue: 4)
    /// Tells how many cases a row counts.
    static let size = Uses(rawValue: 8)
    /// Its value is compared, however it is written.
    static let number = Uses(rawValue: 16)
    /// What is measured or asked.
    static let topic = Uses(rawValue: 32)
    static let answer = Uses(rawValue: 64)
    /// What is compared is the unit that is meant.
    static let unit = Uses(rawValue: 128)
    /// What there is of so many cases.
    static let part = Uses(rawValue: 256)
  }

  struct Column {
    /// Of the name, so that the order of columns makes no difference.
    var seed: UInt64
    var uses: Uses
  }

  let columns: [Column]
  /// Points may separate thousands: it depends on the kind of the indicator.
  let hasThousands: Bool

  /// - Parameters:
  ///   - header: names as written.
  ///   - folder: of the workspace.
  /// - Returns: nil where the file lacks what it is about; then it cannot be read, either.
  init?(header: [String], folder: Substring) {
    let names = header.map { SpreadsheetText.unprotected($0.trimmed).lowercased() }
    let known = Self.uses(in: folder)
    guard known.filter({ $0.value.contains(.figure) }).keys.allSatisfy(names.contains) else {
      return nil
    }
    let isFacts = folder == "metrics" || folder == "records"
    hasThousands = isFacts
    columns = names.map { name in
      Column(
        seed: FieldHash.of(name) | 1,
        // Of facts nothing else is read; elsewhere a row with another reason is another row.
        uses: known[name] ?? (isFacts ? [] : .row))
    }
  }

  private static func uses(in folder: Substring) -> [String: Uses] {
    switch folder {
    case "metrics", "records":
      [
        "unit": [.row, .figure, .unit], "indicator": [.row, .figure, .topic], "period": .period,
        "numerator": [.row, .figure, .number, .answer, .part],
        "denominator": [.row, .figure, .number, .answer, .size],
      ]
    case "points":
      [
        "unit": [.row, .figure, .unit], "criterion": [.row, .figure, .topic], "period": .period,
        "round": [.row, .figure], "points": [.row, .figure, .number, .answer],
      ]
    case "survey":
      [
        "respondent": [.row, .figure], "unit": [.row, .figure, .unit], "period": .period,
        "question": [.row, .figure, .topic], "answer": [.row, .figure, .number, .answer],
        "weight": [.row, .number],
      ]
    default: [:]
    }
  }
}
