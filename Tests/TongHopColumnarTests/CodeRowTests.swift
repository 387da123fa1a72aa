import Testing
import TongHopDomain
import TongHopSynthetic
import TongHopTestSupport

/// Rows whose codes are special, through both engines.
@Suite("Codes in rows")
struct CodeRowTests {
  /// Codes as a register may have them, for better or worse.
  private static let strange = [
    "A", "AB", "A@B", "@A", "A@", "A@2024-01-01", "A+B", "A B", "A;B", "A,B", "A\"B", "\"A",
    "\"A\"",
    "-", "0", "00", "é", "e\u{301}\u{323}", "Xã", "12345678", "123456789", "123456789012",
    "1234567890123", "12345678\u{7F}", "I1", "2024-Q1", "unit",
  ]

  private func quoted(_ code: String) -> String {
    "\"" + code.replacing("\"", with: "\"\"") + "\""
  }

  @Test("Strange codes are the same units, quoted or not", arguments: [",", ";"])
  func strange(separator: String) throws {
    var units = "code,parent_code,level,name\nTOP,,province,Tỉnh\n"
    for code in Self.strange { units += "\(quoted(code)),TOP,commune,Xã\n" }
    var files = [
      "units.csv": units, "indicators.csv": "code,name\nI1,Một\nA+B,Hai\n\"C;D\",Ba\nĐ,Bốn\n",
    ]
    let fields = ["unit", "indicator", "period", "numerator", "denominator"]
    var all = fields.joined(separator: separator) + "\n"
    for (number, code) in Self.strange.enumerated() {
      for indicator in ["I1", "A+B", "C;D", "Đ"] {
        let row = [code, indicator, "2024-Q1", "\(number)", "99"].joined(separator: separator)
        all += row + "\n" + quoted(code) + row.dropFirst(code.count) + "\n"
        // One file a code as well: an opening quote changes what is behind it.
        files["records/\(100 + number).csv", default: fields.joined(separator: separator) + "\n"] +=
          "06160\(separator)\(row)\n\(row)\n\(row)\nTOP\(row.dropFirst(code.count))\n"
      }
    }
    files["records/all.csv"] = all
    let agreement = try Agreement(files.mapValues { Array($0.utf8) })
    for size in [1, 16, 1 << 18] {
      try agreement.check(.init(blockSize: size), sources: size == 16)
    }
  }

  @Test("Letters that are spelt in two ways are one code", arguments: [",", ";"])
  func twoSpellings(separator: String) throws {
    let codes = ["Xã-1", "Xa\u{303}-1", "XÃ-1", "XA\u{303}-1", "Đ1", "D1"]
    var text = "unit,indicator,period,numerator,denominator\n"
    for code in codes + codes { text += "\(code),I1,2024-Q1,1,2\n" }
    let agreement = try Agreement(
      SmallProvince.files([
        "records/1.csv": text.replacing(",", with: separator), "metrics/1.csv": text,
      ]))
    for size in [1, 16, 1 << 18] { try agreement.check(.init(blockSize: size), sources: true) }
  }

  @Test("Zero bytes behind, in and before codes and keys")
  func zeroBytes() throws {
    var rows = SmallProvince.header
    // Behind 4096 bytes; nearer to the beginning the file is no text.
    for _ in 0..<200 { rows += "06160,I1,2024-Q1,1,2\n" }
    var files: [String: String] = [:]
    for separator in [",", ";"] {
      var text = rows
      for row in ["06160,I1,2024-Q1,1,2", "TWELVE-BYTES,I1,2024-Q1,1,2"] {
        for position in 0...row.count {
          text += "\(row.prefix(position))\0\(row.dropFirst(position))\n"
          text += "\(row.prefix(position))\0\0\0\(row.dropFirst(position))\n"
        }
      }
      files["records/\(separator).csv"] = text.replacing(",", with: separator)
    }
    let agreement = try Agreement(SmallProvince.files(files))
    for size in [61, 1 << 18] { try agreement.check(.init(blockSize: size)) }
  }

  @Test("A code of two units, a unit that ended, CODE@DATE")
  func reusedCodes() throws {
    var text = SmallProvince.header
    for code in ["06170", "06180", "06190", "06200"] {
      for date in ["", "@2024-05-09", "@2024-05-10", "@2024-05-11", "@2023-01-01", "@x", "@"] {
        for period in ["2024-Q1", "2024-Q2", "2024-05", "2024-06", "2024-Q3", "2024"] {
          text += "\(code)\(date),I1,\(period),1,3\n\(code)\(date),QT,\(period),2,3\n"
        }
      }
    }
    let agreement = try Agreement(
      SmallProvince.files(["records/1.csv": text]))
    for size in [61, 1 << 18] { try agreement.check(.init(blockSize: size), sources: true) }
    let metrics = try Agreement(SmallProvince.files(["metrics/1.csv": text]))
    for size in [61, 1 << 18] { try metrics.check(.init(blockSize: size), sources: true) }
  }

  @Test("Codes of all lengths, seed", arguments: Effort.seeds(3))
  func lengths(seed: UInt64) throws {
    for lengths in [1...40, 1...2, 8...8, 12...13, 7...9] {
      var options = SyntheticOptions(seed: seed)
      options.rows = 400
      options.codeLengths = lengths
      options.isRagged = true
      options.hasAmounts = true
      options.oddPerThousand = 20
      options.layout.separator = UInt8(ascii: seed % 2 == 0 ? ";" : ",")
      let agreement = try Agreement(SyntheticWorkspace(options))
      for size in [100, 1 << 18] { try agreement.check(.init(blockSize: size), isBrief: true) }
    }
  }
}
