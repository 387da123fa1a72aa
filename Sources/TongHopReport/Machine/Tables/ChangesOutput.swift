import TongHopDiagnostics
import TongHopDomain

/// What moved the index of each unit, part by part, for machines.
public enum ChangesOutput {
  /// One part of a change; keys of `changes` in ``RankOutput`` too.
  static let effect = [
    MachineField(
      "kind", .words(IndexChange.Effect.allCases.map(\.rawValue)), "điều làm chỉ số thay đổi",
      en: "what moved the index"),
    MachineField(
      "criterion", mayBeEmpty: true, "mã tiêu chí, nếu là điểm của một tiêu chí",
      en: "code, where it is the points of one criterion"),
    points("points_then", "điểm của tiêu chí khi đó", en: "points of the criterion then"),
    points("points_now", "điểm của tiêu chí nay", en: "points of the criterion now"),
    points("max_points_then", "điểm tối đa áp dụng khi đó", en: "maximum that applied then"),
    points("max_points_now", "điểm tối đa áp dụng nay", en: "maximum that applies now"),
    MachineField(
      "entered", .list(.text), mayBeEmpty: true, "mã các tiêu chí nay mới tính vào điểm tối đa",
      en: "codes of the leaves that came into the maximum"),
    MachineField(
      "left", .list(.text), mayBeEmpty: true, "mã các tiêu chí nay không tính vào điểm tối đa",
      en: "codes of the leaves that left the maximum"),
    MachineField(
      "effect", .decimal, .percentagePoints, "phần của thay đổi",
      en: "its part of the change of the index"),
  ]

  private static func points(_ name: String, _ vietnamese: String, en: String) -> MachineField {
    MachineField(name, .decimal, .points, mayBeEmpty: true, vietnamese, en: en)
  }

  static let table = MachineTable(
    "changes", Phrase("Tăng, giảm chi tiết", en: "Changes in detail"),
    columns: [
      MachineField("group", "nhóm xếp hạng", en: "the group of the ranking"),
      MachineField("code", "mã đơn vị", en: "code of the unit"),
      MachineField("name", "tên đơn vị", en: "name of the unit"),
      MachineField(
        "against", .words(["previous", "year_ago"]), "so với kỳ trước hay cùng kỳ năm trước",
        en: "the period before or the year before"),
      MachineField("earlier_period", "kỳ được so sánh", en: "the period compared with"),
      MachineField(
        "change", .decimal, .percentagePoints, "thay đổi của chỉ số, bằng tổng các phần",
        en: "the change of the index, the sum of its parts"),
    ] + effect)

  /// The rows in the making: what moved a unit is taken apart once, for every format at a time.
  public struct Rows {
    private let table: ComparisonTable
    private let numbers: PrintedNumbers
    private var writer: TableWriter

    public init(_ table: ComparisonTable, as format: MachineFormat) {
      self.table = table
      numbers = PrintedNumbers(rounding: table.method.rounding)
      writer = TableWriter(
        ChangesOutput.table, format, head: TableHead.values(table.period, table.method))
    }

    /// The parts in the order of the effects; none where the change cannot be taken apart.
    public mutating func add(_ moved: RowChanges, of row: ComparisonRow, in group: String) {
      let sides = [
        ("previous", table.previousPeriod, moved.previous),
        ("year_ago", table.yearAgoPeriod, moved.yearAgo),
      ]
      for (against, period, change) in sides {
        guard let period, let index = change?.index else { continue }
        for part in index.toldParts {
          for text in [group, row.code, row.name, against, "\(period)"] { writer.field(text) }
          writer.field(PrintedNumbers(rounding: index.rounding).number(index.change))
          let values = ChangesOutput.values(of: part, in: index, numbers)
          for (field, value) in zip(ChangesOutput.effect, values) {
            writer.field(value, of: field.kind)
          }
          writer.endRow()
        }
      }
    }

    public mutating func finish() -> [UInt8] { writer.finish() }
  }

  /// A value of ``effect``; nil: another effect has it.
  enum Value: Sendable {
    case text(String)
    case number(PrintedNumber?)
    /// Of the whole method.
    case maximum(Fraction, PrintedNumbers)
    case codes([String])

    var json: String {
      switch self {
      case .text(let text): ReportJSON.string(text)
      case .number(let number): number?.text ?? "null"
      case .maximum(let maximum, let numbers): numbers.text(maximum)
      case .codes(let codes): ReportJSON.list(codes.map(ReportJSON.string))
      }
    }
  }

  /// *shape* [field of ``effect``].
  static func values(
    of part: IndexChange.Part, in change: IndexChange, _ numbers: PrintedNumbers
  ) -> [Value?] {
    // The points of a leaf have the decimals that they need.
    func points(_ points: Points?) -> Value {
      .number(points.map { numbers.number($0, isRounded: false) })
    }
    let isCriterion = part.effect == .criterion
    let isMaximum = part.effect == .maximum
    return [
      .text(part.effect.rawValue),
      isCriterion ? .text(part.code) : nil,
      isCriterion ? points(part.earlierPoints) : nil,
      isCriterion ? points(part.laterPoints) : nil,
      isMaximum ? .maximum(change.earlierMaximum, numbers) : nil,
      isMaximum ? .maximum(change.laterMaximum, numbers) : nil,
      isMaximum ? .codes(change.entered) : nil,
      isMaximum ? .codes(change.left) : nil,
      .number(PrintedNumbers(rounding: change.rounding).number(part.printed)),
    ]
  }
}

extension TableWriter {
  fileprivate mutating func field(_ value: ChangesOutput.Value?, of kind: MachineField.Kind) {
    switch value {
    case .text(let text): field(text)
    case .number(let number): field(number)
    case .maximum(let maximum, let numbers): field(maximum, numbers)
    case .codes(let codes): field(list: codes)
    case nil:
      if case .list = kind { field(list: []) } else { none() }
    }
  }
}
