import Testing
import TongHopDomain

@testable import TongHopComparison

@Suite("How the results of a group are spread")
struct ResultDistributionTests {
  private func group(_ indices: [(hundredths: Int?, rank: Int?)]) -> ComparisonTable.Group {
    ComparisonTable.Group(
      name: "g", level: nil,
      rows: indices.enumerated().map { place, unit in
        var row = ComparisonRow(
          unitIndex: place, code: "\(place)", level: "commune", type: "xã", name: "X")
        row.current = PeriodFigures(index: unit.hundredths.map(points), rank: unit.rank)
        return row
      })
  }

  @Test("Of the units with a rank; none where fewer than two have one")
  func ranked() throws {
    let rounding = Rounding()
    let spread = try #require(
      ResultDistribution(
        group([(9000, 1), (8001, 2), (7510, 3), (nil, nil), (99, nil)]), by: .index, rounding))
    #expect(spread.median == points(8001))
    #expect(spread.bins.map(\.count).reduce(0, +) == 3)
    #expect(ResultDistribution(group([(9000, 1), (8000, nil)]), by: .index, rounding) == nil)
    #expect(ResultDistribution(group([]), by: .index, rounding) == nil)
    // (80.01 + 75.10) / 2 = 77.555
    let even = try #require(
      ResultDistribution(group([(8001, 1), (7510, 2)]), by: .index, rounding))
    #expect(even.median == points(7756))
  }

  @Test("Of a method that ranks by points it is that of the points")
  func rankedByPoints() throws {
    var sample = group([(5000, 1), (7500, 2)])
    for (place, hundredths) in [4500, 3000].enumerated() {
      sample.rows[place].current.points = points(hundredths)
    }
    let spread = try #require(ResultDistribution(sample, by: .points, Rounding()))
    #expect(spread.median == points(3750))
  }

  @Test("Bins of a round width hold each value once")
  func bins() throws {
    func spread(_ hundredths: [Int]) -> [String] {
      ResultDistribution.bins(of: hundredths.sorted().map(points), decimals: 2).map {
        "\($0.from.text(places: 2)) \($0.to.text(places: 2)) \($0.count)"
      }
    }
    #expect(spread([5000, 7000]).first == "50.00 51.00 1")
    #expect(spread([5000, 7000]).last == "70.00 71.00 1")
    #expect(spread([8215, 8215]) == ["82.15 82.16 2"])
    #expect(spread([-150, 10, 10, 950]).first == "-1.50 -1.00 1")
    let many = (0..<1000).map { $0 * 7 }
    let bins = ResultDistribution.bins(of: many.map(points), decimals: 2)
    #expect(bins.map(\.count).reduce(0, +) == 1000 && bins.count <= ResultDistribution.mostBins)
    let huge = Points(count: Decimal.power(37))
    #expect(ResultDistribution.bins(of: [huge], decimals: 2).isEmpty)
  }
}
