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
  }

  static func published(_ units: [PeriodChange.Published], _ context: RankColumn.Context)
    -> RankValue
  {
    guard !units.isEmpty else { return .none }
    return .published(
      units.map { unit in
        Published(
          code: unit.code, name: unit.displayName,
          index: unit.figures.index.map { context.numbers.number($0) }, rank: unit.figures.rank,
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
  }

  let name: String
  let value: @Sendable (ComparisonRow, Context) -> RankValue

  private init(
    _ name: String, _ value: @escaping @Sendable (ComparisonRow, Context) -> RankValue
  ) {
    self.name = name
    self.value = value
  }

  static let all: [RankColumn] = identity + totals + changes + tasks + remarks

  private static let identity: [RankColumn] = [
    RankColumn("group") { .text($1.group) },
    RankColumn("rank") { row, _ in RankValue(number: row.current.rank) },
    RankColumn("code") { row, _ in .text(row.code) },
    RankColumn("level") { row, _ in .text(row.level) },
    RankColumn("type") { row, _ in .text(row.type) },
    RankColumn("name") { row, _ in .text(row.name) },
  ]

  private static let totals: [RankColumn] = [
    RankColumn("max_points") { row, context in
      guard let maximum = row.maximum else { return .none }
      return context.numbers.number(maximum).map { .number($0) } ?? .longNumber(maximum.text)
    },
    RankColumn("self_points") { $1.number($0.selfPoints) },
    RankColumn("appraised_points") { $1.number($0.appraisedPoints) },
    RankColumn("survey_points") { $1.number($0.surveyPoints) },
    RankColumn("bonus_points") { $1.number($0.bonusPoints) },
    RankColumn("points") { $1.number($0.current.points) },
    RankColumn("index") { $1.number($0.current.index) },
    RankColumn("band") { row, _ in RankValue(text: row.band) },
    RankColumn("quantile_group") { row, _ in RankValue(text: row.quantileGroup) },
  ]

  private static let changes: [RankColumn] = [
    RankColumn("previous_index") { $1.number($0.previous.earlier.index) },
    RankColumn("change") { $1.number($0.previous.index) },
    RankColumn("previous_points") { $1.number($0.previous.earlier.points) },
    RankColumn("points_change") { $1.number($0.previous.points) },
    RankColumn("previous_rank") { row, _ in RankValue(number: row.previous.earlier.rank) },
    RankColumn("rank_change") { row, _ in RankValue(number: row.previous.rank) },
    RankColumn("year_ago_index") { $1.number($0.yearAgo.earlier.index) },
    RankColumn("year_ago_change") { $1.number($0.yearAgo.index) },
    RankColumn("year_ago_rank") { row, _ in RankValue(number: row.yearAgo.earlier.rank) },
    RankColumn("year_ago_rank_change") { row, _ in RankValue(number: row.yearAgo.rank) },
  ]

  private static let tasks: [RankColumn] = [
    RankColumn("tasks_assigned") { row, _ in RankValue(number: row.tasks?.assigned) },
    RankColumn("tasks_on_time") { row, _ in RankValue(number: row.tasks?.onTime) },
    RankColumn("tasks_late") { row, _ in RankValue(number: row.tasks?.late) },
    RankColumn("tasks_open") { row, _ in RankValue(number: row.tasks?.open) },
    RankColumn("tasks_overdue") { row, _ in RankValue(number: row.tasks?.overdue) },
    RankColumn("tasks_undated") { row, _ in RankValue(number: row.tasks?.undated) },
  ]

  private static let remarks: [RankColumn] = [
    RankColumn("coverage") { $1.number($0.coverage) },
    RankColumn("flags") { row, _ in .flags(row.flags) },
    RankColumn("previous_published") { .published($0.previous.published, $1) },
    RankColumn("year_ago_published") { .published($0.yearAgo.published, $1) },
  ]
}
