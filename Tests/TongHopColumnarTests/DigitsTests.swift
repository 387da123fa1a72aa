import Testing
import TongHopSynthetic
import TongHopTestSupport

@testable import TongHopColumnar

/// The readers of digits against those of the standard library.
@Suite("Digits")
struct DigitsTests {
  /// A number and bytes behind it that must not matter.
  private static func padded(_ digits: [UInt8], _ behind: UInt8) -> [UInt8] {
    digits + [UInt8](repeating: behind, count: 16)
  }

  private static func value(_ bytes: some Sequence<UInt8>) -> Int64? {
    // The standard library also takes a sign.
    let text = Array(bytes)
    guard text.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int64(String(decoding: text, as: UTF8.self))
  }

  private static func pair(_ first: [UInt8], _ second: [UInt8], behind: UInt8) -> (Int64, Int64)? {
    var wrong: UInt64 = 0
    let two = padded(first, behind).withUnsafeBytes { one in
      padded(second, behind).withUnsafeBytes { other in
        Digits.pair(
          one.baseAddress!, first.count, other.baseAddress!, second.count, wrong: &wrong)
      }
    }
    return wrong == 0 ? (Int64(two & 0xFFFF_FFFF), Int64(two >> 32)) : nil
  }

  private static func upToEight(_ digits: [UInt8], behind: UInt8) -> Int64? {
    var wrong: UInt64 = 0
    let value = padded(digits, behind).withUnsafeBytes {
      Digits.upToEight($0.baseAddress!, digits.count, wrong: &wrong)
    }
    return wrong == 0 ? Int64(value) : nil
  }

  /// All nines, all zeros, and random ones.
  private static func numbers(_ length: Int, using random: inout SeededGenerator) -> [[UInt8]] {
    [[UInt8](repeating: 57, count: length), [UInt8](repeating: 48, count: length)]
      + (0..<50).map { _ in (0..<length).map { _ in UInt8.random(in: 48...57, using: &random) } }
  }

  @Test("Numbers of every length, seed", arguments: Effort.seeds(2))
  func lengths(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for length in 1...19 {
      for digits in Self.numbers(length, using: &random) {
        let expected = Self.value(digits)
        #expect(
          digits.withUnsafeBytes { Digits.upToEighteen($0) } == (length <= 18 ? expected : nil))
        for behind in [0, 44, 48, 57, 255] as [UInt8] {
          if length <= 8 { #expect(Self.upToEight(digits, behind: behind) == expected) }
          guard length <= 4 else { continue }
          for other in 1...4 {
            let second = Self.numbers(other, using: &random)[2]
            let two = Self.pair(digits, second, behind: behind)
            #expect(two?.0 == expected && two?.1 == Self.value(second))
          }
        }
      }
    }
    #expect(UnsafeRawBufferPointer(start: nil, count: 0).isEmpty)
    #expect(Digits.upToEighteen(UnsafeRawBufferPointer(start: nil, count: 0)) == nil)
  }

  @Test("Every byte in every place")
  func wrongBytes() {
    for length in 1...18 {
      for place in 0..<length {
        for byte in UInt8.min...UInt8.max {
          var digits = (0..<length).map { UInt8(49 + $0 % 9) }
          digits[place] = byte
          let expected = Self.value(digits)
          #expect(digits.withUnsafeBytes { Digits.upToEighteen($0) } == expected)
          if length <= 8 { #expect(Self.upToEight(digits, behind: 48) == expected) }
          if length <= 4 {
            #expect(Self.pair(digits, [55], behind: 48)?.0 == expected)
            #expect(Self.pair([55, 56, 57], digits, behind: 48)?.1 == expected)
          }
        }
      }
    }
  }

  @Test("The ends of fields, seed", arguments: Effort.seeds(3), [",", ";"] as [Unicode.Scalar])
  func stopBits(seed: UInt64, separator: Unicode.Scalar) {
    var random = SeededGenerator(seed: seed)
    let sign = UInt8(ascii: separator)
    for count in Array(0...200) + [1000, 4095, 4096, 4097] {
      let isDense = Bool.random(using: &random)
      let bytes = (0..<count + 64).map { _ in
        UInt8.random(in: isDense ? 0...64 : 0...255, using: &random)
      }
      var bits = [UInt8](repeating: 0xAA, count: StopBits.byteCount(for: count))
      bytes.withUnsafeBytes { bytes in
        bits.withUnsafeMutableBytes { bits in
          StopBits.find(
            in: bytes.baseAddress!, count: count, separator: sign, into: bits.baseAddress!)
        }
      }
      for position in 0..<count {
        let byte = bytes[position]
        // What has no bit can be part of a plain field.
        let isStop =
          sign == UInt8(ascii: ",")
          ? byte < UInt8(ascii: "-") : byte == sign || byte < 14 || byte == UInt8(ascii: "\"")
        let found = bits[position / 8] >> UInt8(position % 8) & 1 == 1
        if found != isStop { Issue.record("\(count), \(position), byte \(byte)") }
      }
    }
  }
}
