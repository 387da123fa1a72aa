import TongHopDomain

/// The comparison table as JSON.
///
/// Written by hand because an encoder would not keep the order of the keys, nor the digits of a
/// number: `82.10` must stay `82.10`, and must not pass through binary floating point.
public enum ReportJSON {
  /// Rows have the columns of ``RankCSV`` as keys, numbers in their printed decimals, null for
  /// none.
  ///
  /// - Parameters:
  ///   - scores: of the same period; `missing` lists from them the criteria of each unit that are not
  ///     simply scored, by state. nil: no such list.
  ///   - changes: what moved a unit, asked once a row; nil: rows have no `changes`.
  public static func render(
    _ table: ComparisonTable, scores: ScoreTable? = nil,
    changes: ((UnitIndex) -> RowChanges)? = nil
  ) -> String {
    let calendar = table.method.calendar
    let head: [(String, String)] = [
      ("period", string("\(table.period)")),
      ("first_day", string("\(table.period.firstDay(in: calendar))")),
      ("last_day", string("\(table.period.lastDay(in: calendar))")),
      ("method", string(table.method.id)),
      ("previous_period", optional(table.previousPeriod?.description)),
      ("previous_source", optional(table.previousSource)),
      ("year_ago_period", optional(table.yearAgoPeriod?.description)),
      ("year_ago_source", optional(table.yearAgoSource)),
      ("draft", table.isDraft ? "true" : "false"),
    ]
    let lines = head.map { "  \(string($0)): \($1)" }
    let rows = rows(of: table, changes)
    let list = rows.isEmpty ? "[]" : "[\n    " + rows.joined(separator: ",\n    ") + "\n  ]"
    let missing = scores.map { ",\n  \"missing\": \(self.missing(in: table, $0))" } ?? ""
    return "{\n" + lines.joined(separator: ",\n") + ",\n  \"rows\": \(list)\(missing)\n}\n"
  }

  private static func missing(in table: ComparisonTable, _ scores: ScoreTable) -> String {
    let codes = table.method.criteria.map(\.code)
    let lines = table.groups.flatMap(\.rows).compactMap { row -> String? in
      guard let unit = MissingUnit(row, name: "", scores) else { return nil }
      let states = unit.outside.merging(unit.inside) { first, _ in first }
      let pairs = ScoreState.allCases.compactMap { state in
        states[state].map { nodes in
          "\(string(state.rawValue)): [" + nodes.map { string(codes[$0]) }.joined(separator: ", ")
            + "]"
        }
      }
      guard !pairs.isEmpty else { return nil }
      return "{\"code\": \(string(unit.code)), " + pairs.joined(separator: ", ") + "}"
    }
    return lines.isEmpty ? "[]" : "[\n    " + lines.joined(separator: ",\n    ") + "\n  ]"
  }

  private static func rows(
    of table: ComparisonTable, _ changes: ((UnitIndex) -> RowChanges)?
  ) -> [String] {
    let numbers = PrintedNumbers(rounding: table.method.rounding)
    return table.groups.flatMap { group in
      let context = RankColumn.Context(group: group.name, numbers: numbers)
      return group.rows.map { row in
        var pairs = RankColumn.all.map {
          "\(string($0.name)): \(literal($0.value(row, context)))"
        }
        if let changes {
          let moved = row.unitIndex.map(changes) ?? RowChanges(previous: nil, yearAgo: nil)
          pairs.append("\"changes\": \(ChangeJSON.text(moved, numbers))")
        }
        return "{" + pairs.joined(separator: ", ") + "}"
      }
    }
  }

  static func literal(_ value: RankValue) -> String {
    switch value {
    case .text(let text): string(text)
    case .number(let number): number.text
    case .longNumber(let digits): digits
    case .flags(let flags):
      "[" + flags.sorted().map { string($0.rawValue) }.joined(separator: ", ") + "]"
    case .published(let units):
      "["
        + units.map { unit in
          "{\"code\": \(string(unit.code)), \"name\": \(string(unit.name)), "
            + "\"index\": \(unit.index?.text ?? "null"), "
            + "\"rank\": \(unit.rank.map(String.init) ?? "null"), "
            + "\"rank_of\": \(unit.groupSize.map(String.init) ?? "null")}"
        }.joined(separator: ", ") + "]"
    case .none: "null"
    }
  }

  private static func optional(_ text: String?) -> String { text.map(string) ?? "null" }

  /// A JSON string with its quotes; letters stay as they are, UTF-8.
  public static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
