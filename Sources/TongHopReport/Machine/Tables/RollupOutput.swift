import TongHopDiagnostics
import TongHopDomain

/// The figures of every unit of every level, for machines.
public enum RollupOutput {
  static let table = MachineTable(
    "rollup", Phrase("Số liệu cộng dồn", en: "Figures rolled up"),
    columns: [
      MachineField("unit", "mã đơn vị", en: "code of the unit"),
      MachineField("indicator", "mã chỉ tiêu", en: "code of the indicator"),
      MachineField("period", "kỳ", en: "the period asked for"),
      MachineField(
        "numerator", .decimal, .ofIndicator, mayBeEmpty: true, "tử số",
        en: "the numerator; empty if the sum did not fit or the unit's part is not known"),
      MachineField(
        "denominator", .decimal, .ofIndicator, mayBeEmpty: true, "mẫu số",
        en: "the denominator; empty like the numerator"),
      MachineField(
        "records", .integer, .count, "số dòng tạo nên số này", en: "rows that made the figure"),
    ])

  /// Units depth first, indicators by code; cells without a record are left out, and so are the
  /// numbers of a sum that did not fit, and of a unit whose part nobody knows.
  ///
  /// - Parameter indicators: by code, for their decimals; one that is not there has none.
  public static func bytes(
    _ table: RollupTable, method: Method, indicators: [String: Indicator],
    as format: MachineFormat
  ) -> [UInt8] {
    var writer = TableWriter(Self.table, format, head: TableHead.values(table.period, method))
    let period = table.period.description
    let figures = indicatorColumns(of: table).map { code, column in
      (code: code, places: indicators[code]?.decimals ?? 0, cells: table.cells[column])
    }
    for unit in table.tree.units.indices {
      for figure in figures {
        let cell = figure.cells[unit]
        guard cell.records > 0 || cell.isUndivided else { continue }
        func number(_ count: Int64) -> PrintedNumber? {
          cell.overflowed || cell.isUndivided
            ? nil : PrintedNumber(count: Int128(count), places: figure.places)
        }
        writer.field(table.tree.units[unit].code)
        writer.field(figure.code)
        writer.field(period)
        writer.field(number(cell.numerator))
        writer.field(number(cell.denominator))
        writer.field(cell.records)
        writer.endRow()
      }
    }
    return writer.finish()
  }

  /// A method may roll one indicator up in two ways; the first speaks for it, so that a unit and
  /// an indicator are a key.
  private static func indicatorColumns(of table: RollupTable) -> [(code: String, column: Int)] {
    var seen: Set<String> = []
    var result: [(code: String, column: Int)] = []
    for (column, description) in table.columns.enumerated() {
      guard case .indicator(let code) = description.figure, seen.insert(code).inserted else {
        continue
      }
      result.append((code, column))
    }
    return result.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
  }
}
