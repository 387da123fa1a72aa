import Testing
import TongHopDomain
import TongHopTestSupport

@testable import TongHopScoring

/// The normalisations beside numpy, scipy and the numbers that COINr states of itself.
@Suite("Normalisations")
struct NormaliserTests {
  /// Results in the order of the values, on the scale from 0 to 1.
  static func shares(
    _ rule: String, _ values: [Fraction], _ direction: Direction = .higher, reference: Int? = nil
  ) throws -> [Int128]? {
    var composite = Composite()
    composite.high = .one
    let normaliser = Normaliser(
      normalisation: try NormalisationParser.parse(rule), direction: direction,
      composite: composite)
    guard case .values(let results) = normaliser.normalise(values, reference: reference) else {
      return nil
    }
    return results.compactMap(\.self)
  }

  static func fractions(_ text: String) -> [Fraction] {
    text.split(separator: " ").compactMap { Fraction(parsing: $0) }
  }

  /// A number with 12 decimals in billionths, half up.
  static func billionths(_ text: Substring) -> Int128? {
    let digits = text.filter { $0 != "." && $0 != "-" }
    guard let count = Int128(digits) else { return nil }
    let rounded = Rounding.Mode.halfUp.divide(count, by: 1000)
    return text.hasPrefix("-") ? -rounded : rounded
  }

  @Test("Every normalisation gives what numpy and scipy give, to the last billionth")
  func scipy() throws {
    let table = try CSVText(file: "Tests/Golden/composite_normalisations.csv")
    #expect(table.rows.count == 45)
    for row in table.rows {
      let direction = try #require(Direction(rawValue: row.text("direction")))
      let wanted = row.text("results").split(separator: " ").compactMap(Self.billionths)
      let found = try Self.shares(
        row.text("rule"), Self.fractions(row.text("values")), direction)
      #expect(found == wanted, "\(row.text("rule")) \(direction)")
    }
  }

  /// The expectations of COINr's own tests (tests/testthat/test-normalise.R).
  @Test(
    "COINr's stated numbers come out",
    arguments: [
      ("distance_to_target(target: 10)", "0 5 11", Direction.higher, "0 0.5 1.1"),
      ("distance_to_target(target: 10, cap: yes)", "0 5 11", .higher, "0 0.5 1"),
      ("distance_to_target(target: 0)", "-1 1 10", .lower, "1.1 0.9 0"),
      ("distance_to_target(target: 0, cap: yes)", "-1 1 10", .lower, "1 0.9 0"),
      ("goalposts(low: 0, high: 10)", "1 11 -1", .higher, "0.1 1 0"),
      ("goalposts(low: 0, high: 10)", "1 -1 11", .lower, "0.9 1 0"),
    ])
  func coinr(_ rule: String, _ values: String, _ direction: Direction, _ wanted: String) throws {
    let numbers = Self.fractions(wanted).map { $0.numerator * (1_000_000_000 / $0.denominator) }
    #expect(try Self.shares(rule, Self.fractions(values), direction) == numbers)
  }

  /// By hand: 1 ... 10 has the mean 5.5 and the deviation sqrt(82.5 / 9) = 3.027650354.
  @Test("A z-score is brought to its mean and deviation")
  func zScore() throws {
    let values = try Self.shares("z_score(mean: 5, sd: 2)", (1...10).map { Fraction($0) })
    #expect(values?.first == 2_027_397_834)
    #expect(values?.last == 7_972_602_166)
  }

  @Test(
    "Values that tell nobody apart are said to have no spread",
    arguments: [
      ("min_max", "3 3 3"), ("min_max", "3"), ("z_score", "7 7"), ("z_score", "7"),
      ("distance_to_max", "0 0"), ("percentile_rank", "5"), ("fraction_of_max", "0 -1"),
    ])
  func noSpread(_ rule: String, _ values: String) throws {
    #expect(try Self.shares(rule, Self.fractions(values)) == nil)
  }

  @Test("A reference is a target; one that has the least value, or none, is none")
  func reference() throws {
    let values = Self.fractions("2 8 4")
    let rule = "distance_to_reference(unit: C)"
    #expect(try Self.shares(rule, values, reference: 2) == [0, 3_000_000_000, 1_000_000_000])
    let capped = "distance_to_reference(unit: C, cap: yes)"
    #expect(try Self.shares(capped, values, reference: 2) == [0, 1_000_000_000, 1_000_000_000])
    #expect(try Self.shares(rule, values, reference: 0) == nil)
    #expect(try Self.shares(rule, values, reference: nil) == nil)
  }

  @Test("A target that all have reached is worth the full share")
  func reached() throws {
    let full: [Int128] = [1_000_000_000, 1_000_000_000]
    #expect(try Self.shares("distance_to_target(target: 2)", Self.fractions("2 8")) == full)
    #expect(try Self.shares("distance_to_target(target: 9)", Self.fractions("2 8"), .lower) == full)
  }

  @Test("A value beyond what points can carry is nil, not wrapped")
  func tooLarge() throws {
    let normaliser = Normaliser(normalisation: .none, direction: .higher, composite: Composite())
    let values = [Fraction(2_000_000_000_000_000), Fraction(1)]
    guard case .values(let found) = normaliser.normalise(values, reference: nil) else {
      Issue.record("no values")
      return
    }
    #expect(found == [nil, 1_000_000_000])
  }
}
