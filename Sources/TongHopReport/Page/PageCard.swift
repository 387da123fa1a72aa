/// What is told about one unit when it is chosen on a page. Integers are places in the texts of the
/// page.
struct PageCard: Sendable, Hashable {
  /// The result in sentences; empty on a large page, where the facts alone say it.
  var story = 0
  /// Name and value of each: index, points, rank, class, changes.
  var facts: [[Int]] = []
  /// By domain: criterion, points, maximum, percent, the group's median of it, rank, state.
  var domains: [[Int]] = []
  /// By period, oldest first: period, index, rank among how many, remarks.
  var history: [[Int]] = []
  /// Criterion, lost, points, maximum, state, lead.
  /// nil where there are no full marks to lose.
  var losses: [[Int]]?
  /// Criterion, what it takes, what it gives.
  var gains: [[Int]] = []
  /// Task, unit, delay, lead; nil where no tasks are known.
  var tasks: [[Int]]?
  /// How many losses, gains and tasks are not listed.
  var left = [0, 0, 0]

  /// A page of a whole country has to stay small enough to be sent.
  static func isLarge(_ units: Int) -> Bool { units > 2000 }

  /// Of losses, of gains and of tasks, how many are listed.
  static func most(isLarge: Bool) -> [Int] { isLarge ? [5, 3, 5] : [10, 10, 10] }
}
