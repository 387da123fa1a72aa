import Testing
import TongHopDiagnostics
import TongHopDomain

@testable import TongHopReport

@Suite("What a page is made of")
struct PageMakingTests {
  private static func row(
    _ code: String, _ points: Int?, rank: Int?, band: String? = nil, group: String? = nil
  ) -> ComparisonRow {
    var row = Samples.row(code, "xã", code, points: points, rank: rank, band: band)
    row.quantileGroup = group
    return row
  }

  private static func standings(
    _ rows: [ComparisonRow], _ method: TongHopDomain.Method
  ) throws -> [PageMap.Standing] {
    let outlines = rows.enumerated().map { PageSample.square($1.code, $0) }
    let page = try PageSample(rows, method: method, boundaries: outlines).page()
    let map = try #require(page.map)
    #expect(PageHTML.render(page, scriptDigest: "").contains("[1,-2,\""))
    return map.shapes.map(\.standing)
  }

  @Test("An index below the lowest class is in no class, and not without an index")
  func belowTheLowestClass() throws {
    var method = Samples.method()
    method.bands = [Band(name: "Tốt", from: Fraction(80)), Band(name: "Khá", from: Fraction(50))]
    let rows = [
      Self.row("A", 9000, rank: 1, band: "Tốt"), Self.row("B", 4000, rank: 2),
      Self.row("C", nil, rank: nil),
    ]
    let standings = try Self.standings(rows, method)
    #expect(standings == [.inClass(0), .withoutClass, .withoutValue])
  }

  /// Even where there is only one group.
  @Test("A unit left out of the ranking is in no percentile group", arguments: [1, 2])
  func leftOut(groups: Int) throws {
    var method = Samples.method()
    method.bands = []
    method.quantileGroups = [("cao", 50), ("thấp", 0)].suffix(groups).map {
      QuantileGroup(name: $0.0, above: Fraction($0.1))
    }
    var below = Self.row("B", 9500, rank: nil)
    below.flags = [.belowCoverage]
    let rows = [
      Self.row("A", 9000, rank: 1, group: "thấp"), below, Self.row("C", nil, rank: nil),
    ]
    let standings = try Self.standings(rows, method)
    #expect(standings == [.inClass(groups - 1), .withoutClass, .withoutValue])
  }

  /// 30 of 40 points are an index of 75, 45 of 90 one of 50: the order of the two differs.
  @Test("Map and history of a method that ranks by points show points")
  func points() throws {
    var method = Samples.method()
    method.bands = []
    method.ranking.by = .points
    func row(_ code: String, _ points: Int, index: Int, rank: Int) -> ComparisonRow {
      var row = Self.row(code, points, rank: rank)
      row.current.index = Samples.points(index)
      row.previous = Samples.change(from: 1000, 3, by: 125, 1)
      row.previous.index = Samples.points(-777)
      return row
    }
    let rows = [row("A", 4500, index: 5000, rank: 1), row("B", 3000, index: 7500, rank: 2)]
    let page = try PageSample(
      rows, method: method, boundaries: [PageSample.square("A", 0), PageSample.square("B", 1)],
      previous: Samples.period("2024-Q1")
    ) { unit in
      var profile = UnitProfile(unit: unit, groupSize: 2)
      profile.history = ["2024-Q1", "2024-Q2"].map {
        UnitProfile.Moment(
          period: Samples.period($0),
          figures: PeriodFigures(
            points: Points(count: 12_345 * Decimal.power(Points.places - 3)),
            index: Samples.points(9999), rank: 1), groupSize: 2, flags: [])
      }
      return profile
    }.page()
    func text(_ place: Int?) -> String { place.map { page.texts[$0] } ?? "" }
    let map = try #require(page.map)
    #expect(map.classes.map { text($0.name) } == ["45,00", "30,00"])
    #expect(map.shapes.map(\.standing) == [.inClass(0), .inClass(1)])
    let card = try #require(page.cards[0])
    #expect(card.changes.map(text) == ["+1,25", "▲1"])
    // A figure of an older method keeps its digits.
    #expect(card.history.count == 6 && text(card.history[1]) == "12,345")
    let html = PageHTML.render(page, scriptDigest: "")
    #expect(html.contains("Bản đồ điểm") && html.contains("Phân bố điểm"))
    #expect(!html.contains("Bản đồ chỉ số") && !html.contains("Phân bố chỉ số"))
    #expect(html.contains("\"unitOfChange\":\"điểm\"") && html.contains("\"basis\":\"points\""))
  }

  @Test("That no points were lost is only said of a unit with points")
  func noLosses() throws {
    var method = Samples.method()
    method.criteria = [Criterion(code: "1", name: "Lĩnh vực", maximum: Fraction(10))]
    func hasPoints(_ scoredLeaves: Int) throws -> Bool {
      let page = try PageSample([Self.row("A", 100, rank: 1)], method: method) { unit in
        var profile = UnitProfile(unit: unit, groupSize: 1)
        profile.scoredLeaves = scoredLeaves
        return profile
      }.page()
      return try #require(page.cards[0]).hasPoints
    }
    #expect(try hasPoints(1))
    #expect(try !hasPoints(0))
  }
}
