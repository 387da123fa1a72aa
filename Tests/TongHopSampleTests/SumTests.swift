import Testing
import TongHopTestSupport

/// Everything above a village is a sum; here it is added up again from the files with plain
/// dictionaries.
@Suite("Lạng Sơn, sums of 2024-Q2")
struct SumTests {
  let sample: LangSon
  let run: WorkspaceRun

  init() throws {
    sample = try LangSon.load()
    run = sample.run
  }

  private struct Sum: Equatable {
    var numerator = 0
    var denominator = 0
    var records = 0
  }

  @Test("Every figure of every unit of every level")
  func figures() throws {
    let amounts = Set(
      try LangSon.table("indicators").rows.filter { $0["decimals"] != "0" }.map { $0.text("code") })
    var sums: [String: Sum] = [:]
    for row in try LangSon.metrics() {
      let places = amounts.contains(row.text("indicator")) ? 3 : 0
      let n = try #require(scaled(row.text("numerator"), places: places))
      let d = try #require(scaled(row.text("denominator"), places: places))
      for code in sample.lineage(row.text("unit")) {
        let key = code + " " + row.text("indicator")
        sums[key, default: Sum()].numerator += n
        sums[key, default: Sum()].denominator += d
        sums[key, default: Sum()].records += 1
      }
    }
    #expect(run.rollup.rows.count == sums.count)
    for row in run.rollup.rows {
      let places = amounts.contains(row.text("indicator")) ? 3 : 0
      let printed = Sum(
        numerator: scaled(row.text("numerator"), places: places) ?? -1,
        denominator: scaled(row.text("denominator"), places: places) ?? -1,
        records: row.int("records") ?? -1)
      #expect(printed == sums[row.text("unit") + " " + row.text("indicator")], "\(row)")
    }
  }

  @Test("The score of a district and of the province is made of sums, not of its communes' scores")
  func ratios() throws {
    // 7.1: full points at 70 %, so 2 x (n/d) / 0.7, at most 2.
    for code in ["20"] + sample.codes("district") {
      let sum = try #require(run.rollup(of: "VAN_BAN_MANG")[code])
      let (n, d) = try (#require(sum.int("numerator")), #require(sum.int("denominator")))
      let wanted = min(200, halfUp(2000 * n, over: 7 * d))
      #expect(scaled(run.scores(of: "7.1")[code]?.text("points") ?? "", places: 2) == wanted)
    }
  }

  @Test("Points of a parent: the maximum x sum of points / sum of maxima")
  func points() throws {
    let rounds = ["self": 0, "appraised": 1, "second": 2]
    var counted: [String: (round: Int, points: Int)] = [:]
    for row in try LangSon.table("points/2024-Q2").rows where row["criterion"] == "4.1" {
      guard let round = rounds[row.text("round")] else { continue }
      let points = try #require(scaled(row.text("points"), places: 2))
      if let known = counted[row.text("unit")], known.round > round { continue }
      counted[row.text("unit")] = (round, points)
    }
    for code in ["20"] + sample.codes("district") {
      let below = counted.filter { sample.lineage($0.key).contains(code) }.values.map(\.points)
      let leaf = try #require(run.scores(of: "4.1")[code])
      let mean = halfUp(below.reduce(0, +), over: below.count)
      #expect(scaled(leaf.text("points"), places: 2) == mean)
      #expect(scaled(leaf.text("numerator"), places: 2) == below.reduce(0, +))
      #expect(leaf.int("denominator") == 2 * below.count)
    }
  }

  @Test("Domains and totals are the sums of what is printed below them")
  func totals() throws {
    var children: [String: [String]] = ["": []]
    for row in try LangSon.table("methods/cchc-xa-2024/criteria").rows {
      children[row.text("parent"), default: []].append(row.text("code"))
    }
    let byUnit = Dictionary(grouping: run.scores.rows) { $0.text("unit") }
    for (unit, rows) in byUnit {
      let scores = Dictionary(uniqueKeysWithValues: rows.map { ($0.text("criterion"), $0) })
      for (parent, parts) in children {
        let whole = try #require(scores[parent])
        guard whole["points"] != "" else { continue }
        for column in ["points", "max_points"] {
          let sum = parts.compactMap { scaled(scores[$0]?.text(column) ?? "", places: 2) }
          #expect(scaled(whole.text(column), places: 2) == sum.reduce(0, +), "\(unit) \(parent)")
        }
      }
    }
  }

  private static let states = ["on_time", "late", "open", "overdue", "undated"]

  @Test("Tasks: the five states add up to assigned, for every unit")
  func taskSums() {
    for row in run.ranks.rows {
      let parts = Self.states.compactMap { row.int("tasks_" + $0) }
      #expect(parts.count == 5)
      #expect(row.int("tasks_assigned") == parts.reduce(0, +), "\(row.text("code"))")
    }
  }

  @Test("Tasks counted anew from their dates, for every unit of every level")
  func tasks() throws {
    // Dates of the form 2024-06-14 are in the order of their letters.
    let (first, last) = ("2024-03-15", "2024-06-14")
    var counts: [String: [String: Int]] = [:]
    for name in ["tasks/2023", "tasks/2024", "tasks/06220-2024"] {
      for task in try LangSon.table(name).rows {
        let (due, completed) = (task.text("due"), task.text("completed"))
        if task.text("assigned") > last || (!completed.isEmpty && completed < first) { continue }
        let isDone = !completed.isEmpty && completed <= last
        let state =
          due.isEmpty
          ? "undated"
          : isDone ? (completed <= due ? "on_time" : "late") : (due >= last ? "open" : "overdue")
        for code in sample.lineage(task.text("unit")) {
          counts[code, default: [:]][state, default: 0] += 1
        }
      }
    }
    #expect(counts["20"]?.values.reduce(0, +) ?? 0 > 1000)
    for row in run.ranks.rows {
      let code = row.text("code")
      for state in Self.states {
        #expect(row.int("tasks_" + state) == counts[code]?[state] ?? 0, "\(code) \(state)")
      }
    }
  }
}
