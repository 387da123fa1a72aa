import TongHopDiagnostics
import TongHopDomain

/// What a word is to whoever does not look closely: two keys with the same look are most likely one.
///
/// `Nông  thôn`, `nông thôn`; `Hòa 1`, `Hoà 01`; `Tổ 1 - 2`, `tổ 1–2`. Capitals, blanks, the place of the
/// tone, zeros before a number and characters that look like others make no difference.
enum KeyLook {
  /// - Complexity: O(*bytes*).
  static func of(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
    let bytes =
      isPlain
      ? text.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }
      : Array(NameKey(LookAlike.plain(text)).text.utf8)
    return String(decoding: reduced(bytes), as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (97...122).contains(byte) }

  /// Without blanks but between two letters or two digits, and without zeros before a number; those
  /// behind a decimal sign are none.
  private static func reduced(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    /// Is the byte before a digit that was kept, or a sign behind one?
    var isInside = false
    for (place, byte) in bytes.enumerated() {
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0
      if byte <= 0x20 {
        guard next > 0x20, let last = result.last else { continue }
        isInside = false
        if isLetter(last) && isLetter(next) || isDigit(last) && isDigit(next) {
          result.append(0x20)
        }
        continue
      }
      if byte == 48, isDigit(next), !isInside { continue }
      result.append(byte)
      let isSign = byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
      isInside = isDigit(byte) || isInside && isSign
    }
    return result
  }
}
