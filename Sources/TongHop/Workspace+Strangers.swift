import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Names that are not read: a misspelt folder would otherwise be a province that did not report, and
/// a signed table in another format one that nobody signed.
extension Workspace {
  mutating func reportStrangers() {
    reportStrangersAtTop()
    for folder in WorkspaceListing.figureFolders {
      for entry in strangers(folder) where !entry.isTable { report(entry, in: folder) }
    }
    reportStrangersBesideSigned()
    reportStrangersInMethods()
    reportSignedTables()
  }

  private func strangers(_ folder: String) -> [FolderEntry] {
    listing.visible(folder).filter { !$0.isReadMe }
  }

  private mutating func report(
    _ entry: FolderEntry, at name: String, expected: Phrase, fix: Phrase?
  ) {
    log.report(
      Diagnostic(
        .notRead, severity: .warning, at: SourceLocation(file: name),
        entry.isFolder
          ? Phrase("thư mục này không được đọc", en: "this folder is not read")
          : Phrase("tệp này không được đọc", en: "this file is not read"),
        expected: expected, fix: fix))
  }

  /// The name that was probably meant. Where there is one of it already, renaming would replace it.
  ///
  /// One slip for every three letters: `cases` is no `tasks`.
  private func rename(_ name: String, _ known: [String], in folder: String = "") -> Phrase? {
    let limit = min(3, max(1, name.count / 3))
    return Suggestion.meant(by: name, in: known, limit: limit).map {
      rename(name, to: $0, in: folder)
    }
  }

  private func rename(_ name: String, to near: String, in folder: String) -> Phrase {
    let isFree = listing.entry(folder.isEmpty ? near : "\(folder)/\(near)") == nil
    if LookAlike.areTwins(name, near), let characters = LookAlike.named(in: name) {
      return characters
        + (isFree
          ? Phrase(": đổi tên thành \(near)", en: ": rename it to \(near)")
          : Phrase(
            ": đã có \(near), nên chuyển phần cần dùng vào đó, không đổi tên",
            en: ": there is \(near) already: move what is needed into it, do not rename"))
    }
    return isFree
      ? Phrase("có phải là \(near)? đổi tên", en: "did you mean \(near)? rename it")
      : Phrase(
        "có phải là \(near)? đã có \(near), nên chuyển phần cần dùng vào đó, không đổi tên",
        en: "did you mean \(near)? there is one already: move what is needed into it, do not rename"
      )
  }

  /// A table whose name ends like one and does not: `xa.сsv` with a Cyrillic letter.
  private func renameTable(_ name: String, in folder: String) -> Phrase? {
    // Editors that hide what a name ends with add another ending.
    if name.lowercased().hasSuffix(".csv.txt") {
      return rename(name, to: String(name.dropLast(4)), in: folder)
    }
    return LookAlike.repaired(name, where: { $0.hasSuffix(".csv") }).map {
      rename(name, to: $0, in: folder)
    }
  }

  private static let moveAway = Phrase(
    "nếu không phải là số liệu thì chuyển ra ngoài thư mục này",
    en: "if it is no part of the data, move it out of this folder")

  private mutating func reportStrangersAtTop() {
    let known = (WorkspaceListing.fileNames + WorkspaceListing.folderNames).sorted()
    for entry in strangers("") where !known.contains(entry.name) {
      report(
        entry, at: entry.name, expected: Phrase(verbatim: known.joined(separator: ", ")),
        fix: rename(entry.name, known) ?? Self.moveAway)
    }
  }

  private mutating func report(_ entry: FolderEntry, in folder: String) {
    let name = "\(folder)/\(entry.name)"
    guard entry.isFolder else {
      report(
        entry, at: name,
        expected: Phrase("tệp .csv trong \(folder)/", en: "a .csv file in \(folder)/"),
        fix: renameTable(entry.name, in: folder)
          ?? Phrase("xuất thành CSV UTF-8", en: "export it as CSV in UTF-8"))
      return
    }
    report(
      entry, at: name,
      expected: Phrase("các tệp .csv ngay trong \(folder)/", en: ".csv files right in \(folder)/"),
      fix: Phrase(
        "chuyển các tệp .csv trong đó ra \(folder)/", en: "move its .csv files up to \(folder)/"))
  }

  private mutating func reportStrangersBesideSigned() {
    let read = Set(published.values.map(\.name))
    for entry in strangers("published")
    where !read.contains("published/" + entry.name) && !(entry.isTable && !entry.isFile) {
      let name = "published/" + entry.name
      guard entry.isTable || entry.isFolder else {
        if let fix = renameTable(entry.name, in: "published") {
          report(entry, at: name, expected: Self.signedName(methods.first?.id), fix: fix)
        } else {
          reportUnreadTable(name)
        }
        continue
      }
      report(
        entry, at: name, expected: Self.signedName(methods.first?.id),
        fix: entry.isTable
          ? Phrase(
            "giữ một trong hai tệp chỉ khác nhau ở chữ hoa",
            en: "keep one of the two files that differ in capitals only")
          : Phrase(
            "chuyển các bảng CSV trong đó ra published/",
            en: "move its CSV tables up to published/"))
    }
  }

  static func signedName(_ method: String?) -> Phrase {
    Phrase(
      "<mã bộ tiêu chí>-<kỳ>.csv, ví dụ \(method ?? "bo")-2024-Q1.csv",
      en: "<method>-<period>.csv, e.g. \(method ?? "m")-2024-Q1.csv")
  }

  private mutating func reportStrangersInMethods() {
    let both = Phrase(
      "methods/<id>/method.json và methods/<id>/criteria.csv",
      en: "methods/<id>/method.json and methods/<id>/criteria.csv")
    for entry in strangers("methods") {
      let name = "methods/" + entry.name
      guard listing.methodFolders.contains(name) else {
        if entry.isFile { report(entry, at: name, expected: both, fix: Self.moveAway) }
        continue
      }
      let known = WorkspaceListing.methodFileNames
      if !known.contains(where: { listing.entry("\(name)/\($0)") != nil }) {
        report(
          entry, at: name, expected: both,
          fix: Phrase(
            "đặt method.json và criteria.csv vào đó, hoặc xóa thư mục",
            en: "put method.json and criteria.csv into it, or delete it"))
      }
      for inside in strangers(name) where !known.contains(inside.name) {
        report(
          inside, at: "\(name)/\(inside.name)",
          expected: Phrase(verbatim: known.joined(separator: ", ")),
          fix: rename(inside.name, known, in: name) ?? Self.moveAway)
      }
    }
  }
}
