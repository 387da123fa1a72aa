import TongHopDiagnostics

/// A row of records/ that is not plain: good but written in an unusual way, or bad in one way.
public enum OddRow: String, Sendable, CaseIterable {
  // Good rows.
  case quoted, spaced, noBreakSpaces, lowerCasePeriod, datedCode, leadingZeros, decimalPoint
  case decimalComma, thousands, trailingSeparators, upperUnit, otherPeriod, zeros, carriageReturn

  // Not reported.
  case bothEmpty, blankLine, onlySeparators, spacesOnly

  // Bad rows.
  case unknownUnit, emptyUnit, nameForCode, lostZeros, badDate, strayQuote
  case unknownIndicator, emptyIndicator, badPeriod, emptyPeriod, periodMadeDate
  case aboveDenominator, negative, tooManyDecimals, ambiguousComma, tooLarge, words, percent
  case oneEmpty, tooFewFields, tooManyFields, loneReturn, textAfterQuote
  case quotedLineBreak, notUTF8, zeroByte, longLine, unterminatedQuote

  /// What becomes of the row.
  public enum Outcome: Sendable, Hashable {
    /// It counts.
    case adds
    /// Nothing was reported.
    case empty
    /// It is an error with this code.
    case leftOut(DiagnosticCode)
  }

  public var outcome: Outcome {
    switch self {
    case .quoted, .spaced, .noBreakSpaces, .lowerCasePeriod, .datedCode, .leadingZeros,
      .decimalPoint, .decimalComma, .thousands, .trailingSeparators, .upperUnit, .otherPeriod,
      .zeros, .carriageReturn:
      .adds
    case .bothEmpty, .blankLine, .onlySeparators, .spacesOnly: .empty
    case .unknownUnit, .nameForCode, .strayQuote, .zeroByte: .leftOut(.unknownUnit)
    case .emptyUnit, .oneEmpty: .leftOut(.emptyField)
    case .lostZeros: .leftOut(.lostZeros)
    case .badDate: .leftOut(.outsideValidity)
    case .unknownIndicator, .emptyIndicator: .leftOut(.unknownIndicator)
    case .badPeriod, .emptyPeriod: .leftOut(.badPeriod)
    case .periodMadeDate: .leftOut(.periodMadeDate)
    case .aboveDenominator: .leftOut(.aboveDenominator)
    case .negative: .leftOut(.negative)
    // Of an indicator that no indicators.csv declares, as where there are no amounts.
    case .tooManyDecimals: .leftOut(.undeclaredDecimals)
    case .ambiguousComma: .leftOut(.ambiguousThousands)
    case .tooLarge: .leftOut(.numberTooLarge)
    case .words, .percent: .leftOut(.badNumber)
    case .tooFewFields, .tooManyFields, .loneReturn: .leftOut(.fieldCount)
    case .textAfterQuote, .unterminatedQuote: .leftOut(.unterminatedQuote)
    case .quotedLineBreak: .leftOut(.lineBreakInField)
    case .notUTF8: .leftOut(.notUTF8)
    case .longLine: .leftOut(.lineTooLong)
    }
  }

  /// How many rows a reader counts for it.
  public var rowCount: Int {
    switch self {
    case .blankLine, .onlySeparators, .spacesOnly: 0
    // A lone carriage return ends a row.
    case .loneReturn: 2
    default: 1
    }
  }

  /// Those that may stand in any place of a file and leave the rows around them as they are.
  ///
  /// Left out are a zero byte, which makes a file no text where it stands near the beginning; a
  /// line of more than 1 MiB; a quote that swallows what follows; and decimal commas, which are an
  /// error of the column where it has decimal points as well.
  public static let anywhere = allCases.filter {
    ![.zeroByte, .longLine, .unterminatedQuote, .decimalComma].contains($0)
  }

  /// Those that count or say that nothing was reported.
  public static let good = anywhere.filter {
    if case .leftOut = $0.outcome { false } else { true }
  }
}
