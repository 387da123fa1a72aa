import TongHopDomain

/// Reads the geometry of a feature: the areas, or why there are none.
struct GeometryReader {
  /// Why a geometry cannot be drawn, and what stands there.
  enum Fault: Hashable {
    /// Its type.
    case noPolygon(String)
    case noNumber
    case swapped(String)
    case outOfRange(String)
  }

  enum Outcome {
    case polygons([[[Boundaries.Place]]])
    case fault(Fault)
  }

  /// The ring at hand; its room is used again.
  private var ring: [Boundaries.Place] = []

  /// The members may stand in any order.
  mutating func read(_ scanner: inout JSONScanner) throws(JSONScanner.Fault) -> Outcome {
    guard try scanner.kind() == .object else {
      try scanner.skip()
      return .fault(.noPolygon("null"))
    }
    var type = "null"
    var areas: (depth: Int, outcome: Outcome)?
    try scanner.beginObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "type":
        if try scanner.kind() == .text { type = try scanner.text() } else { try scanner.skip() }
      case "coordinates": areas = try coordinates(&scanner)
      default: try scanner.skip()
      }
    }
    let depths = ["Polygon": 3, "MultiPolygon": 4]
    guard let areas, let depth = depths[type] else { return .fault(.noPolygon(type)) }
    if case .fault(.noPolygon) = areas.outcome { return .fault(.noPolygon(type)) }
    return areas.depth == depth ? areas.outcome : .fault(.noPolygon(type))
  }

  /// A list of rings, or a list of such lists: how many brackets stand at its beginning tells which.
  private mutating func coordinates(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Fault) -> (depth: Int, outcome: Outcome) {
    let start = scanner
    var ahead = scanner
    var depth = 0
    while depth <= 4, ahead.isAtList {
      try ahead.beginList()
      depth += 1
    }
    var polygons: [[[Boundaries.Place]]] = []
    var fault: Fault?
    switch depth {
    case 3: fault = try polygon(&scanner, &polygons)
    case 4:
      try scanner.beginList()
      while fault == nil, try scanner.nextElement() { fault = try polygon(&scanner, &polygons) }
    default: fault = .noPolygon("")
    }
    guard let fault else { return (depth, .polygons(polygons)) }
    scanner = start
    try scanner.skip()
    return (depth, .fault(fault))
  }

  private mutating func polygon(
    _ scanner: inout JSONScanner, _ polygons: inout [[[Boundaries.Place]]]
  ) throws(JSONScanner.Fault) -> Fault? {
    guard try scanner.kind() == .list else { return .noPolygon("") }
    var rings: [[Boundaries.Place]] = []
    try scanner.beginList()
    while try scanner.nextElement() {
      if let fault = try readRing(&scanner) { return fault }
      // Of its size, without the room to grow; a huge one is not copied.
      rings.append(ring.count < 1 << 16 ? Array(ring[...]) : ring)
      if ring.count >= 1 << 16 { ring = [] }
    }
    guard !rings.isEmpty else { return .noPolygon("") }
    polygons.append(rings)
    return nil
  }

  private mutating func readRing(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Fault) -> Fault? {
    guard try scanner.kind() == .list else { return .noPolygon("") }
    ring.removeAll(keepingCapacity: true)
    /// The first place, and the first that differs from it.
    var second: Boundaries.Place?
    var isArea = false
    try scanner.beginList()
    while try scanner.nextElement() {
      if let fault = try place(&scanner) { return fault }
      guard !isArea, let first = ring.first, let last = ring.last, last != first else { continue }
      if let second { isArea = last != second } else { second = last }
    }
    return isArea ? nil : .noPolygon("")
  }

  /// What stands behind longitude and latitude, as a height, is left out.
  private mutating func place(_ scanner: inout JSONScanner) throws(JSONScanner.Fault) -> Fault? {
    guard try scanner.kind() == .list else { return .noNumber }
    try scanner.beginList()
    guard try scanner.nextElement(), try scanner.kind() == .number else { return .noNumber }
    let first = try scanner.number()
    guard try scanner.nextElement(), try scanner.kind() == .number else { return .noNumber }
    let second = try scanner.number()
    while try scanner.nextElement() { try scanner.skip() }
    let longitude = DegreeCount.of(scanner.bytes[first])
    let latitude = DegreeCount.of(scanner.bytes[second])
    let (quarter, half) = (DegreeCount.quarterTurn, 2 * DegreeCount.quarterTurn)
    guard abs(longitude) <= half, abs(latitude) <= quarter else {
      let found = [first, second].map { String(decoding: scanner.bytes[$0], as: UTF8.self) }
      let text = "[\(found[0]), \(found[1])]"
      return abs(longitude) <= quarter && abs(latitude) <= half ? .swapped(text) : .outOfRange(text)
    }
    ring.append(Boundaries.Place(longitude: Int32(longitude), latitude: Int32(latitude)))
    return nil
  }
}

/// Degrees as counts of 10^-7, exactly from their digits; a half is rounded away from zero.
enum DegreeCount {
  /// 90 degrees.
  static let quarterTurn = 90 * Int(Boundaries.Place.degree)
  /// Stands for whatever is no angle on a map.
  private static let tooLarge = Int.max

  /// - Parameter number: as JSON writes it.
  static func of(_ number: ArraySlice<UInt8>) -> Int {
    var mantissa = 0
    /// How many zeros the mantissa lacks at its end: below zero, it has digits behind the point.
    var exponent = 0
    var isNegative = false
    var isBehindPoint = false
    var place = number.startIndex
    loop: while place < number.endIndex {
      switch number[place] {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): isBehindPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): break loop
      case let digit:
        // Digits behind the seventeenth cannot tell a count from the next, nor a half.
        if mantissa < 100_000_000_000_000_000 {
          mantissa = mantissa * 10 + Int(digit - UInt8(ascii: "0"))
          if isBehindPoint { exponent -= 1 }
        } else if !isBehindPoint {
          exponent += 1
        }
      }
      place += 1
    }
    if place < number.endIndex {
      let text = String(decoding: number[(place + 1)...], as: UTF8.self)
      // A sign and more digits than a number has room for.
      let power = Int(text) ?? (text.hasPrefix("-") ? -1_000_000 : 1_000_000)
      exponent += min(max(power, -1_000_000), 1_000_000)
    }
    let count = scaled(mantissa, exponent + 7)
    return isNegative && count != tooLarge ? -count : count
  }

  private static func scaled(_ mantissa: Int, _ power: Int) -> Int {
    var value = mantissa
    if power >= 0 {
      for _ in 0..<min(power, 20) where value > 0 {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        guard !overflow, product <= 10 * quarterTurn * 1000 else { return tooLarge }
        value = product
      }
      return value
    }
    guard power >= -18 else { return 0 }
    var divisor = 1
    for _ in 0..<(-power) { divisor *= 10 }
    return value / divisor + (value % divisor >= divisor - value % divisor ? 1 : 0)
  }
}
