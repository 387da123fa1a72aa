import TongHopDomain

/// The comparison table for machines, and for the signed copy that later periods are compared with.
public enum RankCSV {
  /// In the order of the output.
  public static let columns: [String] = RankColumn.all.map(\.name)

  /// Decimal point, empty for none, LF; rows in the order of the table.
  public static func render(_ table: ComparisonTable) -> String {
    var writer = CSVWriter(columns: columns)
    let numbers = PrintedNumbers(rounding: table.method.rounding)
    for group in table.groups {
      for row in group.rows {
        let source = RankColumn.Source(group: group, row: row, numbers: numbers)
        writer.row(RankColumn.all.map { field($0.value(source)) })
      }
    }
    return writer.text
  }

  private static func field(_ value: RankValue) -> String {
    switch value {
    case .text(let text), .number(let text): text
    case .list(let words): words.joined(separator: ";")
    case .none: ""
    }
  }
}
