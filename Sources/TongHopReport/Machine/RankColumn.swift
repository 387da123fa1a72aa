import TongHopDomain

/// A value of a machine format before it is CSV or JSON.
enum RankValue: Sendable, Hashable {
  case text(String)
  case number(PrintedNumber)
  /// A number that is too long for anything but its own words.
  case longNumber(String)
  case flags(ComparisonFlags)
  case none

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
  struct Source: Sendable {
    let group: ComparisonTable.Group
    let row: ComparisonRow
    let numbers: PrintedNumbers

    func number(_ points: Points?) -> RankValue {
      points.map { .number(numbers.number($0)) } ?? .none
    }
  }

  let name: String
  let value: @Sendable (Source) -> RankValue

  private init(_ name: String, _ value: @escaping @Sendable (Source) -> RankValue) {
    self.name = name
    self.value = value
  }

  static let all: [RankColumn] = identity + totals + changes + tasks + remarks

  private static let identity: [RankColumn] = [
    RankColumn("group") { .text($0.group.name) },
    RankColumn("rank") { RankValue(number: $0.row.current.rank) },
    RankColumn("code") { .text($0.row.code) },
    RankColumn("level") { .text($0.row.level) },
    RankColumn("type") { .text($0.row.type) },
    RankColumn("name") { .text($0.row.name) },
  ]

  private static let totals: [RankColumn] = [
    RankColumn("max_points") { source in
      guard let maximum = source.row.maximum else { return .none }
      return source.numbers.number(maximum).map { .number($0) } ?? .longNumber(maximum.text)
    },
    RankColumn("self_points") { $0.number($0.row.selfPoints) },
    RankColumn("appraised_points") { $0.number($0.row.appraisedPoints) },
    RankColumn("survey_points") { $0.number($0.row.surveyPoints) },
    RankColumn("bonus_points") { $0.number($0.row.bonusPoints) },
    RankColumn("points") { $0.number($0.row.current.points) },
    RankColumn("index") { $0.number($0.row.current.index) },
    RankColumn("band") { RankValue(text: $0.row.band) },
    RankColumn("quantile_group") { RankValue(text: $0.row.quantileGroup) },
  ]

  private static let changes: [RankColumn] = [
    RankColumn("previous_index") { $0.number($0.row.previous.earlier.index) },
    RankColumn("change") { $0.number($0.row.previous.index) },
    RankColumn("previous_points") { $0.number($0.row.previous.earlier.points) },
    RankColumn("points_change") { $0.number($0.row.previous.points) },
    RankColumn("previous_rank") { RankValue(number: $0.row.previous.earlier.rank) },
    RankColumn("rank_change") { RankValue(number: $0.row.previous.rank) },
    RankColumn("year_ago_index") { $0.number($0.row.yearAgo.earlier.index) },
    RankColumn("year_ago_change") { $0.number($0.row.yearAgo.index) },
    RankColumn("year_ago_rank") { RankValue(number: $0.row.yearAgo.earlier.rank) },
    RankColumn("year_ago_rank_change") { RankValue(number: $0.row.yearAgo.rank) },
  ]

  private static let tasks: [RankColumn] = [
    RankColumn("tasks_assigned") { RankValue(number: $0.row.tasks?.assigned) },
    RankColumn("tasks_on_time") { RankValue(number: $0.row.tasks?.onTime) },
    RankColumn("tasks_late") { RankValue(number: $0.row.tasks?.late) },
    RankColumn("tasks_open") { RankValue(number: $0.row.tasks?.open) },
    RankColumn("tasks_overdue") { RankValue(number: $0.row.tasks?.overdue) },
    RankColumn("tasks_undated") { RankValue(number: $0.row.tasks?.undated) },
  ]

  private static let remarks: [RankColumn] = [
    RankColumn("coverage") { $0.number($0.row.coverage) },
    RankColumn("flags") { .flags($0.row.flags) },
  ]
}
