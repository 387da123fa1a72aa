import Testing
import TongHopSynthetic
import TongHopTestSupport

@testable import TongHopColumnar

/// The hash tables against dictionaries, with keys that collide on purpose.
@Suite("Hash tables")
struct CodeTableTests {
  private static func words(_ code: [UInt8]) -> (UInt64, UInt64) {
    var words: (UInt64, UInt64) = (0, 0)
    for (position, byte) in code.prefix(16).enumerated() {
      if position < 8 {
        words.0 |= UInt64(byte) << UInt64(position * 8)
      } else {
        words.1 |= UInt64(byte) << UInt64((position - 8) * 8)
      }
    }
    return words
  }

  private static func number(of code: [UInt8], in table: CodeTable) -> Int32 {
    code.withUnsafeBytes { table.number(of: $0) }
  }

  private static func random(_ lengths: ClosedRange<Int>, using random: inout SeededGenerator)
    -> [UInt8]
  {
    // Few letters, so that codes share their beginnings and ends.
    (0..<Int.random(in: lengths, using: &random)).map { _ in
      [48, 49, 65, 45].randomElement(using: &random) ?? 48
    }
  }

  /// Codes of 7 to 12 bytes that all want the same place of a table with 2^`bits` places.
  static func colliding(_ count: Int, bits: Int) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var number = 0
    while result.count < count {
      let digits = String(number)
      let code = Array(("C" + String(repeating: "0", count: number % 6) + digits).utf8)
      let (first, second) = words(code)
      if code.count >= 7, code.count <= 12, CodeTable.hash(first, second) >> UInt64(64 - bits) == 5
      {
        result.append(code)
      }
      number += 1
    }
    return result
  }

  @Test("Codes against a dictionary, seed", arguments: Effort.seeds(5))
  func codes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for count in [0, 1, 5, 6, 7, 100, 1000] {
      var codes = (0..<count).map { _ in Self.random(0...16, using: &random) }
      codes += (0..<count / 5).map { _ in codes.randomElement(using: &random) ?? [] }
      let table = CodeTable(codes)
      var model: [[UInt8]: Int32] = [:]
      for (number, code) in codes.enumerated() where !code.isEmpty && model[code] == nil {
        model[code] = Int32(number)
      }
      #expect(table.count == codes.count)
      for code in codes { #expect(Self.number(of: code, in: table) == model[code] ?? -1) }
      for _ in 0..<500 {
        var code = Self.random(0...16, using: &random)
        if Bool.random(using: &random) { code.append(0) }
        #expect(Self.number(of: code, in: table) == model[code] ?? -1)
      }
      for code in codes.prefix(200) {
        for other in [code + [0], Array(code.dropLast()), code + [48], [0] + code] {
          #expect(Self.number(of: other, in: table) == model[other] ?? -1)
        }
      }
    }
  }

  @Test("Codes that all want one place, and others that want it and are not there")
  func collidingCodes() throws {
    // 60 codes have 256 places.
    let all = Self.colliding(120, bits: 8)
    let table = CodeTable(Array(all.prefix(60)))
    #expect(table.mask == 255)
    for (number, code) in all.enumerated() {
      #expect(Self.number(of: code, in: table) == (number < 60 ? Int32(number) : -1))
    }
    // The last place of all, from which the search goes on at the first.
    let last = (0...).lazy.map { Array("Z\($0)".utf8) }.filter {
      CodeTable.hash(Self.words($0).0, Self.words($0).1) >> 60 == 15
    }
    let codes = Array(last.prefix(8))
    let small = CodeTable(Array(codes.prefix(5)))
    #expect(small.mask == 15)
    for (number, code) in codes.enumerated() {
      #expect(Self.number(of: code, in: small) == (number < 5 ? Int32(number) : -1))
    }
  }

  @Test("Rows whose codes collide", arguments: [2, 3])
  func collidingRows(threads: Int) throws {
    let codes = Self.colliding(119, bits: 8).map { String(decoding: $0, as: UTF8.self) }
    // With the root 60 units, which have 256 places.
    var units = "code,parent_code,level,name\nTOP,,province,Tỉnh\n"
    for code in codes.prefix(59) { units += "\(code),TOP,commune,Xã\n" }
    var rows = SmallProvince.header
    for (number, code) in codes.enumerated() {
      rows += "\(code),I1,2024-Q1,\(number),1000\n\(code),I2,2024-Q1,5,7\n"
    }
    let agreement = try Agreement([
      "units.csv": Array(units.utf8), "indicators.csv": Array("code,name\nI1,Một\nI2,Hai\n".utf8),
      "records/1.csv": Array((rows + rows).utf8),
    ])
    for size in [64, 1 << 18] {
      try agreement.check(.init(blockSize: size, threads: threads), sources: true)
    }
  }

  /// As the row kernel does it.
  private static func pair(of key: [UInt8], in memo: PairMemo) -> Int {
    let (first, second) = words(key)
    var place = Int(truncatingIfNeeded: PairMemo.hash(first, second) >> memo.shift)
    while memo.slots[place].pair >= 0 {
      if memo.slots[place].first == first, memo.slots[place].second == second {
        return memo.slots[place].pair
      }
      place = (place + 1) & memo.mask
    }
    return -1
  }

  @Test("What a shard remembers of pairs against a dictionary, seed", arguments: Effort.seeds(4))
  func memo(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let memo = PairMemo()
    var model: [[UInt8]: Int] = [:]
    let colliding = Self.colliding(60, bits: 8)
    for step in 0..<4000 {
      let key =
        step % 7 == 0
        ? colliding.randomElement(using: &random) ?? [] : Self.random(5...16, using: &random)
      switch Int.random(in: 0..<1000, using: &random) {
      case 0:
        memo.removeAll()
        model.removeAll()
      case 1..<500:
        // The first that was said of a key holds.
        key.withUnsafeBytes { memo.insert($0, pair: step) }
        if model[key] == nil { model[key] = step }
      default:
        #expect(Self.pair(of: key, in: memo) == model[key] ?? -1)
      }
    }
    for (key, pair) in model { #expect(Self.pair(of: key, in: memo) == pair) }
    #expect((memo.mask + 1) >= 3 * model.count)
  }
}

extension CodeTable {
  fileprivate convenience init(_ codes: [[UInt8]]) {
    self.init(count: codes.count) { String(decoding: codes[$0], as: UTF8.self) }
  }
}
