import Testing
import TongHopDomain
import TongHopSynthetic

@Suite("Wide arithmetic")
struct WideArithmeticTests {
  @Test("The square root is the nearest whole number, seed", arguments: [1, 2, 3] as [UInt64])
  func squareRoots(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for bits in 0..<126 {
      let value = Int128.random(in: 0...(Int128(1) << bits), using: &random)
      let root = WideArithmetic.squareRoot(of: value)
      // The nearest r has (r - 1/2)² < v < (r + 1/2)², which is r² - r < v <= r² + r in whole
      // numbers; so large a root only at the end of the range.
      #expect(root * root - root < value || value == 0, "\(value)")
      #expect(value <= root * root + root, "\(value)")
    }
    #expect(WideArithmetic.squareRoot(of: 0) == 0)
    #expect(WideArithmetic.squareRoot(of: 2) == 1)
    #expect(WideArithmetic.squareRoot(of: 3) == 2)
    #expect(WideArithmetic.squareRoot(of: 898_000_000_000_000_000) == 947_628_619)
    #expect(WideArithmetic.squareRoot(of: .max) == 13_043_817_825_332_782_212)
  }

  @Test("A quotient is half up by magnitude, and too large ones are refused")
  func quotients() throws {
    #expect(try WideArithmetic.quotient(7, times: 1, over: 2) == 4)
    #expect(try WideArithmetic.quotient(-7, times: 1, over: 2) == -4)
    #expect(try WideArithmetic.quotient(10, times: 1, over: 3) == 3)
    #expect(try WideArithmetic.quotient(.max, times: 1 << 100, over: 1 << 100) == .max)
    #expect(
      try WideArithmetic.quotient(.max, times: UInt128(UInt64.max), over: UInt128(UInt64.max) + 1)
        == 170_141_183_460_469_231_722_463_931_679_029_329_919)
    #expect(throws: ArithmeticOverflow.self) {
      try WideArithmetic.quotient(.max, times: 2, over: 1)
    }
    #expect(throws: ArithmeticOverflow.self) { try WideArithmetic.quotient(1, times: 1, over: 0) }
  }
}
