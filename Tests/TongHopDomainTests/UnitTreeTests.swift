import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopSynthetic
import TongHopTestSupport

@Suite("Trees of units")
struct UnitTreeTests {
  static func day(_ text: String) throws -> Day { try #require(Day(parsing: text)) }

  /// `code parent [from to]`, separated by commas; `-` is none.
  static func register(_ text: String, successions: [Succession] = []) throws -> UnitRegister {
    let units = try text.split(separator: ",").enumerated().map { line, item in
      let words = item.split(separator: " ").map { $0 == "-" ? "" : String($0) }
      var unit = Unit(
        code: words[0], parentCode: words[1], level: "level\(words[0].count)", name: words[0],
        line: line + 2)
      if words.count > 2, !words[2].isEmpty { unit.validFrom = try day(words[2]) }
      if words.count > 3, !words[3].isEmpty { unit.validTo = try day(words[3]) }
      return unit
    }
    return UnitRegister(units: units, successions: successions)
  }

  private func tree(_ text: String, on day: String = "2024-06-14") throws -> UnitTree? {
    var log = DiagnosticLog()
    let tree = UnitTree.build(from: try Self.register(text), on: try Self.day(day), log: &log)
    #expect((tree == nil) == log.hasErrors)
    return tree
  }

  private func problems(_ text: String, on day: String = "2024-06-14") throws -> [Diagnostic] {
    var log = DiagnosticLog()
    #expect(UnitTree.build(from: try Self.register(text), on: try Self.day(day), log: &log) == nil)
    return log.entries
  }

  @Test("Depth first, so that descendants are the range behind a unit; a ragged tree")
  func ragged() throws {
    let tree = try #require(try tree("B T,T -,b1 B,A T,a2 A,a1 A,a11 a1,C T"))
    #expect(tree.units.map(\.code) == ["T", "A", "a1", "a11", "a2", "B", "b1", "C"])
    #expect(tree.parents == [-1, 0, 1, 2, 1, 0, 5, 0])
    #expect(tree.ends == [8, 5, 4, 4, 5, 7, 7, 8])
    #expect(tree.depths == [0, 1, 2, 3, 2, 1, 2, 1])
    #expect(tree.children(of: 0) == [1, 5, 7])
    #expect(tree.children(of: 7) == [])
    #expect(tree.descendants(of: 1) == 2..<5)
    #expect(tree.lineage(of: 3) == [3, 2, 1, 0])
    #expect(tree.levels == ["level1", "level2", "level3"])
  }

  @Test("One level, two, four")
  func depths() throws {
    #expect(try tree("T -")?.count == 1)
    #expect(try tree("T -,A T,B T")?.depths == [0, 1, 1])
    #expect(try tree("1 -,11 1,111 11,1111 111")?.ends == [4, 4, 4, 4])
  }

  @Test("Siblings by their order, then by code; whoever has none comes after")
  func order() throws {
    var units = [Unit(code: "T", level: "p", name: "T")]
    let orders: KeyValuePairs<String, Int?> = ["A": nil, "B": 2, "C": 1, "D": nil, "E": 2]
    for (code, order) in orders {
      units.append(Unit(code: code, parentCode: "T", level: "c", name: code, order: order))
    }
    var log = DiagnosticLog()
    let tree = UnitTree.build(
      from: UnitRegister(units: units), on: try Self.day("2024-06-14"), log: &log)
    #expect(tree?.units.map(\.code) == ["T", "C", "B", "E", "A", "D"])
  }

  @Test("The tree of a day: valid_from is inside, valid_to is not")
  func dates() throws {
    let text = "T -,A T 2024-01-01 2024-07-01,B T 2024-07-01 -,C T - 2024-06-30"
    for (day, codes) in [
      ("2023-12-31", "TC"), ("2024-01-01", "TAC"), ("2024-06-29", "TAC"), ("2024-06-30", "TA"),
      ("2024-07-01", "TB"),
    ] {
      #expect(try tree(text, on: day)?.units.map(\.code).joined() == codes, "\(day)")
    }
  }

  @Test("A cycle is named once, as a ring")
  func cycle() throws {
    let found = try problems("T -,A C,B A,C B,D A")
    #expect(found.map(\.code) == [.cycle])
    #expect(found[0].found == "A → C → B → A")
    #expect(try problems("T -,A A").map(\.found) == ["A → A"])
    #expect(try problems("T -,A B,B A,C D,D C").count == 2)
  }

  @Test("Two roots, no root, no parent, no unit")
  func broken() throws {
    let roots = try problems("T -,U -,A T")
    #expect(roots.map(\.code) == [.twoRoots])
    #expect(roots[0].location.line == 3)
    #expect(try problems("A B,B A").map(\.code) == [.cycle])
    let parent = try problems("T -,A1 T,B A2")
    #expect(parent.map(\.code) == [.unknownParent])
    #expect(parent[0].fix?[.english] == "did you mean A1?")
    #expect(try problems("T -,A T 2025-01-01 -,B A").map(\.code) == [.unknownParent])
    #expect(try problems("T - 2025-01-01 -").map(\.code) == [.noUnits])
  }

  @Test(
    "Any tree: parents before children, ranges nested, each unit once, seed",
    arguments: 1...20 as ClosedRange<UInt64>)
  func random(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var parents = ["u0": ""]
    for number in 1..<Int.random(in: 2...80, using: &random) {
      parents["u\(number)"] = "u\(Int.random(in: 0..<number, using: &random))"
    }
    let text = parents.map { "\($0.key) \($0.value.isEmpty ? "-" : $0.value)" }
    let tree = try #require(try tree(text.shuffled(using: &random).joined(separator: ",")))
    #expect(tree.count == parents.count)
    for index in 0..<tree.count {
      let above = tree.parents[index]
      #expect(above < index)
      #expect(above < 0 || tree.units[above].code == parents[tree.units[index].code])
      #expect(above < 0 || (index < tree.ends[above] && tree.ends[index] <= tree.ends[above]))
      let below = tree.children(of: index).map { tree.ends[$0] - $0 }.reduce(1, +)
      #expect(tree.ends[index] - index == below)
      #expect(tree.index(of: tree.ids[index]) == index)
    }
  }
}
