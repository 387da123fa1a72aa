import Testing
import TongHopDiagnostics
import TongHopDomain

@testable import TongHopReport

@Suite struct NumberTextTests {
  @Test(arguments: [
    ("403016", "403.016", "403,016"), ("82.15", "82,15", "82.15"), ("0.50", "0,50", "0.50"),
    ("-1234567.5", "-1.234.567,5", "-1,234,567.5"), ("999", "999", "999"),
    ("1000", "1.000", "1,000"),
    ("10/3", "10/3", "10/3"),
  ])
  func styles(machine: String, vietnamese: String, english: String) {
    #expect(NumberText(.vietnamese).styled(machine) == vietnamese)
    #expect(NumberText(.english).styled(machine) == english)
  }

  @Test(arguments: [("1.35", "+1,35"), ("-0.20", "-0,20"), ("0.00", "0,00"), ("-0.00", "0,00")])
  func signs(machine: String, expected: String) {
    #expect(NumberText(.vietnamese).signed(machine) == expected)
  }

  @Test func rankChanges() {
    let text = NumberText(.vietnamese)
    #expect([3, -2, 0].map(text.rankChange) == ["▲3", "▼2", "0"])
  }

  @Test func maximaThatAreNoDecimals() throws {
    let numbers = PrintedNumbers(rounding: Rounding(decimals: 2))
    #expect(try numbers.text(Fraction(10, over: 3)) == "3.333333333")
    #expect(try numbers.text(Fraction(20, over: 3)) == "6.666666667")
    #expect(try numbers.text(Fraction(17, over: 8)) == "2.125")
    #expect(numbers.text(Fraction(100)) == "100.00")
  }

  @Test func ratiosAreRoundedAsTheMethodSays() throws {
    // 403,016 of 464,494 on time, as the portal prints it.
    let ratio = try Fraction(403_016, over: 464_494)
    #expect(PrintedNumbers(rounding: Rounding(decimals: 2)).percent(ratio) == "86.76")
    #expect(
      PrintedNumbers(rounding: Rounding(decimals: 2, mode: .truncate)).percent(
        try Fraction(2, over: 3)) == "66.66")
    #expect(
      PrintedNumbers(rounding: Rounding(decimals: 2, at: .none)).percent(try Fraction(2, over: 3))
        == "66.666666667")
  }

  @Test(arguments: [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1994, "MCMXCIV")])
  func romanNumerals(number: Int, expected: String) {
    #expect(RomanNumeral.text(number) == expected)
  }
}
