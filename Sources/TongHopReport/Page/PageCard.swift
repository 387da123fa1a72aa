/// What is told about one unit when it is chosen on a page. Integers are places in the texts of the
/// page.
struct PageCard: Sendable, Hashable {
  /// Name and value of each: index, points, rank, class, changes.
  var facts: [[Int]] = []
  /// By domain: criterion, points, maximum, percent, the group's median of it, rank, state.
  var domains: [[Int]] = []
  /// By period, oldest first: period, index, rank among how many.
  var history: [[Int]] = []
  /// Criterion, lost, points, maximum, state, lead.
  var losses: [[Int]] = []
  /// Criterion, what it takes, what it gives.
  var gains: [[Int]] = []
  /// Task, unit, delay, lead.
  var tasks: [[Int]] = []
  /// How many losses, gains and tasks are not listed.
  var left = [0, 0, 0]

  /// Of each list.
  static let most = 10
}
