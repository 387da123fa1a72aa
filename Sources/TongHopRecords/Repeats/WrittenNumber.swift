/// A number as far as it matters whether two fields say the same: `28`, `28.0`, `28,00` and `028` are
/// one number.
struct WrittenNumber {
  struct Value {
    /// Of the number without needless zeros and with a decimal point: ``FieldHash/of(_:)`` of `28`.
    var hash: UInt64
    var digits: Int
    /// No case, or a single one.
    var isSingle: Bool
    var isZero: Bool
  }

  /// What it comes to where points separate decimals.
  let decimal: Value
  /// What it comes to where points separate thousands; differs only for `1.200`.
  let count: Value

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  /// - Returns: nil where it is no number; who reads the file for its figures says so.
  /// - Complexity: O(*length*), and nothing is allocated.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, count length: Int) {
    let isNegative = length > 0 && bytes[start] == UInt8(ascii: "-")
    let (first, end) = (isNegative ? start + 1 : start, start + length)
    var (signs, hasComma, sign, group, isGrouped) = (0, false, end, 0, true)
    for place in first..<max(first, end) {
      switch bytes[place] {
      case 0x30...0x39: group += 1
      case UInt8(ascii: "."), UInt8(ascii: ","):
        guard group > 0 else { return nil }
        if bytes[place] == UInt8(ascii: ",") { hasComma = true }
        isGrouped = isGrouped && (signs == 0 ? group <= 3 && bytes[first] != 0x30 : group == 3)
        if signs == 0 { sign = place }
        (signs, group) = (signs + 1, 0)
      default: return nil
      }
    }
    guard group > 0 else { return nil }
    isGrouped = isGrouped && signs > 0 && group == 3 && !hasComma
    guard signs < 2 || isGrouped else { return nil }
    let whole = Self.value(bytes, first, end, sign: end, isNegative)
    decimal = signs == 1 ? Self.value(bytes, first, end, sign: sign, isNegative) : whole
    count = isGrouped ? whole : decimal
  }

  /// - Parameter sign: where the decimals begin; signs before it separate thousands.
  private static func value(
    _ bytes: Bytes, _ start: Int, _ all: Int, sign: Int, _ isNegative: Bool
  ) -> Value {
    var (first, end) = (start, all)
    while first + 1 < sign, bytes[first] == 0x30 { first += 1 }
    while end > sign, bytes[end - 1] == 0x30 { end -= 1 }
    if end == sign + 1 { end = sign }
    let isZero = end == first + 1 && bytes[first] == 0x30
    var (hash, chunk, length, digits) = (UInt64(0), UInt64(0), 0, 0)
    func add(_ byte: UInt8) {
      chunk = chunk << 8 | UInt64(byte)
      length += 1
      if length & 7 == 0 { (hash, chunk) = (FieldHash.mix(hash ^ chunk), 0) }
    }
    if isNegative, !isZero { add(UInt8(ascii: "-")) }
    for place in first..<end {
      if bytes[place] >= 0x30 {
        add(bytes[place])
        digits += 1
      } else if place == sign {
        add(UInt8(ascii: "."))
      }
    }
    return Value(
      hash: FieldHash.finish(hash, chunk, length), digits: digits,
      isSingle: isZero || end == first + 1 && bytes[first] == 0x31 && !isNegative,
      isZero: isZero)
  }
}
