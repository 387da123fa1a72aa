/// Outlines of units on the earth, by code.
public struct Boundaries: Sendable, Hashable {
  /// In counts of 10^-7 degrees, about a centimetre; WGS 84.
  public struct Place: Sendable, Hashable {
    public var longitude: Int32
    public var latitude: Int32

    /// *counts* in one degree.
    public static let degree: Int32 = 10_000_000

    public init(longitude: Int32, latitude: Int32) {
      self.longitude = longitude
      self.latitude = latitude
    }
  }

  /// What bears a code between two days.
  public struct Outline: Sendable, Hashable {
    public var code: String
    /// Inclusive; nil is open.
    public var validFrom: Day?
    /// Exclusive; nil is open.
    public var validTo: Day?
    /// *shape* [parts of the unit][ring][place]: of each part the outer ring, then its holes.
    public var polygons: [[[Place]]]

    public init(
      code: String, validFrom: Day? = nil, validTo: Day? = nil, polygons: [[[Place]]]
    ) {
      self.code = code
      self.validFrom = validFrom
      self.validTo = validTo
      self.polygons = polygons
    }

    func isValid(on day: Day) -> Bool {
      (validFrom.map { $0 <= day } ?? true) && (validTo.map { day < $0 } ?? true)
    }
  }

  private var byCode: [String: [Outline]] = [:]

  public init(_ outlines: [Outline] = []) {
    for outline in outlines { byCode[outline.code, default: []].append(outline) }
  }

  public var isEmpty: Bool { byCode.isEmpty }

  /// The polygons of all outlines that a code has on a day, since some files give one for each part
  /// of a unit; empty where there is none.
  public func polygons(of code: String, on day: Day) -> [[[Place]]] {
    (byCode[code] ?? []).filter { $0.isValid(on: day) }.flatMap(\.polygons)
  }
}
