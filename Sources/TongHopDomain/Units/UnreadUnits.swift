/// Rows of units.csv that have an error: their units exist and are not in the register, so that a row
/// with their code must not be offered to a neighbour.
public struct UnreadUnits: Sendable {
  /// A column that slipped can make an error of every row.
  private static let mostRemembered = 10_000

  private var codes: [String: Int] = [:]
  private var names: [NameKey: Int] = [:]
  /// The words of these rows: a method that names one of them is not wrong.
  public private(set) var levels: Set<String> = []
  public private(set) var types: Set<String> = []

  public init() {}

  public mutating func add(code: String, level: String, type: String, name: String, line: Int) {
    guard codes.count < Self.mostRemembered else { return }
    levels.insert(level)
    types.insert(type)
    if !code.isEmpty, codes[code] == nil { codes[code] = line }
    guard !name.isEmpty else { return }
    for key in [NameKey(name), NameKey(type + " " + name)] where names[key] == nil {
      names[key] = line
    }
  }

  /// The line of a code.
  public func line(ofCode code: String) -> Int? { codes.isEmpty ? nil : codes[code] }

  /// The line of a code, or of a name with or without its type.
  public func line(of text: String) -> Int? {
    codes.isEmpty && names.isEmpty ? nil : codes[text] ?? names[NameKey(text)]
  }
}
