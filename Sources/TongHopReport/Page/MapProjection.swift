import TongHopDomain

/// Places on the earth as whole numbers on a drawing: longitudes are shortened by the cosine of the
/// mean latitude, so that a province looks as it does on a map; north is up.
///
/// Places of 10^-7 degrees are brought to whole units of the drawing, so paths are short, and a
/// border that two units share stays shared.
struct MapProjection: Sendable, Hashable {
  /// How many units the longer side of the drawing has: of ten thousand outlines, fewer.
  static func size(isLarge: Bool) -> Int { isLarge ? 1000 : 2000 }

  let width: Int
  let height: Int
  private let west: Int64
  private let north: Int64
  /// The cosine in millionths.
  private let cosine: Int64
  private let size: Int64
  /// Of the longer side, in units of the earth.
  private let span: Int64

  /// - Parameter size: of the longer side.
  /// - Returns: nil without places.
  init?(_ places: some Sequence<Boundaries.Place>, size: Int = size(isLarge: false)) {
    var iterator = places.makeIterator()
    guard let first = iterator.next() else { return nil }
    var (west, east) = (first.longitude, first.longitude)
    var (south, north) = (first.latitude, first.latitude)
    while let place = iterator.next() {
      (west, east) = (min(west, place.longitude), max(east, place.longitude))
      (south, north) = (min(south, place.latitude), max(north, place.latitude))
    }
    cosine = Self.cosine((Int64(south) + Int64(north)) / 2)
    (self.west, self.north) = (Int64(west), Int64(north))
    let across = (Int64(east) - Int64(west)) * cosine / 1_000_000
    let down = Int64(north) - Int64(south)
    span = max(across, down, 1)
    self.size = Int64(size)
    width = Self.scaled(across, span, self.size)
    height = Self.scaled(down, span, self.size)
  }

  func point(_ place: Boundaries.Place) -> (x: Int, y: Int) {
    (
      Self.scaled((Int64(place.longitude) - west) * cosine / 1_000_000, span, size),
      Self.scaled(north - Int64(place.latitude), span, size)
    )
  }

  /// `M0 0l5 3-2 4z` for each ring; what a drawing cannot show is left out, but never a whole unit.
  func path(_ polygons: [[[Boundaries.Place]]]) -> String {
    var path = ""
    for ring in polygons.joined() {
      if let text = self.path(of: ring) { path += text }
    }
    if path.isEmpty, let place = polygons.first?.first?.first {
      let (x, y) = point(place)
      path = "M\(x) \(y)h1v1h-1z"
    }
    return path
  }

  /// - Returns: nil for a ring that shrinks to a line.
  private func path(of ring: [Boundaries.Place]) -> String? {
    var points: [(x: Int, y: Int)] = []
    for place in ring {
      let point = point(place)
      if let last = points.last, last == point { continue }
      points.append(point)
    }
    if points.count > 1, let first = points.first, let last = points.last, first == last {
      points.removeLast()
    }
    guard points.count >= 3 else { return nil }
    var text = "M\(points[0].x) \(points[0].y)l"
    var (x, y) = points[0]
    for (position, point) in points.enumerated().dropFirst() {
      let (across, down) = (point.x - x, point.y - y)
      if position > 1, across >= 0 { text += " " }
      text += down < 0 ? "\(across)\(down)" : "\(across) \(down)"
      (x, y) = point
    }
    return text + "z"
  }

  private static func scaled(_ length: Int64, _ span: Int64, _ size: Int64) -> Int {
    Int((length * size + span / 2) / span)
  }

  /// In millionths, by the first terms of its series: additions and multiplications alone, which all
  /// machines do alike.
  static func cosine(_ latitude: Int64) -> Int64 {
    let angle = Double(latitude) / Double(Boundaries.Place.degree) * Double.pi / 180
    var (term, sum) = (1.0, 1.0)
    for step in stride(from: 2.0, through: 16, by: 2) {
      term *= -angle * angle / (step * (step - 1))
      sum += term
    }
    return max(Int64((sum * 1_000_000).rounded()), 1)
  }
}
