import TongHopDiagnostics
import TongHopDomain

/// A value of a machine format before it is CSV or JSON.
enum RankValue: Sendable, Hashable {
  case text(String)
  case number(PrintedNumber)
  /// A number that is too long for anything but its own words.
  case longNumber(String)
  case flags(ComparisonFlags)
  /// Units of then with their printed indices and ranks.
  case published([Published])
  case none

  struct Published: Sendable, Hashable {
    var code: String
    var name: String
    var index: PrintedNumber?
    var rank: Int?
    var groupSize: Int?

    /// `06220 76.07 143/194`; a dash for what there was none of.
    var text: String {
      let place = rank.map { "\($0)" + (groupSize.map { "/\($0)" } ?? "") } ?? "-"
      return "\(code) \(index?.text ?? "-") \(place)"
    }

    var literal: String {
      ReportJSON.object([
        ("code", ReportJSON.string(code)), ("name", ReportJSON.string(name)),
        ("index", index?.text ?? "null"), ("rank", rank.map(String.init) ?? "null"),
        ("rank_of", groupSize.map(String.init) ?? "null"),
      ])
    }
  }

  static func published(_ change: PeriodChange, _ context: RankColumn.Context) -> RankValue {
    guard !change.published.isEmpty else { return .none }
    let numbers = context.numbers.then(change)
    return .published(
      change.published.map { unit in
        Published(
          code: unit.code, name: unit.displayName,
          index: unit.figures.index.map { numbers.number($0) }, rank: unit.figures.rank,
          groupSize: unit.groupSize)
      })
  }

  init(number: Int?) {
    self = number.map { .number(PrintedNumber(count: Int128($0), places: 0)) } ?? .none
  }

  init(text: String?) {
    self = text.map { .text($0) } ?? .none
  }
}

/// A column of `rank`, the same in CSV and JSON. Its name is a contract: signed tables are read
/// back by it.
struct RankColumn: Sendable {
  /// What the rows of a group share.
  struct Context: Sendable {
    let group: String
    let numbers: PrintedNumbers

    func number(_ points: Points?) -> RankValue {
      points.map { .number(numbers.number($0)) } ?? .none
    }

    func number(then points: Points?, _ change: PeriodChange) -> RankValue {
      points.map { .number(numbers.then(change).number($0)) } ?? .none
    }

    func number(change points: Points?, _ change: PeriodChange) -> RankValue {
      points.map { .number(numbers.change(change).number($0)) } ?? .none
    }
  }

  let field: MachineField
  let value: @Sendable (ComparisonRow, Context) -> RankValue

  private init(
    _ field: MachineField,
    _ value: @escaping @Sendable (ComparisonRow, Context) -> RankValue
  ) {
    self.field = field
    self.value = value
  }

  static let all: [RankColumn] = identity + totals + changes + tasks + remarks

  private static func points(_ name: String, _ vietnamese: String, en: String) -> MachineField {
    MachineField(name, .decimal, .points, mayBeEmpty: true, vietnamese, en: en)
  }

  private static func percent(_ name: String, _ vietnamese: String, en: String) -> MachineField {
    MachineField(name, .decimal, .percent, mayBeEmpty: true, vietnamese, en: en)
  }

  private static func whole(
    _ name: String, _ unit: MachineField.Unit?, _ vietnamese: String, en: String
  ) -> MachineField {
    MachineField(name, .integer, unit, mayBeEmpty: true, vietnamese, en: en)
  }

  /// In JSON a list of units of then.
  private static let published = MachineField.Kind.list(
    .object([
      MachineField("code", "mã khi đó", en: "code of then"),
      MachineField("name", mayBeEmpty: true, "tên khi đó", en: "name of then"),
      percent("index", "chỉ số đã công bố", en: "published index"),
      whole("rank", nil, "hạng đã công bố", en: "published rank"),
      whole("rank_of", .count, "số đơn vị được xếp hạng", en: "units that were ranked"),
    ]))

  /// Level and name of a unit that is gone are those of the signed table, which may leave them out.
  private static let identity: [RankColumn] = [
    RankColumn(
      MachineField(
        "group", "nhóm xếp hạng: cấp, loại, đơn vị cấp trên hoặc tên nhóm",
        en: "the group: level, type, code of the parent, or name of the group")
    ) { .text($1.group) },
    RankColumn(
      whole("rank", nil, "hạng trong nhóm", en: "rank in the group")
    ) { row, _ in RankValue(number: row.current.rank) },
    RankColumn(
      MachineField("code", "mã đơn vị", en: "code of the unit")
    ) { row, _ in .text(row.code) },
    RankColumn(
      MachineField("level", mayBeEmpty: true, "cấp", en: "level")
    ) { row, _ in .text(row.level) },
    RankColumn(
      MachineField("type", mayBeEmpty: true, "loại đơn vị", en: "type of the unit")
    ) { row, _ in .text(row.type) },
    RankColumn(
      MachineField("name", mayBeEmpty: true, "tên đơn vị", en: "name of the unit")
    ) { row, _ in .text(row.name) },
  ]

  private static let totals: [RankColumn] = [
    RankColumn(
      points("max_points", "điểm tối đa áp dụng", en: "the maximum that applies")
    ) { row, context in
      guard let maximum = row.maximum else { return .none }
      return context.numbers.number(maximum).map { .number($0) } ?? .longNumber(maximum.text)
    },
    RankColumn(
      points(
        "self_points", "điểm tự chấm, không có điểm thưởng, trừ",
        en: "self score, without bonus and penalty")
    ) { $1.number($0.selfPoints) },
    RankColumn(
      points(
        "appraised_points", "điểm thẩm định, không có điều tra, thưởng, trừ",
        en: "appraised points, without survey, bonus and penalty")
    ) { $1.number($0.appraisedPoints) },
    RankColumn(
      points("survey_points", "điểm điều tra xã hội học", en: "points of survey leaves")
    ) { $1.number($0.surveyPoints) },
    RankColumn(
      points("bonus_points", "điểm thưởng trừ điểm phạt", en: "bonus points less penalties")
    ) { $1.number($0.bonusPoints) },
    RankColumn(
      points("points", "tổng điểm", en: "the total")
    ) { $1.number($0.current.points) },
    RankColumn(
      percent("index", "chỉ số: tổng điểm / điểm tối đa × 100", en: "points / maximum x 100")
    ) { $1.number($0.current.index) },
    RankColumn(
      MachineField("band", mayBeEmpty: true, "xếp loại", en: "class")
    ) { row, _ in RankValue(text: row.band) },
    RankColumn(
      MachineField(
        "quantile_group", mayBeEmpty: true, "nhóm theo phân vị", en: "group by percentile")
    ) { row, _ in RankValue(text: row.quantileGroup) },
  ]

  /// One of the two earlier periods.
  private struct Side: Sendable {
    let change: any KeyPath<ComparisonRow, PeriodChange> & Sendable
    let then: Phrase
    /// What the change is against.
    let against: Phrase

    /// The index of then, and its change.
    func index(_ name: String, _ changeName: String) -> [RankColumn] {
      let change = change
      return [
        RankColumn(
          percent(name, "chỉ số \(then.vietnamese)", en: "index of \(then.english)")
        ) { $1.number(then: $0[keyPath: change].earlier.index, $0[keyPath: change]) },
        RankColumn(
          MachineField(
            changeName, .decimal, .percentagePoints, mayBeEmpty: true,
            "chỉ số tăng, giảm so với \(against.vietnamese)",
            en: "change of the index against \(against.english)")
        ) { $1.number(change: $0[keyPath: change].index, $0[keyPath: change]) },
      ]
    }

    /// The rank of then, and its change.
    func rank(_ name: String, _ changeName: String) -> [RankColumn] {
      let change = change
      return [
        RankColumn(
          whole(name, nil, "hạng \(then.vietnamese)", en: "rank of \(then.english)")
        ) { row, _ in RankValue(number: row[keyPath: change].earlier.rank) },
        RankColumn(
          whole(
            changeName, .places, "số bậc tăng (+), giảm (-) so với \(against.vietnamese)",
            en: "places gained (+) or lost (-) against \(against.english)")
        ) { row, _ in RankValue(number: row[keyPath: change].rank) },
      ]
    }
  }

  private static let previous = Side(
    change: \.previous, then: Phrase("kỳ trước", en: "the period before"),
    against: Phrase("kỳ trước", en: "the period before"))
  private static let yearAgo = Side(
    change: \.yearAgo, then: Phrase("cùng kỳ năm trước", en: "the year before"),
    against: Phrase("cùng kỳ", en: "the year before"))

  private static let changes: [RankColumn] =
    previous.index("previous_index", "change")
    + [
      RankColumn(
        points("previous_points", "tổng điểm kỳ trước", en: "total of the period before")
      ) { $1.number(then: $0.previous.earlier.points, $0.previous) },
      RankColumn(
        points(
          "points_change", "tổng điểm tăng, giảm so với kỳ trước",
          en: "change of the total against the period before")
      ) { $1.number(change: $0.previous.points, $0.previous) },
    ]
    + previous.rank("previous_rank", "rank_change")
    + yearAgo.index("year_ago_index", "year_ago_change")
    + yearAgo.rank("year_ago_rank", "year_ago_rank_change")

  private static let tasks: [RankColumn] = [
    RankColumn(
      whole(
        "tasks_assigned", .count, "nhiệm vụ được giao, kể cả của cấp dưới",
        en: "tasks in the register, with those of the units below")
    ) { row, _ in RankValue(number: row.tasks?.assigned) },
    RankColumn(
      whole("tasks_on_time", .count, "nhiệm vụ hoàn thành đúng hạn", en: "tasks completed on time")
    ) { row, _ in RankValue(number: row.tasks?.onTime) },
    RankColumn(
      whole("tasks_late", .count, "nhiệm vụ hoàn thành quá hạn", en: "tasks completed late")
    ) { row, _ in RankValue(number: row.tasks?.late) },
    RankColumn(
      whole(
        "tasks_open", .count, "nhiệm vụ đang thực hiện trong hạn",
        en: "tasks not completed and not yet due")
    ) { row, _ in RankValue(number: row.tasks?.open) },
    RankColumn(
      whole(
        "tasks_overdue", .count, "nhiệm vụ quá hạn chưa hoàn thành",
        en: "tasks due and not completed")
    ) { row, _ in RankValue(number: row.tasks?.overdue) },
    RankColumn(
      whole("tasks_undated", .count, "nhiệm vụ không có thời hạn", en: "tasks without a deadline")
    ) { row, _ in RankValue(number: row.tasks?.undated) },
  ]

  private static let remarks: [RankColumn] = [
    RankColumn(
      percent(
        "coverage", "phần đã báo cáo của điểm tối đa áp dụng",
        en: "part of the applicable maximum that was reported")
    ) { $1.number($0.coverage) },
    RankColumn(
      MachineField(
        "flags", .list(.words(ComparisonFlag.allCases.map(\.rawValue))), mayBeEmpty: true,
        "lưu ý, xem bảng các lưu ý", en: "marks, see their list")
    ) { row, _ in .flags(row.flags) },
    RankColumn(
      MachineField(
        "previous_published", published, mayBeEmpty: true,
        "đơn vị của kỳ trước nay thuộc đơn vị này: mã, chỉ số, hạng đã công bố",
        en: "units of the period before that are part of it: code, published index and rank")
    ) { .published($0.previous, $1) },
    RankColumn(
      MachineField(
        "year_ago_published", published, mayBeEmpty: true, "như trên, của cùng kỳ năm trước",
        en: "the same of the year before")
    ) { .published($0.yearAgo, $1) },
  ]
}
