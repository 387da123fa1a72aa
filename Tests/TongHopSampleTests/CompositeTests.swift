import Foundation
import Testing
import TongHop
import TongHopDiagnostics
import TongHopDomain
import TongHopSynthetic
import TongHopTestSupport

/// What holds for every composite indicator, on workspaces made from a seed and read from files.
@Suite("Composite indicators")
struct CompositeTests {
  /// Twelve communes, three leaves under two criteria.
  struct Sample {
    var means = "\"arithmetic\""
    var low = "0"
    /// By leaf.
    var rules = ["min_max", "z_score", "goalposts(low: 20, high: 60)"]
    var directions = ["higher", "lower", "higher"]
    /// Of the leaves, then of the two criteria.
    var weights = [1, 2, 3, 4, 5]
    /// Thousandths, *shape* [leaf][commune].
    var values: [[Int]]
    var rounding = "\"at\": \"none\""
    var reverses = false

    init(seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      // Few different values, so that some are equal.
      values = (0..<3).map { _ in
        (0..<12).map { _ in Int.random(in: 1...400, using: &random) * 250 }
      }
      weights = weights.map { _ in Int.random(in: 1...9, using: &random) }
    }

    func workspace() throws -> ScratchWorkspace {
      let communes = (0..<12).map { "C\($0 + 10)" }
      var rows: [String] = []
      for (leaf, column) in values.enumerated() {
        for (commune, value) in column.enumerated() {
          rows.append(
            "\(communes[commune]),X\(leaf),2024,\(value / 1000).\(digits(value % 1000)),1")
        }
      }
      if reverses { rows.reverse() }
      let leaves = (0..<3).map { leaf in
        "\(leaf)x,\(leaf < 2 ? "a" : "b"),Lá,metric:X\(leaf),\"\(rules[leaf])\",\(directions[leaf]),\(weights[leaf])\n"
      }.joined()
      return try ScratchWorkspace([
        "units.csv": "code,parent_code,level,name\nT,,province,T\n"
          + communes.map { "\($0),T,commune,\($0)\n" }.joined(),
        "indicators.csv": "code,kind,decimals,may_exceed\n"
          + (0..<3).map { "X\($0),amount,4,yes\n" }.joined(),
        "metrics/2024.csv": "unit,indicator,period,numerator,denominator\n"
          + rows.joined(separator: "\n") + "\n",
        "methods/m/method.json": """
        { "id": "m", "name": "M", "applies_to": ["commune"], "rounding": { \(rounding) },
          "composite": { "low": \(low), "means": [\(means)] } }
        """,
        "methods/m/criteria.csv": "code,parent,name,measure,rule,direction,weight\n"
          + "a,,A,,,,\(weights[3])\nb,,B,,,,\(weights[4])\n" + leaves,
      ])
    }

    private func digits(_ thousandths: Int) -> String {
      let text = String(thousandths)
      // Four digits: three could be a thousand.
      return String(repeating: "0", count: 3 - text.count) + text + "0"
    }

    func run() throws -> WorkspaceRun {
      let workspace = try workspace()
      let run = try WorkspaceRun(workspace.path, period: "2024")
      #expect(!run.pipeline.log.hasErrors, "\(run.problems)")
      return run
    }
  }

  static func number(_ row: [String: String]?, _ column: String = "points") throws -> Double {
    try #require(row.flatMap { Double($0.text(column)) })
  }

  static func points(_ run: WorkspaceRun, _ criterion: String) throws -> [Double] {
    try (10..<22).map { try number(run.scores(of: criterion)["C\($0)"]) }
  }

  @Test("min_max has its ends, z-scores mean 0 and deviation 1", arguments: Effort.seeds(4))
  func ends(seed: UInt64) throws {
    let run = try Sample(seed: seed).run()
    let shares = try Self.points(run, "0x")
    #expect(shares.min() == 0 && shares.max() == 100)
    let scores = try Self.points(run, "1x")
    let mean = scores.reduce(0, +) / 12
    let deviation = (scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 11).squareRoot()
    #expect(abs(mean) < 1e-8 && abs(deviation - 1) < 1e-8)
  }

  @Test("The order of the rows of a file changes nothing", arguments: Effort.seeds(4))
  func rowOrder(seed: UInt64) throws {
    var sample = Sample(seed: seed)
    let documents = try sample.run().documents
    sample.reverses = true
    #expect(try sample.run().documents == documents)
  }

  @Test("AM >= GM >= HM on every node", arguments: Effort.seeds(4))
  func means(seed: UInt64) throws {
    var sample = Sample(seed: seed)
    sample.low = "1"
    sample.rules = ["min_max", "rank", "percentile_rank"]
    var runs: [WorkspaceRun] = []
    for mean in ["arithmetic", "geometric", "harmonic"] {
      sample.means = "\"\(mean)\""
      runs.append(try sample.run())
    }
    for node in ["a", "b", ""] {
      let points = try runs.map { try Self.points($0, node) }
      for unit in 0..<12 {
        #expect(points[0][unit] >= points[1][unit] && points[1][unit] >= points[2][unit])
      }
    }
  }

  @Test(
    "Raising an achievement does not lower the unit's score, nor lowering one of which less is better",
    arguments: Effort.seeds(8))
  func raising(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed + 1000)
    var sample = Sample(seed: seed)
    sample.rules = [
      "goalposts(low: 20, high: 60)", "min_max",
      ["distance_to_target(target: 70)", "scaled(low: 5, high: 90)"].randomElement(using: &random)
        ?? "none",
    ]
    let unit = Int.random(in: 0..<12, using: &random)
    let leaf = Int.random(in: 0..<3, using: &random)
    let before = try Self.points(try sample.run(), "")[unit]
    sample.values[leaf][unit] += leaf == 1 ? -200 : 17_250
    #expect(try Self.points(try sample.run(), "")[unit] >= before)
  }

  @Test("Weights in the same proportions give the same bytes", arguments: Effort.seeds(4))
  func weights(seed: UInt64) throws {
    for mean in ["arithmetic", "geometric", "harmonic"] {
      var sample = Sample(seed: seed)
      sample.means = "\"\(mean)\""
      sample.low = "1"
      sample.rules = ["min_max", "rank", "min_max"]
      let documents = try sample.run().documents
      sample.weights = sample.weights.map { $0 * 7 }
      #expect(try sample.run().documents == documents)
    }
  }

  @Test("Any number of threads and both engines give the same bytes")
  func threads() throws {
    let workspace = try Sample(seed: 7).workspace()
    let whole = try WorkspaceRun(workspace.path, period: "2024").documents
    for engine in [EngineKind.reference, .both] {
      for threads in [1, 3] {
        var options = PipelineOptions()
        options.period = Period(parsing: "2024")
        options.engine = engine
        options.threads = threads
        var pipeline = try Pipeline(try Workspace.open(workspace.path), options: options)
        #expect(Documents.csv(try pipeline.compare().table) == whole[0])
      }
    }
  }

  @Test("The parts of the leaves add up to the printed total", arguments: Effort.seeds(6))
  func parts(seed: UInt64) throws {
    var sample = Sample(seed: seed)
    sample.rounding = seed % 2 == 0 ? sample.rounding : "\"decimals\": \(seed % 4)"
    let scores = try sample.run().compared.current.scores
    for unit in scores.scored {
      let nodes = scores.nodes(of: unit)
      let total = try #require(scores.totals[unit]?.points)
      let leaves = scores.method.leaves.compactMap { nodes[$0].part?.count }
      #expect(leaves.reduce(0, +) == total.count)
      let domains = scores.method.domains.compactMap { nodes[$0].part?.count }
      #expect(domains.reduce(0, +) == total.count)
    }
  }
}
