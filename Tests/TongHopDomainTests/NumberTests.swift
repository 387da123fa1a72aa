import Testing
import TongHopDomain

@Suite("Exact numbers")
struct NumberTests {
  private func fraction(_ n: Int128, _ d: Int128) throws -> Fraction { try Fraction(n, over: d) }

  @Test("Lowest terms, a positive denominator")
  func lowestTerms() throws {
    let third = try fraction(-10, -30)
    #expect((third.numerator, third.denominator) == (1, 3))
    let negative = try fraction(4, -6)
    #expect((negative.numerator, negative.denominator) == (-2, 3))
    #expect(try fraction(0, -5) == .zero)
    #expect(throws: ArithmeticOverflow.self) { try fraction(1, 0) }
    #expect(throws: ArithmeticOverflow.self) { try fraction(.min, 3) }
  }

  @Test("The four operations")
  func operations() throws {
    let (a, b) = try (fraction(10, 3), fraction(5, 6))
    #expect(try a.adding(b) == fraction(25, 6))
    #expect(try a.subtracting(b) == fraction(5, 2))
    #expect(try a.multiplied(by: b) == fraction(25, 9))
    #expect(try a.divided(by: b) == Fraction(4))
    #expect(throws: ArithmeticOverflow.self) { try a.divided(by: .zero) }
  }

  @Test("What is too large throws, what only passes through large numbers does not")
  func overflow() throws {
    let large = try fraction(Int128.max, 1)
    #expect(throws: ArithmeticOverflow.self) { try large.adding(.one) }
    #expect(throws: ArithmeticOverflow.self) { try large.multiplied(by: Fraction(2)) }
    #expect(try large.multiplied(by: fraction(1, Int128.max)) == .one)
  }

  @Test("Comparisons are exact beyond 128 bits")
  func comparing() throws {
    let most = Int128.max
    let (small, large) = try (fraction(most - 2, most - 1), fraction(most - 1, most))
    #expect(small < large)
    #expect(!(large < small))
    #expect(!(small < small))
    #expect(try fraction(-1, 2) < fraction(-1, 3))
    #expect(try fraction(-most, 2) < fraction(most, 3))
  }

  @Test(
    "Fractions as they are written",
    arguments: [
      ("2", 2, 1), ("2.5", 5, 2), ("2,5", 5, 2), ("10/3", 10, 3), ("90%", 9, 10), ("2,5%", 1, 40),
      (" 1 / 3 ", 1, 3), ("100 %", 1, 1), ("-1", -1, 1),
    ] as [(String, Int, Int)])
  func fractions(text: String, n: Int, d: Int) throws {
    #expect(try Fraction(parsing: text) == fraction(Int128(n), Int128(d)))
  }

  @Test(
    "What is not a fraction",
    arguments: ["", "%", "1/0", "1/-2", "1/2/3", "a", "1.2345678901", "1e3", ".5", "5.", "1.000,5"])
  func notFractions(text: String) {
    #expect(Fraction(parsing: text) == nil)
  }

  @Test("Fractions as text")
  func fractionText() throws {
    #expect(try fraction(5, 2).text == "2.5")
    #expect(try fraction(10, 3).text == "10/3")
    #expect(try fraction(9, 10).percentText == "90%")
    #expect(try fraction(-1, 8).text == "-0.125")
  }

  @Test(
    "Decimals as they are written",
    arguments: [
      ("0", 0, 0), ("125", 125, 0), ("-1.35", -135, 2), ("1,5", 15, 1), ("0007", 7, 0),
      ("9223372036854775807", .max, 0), ("0.000000000000000001", 1, 18),
    ] as [(String, Int64, Int)])
  func decimals(text: String, mantissa: Int64, places: Int) throws {
    let decimal = try #require(Decimal(parsing: text))
    #expect((decimal.mantissa, decimal.places) == (mantissa, places))
  }

  @Test(
    "What is not a decimal",
    arguments: [
      "", "-", "+1", "1.", ".1", "1.2.3", "1,2,3", "1.2,3", " 1", "1 000", "1-", "１２", "1e2", "--1",
      "9223372036854775808", "0.0000000000000000001",
    ])
  func notDecimals(text: String) {
    #expect(Decimal(parsing: text) == nil)
  }

  @Test("Scaling never loses a digit")
  func scaling() {
    #expect(Decimal(parsing: "1.50")?.scaled(to: 1) == 15)
    #expect(Decimal(parsing: "1.55")?.scaled(to: 1) == nil)
    #expect(Decimal(parsing: "1.5")?.scaled(to: 9) == 1_500_000_000)
    #expect(Decimal(parsing: "9223372036854775807")?.scaled(to: 1) == nil)
    #expect(Decimal.text(-135, places: 2) == "-1.35")
    #expect(Decimal.text(-5, places: 3) == "-0.005")
    #expect(Decimal.text(7, places: 0) == "7")
  }
}
