import TongHopDiagnostics
import TongHopDomain

extension CSVTable {
  /// One message for a header, however many columns it lacks.
  static func missingColumns(
    _ missing: [String], required: [String], found: [String], at location: SourceLocation
  ) -> Diagnostic {
    let list = missing.map { "'\($0)'" }.joined(separator: ", ")
    var fix = Phrase("thêm cột \(list) vào dòng tiêu đề", en: "add \(list) to the header row")
    let twins = missing.compactMap { name in
      found.firstIndex { LookAlike.areTwins($0, name) }.map { (name, $0) }
    }
    if !twins.isEmpty {
      fix = lookAlikes(twins, missing, found)
    } else if missing.count == required.count {
      fix = Phrase(
        "dòng đầu tiên của tệp phải ghi các tên cột này; xóa tên bảng ở phía trên, nếu có",
        en: "the first line of the file must hold these names; remove a title above it")
    } else if missing.count == 1,
      let nearest = Suggestion.nearest(to: missing[0], in: found.filter { !required.contains($0) })
    {
      fix = Phrase(
        "có phải cột '\(nearest)'? đổi tên thành \(list)",
        en: "is it '\(nearest)'? rename it to \(list)")
    }
    var location = location
    if twins.count == 1, missing.count == 1 { location.column = twins[0].1 + 1 }
    return Diagnostic(
      .missingColumn, at: location,
      Phrase(
        "thiếu cột \(list)",
        en: missing.count == 1 ? "column \(list) is missing" : "columns \(list) are missing"),
      found: found.joined(separator: ", "),
      expected: Phrase(verbatim: required.joined(separator: ", ")), fix: fix)
  }

  /// - Parameter twins: columns that are missing, with the place of one that looks like it.
  private static func lookAlikes(
    _ twins: [(name: String, place: Int)], _ missing: [String], _ found: [String]
  ) -> Phrase {
    var parts = twins.map { twin in
      Phrase("cột '\(twin.name)': ", en: "'\(twin.name)': ")
        + LookAlike.fix(found[twin.place], meant: twin.name, shown: twin.name)
    }
    let others = missing.filter { name in !twins.contains { $0.name == name } }
    if !others.isEmpty {
      let list = others.map { "'\($0)'" }.joined(separator: ", ")
      parts.append(Phrase("thêm cột \(list)", en: "add \(list)"))
    }
    return parts.dropFirst().reduce(parts[0]) { $0 + Phrase(verbatim: "; ") + $1 }
  }
}
