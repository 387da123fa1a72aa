import Foundation

/// A value of a JSON file whose shape is not known in advance.
///
/// Reading into a fixed shape would stop at the first wrong type; this way all settings are
/// checked in one run.
enum JSONValue: Decodable, Sendable, Hashable {
  case object([String: JSONValue])
  case array([JSONValue])
  case string(String)
  /// Decimal, so that 89.995 stays what was written.
  case number(Foundation.Decimal)
  case bool(Bool)
  case null

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: Key.self) {
      var members: [String: JSONValue] = [:]
      for key in container.allKeys {
        members[key.stringValue] = try container.decode(JSONValue.self, forKey: key)
      }
      self = .object(members)
    } else if var container = try? decoder.unkeyedContainer() {
      var elements: [JSONValue] = []
      while !container.isAtEnd { elements.append(try container.decode(JSONValue.self)) }
      self = .array(elements)
    } else {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let value = try? container.decode(Bool.self) {
        self = .bool(value)
      } else if let value = try? container.decode(String.self) {
        self = .string(value)
      } else {
        self = .number(try container.decode(Foundation.Decimal.self))
      }
    }
  }

  /// As it stands in the file, for messages; lists and objects are only hinted at.
  var text: String {
    switch self {
    case .object: "{…}"
    case .array: "[…]"
    case .string(let text): "\"\(text)\""
    case .number(let number): number.description
    case .bool(let value): value ? "true" : "false"
    case .null: "null"
    }
  }
}
