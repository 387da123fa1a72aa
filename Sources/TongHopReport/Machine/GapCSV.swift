import TongHopDomain

/// Self scores beside appraised ones for machines.
public enum GapCSV {
  public static let columns = [
    "by", "group", "code", "level", "type", "name", "max_points", "self_points",
    "appraised_points", "gap", "gap_percent", "compared", "above", "below", "equal", "left_out",
  ]

  /// Rows in the order of the tables; decimal point, empty for none.
  public static func render(_ tables: [GapTable]) -> String {
    var writer = CSVWriter(columns: columns)
    for value in tables.flatMap(values) {
      for (_, field) in value {
        switch field {
        case .text(let text), .longNumber(let text): writer.field(text)
        case .number(let number): writer.field(number)
        case .flags, .published, .none: writer.emptyField()
        }
      }
      writer.endRow()
    }
    return writer.text
  }

  /// The same columns as keys, under period and method; null for none.
  public static func json(_ table: GapTable) -> String {
    let rows = values(table).map { pairs in
      "{"
        + pairs.map { "\(ReportJSON.string($0)): \(ReportJSON.literal($1))" }
        .joined(separator: ", ") + "}"
    }
    let list = rows.isEmpty ? "[]" : "[\n    " + rows.joined(separator: ",\n    ") + "\n  ]"
    let period = ReportJSON.string("\(table.period)")
    let method = ReportJSON.string(table.method.id)
    return "{\n  \"period\": \(period),\n  \"method\": \(method),\n  \"rows\": \(list)\n}\n"
  }

  private static func values(_ table: GapTable) -> [[(String, RankValue)]] {
    let numbers = PrintedNumbers(rounding: table.method.rounding)
    func points(_ value: Points, _ row: GapTable.Row) -> RankValue {
      row.compared > 0 ? .number(numbers.number(value)) : .none
    }
    return table.groups.flatMap { group in
      group.rows.map { row in
        let maximum: RankValue =
          numbers.number(row.maximum).map { .number($0) } ?? .longNumber(row.maximum.text)
        let values: [RankValue] = [
          .text(table.axis.rawValue), .text(group.name), .text(row.code), .text(row.level),
          .text(row.type), .text(row.name), row.compared > 0 ? maximum : .none,
          points(row.selfPoints, row), points(row.appraisedPoints, row), points(row.gap, row),
          row.gapPercent.map { .number(numbers.number($0)) } ?? .none,
          RankValue(number: row.compared), RankValue(number: row.above),
          RankValue(number: row.below), RankValue(number: row.equal),
          RankValue(number: row.leftOut),
        ]
        return Array(zip(columns, values))
      }
    }
  }
}
