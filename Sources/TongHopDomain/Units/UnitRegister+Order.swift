extension UnitRegister {
  /// By the bytes of the code, then by the first day; what is equal keeps its order.
  ///
  /// Nearly all comparisons are decided by the first sixteen bytes, which fit two numbers. Only
  /// numbers are moved while sorting; each unit is copied once, or not at all where all are in
  /// order.
  static func sorted(_ units: [Unit]) -> [Unit] {
    var keys: [Key] = []
    keys.reserveCapacity(units.count)
    for position in units.indices {
      keys.append(Key(units[position].code, position: Int32(position)))
    }
    let precedes = { (left: Key, right: Key) in
      if left.high != right.high { return left.high < right.high }
      if left.low != right.low { return left.low < right.low }
      return Self.precedes(left, right, units)
    }
    if zip(keys.dropFirst(), keys).allSatisfy({ !precedes($0, $1) }) { return units }
    keys.sort(by: precedes)
    return keys.map { units[Int($0.position)] }
  }

  private struct Key {
    /// The first eight bytes of the code, the first one highest, and the next eight.
    var high: UInt64
    var low: UInt64
    var position: Int32

    init(_ code: String, position: Int32) {
      self.position = position
      var code = code
      (high, low) = code.withUTF8 { bytes in
        var (high, low): (UInt64, UInt64) = (0, 0)
        for index in 0..<min(bytes.count, 16) {
          let byte = UInt64(bytes[index]) << UInt64(56 - 8 * (index % 8))
          if index < 8 { high |= byte } else { low |= byte }
        }
        return (high, low)
      }
    }
  }

  private static func precedes(_ left: Key, _ right: Key, _ units: [Unit]) -> Bool {
    let (a, b) = (Int(left.position), Int(right.position))
    let (code, other) = (units[a].code.utf8, units[b].code.utf8)
    if !code.elementsEqual(other) { return code.lexicographicallyPrecedes(other) }
    let (first, second) = (units[a].validFrom?.number ?? .min, units[b].validFrom?.number ?? .min)
    return first != second ? first < second : a < b
  }
}
