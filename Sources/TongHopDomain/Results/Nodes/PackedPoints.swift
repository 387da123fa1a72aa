/// The points of many units in as few bytes as hold them all exactly: counts of 10^-places point in
/// 32 bits, in 64 where one is longer, and whole ``Points`` where one has more decimals.
///
/// What comes out is what went in. One value that needs more room widens all.
package struct PackedPoints: Sendable {
  @usableFromInline enum Width: Int, Sendable { case short, long, whole }

  /// Counts of ``Points`` in one of these.
  @usableFromInline let unit: Int64
  /// `unit` is 5^`power` x 2^`power`; and the inverse of 5^`power` modulo 2^64, so that an exact
  /// division is a multiplication.
  @usableFromInline let power: UInt64
  @usableFromInline let inverse: UInt64
  /// Of the three arrays below the one that is used; the others are empty.
  @usableFromInline var width = Width.short
  @usableFromInline var shorts: [Int32] = []
  @usableFromInline var longs: [Int64] = []
  @usableFromInline var wholes: [Points] = []

  /// - Parameter places: 0 to 18; the decimals that the points are expected to have.
  package init(places: Int) {
    unit = Int64(Decimal.power(Points.places - places))
    power = UInt64(Points.places - places)
    var factor: UInt64 = 1
    for _ in 0..<power { factor &*= 5 }
    // Each step doubles the bits that are right; of an odd number three are from the start.
    var inverse = factor
    for _ in 0..<5 { inverse &*= 2 &- factor &* inverse }
    self.inverse = inverse
  }

  package var count: Int {
    switch width {
    case .short: shorts.count
    case .long: longs.count
    case .whole: wholes.count
    }
  }

  /// Of the heap.
  package var byteCount: Int { shorts.count * 4 + longs.count * 8 + wholes.count * 16 }

  package mutating func reserveCapacity(_ count: Int) {
    switch width {
    case .short: shorts.reserveCapacity(count)
    case .long: longs.reserveCapacity(count)
    case .whole: wholes.reserveCapacity(count)
    }
  }

  /// How many of `unit` the points are; nil where that is no whole number of 64 bits.
  @inlinable @inline(__always)
  func counted(_ points: Points) -> Int64? {
    let low =
      power == 0
      ? points.low
      : (points.low &>> power) | (UInt64(bitPattern: points.high) &<< (64 &- power))
    let count = Int64(bitPattern: low &* inverse)
    let product = unit.multipliedFullWidth(by: count)
    return product.high == points.high && product.low == points.low ? count : nil
  }

  @inlinable @inline(__always)
  package mutating func append(_ points: Points) {
    if width == .short, let count = counted(points), let short = Int32(exactly: count) {
      shorts.append(short)
    } else {
      appendWide(points)
    }
  }

  @usableFromInline mutating func appendWide(_ points: Points) {
    if width != .whole {
      if let count = counted(points) {
        widen(to: .long)
        return longs.append(count)
      }
      widen(to: .whole)
    }
    wholes.append(points)
  }

  private mutating func widen(to wider: Width) {
    guard wider.rawValue > width.rawValue else { return }
    if wider == .long {
      longs.reserveCapacity(max(shorts.capacity, count + 1))
      for short in shorts { longs.append(Int64(short)) }
    } else {
      wholes.reserveCapacity(max(shorts.capacity, longs.capacity, count + 1))
      for place in 0..<count { wholes.append(self[place]) }
      longs = []
    }
    shorts = []
    width = wider
  }

  package subscript(place: Int) -> Points {
    switch width {
    case .short: Points(count: Int128(shorts[place]) &* Int128(unit))
    case .long: Points(count: Int128(longs[place]) &* Int128(unit))
    case .whole: wholes[place]
    }
  }
}
