import Testing
import TongHopDomain
import TongHopSynthetic
import TongHopTestSupport

/// What holds of every criteria set, on seeded small ones. Both engines run and must agree.
@Suite("Properties of every method")
struct PropertyTests {
  static let seeds = Effort.seeds(20)

  private func run(_ files: [String: String]) throws -> WorkspaceRun {
    let scratch = try ScratchWorkspace(files)
    let run = try WorkspaceRun(scratch.path, period: "2024-Q2", isPaired: true)
    #expect(try run.brokenInvariants() == [])
    return run
  }

  /// nil where nothing is printed.
  private func value(_ row: [String: String]?, _ column: String) -> Fraction? {
    row?[column].flatMap { Fraction(parsing: $0) }
  }

  @Test(
    "A greater numerator never lowers a unit's points, but under a penalty, seed", arguments: seeds)
  func raising(seed: UInt64) throws {
    let method = RandomMethod(seed: seed)
    let before = try run(method.files())
    var random = SeededGenerator(seed: seed ^ 0x7A15)
    var compared = 0
    for _ in 0..<4 {
      var raised = method
      let place = try #require(raised.figures.indices.randomElement(using: &random))
      let figure = raised.figures[place]
      raised.figures[place].n += Int.random(in: 1...5, using: &random)
      let after = try run(raised.files())
      let leaf = try #require(method.leaves.first { $0.code == figure.leaf })
      let isPenalty = leaf.rule.hasPrefix("penalty")
      // Of a repeated figure a parent may lose its own, because those below it differ now.
      let units = leaf.rollUp == "repeat" ? [figure.unit] : method.parents.map(\.code)
      for unit in units {
        for criterion in [figure.leaf, ""] {
          let (old, new) = (
            value(before.scores(of: criterion)[unit], "points"),
            value(after.scores(of: criterion)[unit], "points")
          )
          guard let old, let new else { continue }
          compared += 1
          #expect(isPenalty ? new <= old : new >= old, "\(unit) \(leaf) \(figure)")
        }
      }
    }
    #expect(compared > 0)
  }

  @Test("Points stay within the maximum, and extras within their limits, seed", arguments: seeds)
  func limits(seed: UInt64) throws {
    let method = RandomMethod(seed: seed)
    let run = try run(method.files())
    var bonus = Fraction.zero
    for leaf in method.leaves {
      let rule = try RuleParser.parse(leaf.rule)
      let limit = rule.extraLimit ?? .zero
      if leaf.rule.hasPrefix("bonus") { bonus = try bonus.adding(limit) }
      for (unit, row) in run.scores(of: leaf.code) {
        guard let points = value(row, "points") else { continue }
        let maximum = try #require(value(row, "max_points"))
        if leaf.rule.hasPrefix("bonus") {
          #expect(points >= .zero, "\(unit) \(row)")
          #expect(points <= limit, "\(unit) \(row)")
        } else if leaf.rule.hasPrefix("penalty") {
          #expect(points <= .zero, "\(unit) \(row)")
          #expect(try points.adding(limit) >= .zero, "\(unit) \(row)")
        } else {
          #expect(points >= .zero && points <= maximum, "\(unit) \(row)")
        }
      }
    }
    for row in run.ranks.rows {
      guard let points = value(row, "points"), let maximum = value(row, "max_points") else {
        continue
      }
      #expect(try points <= maximum.adding(bonus), "\(row)")
    }
  }

  @Test("With figures at every level a parent is its own and its children, seed", arguments: seeds)
  func sums(seed: UInt64) throws {
    let method = RandomMethod(seed: seed)
    let cells = try run(method.files()).rollup(of: "IR")
    for (code, _) in method.parents {
      let own = method.records.filter { $0.unit == code }
      let below = method.children(of: code).compactMap { cells[$0] }
      let sums = [
        ("numerator", own.map(\.n).reduce(0, +)), ("denominator", own.map(\.d).reduce(0, +)),
        ("records", own.count),
      ]
      for (column, mine) in sums {
        let sum = below.compactMap { $0.int(column) }.reduce(mine, +)
        #expect(cells[code]?.int(column) ?? 0 == sum, "\(code) \(column)")
      }
    }
  }

  @Test("An exemption changes nobody beside, only above and below, seed", arguments: seeds)
  func exemption(seed: UInt64) throws {
    var method = RandomMethod(seed: seed)
    let before = try run(method.files())
    var random = SeededGenerator(seed: seed ^ 0xE8E)
    let unit = try #require(method.parents.dropFirst().randomElement(using: &random)).code
    let leaf = try #require(method.leaves.randomElement(using: &random))
    method.exemption = (unit, leaf.code)
    let after = try run(method.files())
    func isBeside(_ row: [String: String]) -> Bool {
      !row.text("unit").hasPrefix(unit) && !unit.hasPrefix(row.text("unit"))
    }
    // Ranks may move: one of those who are ranked has changed.
    let columns = [
      "unit", "criterion", "numerator", "denominator", "max_points", "points", "state",
    ]
    func figures(_ run: WorkspaceRun) -> [[String]] {
      run.scores.rows.filter(isBeside).map { row in columns.map { row.text($0) } }
    }
    #expect(figures(before) == figures(after))
    #expect(after.scores(of: leaf.code)[unit]?["state"] == "not_applicable")
  }

  @Test("A criterion that does not apply changes nothing where it does not, seed", arguments: seeds)
  func appliesTo(seed: UInt64) throws {
    var method = RandomMethod(seed: seed)
    let before = try run(method.files())
    method.addLeaf(appliesTo: "loại 1")
    let after = try run(method.files())
    let columns = ["unit", "criterion", "max_points", "points", "state"]
    func figures(_ run: WorkspaceRun) -> [[String]] {
      run.scores.rows.filter { $0["criterion"] != "9" && !$0.text("unit").hasSuffix("1") }
        .map { row in columns.map { row.text($0) } }
    }
    #expect(figures(before) == figures(after))
  }

  @Test("The order of rows and files changes no document, seed", arguments: seeds)
  func order(seed: UInt64) throws {
    let method = RandomMethod(seed: seed)
    let once = try run(method.files())
    for shuffle in [seed &* 3 &+ 1, seed &* 7 &+ 2] {
      let again = try run(method.files(shuffle: shuffle))
      #expect(once.documents == again.documents)
      #expect(once.problems == again.problems)
    }
  }
}
