import TongHopDomain

/// Reads one feature of a GeoJSON file after the other.
struct FeatureReader {
  /// A value of a property that can be a code or a day.
  enum Value: Hashable {
    case text(String)
    /// As written.
    case number(String)
    /// `true`, `{`, `[`.
    case other(String)

    var written: String {
      switch self {
      case .text(let text), .number(let text), .other(let text): text
      }
    }
  }

  struct Feature {
    /// Where it begins.
    var offset: Int
    var id: Value?
    /// By path: `ma_xa`, of an object within the properties `unit.code`.
    var properties: [(path: String, value: Value)] = []
    /// Members beside `properties`, where codes were put by mistake.
    var members: [(path: String, value: Value)] = []
    var geometry = GeometryReader.Outcome.fault(.noPolygon("null"))
    /// Has it `attributes`, as ArcGIS writes them?
    var isOfArcGIS = false

    func property(_ path: String) -> Value? { properties.first { $0.path == path }?.value }

    /// The text that is taken for the code of a unit.
    var code: String? { Self.code(id) ?? Self.code(property("code")) }

    private static func code(_ value: Value?) -> String? {
      guard case .text(let text)? = value, !text.trimmed.isEmpty else { return nil }
      return text.trimmed
    }
  }

  /// Deeper properties are not looked at.
  private static let deepest = 4

  private var geometry = GeometryReader()

  mutating func read(_ scanner: inout JSONScanner) throws(JSONScanner.Fault) -> Feature {
    let kind = try scanner.kind()
    var feature = Feature(offset: scanner.offset)
    guard kind == .object else {
      try scanner.skip()
      return feature
    }
    try scanner.beginObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "id": feature.id = try value(&scanner)
      case "geometry": feature.geometry = try geometry.read(&scanner)
      case "properties", "attributes":
        feature.isOfArcGIS = feature.isOfArcGIS || key == "attributes"
        try values(&scanner, under: "", depth: 1, into: &feature.properties)
      case "type", "bbox": try scanner.skip()
      default:
        if let value = try value(&scanner) { feature.members.append((key, value)) }
      }
    }
    return feature
  }

  /// Texts and numbers of an object and of the objects in it.
  private func values(
    _ scanner: inout JSONScanner, under path: String, depth: Int,
    into result: inout [(path: String, value: Value)]
  ) throws(JSONScanner.Fault) {
    guard try scanner.kind() == .object else { return try scanner.skip() }
    try scanner.beginObject()
    while let key = try scanner.nextKey() {
      let name = path + key
      if depth < Self.deepest, try scanner.kind() == .object {
        try values(&scanner, under: name + ".", depth: depth + 1, into: &result)
      } else if let value = try value(&scanner) {
        result.append((name, value))
      }
    }
  }

  /// - Returns: nil for null.
  private func value(_ scanner: inout JSONScanner) throws(JSONScanner.Fault) -> Value? {
    switch try scanner.kind() {
    case .text: return .text(try scanner.text())
    case .number:
      let range = try scanner.number()
      return .number(String(decoding: scanner.bytes[range], as: UTF8.self))
    case .word:
      let word = try scanner.word()
      return word == "null" ? nil : .other(word)
    case .object, .list, .end:
      let mark = scanner.isAtList ? "[…]" : "{…}"
      try scanner.skip()
      return .other(mark)
    }
  }
}
