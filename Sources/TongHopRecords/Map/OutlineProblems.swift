import TongHopDiagnostics

/// Why features have no place on the map: each cause once, with the first feature and how many
/// there are.
struct OutlineProblems {
  enum Cause: Hashable {
    case withoutCode, stranger, noPolygon, noNumber, swapped, outOfRange
    /// The property.
    case badDate(String)
  }

  struct Case {
    /// Where the first one begins.
    var offset: Int
    var count = 0
    /// Of the first ones, each once.
    var codes: [String] = []
    var found: [String] = []
  }

  private var cases: [Cause: Case] = [:]
  private static let mostShown = 5

  mutating func note(_ cause: Cause, _ offset: Int, _ code: String? = nil, _ found: String? = nil) {
    var known = cases[cause] ?? Case(offset: offset)
    known.count += 1
    if let code, known.codes.count < Self.mostShown, !known.codes.contains(code) {
      known.codes.append(code)
    }
    if let found, known.found.count < Self.mostShown, !known.found.contains(found) {
      known.found.append(found)
    }
    cases[cause] = known
  }

  subscript(cause: Cause) -> Case? { cases[cause] }

  /// In the order in which they were met.
  var causes: [Cause] {
    cases.keys.sorted { (cases[$0]?.offset ?? 0) < (cases[$1]?.offset ?? 0) }
  }

  /// Where the first of some causes was met.
  func first(of causes: [Cause]) -> Int? { causes.compactMap { cases[$0]?.offset }.min() }

  /// - Parameter tallies: what the features without a code have.
  func diagnostic(
    of cause: Cause, _ tallies: [CodeSearch.Tally], _ places: inout TextPlaces, file: String
  ) -> Diagnostic {
    let known = cases[cause] ?? Case(offset: 0)
    switch cause {
    case .withoutCode: return Self.withoutCode(known, tallies, at: places.location(known.offset))
    case .stranger: return Self.stranger(known, file: file)
    default: break
    }
    let words = Self.words(of: cause, known)
    return Diagnostic(
      words.code, severity: .warning, at: places.location(known.offset),
      Self.units(known) + Phrase(verbatim: ": ") + words.message,
      found: words.found, expected: words.expected, fix: words.fix)
  }

  /// `06220, 06223, … (7 features)`; of one its code.
  private static func units(_ known: Case) -> Phrase {
    let list = known.codes.joined(separator: ", ")
    if known.count == 1 { return Phrase(verbatim: list) }
    let more = known.count > known.codes.count ? ", …" : ""
    return Phrase(
      "\(list)\(more) (\(known.count) vùng)", en: "\(list)\(more) (\(known.count) features)")
  }

  private static func withoutCode(
    _ known: Case, _ tallies: [CodeSearch.Tally], at location: SourceLocation
  ) -> Diagnostic {
    let names = tallies.prefix(12).map(\.path)
    let list = names.joined(separator: ", ") + (tallies.count > names.count ? ", …" : "")
    return Diagnostic(
      .outlineWithoutCode, severity: .warning, at: location,
      known.count == 1
        ? Phrase("vùng không có mã đơn vị", en: "the feature has no code of a unit")
        : Phrase(
          "\(known.count) vùng không có mã đơn vị",
          en: "\(known.count) features have no code of a unit"),
      found: list.isEmpty ? nil : list,
      expected: Phrase(verbatim: #""id": "05971" | "properties": {"code": "05971"}"#),
      fix: Phrase(
        "ghi mã đơn vị, là chữ trong ngoặc kép, vào 'id' hoặc thuộc tính 'code'",
        en: "give the code of the unit, as text in quotes, as 'id' or as the property 'code'"))
  }

  private static func stranger(_ known: Case, file: String) -> Diagnostic {
    let count = known.count
    var fix = Phrase(
      "sửa mã trong tệp bản đồ, hoặc thêm đơn vị vào units.csv",
      en: "correct the codes in the file, or add the units to units.csv")
    for code in known.codes {
      guard let characters = LookAlike.named(in: code) else { continue }
      fix =
        Phrase(verbatim: "\(LookAlike.shown(code)): ") + characters + Phrase(verbatim: "; ") + fix
      break
    }
    return Diagnostic(
      .outlineOfNoUnit, severity: .warning, at: SourceLocation(file: file),
      Phrase(
        "\(count) vùng có mã không phải của đơn vị nào",
        en:
          "\(count) \(count == 1 ? "outline has a code" : "outlines have codes") that no unit bears"
      ),
      found: known.codes.joined(separator: ", ") + (count > known.codes.count ? ", …" : ""),
      expected: Phrase("mã trong units.csv", en: "a code of units.csv"),
      fix: fix)
  }
}

// MARK: - Words

extension OutlineProblems {
  private struct Words {
    var code: DiagnosticCode = .badOutline
    var message: Phrase
    var found: String?
    var expected: Phrase
    var fix: Phrase
  }

  private static func words(of cause: Cause, _ known: Case) -> Words {
    let place = Phrase(verbatim: "[106.7567, 21.8526]")
    switch cause {
    case .badDate(let name):
      return Words(
        code: .badDate,
        message: Phrase("'\(name)' không phải là ngày", en: "'\(name)' is not a date"),
        found: known.found.first, expected: Phrase(verbatim: "2024-06-14"),
        fix: Phrase(
          "ghi đủ ngày, tháng, năm bốn chữ số", en: "write day, month and a year of four digits"))
    case .noNumber:
      return Words(
        message: Phrase("tọa độ không phải là số", en: "a coordinate is not a number"),
        expected: place,
        fix: Phrase(
          "mỗi điểm là hai số: kinh độ, vĩ độ",
          en: "each place is two numbers: longitude, latitude"))
    case .swapped:
      return Words(
        message: Phrase(
          "kinh độ và vĩ độ bị đổi chỗ", en: "longitude and latitude are swapped"),
        found: known.found.first, expected: place,
        fix: Phrase("ghi kinh độ trước", en: "put the longitude first"))
    case .outOfRange:
      return Words(
        message: Phrase("tọa độ không phải là độ", en: "the coordinates are no degrees"),
        found: known.found.first, expected: Phrase(verbatim: "-180…180, -90…90"),
        fix: Phrase(
          "xuất bản đồ theo WGS 84 (EPSG:4326), không theo VN-2000",
          en: "export the map in WGS 84 (EPSG:4326), not in VN-2000"))
    default:
      return Words(
        message: Phrase("hình không phải là vùng", en: "the geometry is no polygon"),
        found: known.found.joined(separator: ", "),
        expected: Phrase(verbatim: "Polygon, MultiPolygon"),
        fix: known.found == ["GeometryCollection"]
          ? Phrase(
            "gộp các vùng của đơn vị thành một MultiPolygon, bỏ điểm và đường",
            en: "make one MultiPolygon of the areas of a unit, without places and lines")
          : Phrase(
            "xuất lớp vùng của bản đồ, mỗi vòng ít nhất ba điểm",
            en: "export the layer of areas, each ring with three places or more"))
    }
  }
}
