/// A CSV text read for a test: by column name, with nothing of the package's own reader.
public struct CSVText: Sendable {
  public var columns: [String]
  public var rows: [[String: String]]

  /// Lines that begin with `#` (the sources of a golden table) are skipped.
  public init(_ text: String) {
    let records = Self.records(of: text).filter { !($0.first ?? "").hasPrefix("#") }
    columns = records.first ?? []
    let names = columns
    rows = records.dropFirst().map { fields in
      Dictionary(zip(names, fields), uniquingKeysWith: { first, _ in first })
    }
  }

  /// A file of the package.
  public init(file: String) throws {
    self.init(try Repository.text(file))
  }

  /// The rows by the text of a column; of two equal ones the last.
  public func rows(by column: String) -> [String: [String: String]] {
    Dictionary(rows.map { ($0[column] ?? "", $0) }, uniquingKeysWith: { _, last in last })
  }

  private static func records(of text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    func finish() {
      record.append(String(decoding: field, as: UTF8.self))
      field.removeAll()
    }
    for byte in text.utf8 {
      switch byte {
      // A doubled quote closes and opens again; the second one is kept.
      case UInt8(ascii: "\""):
        isQuoted.toggle()
        field.append(byte)
      case UInt8(ascii: ",") where !isQuoted: finish()
      case UInt8(ascii: "\n") where !isQuoted:
        finish()
        records.append(record.map(unquoted))
        record.removeAll()
      default: field.append(byte)
      }
    }
    if !field.isEmpty || !record.isEmpty {
      finish()
      records.append(record.map(unquoted))
    }
    return records
  }

  private static func unquoted(_ field: String) -> String {
    guard field.hasPrefix("\""), field.hasSuffix("\""), field.utf8.count >= 2 else { return field }
    return field.dropFirst().dropLast().split(separator: "\"\"", omittingEmptySubsequences: false)
      .joined(separator: "\"")
  }
}

extension [String: String] {
  /// The field of a row; a column that is not there fails loudly, by its name.
  public func text(_ column: String) -> String { self[column] ?? "no column \(column)" }

  /// The field as a whole number; nil where it is empty.
  public func int(_ column: String) -> Int? { self[column].flatMap { Int($0) } }
}

/// A decimal number as a whole count of 10^-`places`, exactly: `17.35` at 2 is 1735.
///
/// - Returns: nil for an empty text, or where digits would be lost.
public func scaled(_ text: String, places: Int) -> Int? {
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count <= 2, let whole = parts.first, !whole.isEmpty else { return nil }
  var digits = parts.count == 2 ? String(parts[1]) : ""
  while digits.count > places, digits.hasSuffix("0") { digits.removeLast() }
  guard digits.count <= places else { return nil }
  return Int(whole + digits + String(repeating: "0", count: places - digits.count))
}

/// The quotient brought to a whole number, half up; for numbers that are not negative.
public func halfUp(_ value: Int, over divisor: Int) -> Int {
  (2 * value + divisor) / (2 * divisor)
}
