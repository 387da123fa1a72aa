import Testing
import TongHopDomain
import TongHopSynthetic
import TongHopTestSupport

@testable import TongHopScoring

@Suite("Means")
struct MeanTests {
  static func mean(_ mean: Composite.Mean, _ values: [Int128], _ weights: [Int128]) throws -> Int128
  {
    try mean.of(zip(values, weights).map { WeightedValue(value: $0, weight: $1) })
  }

  @Test("Weighted means are those of numpy and scipy, to the last billionth")
  func scipy() throws {
    let table = try CSVText(file: "Tests/Golden/composite_means.csv")
    #expect(table.rows.count == 30)
    for row in table.rows {
      let values = row.text("values").split(separator: " ")
        .compactMap { scaled(String($0), places: 9).map { Int128($0) } }
      let weights = row.text("weights").split(separator: " ").compactMap { Int128($0) }
      for mean in Composite.Mean.allCases {
        let wanted = NormaliserTests.billionths(row.text(mean.rawValue)[...])
        #expect(try Self.mean(mean, values, weights) == wanted, "\(mean) \(values.count)")
      }
    }
  }

  /// By hand: the fourth root of 25 x 100^3, 4 / (1/25 + 3/100), and 325 / 4.
  @Test("The example of Methodology")
  func example() throws {
    let (values, weights): ([Int128], [Int128]) = ([25_000_000_000, 100_000_000_000], [1, 3])
    #expect(try Self.mean(.arithmetic, values, weights) == 81_250_000_000)
    #expect(try Self.mean(.geometric, values, weights) == 70_710_678_119)
    #expect(try Self.mean(.harmonic, values, weights) == 57_142_857_143)
  }

  @Test("A weighted sum that does not fit is an error, not wrapped")
  func overflow() {
    #expect(throws: ArithmeticOverflow.self) {
      try Self.mean(.arithmetic, [.max / 2, 1], [3, 1])
    }
  }

  @Test("The logarithm and the exponential are those of mathematics to 15 digits")
  func logarithm() {
    // ln 2, ln 10, ln 1e-9, and e^-1, e^-20, from tables of 20 digits.
    let logarithms = [
      (2.0, 0.69314718055994530942), (10, 2.30258509299404568402), (1e-9, -20.723265836946411156),
      (0.75, -0.28768207245178092744), (1, 0),
    ]
    for (x, wanted) in logarithms {
      #expect(abs(NaturalLogarithm.of(x) - wanted) <= abs(wanted) * 1e-15)
    }
    let exponentials = [
      (-1.0, 0.36787944117144232160), (-20, 2.0611536224385578280e-9), (0, 1),
      (-0.3, 0.74081822068171786607),
    ]
    for (x, wanted) in exponentials {
      #expect(abs(NaturalLogarithm.exponential(x) - wanted) <= wanted * 1e-15)
    }
    #expect(NaturalLogarithm.exponential(-1e9) == 0)
  }

  @Test("AM >= GM >= HM between least and greatest", arguments: Effort.seeds(50))
  func order(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...12, using: &random)
    let values = (0..<count).map { _ in
      Int128(Int64.random(in: 1...200_000_000_000, using: &random))
    }
    let weights = (0..<count).map { _ in Int128(Int64.random(in: 1...1000, using: &random)) }
    let a = try Self.mean(.arithmetic, values, weights)
    let g = try Self.mean(.geometric, values, weights)
    let h = try Self.mean(.harmonic, values, weights)
    #expect(a >= g && g >= h)
    #expect(try #require(values.min()) <= h && a <= #require(values.max()))
    let factor = Int128(Int64.random(in: 2...100, using: &random))
    for mean in Composite.Mean.allCases {
      let same = Array(repeating: values[0], count: count)
      #expect(try Self.mean(mean, same, weights) == values[0])
      let scaled = try Self.mean(mean, values, weights.map { $0 * factor })
      #expect(abs(scaled - (try Self.mean(mean, values, weights))) <= 1)
    }
  }
}
