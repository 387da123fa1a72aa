import Testing
import TongHopDomain
import TongHopRanking

@Suite("Groups of like units")
struct GroupTests {
  ///     index  0  1   2   3   4  5   6
  ///     unit   T  A   a1  a2  B  b1  S
  private func fixture() throws -> RankingFixture {
    func unit(
      _ code: String, _ parent: String, _ level: String, _ type: String, _ order: Int
    ) -> Unit {
      Unit(code: code, parentCode: parent, level: level, type: type, name: code, order: order)
    }
    var fixture = try RankingFixture([
      unit("T", "", "province", "tỉnh", 1), unit("A", "T", "commune", "xã", 1),
      unit("B", "T", "commune", "phường", 2), unit("S", "T", "department", "sở", 3),
      unit("a1", "A", "village", "thôn", 1), unit("a2", "A", "village", "khối phố", 2),
      unit("b1", "B", "village", "thôn", 1),
    ])
    for (position, code) in ["T", "A", "a1", "a2", "B", "b1", "S"].enumerated() {
      fixture.totals[code] = RankingFixture.score(90_000 - position * 1000)
    }
    return fixture
  }

  private func groups(_ fixture: RankingFixture) throws -> [String] {
    Ranker.rank(try fixture.table).groups.map { group in
      "\(group.name)/\(group.level ?? "-")\(group.members)"
    }
  }

  @Test("By level, in the order of the levels")
  func level() throws {
    let fixture = try fixture()
    #expect(
      try groups(fixture) == [
        "province/province[0]", "commune/commune[1, 4]", "department/department[6]",
        "village/village[2, 3, 5]",
      ])
    #expect(Ranker.rank(try fixture.table).totals.map(\.rank) == [1, 1, 1, 2, 2, 3, 1])
  }

  @Test("By type, as first met in each level")
  func type() throws {
    var fixture = try fixture()
    fixture.method.ranking.groupBy = .type
    #expect(
      try groups(fixture) == [
        "tỉnh/province[0]", "xã/commune[1]", "phường/commune[4]", "sở/department[6]",
        "thôn/village[2, 5]", "khối phố/village[3]",
      ])
  }

  @Test("By parent, never across levels")
  func parent() throws {
    var fixture = try fixture()
    fixture.method.ranking.groupBy = .parent
    #expect(
      try groups(fixture) == [
        "province/province[0]", "T/commune[1, 4]", "T/department[6]", "A/village[2, 3]",
        "B/village[5]",
      ])
    #expect(Ranker.rank(try fixture.table).totals.map(\.rank) == [1, 1, 1, 2, 2, 1, 1])
  }

  @Test("Named groups come first, in the order of the method; they may span levels")
  func named() throws {
    var fixture = try fixture()
    fixture.method.ranking.groups = [
      .init(name: "Sở và phường", types: ["Sở", "PHƯỜNG"]), .init(name: "Huyện", types: ["huyện"]),
      .init(name: "Thôn, xã", types: ["thôn", "xã"]),
    ]
    #expect(
      try groups(fixture) == [
        "Sở và phường/-[4, 6]", "Thôn, xã/-[1, 2, 5]", "province/province[0]",
        "village/village[3]",
      ])
  }

  @Test("Only scored units are ranked")
  func covered() throws {
    var fixture = try fixture()
    fixture.method.appliesTo = ["commune"]
    #expect(try groups(fixture) == ["commune/commune[1, 4]"])
    #expect(
      Ranker.rank(try fixture.table).totals.map(\.rank) == [nil, 1, nil, nil, 2, nil, nil])
  }
}
