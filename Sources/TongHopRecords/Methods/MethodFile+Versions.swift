import TongHopDiagnostics
import TongHopDomain

extension MethodFile {
  /// What can only be seen with all methods of the workspace at hand: an id that stands twice, two
  /// versions of a family in force on the same day, and comparisons with unknown versions.
  ///
  /// - Parameter files: the name of method.json by the id of the method.
  public static func checkVersions(
    _ methods: [Method], files: [String: String], faulty: Set<String> = [],
    log: inout DiagnosticLog
  ) {
    func location(_ method: Method) -> SourceLocation {
      SourceLocation(file: files[method.id] ?? "methods/\(method.id)/method.json")
    }
    var byID: [String: Method] = [:]
    for method in methods {
      if byID[method.id] != nil {
        log.report(
          Diagnostic(
            .badSetting, at: location(method),
            Phrase("có hai bộ tiêu chí mang id này", en: "two methods bear this id"),
            found: method.id, fix: Phrase("đổi id của một bộ", en: "change one of them")))
      } else {
        byID[method.id] = method
      }
    }
    let unique = byID.values.sorted {
      ($0.validFrom?.number ?? .min, $0.id) < ($1.validFrom?.number ?? .min, $1.id)
    }
    for (position, later) in unique.enumerated() {
      for earlier in unique[..<position] where earlier.family == later.family {
        if let problem = overlap(earlier, later, at: location(later)) { log.report(problem) }
      }
      for id in later.comparableWith where byID[id] != nil || !faulty.contains(id) {
        let problem = comparison(later, with: id, byID, at: location(later))
        if let problem { log.report(problem) }
      }
    }
  }

  private static func overlap(_ earlier: Method, _ later: Method, at location: SourceLocation)
    -> Diagnostic?
  {
    let startsBeforeEnd = later.validFrom.map { from in earlier.validTo.map { from < $0 } ?? true }
    let endsAfterStart = earlier.validFrom.map { from in later.validTo.map { from < $0 } ?? true }
    guard startsBeforeEnd ?? true, endsAfterStart ?? true else { return nil }
    func span(_ method: Method) -> String {
      "\(method.id): \(method.validFrom?.description ?? "…") – \(method.validTo?.description ?? "…")"
    }
    return Diagnostic(
      .overlappingVersions, at: location,
      Phrase(
        "'\(later.id)' và '\(earlier.id)' của '\(later.family)' cùng có hiệu lực trong một số ngày",
        en: "'\(later.id)' and '\(earlier.id)' of '\(later.family)' are in force on the same days"),
      found: "\(span(earlier)); \(span(later))",
      expected: Phrase(
        "mỗi ngày chỉ một phiên bản có hiệu lực", en: "one version in force on each day"),
      fix: later.validFrom.map {
        Phrase(
          "ghi \"valid_to\": \"\($0)\" cho '\(earlier.id)', hoặc đặt family khác",
          en: "write \"valid_to\": \"\($0)\" for '\(earlier.id)', or give it another family")
      }
        ?? Phrase(
          "ghi valid_from và valid_to cho cả hai, hoặc đặt family khác",
          en: "give both valid_from and valid_to, or another family"))
  }

  private static func comparison(
    _ method: Method, with id: String, _ byID: [String: Method], at location: SourceLocation
  ) -> Diagnostic? {
    let family = byID.values.filter { $0.family == method.family && $0.id != method.id }
      .map(\.id).sorted()
    let message: Phrase
    if let other = byID[id] {
      guard other.family != method.family else { return nil }
      message = Phrase(
        "comparable_with nêu '\(id)', thuộc '\(other.family)' chứ không phải '\(method.family)'",
        en: "comparable_with names '\(id)', which is of '\(other.family)', not '\(method.family)'")
    } else {
      message = Phrase(
        "comparable_with nêu '\(id)', không có bộ tiêu chí nào như vậy",
        en: "comparable_with names '\(id)', and there is no such method")
    }
    return Diagnostic(
      .badSetting, at: location, message, found: id,
      expected: family.isEmpty
        ? Phrase("id của một phiên bản cùng family", en: "the id of a version of the same family")
        : Phrase(verbatim: family.joined(separator: ", ")),
      fix: SettingReader.didYouMean(id, family)
        ?? Phrase("sửa id, hoặc bỏ nó khỏi comparable_with", en: "correct the id, or remove it"))
  }
}
