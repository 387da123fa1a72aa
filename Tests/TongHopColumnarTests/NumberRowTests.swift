import Testing
import TongHopDomain
import TongHopSynthetic
import TongHopTestSupport

/// Numbers of all lengths and sums that are too large, through both engines.
@Suite("Numbers in rows")
struct NumberRowTests {
  @Test("Numbers of 1 to 20 digits, with leading zeros", arguments: [",", ";"])
  func digits(separator: String) throws {
    var text = SmallProvince.header
    for length in 1...20 {
      let nines = String(repeating: "9", count: length)
      let round = "1" + String(repeating: "0", count: length - 1)
      // A period for each length: a sum that is too large must not hide the others.
      let period = "\(2000 + length)-Q1"
      for number in [nines, round] {
        for zeros in ["", "0", "0000000", String(repeating: "0", count: 20 - length)] {
          text += "06160,I1,\(period),\(zeros)\(number),\(number)\n"
          text += "06157-1,I1,\(period),1,\(zeros)\(number)\n"
          text += "06157-2,I2,\(period),\(zeros)\(number),1\n"
          text += "TWELVE-BYTES,A1,\(period),\(number),\(zeros)\(number)\n"
          text += "THIRTEEN-BYTE,A1,\(period),\(number).25,\(zeros)\(number).5\n"
        }
      }
    }
    let agreement = try Agreement(
      SmallProvince.files(["records/1.csv": text.replacing(",", with: separator)]))
    for size in [100, 1 << 18] { try agreement.check(.init(blockSize: size)) }
  }

  @Test("Empty numerators and denominators, signs, blanks")
  func notNumbers() throws {
    var text = SmallProvince.header
    let numbers = [
      "", "0", "7", "-1", "+1", " 1", "1 ", "1.0", "1,5", "1e3", "٣", "0x1", "1_0", ".",
    ]
    for numerator in numbers {
      for denominator in numbers {
        for indicator in ["I1", "I2", "A1", "YN"] {
          text += "06160;\(indicator);2024-Q1;\(numerator);\(denominator)\n"
        }
      }
    }
    let agreement = try Agreement(
      SmallProvince.files([
        "records/1.csv": text.replacing(
          SmallProvince.header, with: SmallProvince.header.replacing(",", with: ";")),
        "metrics/1.csv": text.replacing(",", with: ".").replacing(";", with: ","),
      ]))
    for size in [33, 1 << 18] { try agreement.check(.init(blockSize: size), isBrief: true) }
  }

  private static let largest = "999999999999999999"

  @Test("Sums that are too large in a cell, at a parent, over shards or parts of a period")
  func overflow() throws {
    let nine = String(repeating: "06160,I1,2024-Q1,\(Self.largest),\(Self.largest)\n", count: 9)
    // With this one the sum is the largest there is.
    let last = "06160,I1,2024-Q1,223372036854775816,223372036854775816\n"
    let parent = ["06157-1", "06157-2", "06160"].map { unit in
      String(repeating: "\(unit),I2,2024-Q2,1,\(Self.largest)\n", count: 4)
    }.joined()
    let parts = ["2024-01", "2024-02"].map { part in
      String(repeating: "06200,I1,\(part),1,\(Self.largest)\n", count: 5)
    }.joined()
    let small = String(repeating: "06160,I1,2024-Q1,1,2\n06157-1,I2,2024-Q2,1,3\n", count: 20)
    for rows in [
      nine + last, nine + last + "06160,I1,2024-Q1,1,1\n", nine + nine + small, parent, parts,
    ] {
      let agreement = try Agreement(
        SmallProvince.files([
          "records/1.csv": SmallProvince.header + rows,
          "records/2.csv": SmallProvince.header + small + "06180,I1,2023-Q1,1,1\n",
        ]))
      for threads in [1, 2, 3, 8] {
        for budget in [0, 384 << 20] {
          try agreement.check(
            .init(blockSize: 50, memoryBudget: budget, threads: threads))
        }
      }
    }
  }

  @Test("Large random numbers, seed", arguments: Effort.seeds(3))
  func largeNumbers(seed: UInt64) throws {
    var options = SyntheticOptions(seed: seed)
    options.rows = 600
    options.villages = 2
    options.hasAmounts = true
    options.digits = Int(17 - seed % 3)...19
    let agreement = try Agreement(SyntheticWorkspace(options))
    for size in [300, 1 << 18] { try agreement.check(.init(blockSize: size, threads: 3)) }
  }
}
