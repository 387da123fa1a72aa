import TongHopDiagnostics

/// A task that a unit was given, with the dates that decide what became of it.
public struct UnitTask: Sendable, Hashable {
  public var unit: UnitID
  public var code: String
  /// The criterion whose measure counts it; empty: none.
  public var criterion: String
  public var assigned: Day?
  /// The last day that is on time; nil: no deadline.
  public var due: Day?
  public var completed: Day?
  public var lead: String
  public var support: String
  public var title: String
  public var product: String
  /// In millionths; 1 is 1,000,000.
  public var weight: Int64
  public var serves: String
  /// The deadline in the words of the plan.
  public var deadline: String
  public var target: String
  public var document: String
  public var location: SourceLocation

  public init(
    unit: UnitID, code: String, criterion: String = "", assigned: Day? = nil, due: Day? = nil,
    completed: Day? = nil, lead: String = "", support: String = "", title: String = "",
    product: String = "", weight: Int64 = 1_000_000, serves: String = "", deadline: String = "",
    target: String = "", document: String = "", location: SourceLocation
  ) {
    self.unit = unit
    self.code = code
    self.criterion = criterion
    self.assigned = assigned
    self.due = due
    self.completed = completed
    self.lead = lead
    self.support = support
    self.title = title
    self.product = product
    self.weight = weight
    self.serves = serves
    self.deadline = deadline
    self.target = target
    self.document = document
    self.location = location
  }

  public static let plainWeight: Int64 = 1_000_000

  /// Does it count more or less than one task in the measures?
  public var isWeighted: Bool { weight != Self.plainWeight }

  /// What became of a task by the end of a period.
  public enum State: String, Sendable, CaseIterable {
    case onTime = "on_time"
    case late
    case open
    case overdue
    case undated
  }

  /// Counted anew from the dates for each period: the register holds the tasks assigned by its
  /// last day and not completed before its first. On the day that it is due a task is open still.
  ///
  /// - Returns: nil for a task that is not in the register of these days.
  public func state(from first: Day, through last: Day) -> State? {
    if let assigned, assigned > last { return nil }
    if let completed, completed < first { return nil }
    guard let due else { return .undated }
    if let completed, completed <= last { return completed <= due ? .onTime : .late }
    return due >= last ? .open : .overdue
  }
}

/// The register of a period, counted. The five states add up to `assigned`.
public struct TaskCounts: Sendable, Hashable {
  public var onTime = 0
  public var late = 0
  public var open = 0
  public var overdue = 0
  public var undated = 0

  public init() {}

  public var assigned: Int { onTime + late + open + overdue + undated }

  public mutating func add(_ state: UnitTask.State) {
    switch state {
    case .onTime: onTime += 1
    case .late: late += 1
    case .open: open += 1
    case .overdue: overdue += 1
    case .undated: undated += 1
    }
  }

  public mutating func add(_ other: TaskCounts) {
    onTime += other.onTime
    late += other.late
    open += other.open
    overdue += other.overdue
    undated += other.undated
  }

  /// Whole tasks for the units that one was divided among, each count by itself; the parts add up.
  public func divided(by shares: [Fraction]) -> [TaskCounts] {
    guard shares.count > 1 else { return shares.map { _ in self } }
    var parts = [TaskCounts](repeating: TaskCounts(), count: shares.count)
    for count in [\.onTime, \.late, \.open, \.overdue, \.undated] as [WritableKeyPath<Self, Int>] {
      let counts = Apportionment.divide(Int64(self[keyPath: count]), by: shares)
      for (place, part) in (counts ?? []).enumerated() { parts[place][keyPath: count] = Int(part) }
    }
    return parts
  }
}
