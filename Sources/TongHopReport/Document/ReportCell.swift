import TongHopDomain

extension ReportDocument {
  /// What stands in one place of a row.
  public enum Cell: Sendable, Hashable {
    case text(String)
    case number(Number)
    /// With the words that a reader sees.
    case date(Day, text: String)

    /// As people read it.
    public var text: String {
      switch self {
      case .text(let text), .date(_, let text): text
      case .number(let number): number.text
      }
    }
  }

  /// A number with the digits that are printed, so that a spreadsheet gets the same number and
  /// nobody rounds again.
  public struct Number: Sendable, Hashable {
    public enum Form: Sendable, Hashable {
      case plain
      /// A change: `+1,35`; above zero is better.
      case signed
      /// A change: `+1,35`; below zero is better.
      case signedDown
      /// A difference of which neither side is better: `+1,35`.
      case gap
      /// A change of rank: `▲3`.
      case places

      /// For the better or the worse.
      public var isChange: Bool { self == .signed || self == .signedDown || self == .places }
      /// Printed with its sign, and with an arrow beside it where there is a colour.
      public var isSignedChange: Bool { self == .signed || self == .signedDown }
    }

    /// With a decimal point and all decimals that are shown: `-1234.50`.
    public var digits: String
    public var form: Form
    /// As people read it: `-1.234,50`.
    public var text: String

    public init(digits: String, form: Form, text: String) {
      self.digits = digits
      self.form = form
      self.text = text
    }

    /// How many digits stand behind the decimal point.
    public var decimals: Int {
      guard let point = digits.utf8.lastIndex(of: UInt8(ascii: ".")) else { return 0 }
      return digits.utf8.distance(from: point, to: digits.utf8.endIndex) - 1
    }
  }
}

extension ReportDocument.Cell {
  static func number(_ digits: String, _ words: NumberText) -> Self {
    .number(ReportDocument.Number(digits: digits, form: .plain, text: words.styled(digits)))
  }

  /// - Parameter lowestIsBest: a fall is for the better.
  static func signed(_ digits: String, _ words: NumberText, lowestIsBest: Bool) -> Self {
    .number(
      ReportDocument.Number(
        digits: digits, form: lowestIsBest ? .signedDown : .signed, text: words.signed(digits)))
  }

  static func gap(_ digits: String, _ words: NumberText) -> Self {
    .number(ReportDocument.Number(digits: digits, form: .gap, text: words.signed(digits)))
  }

  static func places(_ places: Int, _ words: NumberText) -> Self {
    .number(
      ReportDocument.Number(
        digits: String(places), form: .places, text: words.rankChange(places)))
  }
}

extension ReportDocument.Row {
  /// nil for a heading.
  public var cells: [ReportDocument.Cell]? {
    switch self {
    case .group: nil
    case .unit(let cells), .summary(let cells): cells
    }
  }
}
