import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

extension Workspace {
  /// The signed tables of a period, by the id of a version or by the family. The first one is used;
  /// of the others the workspace warns.
  func signedTables(of family: String, in period: Period) -> [(Publication, WorkspaceFile)] {
    let tables = publications.filter { $0.publication.period == period }
    return signedMethods(of: family).compactMap { method in
      tables.first { $0.publication.method == method }
    }
  }

  /// Every period that has a signed table of the family, by the name of the table.
  func signedPeriods(of family: String) -> [Period] {
    let methods = signedMethods(of: family)
    return publications.filter { methods.contains($0.publication.method) }
      .map(\.publication.period)
  }

  private func signedMethods(of family: String) -> [String] {
    let ids = versions(of: family).map(\.id)
    return ids.contains(family) ? ids : ids + [family]
  }

  /// The tables whose names say whose they are, by name.
  private var publications: [(publication: Publication, file: WorkspaceFile)] {
    published.sorted { $0.key < $1.key }.compactMap { name, file in
      Publication(named: name, source: file.name).map { ($0, file) }
    }
  }

  /// A signed table as a workbook or a scan is no table that can be compared with.
  mutating func reportUnreadTable(_ name: String) {
    log.report(
      Diagnostic(
        .notRead, severity: .warning, at: SourceLocation(file: name),
        Phrase(
          "bảng đã ký này không được đọc, vì không phải là tệp .csv",
          en: "this signed table is not read: it is no .csv file"),
        expected: Phrase(
          "bảng như rank --format csv đã ghi, ví dụ published/\(methods.first?.id ?? "bo")-2024-Q1.csv",
          en:
            "a table as rank --format csv wrote it, e.g. published/\(methods.first?.id ?? "m")-2024-Q1.csv"
        ),
        fix: Phrase(
          "đặt bảng CSV đã ghi khi ký vào published/; bản ký dạng khác giữ ở ngoài thư mục này",
          en: "put the CSV table of the signing into published/; keep other copies outside")))
  }

  mutating func reportSignedTables() {
    // Of a method that has errors the name is right.
    let stems = Set(methods.flatMap { [$0.id, $0.family] }).union(faultyMethods)
    for (name, file) in published.sorted(by: { $0.key < $1.key })
    where Publication(named: name, source: name).map({ stems.contains($0.method) }) != true {
      log.report(
        Diagnostic(
          .notRead, severity: .warning, at: SourceLocation(file: file.name),
          Phrase("bảng đã ký này không được đọc", en: "this signed table is not read"),
          expected: Self.signedName(methods.first?.id), fix: renaming(name)))
    }
    reportSecondTables()
  }

  /// The name that was meant: a period that is written otherwise, or a method that is.
  private func renaming(_ name: String) -> Phrase {
    let stems = Set(methods.flatMap { [$0.id, $0.family] }).sorted { $0.count > $1.count }
    let looks = LookAlike.repaired(name) { looks in
      Publication(named: looks, source: looks).map { stems.contains($0.method) } ?? false
    }
    if let looks, let characters = LookAlike.named(in: name) {
      return characters + Phrase(verbatim: ": ") + rename(to: looks)
    }
    for stem in stems where name.hasPrefix(stem) {
      let rest = String(name.dropFirst(stem.count).drop { "-_ ".contains($0) })
      guard let meaning = PeriodMeaning(of: rest), meaning.periods.count == 1, !meaning.isWeek,
        !meaning.hasShortYear
      else { continue }
      return rename(to: "\(stem)-\(meaning.periods[0])")
    }
    let parts = name.split(separator: "-", maxSplits: 1)
    if parts.count == 2, let question = Suggestion.question(String(parts[0]), in: stems) {
      return Phrase("đổi tên tệp; ", en: "rename the file; ") + question
    }
    return Phrase("đổi tên tệp", en: "rename the file")
  }

  /// Never over a table that is there.
  private func rename(to name: String) -> Phrase {
    published[name] == nil
      ? Phrase("đổi tên tệp thành \(name).csv", en: "rename the file to \(name).csv")
      : Phrase(
        "đã có \(name).csv: giữ bảng đã ký, chuyển bảng kia ra ngoài",
        en: "there is \(name).csv: keep the one that was signed, move the other out")
  }

  /// A period has one signed table.
  private mutating func reportSecondTables() {
    var used: Set<String> = []
    var second: [String: (family: String, period: Period, first: String)] = [:]
    for family in families {
      for period in Set(signedPeriods(of: family)) {
        let files = signedTables(of: family, in: period).map(\.1.name)
        guard let first = files.first else { continue }
        used.insert(first)
        for name in files.dropFirst() { second[name] = (family, period, first) }
      }
    }
    for (name, table) in second.sorted(by: { $0.key < $1.key }) where !used.contains(name) {
      log.report(
        Diagnostic(
          .notRead, severity: .warning, at: SourceLocation(file: name),
          Phrase(
            "bảng đã ký này không được đọc, vì kỳ \(table.period) đã dùng \(table.first)",
            en: "this signed table is not read: \(table.first) is used for \(table.period)"),
          expected: Phrase(
            "mỗi kỳ một bảng đã ký của bộ tiêu chí \(table.family)",
            en: "one signed table of \(table.family) for a period"),
          fix: Phrase(
            "giữ bảng đã ký, xóa bảng kia", en: "keep the one that was signed, delete the other")))
    }
  }
}
