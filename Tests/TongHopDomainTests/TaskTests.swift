import Testing
import TongHopDiagnostics
import TongHopDomain

@Suite("Tasks")
struct TaskTests {
  private func task(assigned: String? = nil, due: String? = nil, completed: String? = nil)
    -> UnitTask
  {
    func day(_ text: String?) -> Day? { text.flatMap { Day(parsing: $0) } }
    return UnitTask(
      unit: UnitID(0), code: "1", assigned: day(assigned), due: day(due),
      completed: day(completed),
      location: SourceLocation(file: "tasks/a.csv"))
  }

  /// In 2024-Q2, 15 March to 14 June.
  private func state(_ task: UnitTask) throws -> UnitTask.State? {
    let period = try #require(Period(parsing: "2024-Q2"))
    return task.state(
      from: period.firstDay(in: .administrative), through: period.lastDay(in: .administrative))
  }

  @Test(
    "The five states by the end of the period",
    arguments: [
      ("2024-06-01", "2024-06-01", .onTime), ("2024-06-01", "2024-06-02", .late),
      ("2024-03-01", "2024-03-15", .late), ("2024-12-14", "2024-06-14", .onTime),
      ("2024-06-15", nil, .open), ("2024-06-14", nil, .open), ("2024-06-13", nil, .overdue),
      ("2023-01-01", nil, .overdue),
      ("2024-06-15", "2024-06-15", .open), ("2024-06-14", "2024-06-15", .open),
      ("2024-06-13", "2024-06-15", .overdue),
      (nil, nil, .undated), (nil, "2024-06-01", .undated),
    ] as [(String?, String?, UnitTask.State)])
  func states(due: String?, completed: String?, expected: UnitTask.State) throws {
    #expect(try state(task(assigned: "2024-01-01", due: due, completed: completed)) == expected)
    #expect(try state(task(due: due, completed: completed)) == expected)
  }

  @Test("The register holds what was assigned by the last day and not completed before the first")
  func register() throws {
    #expect(try state(task(assigned: "2024-06-14", due: "2024-07-01")) == .open)
    #expect(try state(task(assigned: "2024-06-15", due: "2024-07-01")) == nil)
    #expect(try state(task(due: "2024-04-01", completed: "2024-03-15")) == .onTime)
    #expect(try state(task(due: "2024-04-01", completed: "2024-03-14")) == nil)
    #expect(try state(task(completed: "2024-03-14")) == nil)
  }

  @Test("Counts add up to assigned, one by one and together")
  func counts() {
    var counts = TaskCounts()
    for (number, state) in UnitTask.State.allCases.enumerated() {
      for _ in 0...number { counts.add(state) }
    }
    #expect(counts.onTime == 1)
    #expect(counts.late == 2)
    #expect(counts.open == 3)
    #expect(counts.overdue == 4)
    #expect(counts.undated == 5)
    #expect(counts.assigned == 15)
    var twice = counts
    twice.add(counts)
    #expect(twice.assigned == 30)
    #expect(twice.overdue == 8)
  }
}
