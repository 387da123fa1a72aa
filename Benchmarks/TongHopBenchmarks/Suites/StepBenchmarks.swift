import TongHop
import TongHopComparison
import TongHopDiagnostics
import TongHopDomain
import TongHopRanking
import TongHopScoring

/// The steps after the roll-up. They exist once, so there is no twin; two runs must agree.
enum StepBenchmarks {
  static func all(_ input: StageInput) -> [any Benchmark] {
    [
      Score(input: input), RankUnits(input: input), ComparePeriods(input: input),
      WriteRanks(input: input),
    ]
  }

  private struct Score: Benchmark {
    let input: StageInput
    var rollup: RollupTable?
    var method: TongHopDomain.Method?
    var plan: ScoringPlan?
    var answer: ScoreTable?

    var name: String { "\(input.shape.rawValue)/score" }

    mutating func prepare() throws {
      let current = try input.compared().current
      rollup = current.rollup
      method = current.scores.method
      plan = ScoringPlan(method: current.scores.method, exemptions: [])
    }

    mutating func run() {
      guard let rollup, let method, let plan else { return }
      var log = DiagnosticLog()
      answer = Scoring.score(rollup, method: method, plan: plan, log: &log)
    }

    var checksum: Checksum {
      var sum = Checksum()
      guard let answer else { return sum }
      for unit in answer.scored {
        sum.add(unit)
        sum.add(answer.totals[unit]?.points?.fullText(places: 2) ?? "")
      }
      return sum
    }
  }

  private struct RankUnits: Benchmark {
    let input: StageInput
    var scores: ScoreTable?
    var answer: RankTable?

    var name: String { "\(input.shape.rawValue)/rank" }

    mutating func prepare() throws { scores = try input.compared().current.scores }
    mutating func run() { answer = scores.map { Ranker.rank($0) } }

    var checksum: Checksum {
      var sum = Checksum()
      for unit in scores?.scored ?? [] { sum.add(answer?.totals[unit].rank ?? 0) }
      return sum
    }
  }

  private struct ComparePeriods: Benchmark {
    let input: StageInput
    var compared: ComparedPeriods?
    var register = UnitRegister(units: [])
    var answer: ComparisonTable?

    var name: String { "\(input.shape.rawValue)/compare" }

    mutating func prepare() throws {
      compared = try input.compared()
      register = try input.workspace().units
    }

    mutating func run() {
      guard let compared else { return }
      answer = Comparison.compare(
        current: compared.current, previous: compared.previous, yearAgo: compared.yearAgo,
        register: register, previousPeriod: StageInput.period.before,
        yearAgoPeriod: StageInput.period.yearBefore)
    }

    var checksum: Checksum {
      var sum = Checksum()
      for row in (answer?.groups ?? []).flatMap(\.rows) {
        sum.add(row.code)
        sum.add(row.previous.rank ?? 0)
      }
      return sum
    }
  }

  /// `rank --format csv`, as text in memory.
  private struct WriteRanks: Benchmark {
    let input: StageInput
    var table: ComparisonTable?
    var answer = ""

    var name: String { "\(input.shape.rawValue)/write rank csv" }
    // Written, not read.
    var bytes: Int { answer.utf8.count }

    mutating func prepare() throws { table = try input.compared().table }
    mutating func run() { answer = table.map { Documents.csv($0) } ?? "" }

    var checksum: Checksum {
      var sum = Checksum()
      sum.add(answer)
      return sum
    }
  }
}
