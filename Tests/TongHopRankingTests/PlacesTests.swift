import Testing
import TongHopDomain
import TongHopSynthetic
import TongHopTestSupport

@testable import TongHopRanking

/// Counting gives the places that sorting gives.
@Suite("Places")
struct PlacesTests {
  private static let kinds = Ranking.Ties.allCases.flatMap { ties in
    Ranking.Order.allCases.map { (ties, $0) }
  }

  @Test(arguments: UInt64(1)...20)
  func agreement(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let spreads: [Int64] = [0, 3, 500, .max / 2]
    let spread = spreads.randomElement(using: &random) ?? 3
    let shift = Int64.random(in: -1000...1000, using: &random)
    let values = (0..<300).map { _ in shift + Int64.random(in: 0...spread, using: &random) }
    let members = values.indices.filter { _ in Bool.random(using: &random) }
    for (ties, order) in Self.kinds {
      var method = Method(id: "m", name: "M")
      method.ranking.ties = ties
      method.ranking.order = order
      var (counted, sorted) = (Ranks(count: values.count), Ranks(count: values.count))
      Places.count(members, by: values, method, in: &counted)
      Places.sort(members, by: values, method, in: &sorted)
      #expect(Array(counted) == Array(sorted))
      var fractions = Ranks(count: values.count)
      Places.sort(
        members, by: try values.map { try Fraction(Int128($0), over: 7) }, method, in: &fractions)
      #expect(Array(counted) == Array(fractions))
      for unit in members {
        let better = members.filter {
          order == .descending ? values[$0] > values[unit] : values[$0] < values[unit]
        }
        let expected = ties == .competition ? better.count : Set(better.map { values[$0] }).count
        #expect(counted.rank(of: unit) == expected + 1)
      }
    }
  }

  @Test("The ends of the range are too far apart to be counted")
  func ends() {
    var ranks = Ranks(count: 3)
    Places.count([0, 1, 2], by: [.min, .max, 0], Method(id: "m", name: "M"), in: &ranks)
    #expect(ranks.map(\.rank) == [3, 1, 2])
  }
}
