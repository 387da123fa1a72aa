/// The fields of a row as they will be written.
struct RowFields {
  var unit: [UInt8]
  var indicator: [UInt8]
  var period: [UInt8]
  var numerator: [UInt8]
  var denominator: [UInt8]

  subscript(column: CSVLayout.Column) -> [UInt8] {
    switch column {
    case .unit: unit
    case .indicator: indicator
    case .period: period
    case .numerator: numerator
    case .denominator: denominator
    case .remark: Array("ghi chú".utf8)
    }
  }

  /// Changes every field.
  mutating func forEach(_ change: (inout [UInt8]) -> Void) {
    change(&unit)
    change(&indicator)
    change(&period)
    change(&numerator)
    change(&denominator)
  }
}

extension OddRow {
  private static let quote = UInt8(ascii: "\"")

  /// Spoils the fields of a plain row of an indicator that is a count.
  ///
  /// - Parameters:
  ///   - upper: the code of a unit that has units below it.
  ///   - number: what the numerator is; the denominator is not below it.
  func change(_ fields: inout RowFields, number: Int64, upper: String) {
    func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
    switch self {
    case .quoted: fields.forEach { $0 = [Self.quote] + $0 + [Self.quote] }
    case .spaced: fields.forEach { $0 = bytes("  ") + $0 + bytes(" ") }
    case .noBreakSpaces: fields.forEach { $0 = bytes("\u{A0}") + $0 + bytes("\u{FEFF}") }
    case .lowerCasePeriod: fields.period = fields.period.map { $0 | 0x20 }
    case .datedCode: fields.unit += bytes("@2024-05-17")
    case .leadingZeros:
      fields.numerator = bytes("000") + fields.numerator
      fields.denominator = bytes("0") + fields.denominator
    case .decimalPoint: fields.denominator += bytes(".0")
    case .decimalComma: fields.denominator = bytes("\"") + fields.denominator + bytes(",0\"")
    case .thousands:
      fields.numerator = bytes("1.234")
      fields.denominator = bytes("12.345.678")
    case .upperUnit: fields.unit = bytes(upper)
    case .otherPeriod: fields.period = bytes("2019-Q3")
    case .zeros:
      fields.numerator = bytes("0")
      fields.denominator = bytes("0")
    case .bothEmpty:
      fields.numerator = []
      fields.denominator = []
    case .unknownUnit: fields.unit += bytes("~9")
    case .emptyUnit: fields.unit = []
    case .nameForCode: fields.unit = bytes("Xã Không Có Thật")
    case .lostZeros: fields.unit = bytes(String(upper.drop { $0 == "0" }))
    case .badDate: fields.unit += bytes("@ngày")
    case .strayQuote: fields.unit.append(Self.quote)
    case .unknownIndicator: fields.indicator += bytes("~9")
    case .emptyIndicator: fields.indicator = []
    case .badPeriod: fields.period = bytes("2024-Q5")
    case .emptyPeriod: fields.period = []
    case .periodMadeDate: fields.period = bytes("1/4/2024")
    case .tooLarge: fields.numerator = bytes("99999999999999999999")
    case .aboveDenominator:
      fields.numerator = bytes("\(number / 2 + 1)")
      fields.denominator = bytes("\(number / 2)")
    case .negative: fields.numerator = bytes("-") + fields.numerator
    case .tooManyDecimals: fields.denominator += bytes(".55")
    case .ambiguousComma: fields.denominator = bytes("\"1,234\"")
    case .words: fields.numerator = bytes("mười")
    case .percent: fields.numerator += bytes("%")
    case .oneEmpty: fields.denominator = []
    case .textAfterQuote: fields.unit = bytes("\"") + fields.unit + bytes("\"x")
    case .quotedLineBreak: fields.unit = bytes("\"a\nb\"")
    case .notUTF8: fields.unit += [0xFF, 0xC3]
    case .zeroByte: fields.unit.append(0)
    case .longLine: fields.unit = Array(repeating: UInt8(ascii: "7"), count: 1 << 20 + 1)
    case .unterminatedQuote: fields.unit = bytes("\"") + fields.unit
    case .trailingSeparators, .carriageReturn, .blankLine, .onlySeparators, .tooFewFields,
      .tooManyFields, .spacesOnly, .loneReturn:
      break
    }
  }

  /// Spoils the row made of the fields, before its line end.
  func change(_ row: inout [UInt8], separator: UInt8) {
    switch self {
    case .trailingSeparators: row += [separator, separator]
    case .carriageReturn: row.append(UInt8(ascii: "\r"))
    case .blankLine: row = []
    case .onlySeparators: row = Array(repeating: separator, count: 4)
    case .tooFewFields: row = Array(row.prefix { $0 != separator })
    case .tooManyFields: row += [separator, UInt8(ascii: "x")]
    case .spacesOnly: row = Array("   ".utf8)
    case .loneReturn:
      // One part has one field, the other the rest; neither can be read.
      if let first = row.firstIndex(of: separator) { row[first] = UInt8(ascii: "\r") }
    default: break
    }
  }
}
