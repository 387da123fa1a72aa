import Testing

@testable import TongHopRecords

/// Numbers in every style that people write: what is meant is always among the readings, and alone
/// where there is no doubt.
@Suite("Digits with signs between them")
struct DigitGroupsTests {
  static let wholes = ["0", "5", "12", "123", "1234", "12345", "123456", "1234567", "1234567890"]
  static let decimals = ["", "5", "25", "125", "000", "1250", "000001"]
  static let signs = [
    ("", "."), ("", ","), (".", ","), (",", "."), (" ", ","), (" ", "."), ("'", "."),
  ]

  /// `1234567` with a sign between the thousands.
  private static func grouped(_ digits: String, _ sign: String, size: Int = 3) -> String {
    var result = ""
    for (place, digit) in digits.reversed().enumerated() {
      // The last three stand together in India, too.
      let isBorder = place == 3 || (place > 3 && (place - 3) % size == 0)
      if isBorder { result = sign + result }
      result = String(digit) + result
    }
    return result
  }

  @Test("What is meant is among the readings", arguments: signs)
  func readings(thousands: String, decimalSign: String) throws {
    for whole in Self.wholes {
      for decimals in Self.decimals {
        let meant = whole + (decimals.isEmpty ? "" : "." + decimals)
        for size in [3, 2] {
          let text =
            Self.grouped(whole, thousands, size: size)
            + (decimals.isEmpty ? "" : decimalSign + decimals)
          let groups = try #require(DigitGroups(text), "\(text)")
          #expect(groups.readings.contains(meant), "\(text): \(groups.readings)")
          if groups.isCertain { #expect(groups.readings == [meant], "\(text)") }
        }
      }
    }
  }

  @Test(
    "No doubt, or each reading",
    arguments: [
      ("1.234.567,89", ["1234567.89"]), ("100,000.00", ["100000.00"]), ("2 000,5", ["2000.5"]),
      ("1.234", ["1234", "1.234"]), ("12.345.678", ["12345678"]), ("0.125", ["0.125"]),
      (".5", ["0.5"]), ("125.", ["125"]), ("1'234'567", ["1234567"]), ("007", ["7"]),
      ("2 000,500", ["2000.500", "2000500"]), ("12,34,567", ["1234567", "1234.567"]),
    ])
  func examples(text: String, readings: [String]) {
    #expect(DigitGroups(text)?.readings == readings)
    #expect(DigitGroups(text)?.isCertain == (readings.count == 1))
  }

  @Test("No number", arguments: ["", ".", "12a", "-5", "½", ",,", "1e5"])
  func others(text: String) {
    #expect(DigitGroups(text) == nil)
  }

  @Test(
    "Moved decimal points",
    arguments: [
      ("1.5", 9, "1500000000"), ("1500000", -6, "1.5"), ("5", -3, "0.005"), ("0.50", 0, "0.50"),
      ("1234", -3, "1.234"), ("0", 3, "0"),
    ])
  func shifted(number: String, exponent: Int, result: String) {
    #expect(NumberProposals.shifted(number, by: exponent) == result)
  }
}
