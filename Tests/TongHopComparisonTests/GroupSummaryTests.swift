import Testing
import TongHopComparison
import TongHopDomain

@Suite("Mean, highest and lowest of a group")
struct GroupSummaryTests {
  private static func table(_ hundredths: [Int?]) -> ComparisonTable {
    let rows = hundredths.enumerated().map { place, value in
      var row = ComparisonRow(
        unitIndex: place, code: "\(place)", level: "commune", type: "xã", name: "\(place)")
      row.current = PeriodFigures(
        points: value.map(points), index: value.map(points), rank: value.map { _ in 1 })
      return row
    }
    var method = Method(id: "m", name: "M")
    method.rounding = Rounding(decimals: 2, mode: .truncate)
    return ComparisonTable(
      period: Period(kind: .year, year: 2024)!, previousPeriod: nil, yearAgoPeriod: nil,
      method: method, groups: [.init(name: "commune", level: "commune", rows: rows)])
  }

  @Test("The mean is rounded half up whatever the mode; who has no rank is not in it")
  func mean() {
    var table = Self.table([8215, nil, 8216])
    table.summarise()
    #expect(
      table.summaries == [
        GroupSummary(mean: points(8216), highest: points(8216), lowest: points(8215))
      ])
    let vast = [Points(count: .max), Points(count: .max)]
    #expect(GroupSummary.mean(of: vast, Rounding()) == nil)
    #expect(GroupSummary.mean(of: [], Rounding()) == nil)
  }

  @Test("An excerpt is summed up by itself, and one ranked unit is no group")
  func excerpt() {
    var table = Self.table([100, 200, 600])
    table.keepRows { $0.code != "2" }
    #expect(table.summaries.map { $0?.mean } == [points(150)])
    table.keepRows { $0.code == "1" }
    #expect(table.summaries == [nil])
  }
}
