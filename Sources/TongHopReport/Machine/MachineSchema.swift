import TongHopDiagnostics

/// The JSON Schema (draft 2020-12) of the tables' JSON, made of the same list as the tables.
public enum MachineSchema {
  /// - Parameter name: of the only table; nil: all of them, each under `$defs`.
  /// - Returns: nil where there is no such table.
  public static func text(of name: String? = nil) -> String? {
    let head: [(String, Value)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      (
        "$id",
        .string(
          "urn:tonghop:schema:" + (name.map { $0 + ":" } ?? "") + MachineTable.schemaVersion)
      ),
    ]
    if let name {
      guard let table = MachineTable.all.first(where: { $0.name == name }) else { return nil }
      return Value.object(head + schema(of: table)).text(indent: "") + "\n"
    }
    let tables = MachineTable.all
    let all: [(String, Value)] =
      head + [
        ("title", .string("TongHop")),
        ("oneOf", .list(tables.map { .object([("$ref", .string("#/$defs/\($0.name)"))]) })),
        ("$defs", .object(tables.map { ($0.name, .object(schema(of: $0))) })),
      ]
    return Value.object(all).text(indent: "") + "\n"
  }

  private static func schema(of table: MachineTable) -> [(String, Value)] {
    let row = object(table.columns + table.nested, required: table.columns)
    let keys: [(String, Value)] =
      [
        ("schema", .object([("const", .string("tonghop/" + table.name))])),
        (
          "schema_version",
          .object([
            ("type", .string("string")), ("pattern", .string("^1\\.[0-9]+$")),
          ])
        ),
      ] + table.head.map { ($0.name, schema(of: $0)) } + [
        ("rows", .object([("type", .string("array")), ("items", .object(row))]))
      ] + table.tail.map { ($0.name, schema(of: $0)) }
    let required = ["schema", "schema_version"] + table.head.map(\.name) + ["rows"]
    return [
      ("title", .string(table.title.vietnamese)), ("description", .string(table.title.english)),
      ("type", .string("object")), ("required", .list(required.map { .string($0) })),
      ("properties", .object(keys)),
    ]
  }

  private static func object(
    _ fields: [MachineField], required: [MachineField]
  ) -> [(String, Value)] {
    [
      ("type", .string("object")), ("required", .list(required.map { .string($0.name) })),
      ("properties", .object(fields.map { ($0.name, schema(of: $0)) })),
    ]
  }

  private static func schema(of field: MachineField) -> Value {
    var pairs: [(String, Value)] = [
      ("title", .string(field.meaning.vietnamese)),
      ("description", .string(field.meaning.english)),
    ]
    if let unit = field.unit { pairs.append(("x-unit", .string(unit.words.english))) }
    // An empty list is a list.
    let mayBeNull: Bool =
      switch field.kind {
      case .list(.words), .list(.text): false
      default: field.mayBeEmpty
      }
    return .object(pairs + type(of: field.kind, mayBeNull: mayBeNull))
  }

  private static func type(
    of kind: MachineField.Kind, mayBeNull: Bool
  ) -> [(String, Value)] {
    func type(_ word: String) -> (String, Value) {
      ("type", mayBeNull ? .list([.string(word), .string("null")]) : .string(word))
    }
    switch kind {
    case .text: return [type("string")]
    case .words(let words):
      return [("enum", .list(words.map { .string($0) } + (mayBeNull ? [.null] : [])))]
    case .integer: return [type("integer")]
    case .decimal: return [type("number")]
    case .boolean: return [type("boolean")]
    case .date: return [type("string"), ("format", .string("date"))]
    case .list(let item):
      return [type("array"), ("items", .object(self.type(of: item, mayBeNull: false)))]
    case .object(let fields):
      return [
        type("object"),
        ("required", .list(fields.filter { !$0.mayBeEmpty }.map { .string($0.name) })),
        ("properties", .object(fields.map { ($0.name, schema(of: $0)) })),
      ]
    }
  }

  private indirect enum Value {
    case string(String)
    case null
    case list([Value])
    case object([(String, Value)])

    func text(indent: String) -> String {
      switch self {
      case .string(let text): return ReportJSON.string(text)
      case .null: return "null"
      case .list(let values):
        return "[" + values.map { $0.text(indent: indent) }.joined(separator: ", ") + "]"
      case .object(let pairs):
        let inner = indent + "  "
        let lines = pairs.map { "\(inner)\(ReportJSON.string($0)): \($1.text(indent: inner))" }
        return pairs.isEmpty ? "{}" : "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
      }
    }
  }
}
