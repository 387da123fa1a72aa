extension Double {
  /// The nearest double. Nearly every number is short, and the conversion of long ones takes a
  /// hundred times as long.
  init(nearest value: Int128) {
    if let short = Int64(exactly: value) { self = Double(short) } else { self = Double(value) }
  }

  /// The whole number that it is nearest to, halves away from zero; nil where it is none.
  var nearestWhole: Int128? {
    let rounded = rounded(.toNearestOrAwayFromZero)
    if rounded.magnitude < 9e18 { return Int128(Int64(rounded)) }
    return Int128(exactly: rounded)
  }
}
