import Testing
import TongHopDomain

@Suite("Points and rounding")
struct RoundingTests {
  private func points(_ text: String) throws -> Points {
    let decimal = try #require(Decimal(parsing: text))
    return Points(count: Int128(decimal.mantissa) * Decimal.power(18 - decimal.places))
  }

  @Test(
    "To two decimals: half up, half even, truncated",
    arguments: [
      ("89.457", "89.46", "89.46", "89.45"), ("89.455", "89.46", "89.46", "89.45"),
      ("89.445", "89.45", "89.44", "89.44"), ("89.4450001", "89.45", "89.45", "89.44"),
      ("89.444999", "89.44", "89.44", "89.44"), ("89.45", "89.45", "89.45", "89.45"),
      ("-0.125", "-0.13", "-0.12", "-0.12"), ("-0.135", "-0.14", "-0.14", "-0.13"),
      ("-0.129", "-0.13", "-0.13", "-0.12"), ("0.995", "1.00", "1.00", "0.99"),
      ("0", "0.00", "0.00", "0.00"),
    ])
  func modes(text: String, halfUp: String, halfEven: String, truncated: String) throws {
    let value = try points(text)
    #expect(value.rounded(places: 2, mode: .halfUp).text(places: 2) == halfUp)
    #expect(value.rounded(places: 2, mode: .halfEven).text(places: 2) == halfEven)
    #expect(value.rounded(places: 2, mode: .truncate).text(places: 2) == truncated)
    let fraction = try value.fraction
    for (mode, wanted) in zip(Rounding.Mode.allCases, [halfUp, halfEven, truncated]) {
      #expect(try Rounding(mode: mode).points(fraction, places: 2).text(places: 2) == wanted)
    }
  }

  @Test("A fraction is rounded once: 2/3 is not first 0.667 and then 0.67")
  func once() throws {
    // 0.4449999... rounded to three decimals first would become 0.445 and then 0.45.
    let fraction = try Fraction(4_449_999_999_999_999_999, over: 10_000_000_000_000_000_000)
    #expect(try Rounding().points(fraction, places: 2).text(places: 2) == "0.44")
    #expect(try Rounding().points(Fraction(2, over: 3), places: 2).text(places: 2) == "0.67")
  }

  @Test("Three times 10/3 is 10.00, also truncated", arguments: Rounding.Mode.allCases)
  func thirds(mode: Rounding.Mode) throws {
    let third = try Rounding(mode: mode).points(Fraction(10, over: 3), places: 18)
    let sum = try third.adding(third).adding(third)
    #expect(sum.settled.rounded(places: 2, mode: mode).text(places: 2) == "10.00")
  }

  @Test("Very large fractions are rounded as exactly, or refused")
  func large() throws {
    let billion: Int128 = 1_000_000_000
    let wide = try Fraction(billion * billion * billion * 10 + billion, over: 2 * billion)
    let text = try Rounding().points(wide, places: 9).text(places: 9)
    #expect(text == "5000000000000000000.500000000")
    #expect(throws: ArithmeticOverflow.self) {
      try Rounding().points(Fraction(Int128.max, over: 1), places: 2)
    }
  }

  @Test("Full text shows what is there, at least the decimals asked for")
  func fullText() throws {
    #expect(try points("47.053333333").fullText(places: 2) == "47.053333333")
    #expect(try points("47.05").fullText(places: 2) == "47.05")
    #expect(try points("47").fullText(places: 2) == "47.00")
    #expect(try points("47").fullText(places: 0) == "47")
    #expect(try points("47.5").fullText(places: 0) == "47.5")
    #expect(try points("-2.980").fullText(places: 2) == "-2.98")
    #expect(try points("100").fullText(places: 0) == "100")
  }

  @Test("Sums that do not fit throw; order is by value")
  func sums() throws {
    #expect(throws: ArithmeticOverflow.self) {
      try Points(count: .max).adding(Points(count: 1))
    }
    #expect(try points("1.5") - points("2") == points("-0.5"))
    #expect(try points("-1") < points("0.1"))
  }
}
