import TongHopDomain

/// The rows of a ``MachineTable``, field by field in the order of its columns, as bytes of one of the
/// formats. A table of the country has millions of fields, so none is a string of its own.
struct TableWriter {
  /// UTF-8.
  private(set) var bytes: [UInt8] = []
  private let format: MachineFormat
  private let table: MachineTable
  private let separator: UInt8
  /// What stands before each value of a row in JSON.
  private let keys: [[UInt8]]
  private var position = 0
  private var isFirstRow = true

  /// - Parameter head: keys and literals of the JSON before the rows.
  init(
    _ table: MachineTable, _ format: MachineFormat, head: [(String, String)] = [],
    capacity: Int = 0
  ) {
    self.table = table
    self.format = format
    bytes.reserveCapacity(capacity)
    separator = format == .excel ? UInt8(ascii: ";") : UInt8(ascii: ",")
    switch format {
    case .csv, .excel:
      keys = []
      if format == .excel { bytes += [0xEF, 0xBB, 0xBF] }
      for (position, column) in table.columns.enumerated() {
        if position > 0 { bytes.append(separator) }
        bytes += column.name.utf8
      }
      endLine()
    case .json:
      keys = table.columns.enumerated().map { position, column in
        Array(((position == 0 ? "" : ", ") + ReportJSON.string(column.name) + ": ").utf8)
      }
      assert(head.map(\.0) == table.head.map(\.name), table.name)
      let schema = [
        ("schema", ReportJSON.string("tonghop/" + table.name)),
        ("schema_version", ReportJSON.string(MachineTable.schemaVersion)),
      ]
      bytes.append(UInt8(ascii: "{"))
      for (key, value) in schema + head {
        bytes += "\(key == "schema" ? "" : ",")\n  \(ReportJSON.string(key)): \(value)".utf8
      }
      bytes += ",\n  \"rows\": [".utf8
    }
  }

  /// Goes behind what stands before the next value.
  private mutating func begin(isNumber: Bool? = nil) {
    assert(
      position < table.columns.count
        && (isNumber == nil || isNumber == table.columns[position].kind.isNumber),
      "\(table.name), column \(position)")
    if format == .json, position == 0 {
      bytes += isFirstRow ? [0x0A, 0x20, 0x20, 0x20, 0x20, 0x7B] : Self.nextRow
      isFirstRow = false
    }
    if format == .json {
      bytes.append(contentsOf: keys[position])
    } else if position > 0 {
      bytes.append(separator)
    }
    position += 1
  }

  private static let nextRow = Array(",\n    {".utf8)
  private static let null = Array("null".utf8)

  mutating func none() {
    begin()
    if format == .json { bytes.append(contentsOf: Self.null) }
  }

  /// An empty text is none.
  mutating func field(_ text: String?) {
    guard let text, !text.isEmpty else { return none() }
    begin(isNumber: false)
    append(text)
  }

  mutating func field(_ number: PrintedNumber?) {
    guard let number else { return none() }
    begin(isNumber: true)
    let start = bytes.count
    bytes.append(number)
    if format == .excel, number.places > 0,
      let point = bytes[start...].lastIndex(of: UInt8(ascii: "."))
    {
      bytes[point] = UInt8(ascii: ",")
    }
  }

  mutating func field(_ number: Int?) {
    field(number.map { PrintedNumber(count: Int128($0), places: 0) })
  }

  /// The words of a number that is too long for a ``PrintedNumber``: in JSON the digits, where it has
  /// any.
  mutating func field(longNumber words: String) {
    begin(isNumber: true)
    if words.contains("/") {
      if format == .json { bytes.append(contentsOf: Self.null) } else { append(words) }
    } else {
      bytes += (format == .excel ? words.replacing(".", with: ",") : words).utf8
    }
  }

  /// A maximum, which may be too long for a number.
  mutating func field(_ maximum: Fraction, _ numbers: PrintedNumbers) {
    if let number = numbers.number(maximum) {
      field(number)
    } else {
      field(longNumber: maximum.text)
    }
  }

  mutating func field(_ flag: Bool) {
    begin(isNumber: false)
    bytes += (flag ? "true" : "false").utf8
  }

  mutating func field(_ day: Day?) {
    guard let day else { return none() }
    begin(isNumber: false)
    // A date is to become one in a spreadsheet, too.
    bytes += (format == .json ? ReportJSON.string("\(day)") : "\(day)").utf8
  }

  /// An empty list is `[]` in JSON.
  mutating func field(list words: [String]) {
    begin(isNumber: false)
    if format == .json {
      bytes += ("[" + words.map(ReportJSON.string).joined(separator: ", ") + "]").utf8
    } else if !words.isEmpty {
      append(words.joined(separator: ";"))
    }
  }

  mutating func field(_ value: RankValue) {
    switch value {
    case .text(let text): field(text)
    case .number(let number): field(number)
    case .longNumber(let words): field(longNumber: words)
    case .flags(let flags): field(list: flags.isEmpty ? [] : flags.sorted().map(\.rawValue))
    case .published(let units):
      field(
        units.map(\.text).joined(separator: "; "),
        json: ReportJSON.list(units.map(\.literal)))
    case .none: none()
    }
  }

  /// What JSON says in another form.
  ///
  /// - Parameter text: for CSV; nil: none.
  mutating func field(_ text: String?, json literal: @autoclosure () -> String) {
    guard let text else { return none() }
    begin(isNumber: false)
    if format == .json { bytes += literal().utf8 } else { append(text) }
  }

  /// A key behind the columns; in JSON only.
  mutating func nested(_ name: String, _ literal: () -> String) {
    assert(table.nested.contains { $0.name == name }, name)
    guard format == .json else { return }
    bytes += ", \(ReportJSON.string(name)): \(literal())".utf8
  }

  mutating func endRow() {
    assert(position == table.columns.count, "\(table.name): \(position) fields")
    position = 0
    if format == .json { bytes.append(UInt8(ascii: "}")) } else { endLine() }
  }

  private mutating func endLine() {
    if format == .excel { bytes.append(UInt8(ascii: "\r")) }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Closes the table.
  ///
  /// - Parameter tail: keys and literals behind the rows, in JSON only.
  mutating func finish(tail: [(String, String)] = []) -> [UInt8] {
    if format == .json {
      bytes += (isFirstRow ? "]" : "\n  ]").utf8
      for (key, value) in tail { bytes += ",\n  \(ReportJSON.string(key)): \(value)".utf8 }
      bytes += "\n}\n".utf8
    }
    return bytes
  }

  private mutating func append(_ text: String) {
    switch format {
    case .csv: bytes.appendCSV(SpreadsheetText.harmless(text), separator: separator)
    case .excel: bytes.appendCSV(SpreadsheetText.excel(text), separator: separator)
    case .json: bytes.appendJSON(text)
    }
  }
}

extension [UInt8] {
  /// In quotes if it has a separator, a quote or a line break.
  ///
  /// Bytes, not characters: CR LF is one character, and a combining mark hides the comma below it.
  mutating func appendCSV(_ text: String, separator: UInt8) {
    var text = text
    text.withUTF8 { field in
      let quote = UInt8(ascii: "\"")
      guard
        field.contains(where: {
          $0 == separator || $0 == quote || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
        })
      else { return append(contentsOf: field) }
      append(quote)
      for byte in field {
        if byte == quote { append(quote) }
        append(byte)
      }
      append(quote)
    }
  }

  mutating func appendJSON(_ text: String) {
    var text = text
    let isPlain = text.withUTF8 { string in
      guard
        !string.contains(where: {
          $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") || $0 == 0x7F
        })
      else { return false }
      append(UInt8(ascii: "\""))
      append(contentsOf: string)
      append(UInt8(ascii: "\""))
      return true
    }
    if !isPlain { append(contentsOf: ReportJSON.string(text).utf8) }
  }
}
