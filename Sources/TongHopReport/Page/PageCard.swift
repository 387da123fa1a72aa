/// What is told about one unit when it is chosen on a page. Integers are places in the texts of the
/// page where nothing else is said.
struct PageCard: Sendable, Hashable {
  var index = 0
  var points = 0
  /// Empty where there are no full marks.
  var maximum = 0
  var rank = 0
  var remarks = 0
  /// For each of ``PageDocument/earlier`` the change of what the method ranks by, and of the rank.
  var changes: [Int] = []
  /// For each domain its place in ``Lists/domains``, and its rank.
  var domains: [Int] = []
  /// For each period, oldest first, its place in ``Lists/moments``, what the method ranks by, and the
  /// rank.
  var history: [Int] = []
  /// Places in ``Lists/losses``, those that lose most first; nil where there are no full marks to lose.
  var losses: [Int]?
  /// Has a domain points within its maximum, so that points could have been lost?
  var hasPoints = false
  /// Criterion, what it takes, what it gives.
  var gains: [[Int]] = []
  /// Task, unit, delay, lead; nil where no tasks are known.
  var tasks: [[Int]]?
  /// How many losses, gains and tasks are not listed.
  var left = [0, 0, 0]
  /// The result in sentences; empty on a large page, where the facts alone say it.
  var story = 0

  /// What many cards share.
  struct Lists: Sendable, Hashable {
    /// Criterion, maximum, the group's median of the percent, points, percent of the maximum, state.
    var domains = ListPool()
    /// Period, remarks, how many units of the group had a rank.
    var moments = ListPool()
    /// Criterion, maximum, lead, lost, points, state.
    var losses = ListPool()
  }

  /// A page of a whole country has to stay small enough to be sent.
  static func isLarge(_ units: Int) -> Bool { units > 2000 }

  /// Of losses, of gains and of tasks, how many are listed.
  static func most(isLarge: Bool) -> [Int] { isLarge ? [5, 3, 3] : [10, 10, 10] }
}
