import Testing
import TongHopDomain

@testable import TongHopScoring

@Suite("Sums of maxima")
struct FractionSumTests {
  /// Reported by 1 of 2, 1 of 3, 1 of 5, … units: the common denominator of thirty primes is far above
  /// 128 bits.
  @Test("A share that was reported is cut where it is too long, and never too high")
  func cut() throws {
    let primes = (2...113).filter { number in (2..<number).allSatisfy { number % $0 != 0 } }
    var sum = FractionSum.zero
    var exact = 0.0
    #expect(primes.count == 30)
    #expect(throws: ArithmeticOverflow.self) {
      var whole = FractionSum.zero
      for prime in primes { try whole.add(FractionSum(Fraction(1, over: Int128(prime)))) }
    }
    for prime in primes {
      sum.addOrCut(FractionSum(try Fraction(1, over: Int128(prime))))
      exact += 1 / Double(prime)
    }
    let value = Double(sum.fraction.numerator) / Double(sum.fraction.denominator)
    #expect(value < exact + 1e-12)
    #expect(value > exact - 60e-9)
  }
}
