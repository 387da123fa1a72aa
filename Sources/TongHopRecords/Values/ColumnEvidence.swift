import TongHopDomain

/// What the signs in the numbers of a column separate, as far as the whole column of a file shows
/// it, whichever row is asked about.
///
/// The file is read for it when the first number is in doubt, and only then.
final class ColumnEvidence {
  struct Signs {
    /// Signs that separate decimals in some number without doubt: `16.58`, `1.234,5`.
    var decimal: Set<Character> = []
    /// Signs that separate thousands in some number without doubt: `12.345.678`.
    var thousands: Set<Character> = []

    /// Does `1.234` have decimals?
    ///
    /// - Parameter isDeclared: the indicator is known to have three decimals or more, so that only
    ///   what speaks against it counts.
    func isDecimal(_ sign: Character, isDeclared: Bool) -> Bool {
      let isOther = decimal.contains { $0 != sign } && !decimal.contains(sign)
      guard !thousands.contains(sign), !isOther else { return false }
      return isDeclared || decimal.contains(sign)
    }
  }

  private let rows: ((TableRow) -> Void) -> Void
  private let isCount: (TableRow) -> Bool
  private var known: [Int: Signs] = [:]

  /// - Parameters:
  ///   - rows: gives all rows of the file whose numbers are not plain digits.
  ///   - isCount: is the row of an indicator that counts whole things, so that a point in it
  ///     separates thousands?
  init(
    isCount: @escaping (TableRow) -> Bool = { _ in false },
    rows: @escaping ((TableRow) -> Void) -> Void
  ) {
    self.rows = rows
    self.isCount = isCount
  }

  /// - Complexity: O(*rows*) the first time a column is asked about, then O(1).
  func signs(of column: Int) -> Signs {
    if let signs = known[column] { return signs }
    var signs = Signs()
    rows { row in
      let text = row[column]
      guard text.utf8.contains(where: { !(48...57).contains($0) }),
        case .number(let groups, _) = NumberText(text).meaning
      else { return }
      if let sign = groups.decimalSign { signs.decimal.insert(sign) }
      if let sign = groups.thousandsSign { signs.thousands.insert(sign) }
      if groups.readings.count > 1, self.isCount(row), ValueReader.isAmbiguous(text),
        text.contains(".")
      {
        signs.thousands.insert(".")
      }
    }
    known[column] = signs
    return signs
  }
}
