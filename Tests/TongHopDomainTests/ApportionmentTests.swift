import Testing
import TongHopDomain
import TongHopSynthetic
import TongHopTestSupport

@Suite("Dividing whole numbers")
struct ApportionmentTests {
  private func shares(_ text: String) throws -> [Fraction] {
    try text.split(separator: " ").map { try #require(Fraction(parsing: $0)) }
  }

  /// By hand: 10 by 1/7, 2/7, 4/7 is 1.43, 2.86, 5.71; 1 + 2 + 5 leaves two, for .86 and .71.
  @Test(
    "By hand",
    arguments: [
      (10, "1/3 1/3 1/3", [4, 3, 3]),
      (11, "1/3 1/3 1/3", [4, 4, 3]),
      (10, "1/7 2/7 4/7", [1, 3, 6]),
      (5, "0.5 0.5", [3, 2]),
      (1, "0.4 0.6", [0, 1]),
      (0, "0.4 0.6", [0, 0]),
      (7, "1", [7]),
      (-10, "1/3 1/3 1/3", [-3, -3, -4]),
      (-1, "0.4 0.6", [0, -1]),
      (.max, "1/2 1/2", [4_611_686_018_427_387_904, 4_611_686_018_427_387_903]),
      (.min, "1/2 1/2", [-4_611_686_018_427_387_904, -4_611_686_018_427_387_904]),
      (.min, "1", [.min]),
    ] as [(Int64, String, [Int64])])
  func byHand(total: Int64, text: String, expected: [Int64]) throws {
    #expect(Apportionment.divide(total, by: try shares(text)) == expected)
  }

  @Test("Dai Dong: 8,527 of its 8,612 people went to one unit, the rest to another")
  func people() throws {
    // 1000 x 8527/8612 = 990.13, 1000 x 85/8612 = 9.87: the one that is left goes to the second.
    #expect(Apportionment.divide(1000, by: try shares("8527/8612 85/8612")) == [990, 10])
  }

  @Test("Shares of any length are exact, and nothing traps")
  func longShares() throws {
    let tiny = try Fraction(1, over: Int128.max)
    let rest = try Fraction.one.subtracting(tiny)
    #expect(Apportionment.divide(.max, by: [rest, tiny]) == [.max, 0])
    #expect(Apportionment.divide(.min, by: [tiny, rest]) == [0, .min])
    let long = Int128.max
    #expect(Apportionment.divideLong(long, by: [rest, tiny]) == [long - 1, 1])
    #expect(Apportionment.divide(1, by: [tiny, rest]) == [0, 1])
    let parts = try #require(Apportionment.divide(1, over: .max, by: [rest, tiny]))
    #expect(parts[0] == (1, .max) && parts[1] == (0, 0))
    #expect(Apportionment.divide(.min, over: .max, by: try shares("0.5 0.5")) != nil)
    // Shares that do not add up to 1 are refused rather than made good.
    #expect(Apportionment.divide(100, by: try shares("0.4 0.4")) == nil)
    #expect(Apportionment.divide(100, by: try shares("0.9 0.9")) == nil)
    #expect(Apportionment.divide(1, by: []) == nil)
  }

  private struct Split {
    var total: Int64
    var weights: [Int]
    var shares: [Fraction]

    init(_ random: inout SeededGenerator) throws {
      total = Int64.random(in: -40...40, using: &random)
      weights = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        Int.random(in: 1...9, using: &random)
      }
      let sum = Int128(weights.reduce(0, +))
      shares = try weights.map { try Fraction(Int128($0), over: sum) }
    }
  }

  /// Of all whole parts within 1 of their shares that add up, those nearest to the shares, and of
  /// equally near ones those that give the first more: found by trying all.
  private func nearest(_ split: Split) -> [Int64] {
    let sum = split.weights.reduce(0, +)
    /// In parts of 1/sum.
    let exact = split.weights.map { Int(split.total) * $0 }
    var best: (distance: Int, parts: [Int64])?
    for choice in 0..<(1 << exact.count) {
      let parts = exact.indices.map { place -> Int in
        let floor = (exact[place] - modulo(exact[place], sum)) / sum
        return floor + (choice >> place & 1)
      }
      guard parts.reduce(0, +) == Int(split.total) else { continue }
      let distance = parts.indices.reduce(0) {
        $0 + (parts[$1] * sum - exact[$1]) * (parts[$1] * sum - exact[$1])
      }
      let candidate = (distance, parts.map { Int64($0) })
      guard let known = best else {
        best = candidate
        continue
      }
      let isNearer =
        distance != known.distance
        ? distance < known.distance : known.parts.lexicographicallyPrecedes(candidate.1)
      if isNearer { best = candidate }
    }
    return best?.parts ?? []
  }

  private func modulo(_ value: Int, _ divisor: Int) -> Int {
    let rest = value % divisor
    return rest < 0 ? rest + divisor : rest
  }

  @Test("As trying everything finds, seed", arguments: Effort.seeds(200))
  func bruteForce(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let split = try Split(&random)
    #expect(Apportionment.divide(split.total, by: split.shares) == nearest(split))
  }

  @Test("What every division keeps, seed", arguments: Effort.seeds(200))
  func invariants(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var split = try Split(&random)
    split.total = Int64.random(in: (.min)...(.max), using: &random)
    let parts = try #require(Apportionment.divide(split.total, by: split.shares))
    #expect(parts.reduce(0, +) == split.total)
    for (part, share) in zip(parts, split.shares) {
      // |part - total x share| < 1, multiplied by the denominator.
      let distance =
        Int128(part) * share.denominator - Int128(split.total) * share.numerator
      #expect(distance.magnitude < share.denominator.magnitude)
    }
    let denominator = Int64.random(in: 0...(.max), using: &random)
    let numerator = Int64.random(in: 0...denominator, using: &random)
    let pairs = try #require(
      Apportionment.divide(numerator, over: denominator, by: split.shares))
    #expect(pairs.reduce(0) { $0 + $1.numerator } == numerator)
    #expect(pairs.reduce(0) { $0 + $1.denominator } == denominator)
    #expect(pairs.allSatisfy { 0 <= $0.numerator && $0.numerator <= $0.denominator })
    let excess = try #require(
      Apportionment.divide(split.total, over: denominator, by: split.shares))
    #expect(excess.map(\.numerator) == parts || (0...denominator).contains(split.total))
    #expect(excess.reduce(0) { $0 + $1.denominator } == denominator)
  }
}
