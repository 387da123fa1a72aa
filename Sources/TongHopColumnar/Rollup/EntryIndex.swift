import TongHopDomain
import TongHopRecords

/// The tasks and the points by criterion, so that a column looks at its own entries alone.
struct EntryIndex: Sendable {
  /// Places in ``ReceivedFigures/tasks`` and in ``ReceivedFigures/points``, in file order.
  private let taskPlaces: [String: [Int]]
  private let pointPlaces: [String: [Int]]
  private let received: ReceivedFigures

  /// - Complexity: O(*tasks* + *points*).
  init(_ received: ReceivedFigures) {
    self.received = received
    taskPlaces = Dictionary(grouping: received.tasks.indices) { received.tasks[$0].criterion }
    pointPlaces = Dictionary(grouping: received.points.indices) { received.points[$0].criterion }
  }

  var allTasks: [UnitTask] { received.tasks }

  func tasks(of criterion: String) -> some Collection<UnitTask> {
    (taskPlaces[criterion] ?? []).lazy.map { received.tasks[$0] }
  }

  func points(of criterion: String) -> some Collection<PointEntry> {
    (pointPlaces[criterion] ?? []).lazy.map { received.points[$0] }
  }

  func answers(to question: String) -> some Collection<SurveyAnswer> {
    received.answers(to: question)
  }
}
