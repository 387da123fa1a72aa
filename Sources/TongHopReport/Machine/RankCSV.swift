import TongHopDomain

/// The comparison table for machines, and for the signed copy that later periods are compared with.
public enum RankCSV {
  /// In the order of the output.
  public static let columns: [String] = RankColumn.all.map(\.name)

  /// Decimal point, empty for none, LF; rows in the order of the table.
  public static func render(_ table: ComparisonTable) -> String {
    String(decoding: bytes(table), as: UTF8.self)
  }

  /// The same in UTF-8.
  public static func bytes(_ table: ComparisonTable) -> [UInt8] {
    var writer = CSVWriter(columns: columns)
    writer.reserveCapacity(table.groups.reduce(0) { $0 + $1.rows.count } * 160)
    let columns = RankColumn.all
    let numbers = PrintedNumbers(rounding: table.method.rounding)
    for group in table.groups {
      let context = RankColumn.Context(group: group.name, numbers: numbers)
      for row in group.rows {
        for column in columns { write(column.value(row, context), to: &writer) }
        writer.endRow()
      }
    }
    return writer.bytes
  }

  private static func write(_ value: RankValue, to writer: inout CSVWriter) {
    switch value {
    case .text(let text), .longNumber(let text): writer.field(text)
    case .number(let number): writer.field(number)
    case .published(let units): writer.field(units.map(\.text).joined(separator: "; "))
    case .flags(let flags):
      if flags.isEmpty {
        writer.emptyField()
      } else {
        writer.field(flags.sorted().map(\.rawValue).joined(separator: ";"))
      }
    case .none: writer.emptyField()
    }
  }
}
