import TongHopDiagnostics

/// A column of a table for machines, or a key of its JSON: what the header, the keys, the schema and
/// the data dictionary say of it all comes from here.
public struct MachineField: Sendable {
  public indirect enum Kind: Sendable {
    case text
    /// One of these words.
    case words([String])
    case integer
    /// With the printed digits and a point.
    case decimal
    /// `true` or `false`.
    case boolean
    /// `2024-06-14`
    case date
    /// In CSV joined by `;`.
    case list(Kind)
    /// In JSON only.
    case object([MachineField])

    /// What the dictionary calls it.
    var word: String {
      switch self {
      case .text, .words: "text"
      case .integer: "integer"
      case .decimal: "decimal"
      case .boolean: "boolean"
      case .date: "date"
      case .list: "list"
      case .object: "object"
      }
    }

    var isNumber: Bool {
      switch self {
      case .integer, .decimal: true
      default: false
      }
    }
  }

  /// What a number counts.
  public enum Unit: Sendable {
    case points
    case percent
    case percentagePoints
    case days
    case count
    case places
    case bytes
    /// That of the indicator or the measure.
    case ofIndicator

    var words: Phrase {
      switch self {
      case .points: Phrase("điểm", en: "points")
      case .percent: Phrase("%", en: "%")
      case .percentagePoints: Phrase("điểm phần trăm", en: "percentage points")
      case .days: Phrase("ngày", en: "days")
      case .count: Phrase("số lượng", en: "count")
      case .places: Phrase("bậc", en: "places")
      case .bytes: Phrase("byte", en: "bytes")
      case .ofIndicator: Phrase("đơn vị tính của chỉ tiêu", en: "unit of the indicator")
      }
    }
  }

  public let name: String
  public let kind: Kind
  public let unit: Unit?
  /// Empty in CSV, null in JSON.
  public let mayBeEmpty: Bool
  public let meaning: Phrase

  init(
    _ name: String, _ kind: Kind, _ unit: Unit?, mayBeEmpty: Bool = false, _ vietnamese: String,
    en english: String
  ) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.mayBeEmpty = mayBeEmpty
    meaning = Phrase(vietnamese, en: english)
  }

  init(
    _ name: String, _ kind: Kind, mayBeEmpty: Bool = false, _ vietnamese: String,
    en english: String
  ) {
    self.init(name, kind, nil, mayBeEmpty: mayBeEmpty, vietnamese, en: english)
  }

  /// A text.
  init(_ name: String, mayBeEmpty: Bool = false, _ vietnamese: String, en english: String) {
    self.init(name, .text, nil, mayBeEmpty: mayBeEmpty, vietnamese, en: english)
  }
}
