import TongHopDiagnostics

/// What a file is that was taken for GeoJSON: it was saved, exported or renamed from something else.
enum MapFormat {
  /// Told by its first bytes; nil where they can begin a JSON text.
  static func of(_ bytes: [UInt8], file: String) -> Diagnostic? {
    for (start, name) in signatures where bytes.starts(with: start) {
      return foreign(Phrase(verbatim: name), fix: convert, file: file)
    }
    let space: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    let text = String(decoding: bytes.prefix(2048).drop { space.contains($0) }, as: UTF8.self)
      .lowercased()
    if text.hasPrefix("<") { return markup(text, file: file) }
    if text.hasPrefix("version https://git-lfs") {
      return foreign(
        Phrase("con trỏ của Git LFS, không phải tệp", en: "a pointer of Git LFS, not the file"),
        fix: Phrase("chạy git lfs pull", en: "run git lfs pull"), file: file)
    }
    if text.hasPrefix("polygon") || text.hasPrefix("multipolygon") || text.hasPrefix("srid=") {
      return foreign(Phrase(verbatim: "WKT"), fix: convert, file: file)
    }
    if text.hasPrefix("var ") || text.hasPrefix("const ") || text.hasPrefix("let ") {
      return foreign(
        Phrase(verbatim: "JavaScript"),
        fix: Phrase(
          "bỏ phần trước dấu { đầu tiên và dấu ; ở cuối",
          en: "remove what stands before the first { and the ; at the end"), file: file)
    }
    if text.hasPrefix("\u{1E}") { return lines(file: file) }
    return nil
  }

  private static let signatures: [([UInt8], String)] = [
    ([0x00, 0x00, 0x27, 0x0A], "shapefile (.shp)"),
    ([0x50, 0x4B, 0x03, 0x04], "ZIP (.zip, .kmz, .xlsx)"),
    (Array("SQLite format 3".utf8), "GeoPackage (.gpkg)"), ([0x1F, 0x8B], "gzip (.gz)"),
    ([0x66, 0x67, 0x62], "FlatGeobuf (.fgb)"), (Array("PAR1".utf8), "GeoParquet (.parquet)"),
    (Array("%PDF".utf8), "PDF"),
  ]

  private static func markup(_ text: String, file: String) -> Diagnostic {
    if text.contains("<kml") { return foreign(Phrase(verbatim: "KML"), fix: convert, file: file) }
    if text.contains("<html") || text.contains("<!doctype html") {
      return foreign(
        Phrase("một trang web (HTML)", en: "a web page (HTML)"),
        fix: Phrase(
          "tải chính tệp GeoJSON về, không lưu trang hiển thị nó; trang có thể đòi đăng nhập",
          en: "download the GeoJSON file itself, not the page that shows it; it may ask for a login"
        ), file: file)
    }
    return foreign(
      Phrase(verbatim: text.contains("opengis.net/gml") ? "GML" : "XML"), fix: convert, file: file)
  }

  /// What the root of a JSON text holds.
  struct Root {
    var type: String?
    /// Whether it has a list `features`.
    var hasFeatures = false
    var isObject = true
    /// As ArcGIS writes features, or says what they are.
    var isOfArcGIS = false
    /// Whether another text follows, on a line of its own.
    var isFollowed = false
  }

  private static let geometries: Set<String> = [
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
    "GeometryCollection",
  ]

  /// - Returns: nil for a FeatureCollection.
  static func of(_ root: Root, file: String) -> Diagnostic? {
    if root.isFollowed { return lines(file: file) }
    guard root.isObject else {
      return foreign(
        Phrase("một danh sách, không có phần bao ngoài", en: "a list without what encloses it"),
        fix: Phrase(
          #"viết {"type": "FeatureCollection", "features": ở đầu và } ở cuối"#,
          en: #"write {"type": "FeatureCollection", "features": before it and } behind it"#),
        file: file)
    }
    switch root.type {
    case "FeatureCollection"? where root.hasFeatures: return nil
    case "Topology"?:
      return foreign(
        Phrase(verbatim: "TopoJSON"),
        fix: Phrase(
          "chuyển sang GeoJSON, ví dụ tại mapshaper.org: Export > GeoJSON",
          en: "convert it to GeoJSON, e.g. at mapshaper.org: Export > GeoJSON"), file: file)
    case "Feature"?:
      return foreign(
        Phrase("một Feature duy nhất", en: "a single Feature"), fix: enclose, file: file)
    case let type? where geometries.contains(type):
      return foreign(
        Phrase("một hình \(type), không có mã đơn vị", en: "a \(type) without a code of a unit"),
        fix: Phrase(
          "xuất lại từng đơn vị thành một Feature có mã, không gộp các hình",
          en: "export each unit as a Feature with its code, do not merge the shapes"), file: file)
    default:
      if root.isOfArcGIS {
        return foreign(
          Phrase("JSON của ArcGIS (Esri)", en: "JSON of ArcGIS (Esri)"),
          fix: Phrase(
            "tải lại với f=geojson, hoặc xuất thành GeoJSON (WGS 84)",
            en: "load it with f=geojson, or export it as GeoJSON (WGS 84)"), file: file)
      }
      return Diagnostic(
        .noFeatureCollection, severity: .warning, at: SourceLocation(file: file),
        Phrase("tệp không phải FeatureCollection", en: "the file is no FeatureCollection"),
        found: root.type.map { "\"type\": \"\($0)\"" }, expected: expected,
        fix: Phrase("xuất lại bản đồ thành GeoJSON", en: "export the map as GeoJSON once more"))
    }
  }

  private static func lines(file: String) -> Diagnostic {
    foreign(
      Phrase("mỗi dòng một Feature (GeoJSONSeq)", en: "one Feature per line (GeoJSONSeq)"),
      fix: enclose, file: file)
  }

  private static func foreign(_ what: Phrase, fix: Phrase, file: String) -> Diagnostic {
    Diagnostic(
      .noFeatureCollection, severity: .warning, at: SourceLocation(file: file),
      Phrase("tệp không phải FeatureCollection mà là ", en: "the file is no FeatureCollection but ")
        + what, expected: expected, fix: fix)
  }

  private static let expected = Phrase(
    verbatim: #"{"type": "FeatureCollection", "features": [{"id": "05971", …}, …]}"#)

  private static let convert = Phrase(
    "mở trong QGIS rồi Export > Save Features As… > GeoJSON, EPSG:4326",
    en: "open it in QGIS, then Export > Save Features As… > GeoJSON, EPSG:4326")

  private static let enclose = Phrase(
    #"xuất thành FeatureCollection, hoặc viết {"type": "FeatureCollection", "features": [ ở đầu, dấu phẩy giữa các Feature và ]} ở cuối"#,
    en:
      #"export it as a FeatureCollection, or write {"type": "FeatureCollection", "features": [ before it, commas between the Features, and ]} behind it"#
  )
}
