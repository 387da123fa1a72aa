import TongHopDomain

/// A trend for machines: one row per unit and period.
public enum TrendCSV {
  /// In the order of the output.
  public static let columns = [
    "group", "code", "level", "type", "name", "period", "method", "source", "points", "index",
    "rank", "group_size", "change", "rank_change", "streak", "rank_streak", "flags",
  ]

  /// Decimal point, empty for none, LF; units in the order of the table, periods oldest first.
  public static func render(_ table: TrendTable) -> String {
    var writer = CSVWriter(columns: columns)
    forEachRow(of: table) { values in
      for value in values {
        switch value {
        case .text(let text), .longNumber(let text): writer.field(text)
        case .number(let number): writer.field(number)
        case .published(let units): writer.field(units.map(\.text).joined(separator: "; "))
        case .flags(let flags): writer.field(flags.sorted().map(\.rawValue).joined(separator: ";"))
        case .none: writer.emptyField()
        }
      }
      writer.endRow()
    }
    return writer.text
  }

  /// The same columns as keys under `rows`, below the periods with their days; null for none.
  public static func json(_ table: TrendTable) -> String {
    var rows: [String] = []
    forEachRow(of: table) { values in rows.append(object(zip(columns, values))) }
    let periods = table.spans.map { span in
      let calendar = (span.method ?? table.method).calendar
      return object([
        ("period", .text(span.text)),
        ("first_day", .text("\(span.first.firstDay(in: calendar))")),
        ("last_day", .text("\(span.last.lastDay(in: calendar))")),
        ("method", RankValue(text: span.method?.id)), ("source", source(span)),
      ])
    }
    let kind = ReportJSON.string(table.spans.last?.last.kind.rawValue ?? "")
    return "{\n  \"kind\": \(kind),\n  \"draft\": \(table.isDraft),\n"
      + "  \"periods\": \(list(periods)),\n  \"rows\": \(list(rows))\n}\n"
  }

  private static func object(_ pairs: some Sequence<(String, RankValue)>) -> String {
    "{"
      + pairs.map { "\(ReportJSON.string($0)): \(ReportJSON.literal($1))" }
      .joined(separator: ", ") + "}"
  }

  private static func list(_ items: [String]) -> String {
    items.isEmpty ? "[]" : "[\n    " + items.joined(separator: ",\n    ") + "\n  ]"
  }

  private static func source(_ span: TrendTable.Span) -> RankValue {
    switch span.source {
    case .unknown: .text("unknown")
    case .computed: .text("computed")
    case .signed(let file): .text(file)
    }
  }

  private static func forEachRow(of table: TrendTable, _ body: ([RankValue]) -> Void) {
    let style = TrendNumbers(table)
    for row in table.groups.lazy.flatMap(\.rows) {
      let unit: [RankValue] = [row.code, row.level, row.type, row.name].map { .text($0) }
      for (place, span) in table.spans.enumerated() {
        let cell = row.cells[place]
        let hasFigures = cell.figures != PeriodFigures()
        let (numbers, changes) = (style.numbers(of: place), style.changes(at: place))
        func value(_ points: Points?, _ numbers: PrintedNumbers) -> RankValue {
          points.map { .number(numbers.number($0)) } ?? .none
        }
        body(
          [.text(cell.group)] + unit + [
            .text(span.text), RankValue(text: span.method?.id),
            cell.isAbsent ? .text("absent") : source(span), value(cell.figures.points, numbers),
            value(cell.figures.index, numbers), RankValue(number: cell.figures.rank),
            RankValue(number: cell.groupSize), value(cell.indexChange, changes),
            RankValue(number: cell.rankChange), RankValue(number: hasFigures ? cell.streak : nil),
            RankValue(number: hasFigures ? cell.rankStreak : nil), .flags(cell.flags),
          ])
      }
    }
  }
}

/// The decimals of each period of a trend: those of the method of its time.
struct TrendNumbers {
  /// *shape* [span].
  private let roundings: [Rounding]

  /// A period without a method of its own has that of the next one.
  init(_ table: TrendTable) {
    var roundings: [Rounding] = []
    var last = table.method.rounding
    for span in table.spans.reversed() {
      last = span.method?.rounding ?? last
      roundings.append(last)
    }
    self.roundings = roundings.reversed()
  }

  func numbers(of place: Int) -> PrintedNumbers { PrintedNumbers(rounding: roundings[place]) }

  /// A change against the period right before shows the decimals of both.
  func changes(at place: Int) -> PrintedNumbers {
    let now = roundings[place]
    guard place > 0, now.step != .none else { return PrintedNumbers(rounding: now) }
    let then = roundings[place - 1]
    let isFiner = then.step == .none || then.decimals > now.decimals
    return PrintedNumbers(rounding: isFiner ? then : now)
  }
}
