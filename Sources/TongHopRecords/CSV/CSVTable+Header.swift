import TongHopDiagnostics
import TongHopDomain

extension CSVTable {
  /// One message for a header, however many columns it lacks.
  ///
  /// - Parameters:
  ///   - columns: all that the file can have.
  ///   - rows: the first rows below the header; under a title one of them is the header.
  static func missingColumns(
    _ missing: [String], of columns: [Column], found: [String], rows: [CSVRow],
    at location: SourceLocation
  ) -> Diagnostic {
    let required = columns.filter(\.isRequired).map(\.name)
    let list = missing.map { "'\($0)'" }.joined(separator: ", ")
    let twins = missing.compactMap { name in
      found.firstIndex { LookAlike.areTwins($0, name) }.map { (name, $0) }
    }
    let keys = Set(found.map { $0.lowercased() })
    let renames = HeaderRenames(
      missing,
      optional: columns.filter { !$0.isRequired && !keys.contains($0.name.lowercased()) }.map(
        \.name),
      known: columns.map(\.name), found: found)
    var fix = renames.fix
    if !twins.isEmpty {
      fix = lookAlikes(twins, missing, found)
    } else if missing.count == required.count, !renames.open.isEmpty,
      let below = headerBelow(required, columns, rows, title: location.line ?? 1)
    {
      fix = below
    } else if missing.count == required.count, renames.sure.isEmpty {
      fix = Phrase(
        "dòng này phải ghi tên các cột: nếu là tên bảng thì xóa dòng; nếu là tên cột viết cách khác thì đổi từng tên, không xóa dòng; nếu là số liệu thì thêm dòng tiêu đề ở phía trên",
        en:
          "this line must hold the names of the columns: if it is a title, delete it; if it has other names of the columns, rename each and do not delete it; if it is data, add a header row above it"
      )
    } else if missing.count == 1, let nearest = renames.sure.first, nearest.column == missing[0],
      renames.sure.count == 1,
      ColumnWords.columns(meantBy: nearest.heading, of: missing).isEmpty
    {
      fix = Phrase(
        "có phải cột '\(nearest.heading)'? đổi tên thành \(list)",
        en: "is it '\(nearest.heading)'? rename it to \(list)")
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

  /// The header stands below a title.
  ///
  /// - Returns: nil where no row can be the header.
  private static func headerBelow(
    _ required: [String], _ columns: [Column], _ rows: [CSVRow], title: Int
  ) -> Phrase? {
    for row in rows where !row.isBroken {
      let found = row.fields.map { $0.trimmed }
      let keys = Set(found.map { $0.lowercased() })
      let missing = required.filter { !keys.contains($0.lowercased()) }
      let renames = HeaderRenames(
        missing, known: columns.map(\.name), found: found, takesMisspelt: false)
      guard renames.open.isEmpty else { continue }
      let last = row.line - 1
      let fix =
        last <= title
        ? Phrase(
          "xóa dòng \(title) ở phía trên dòng tiêu đề",
          en: "delete line \(title) above the header row")
        : Phrase(
          "xóa các dòng \(title)–\(last) ở phía trên dòng tiêu đề",
          en: "delete lines \(title)–\(last) above the header row")
      return missing.isEmpty ? fix : fix + Phrase(verbatim: "; ") + renames.fix
    }
    return nil
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
