import TongHopDomain

/// What a made-up workspace is like. The same options give the same bytes on every machine.
public struct SyntheticOptions: Sendable {
  public var seed: UInt64
  /// More than one hang below a country.
  public var provinces = 1
  /// Of each province.
  public var districts = 2
  /// Of each district.
  public var communes = 3
  /// Of each commune; 0: the communes report themselves.
  public var villages = 4
  /// Each commune has from none to twice as many villages; one without any reports itself.
  public var isRagged = false
  /// Codes of random letters, digits and signs of these lengths; nil: codes as they are in use,
  /// `06157-004` and `I1.2`.
  public var codeLengths: ClosedRange<Int>?
  public var indicators = 6
  /// Every third indicator is an amount with two decimals, written with a decimal point.
  public var hasAmounts = false
  public var periods: [Period]
  /// Rows of records/, all files together; blank ones are counted as well.
  public var rows = 1000
  /// Files of records/; the rows are spread evenly.
  public var files = 1
  /// Digits of the denominators, at most 19; a numerator is at most its denominator.
  public var digits = 1...3
  public var layout = CSVLayout()
  /// Of a thousand rows, how many are odd ones.
  public var oddPerThousand = 0
  public var oddRows = OddRow.anywhere
  /// The last row of each file; for what ends a file, such as a quote that is never closed.
  public var lastRow: OddRow?

  public init(seed: UInt64) {
    self.seed = seed
    periods = (1...4).compactMap { Period(kind: .quarter, year: 2024, number: $0) }
  }
}

/// How the files of records/ are written.
public struct CSVLayout: Sendable, Hashable {
  public enum LineEnd: Sendable, CaseIterable {
    case lineFeed
    case returnLineFeed
    /// One or the other, row by row.
    case mixed
  }

  public enum Column: String, Sendable, CaseIterable {
    case unit, indicator, period, numerator, denominator
    /// One that nobody reads; it is reported once.
    case remark
  }

  /// Begins with a byte order mark.
  public var hasMark = false
  /// `,` or `;`
  public var separator = UInt8(ascii: ",")
  public var lineEnd = LineEnd.lineFeed
  /// The last row has a line end as well.
  public var endsLastRow = true
  /// In the order of the file.
  public var columns: [Column] = [.unit, .indicator, .period, .numerator, .denominator]

  public init() {}
}
