import TongHopDomain

/// What the columns of a file are to whoever asks whether two files say the same.
struct RepeatColumns {
  struct Uses: OptionSet {
    let rawValue: UInt8
    /// Part of a row.
    static let row = Uses(rawValue: 1)
    /// Part of what a row says of whatever period.
    static let figure = Uses(rawValue: 2)
    static let period = Uses(rawValue: 4)
    /// Tells how many cases a row counts.
    static let size = Uses(rawValue: 8)
    /// The decimal sign makes no difference.
    static let number = Uses(rawValue: 16)
    /// What is measured or asked.
    static let topic = Uses(rawValue: 32)
    static let answer = Uses(rawValue: 64)
  }

  struct Column {
    /// Of the name, so that the order of columns makes no difference.
    var seed: UInt64
    var uses: Uses
  }

  let columns: [Column]

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
        "unit": [.row, .figure], "indicator": [.row, .figure, .topic], "period": .period,
        "numerator": [.row, .figure, .number, .answer],
        "denominator": [.row, .figure, .number, .answer, .size],
      ]
    case "points":
      [
        "unit": [.row, .figure], "criterion": [.row, .figure, .topic], "period": .period,
        "round": [.row, .figure], "points": [.row, .figure, .number, .answer],
      ]
    case "survey":
      [
        "respondent": [.row, .figure], "unit": [.row, .figure], "period": .period,
        "question": [.row, .figure, .topic], "answer": [.row, .figure, .answer],
        "weight": [.row, .number],
      ]
    default: [:]
    }
  }
}

/// Numbers for fields. Equal texts have equal ones; that two of the many rows of two files have the
/// same 64 bits and are not equal does not happen.
enum FieldHash {
  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }

  /// - Parameters:
  ///   - chunk: the last bytes, fewer than eight.
  ///   - length: of the whole text.
  @inline(__always)
  static func finish(_ hash: UInt64, _ chunk: UInt64, _ length: Int) -> UInt64 {
    length == 0 ? 0 : mix(mix(hash ^ chunk) &+ UInt64(truncatingIfNeeded: length))
  }

  static func of(_ text: String) -> UInt64 {
    var (hash, chunk, length) = (UInt64(0), UInt64(0), 0)
    for byte in text.utf8 {
      chunk = chunk << 8 | UInt64(byte)
      length += 1
      if length & 7 == 0 { (hash, chunk) = (mix(hash ^ chunk), 0) }
    }
    return finish(hash, chunk, length)
  }
}
