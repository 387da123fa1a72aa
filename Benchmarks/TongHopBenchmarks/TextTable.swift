/// A table that reads well on a terminal and is a Markdown table as well.
struct TextTable: Equatable {
  private var rows: [[String]]

  /// - Parameter header: the names of the columns; all but the first are right-aligned.
  init(_ header: [String]) {
    rows = [header]
  }

  mutating func add(_ row: [String]) { rows.append(row) }

  var isEmpty: Bool { rows.count == 1 }

  var text: String {
    let widths = rows[0].indices.map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    func line(_ row: [String]) -> String {
      let cells = widths.indices.map { column in
        let cell = column < row.count ? row[column] : ""
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + space : space + cell
      }
      return "| " + cells.joined(separator: " | ") + " |\n"
    }
    let rules = widths.indices.map { column in
      String(repeating: "-", count: max(1, widths[column] - (column == 0 ? 0 : 1)))
        + (column == 0 ? "" : ":")
    }
    return line(rows[0]) + line(rules) + rows.dropFirst().map(line).joined()
  }
}

/// Numbers as the tables print them.
enum Format {
  /// With `places` digits after the point, half up.
  static func number(_ value: Double, _ places: Int) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "-" }
    let power = (0..<places).reduce(1) { power, _ in power * 10 }
    let scaled = Int((abs(value) * Double(power)).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return sign + "\(scaled)" }
    let rest = String(scaled % power)
    return sign + "\(scaled / power)." + String(repeating: "0", count: places - rest.count) + rest
  }

  /// In the unit that leaves three digits or so.
  static func seconds(_ value: Double) -> String {
    switch value {
    case 10...: number(value, 1) + " s"
    case 1...: number(value, 2) + " s"
    case 0.1...: number(value * 1e3, 0) + " ms"
    case 1e-3...: number(value * 1e3, 2) + " ms"
    default: number(value * 1e6, 1) + " µs"
    }
  }

  /// MB of 1,048,576 bytes.
  static func megabytes(_ bytes: Int) -> String { number(Double(bytes) / 1_048_576, 0) + " MB" }

  /// `20,000,000`
  static func count(_ value: Int) -> String {
    var digits = Array(String(value))
    for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
    return String(digits)
  }
}
