import TongHopDiagnostics
import TongHopDomain

/// Reads `methods/<id>/method.json` together with its `criteria.csv`.
public enum MethodFile {
  /// Both files are read to their end, so that one run reports the problems of both.
  ///
  /// - Parameters:
  ///   - levels: the levels of units.csv, to which `applies_to` may refer.
  ///   - types: the types of units.csv.
  ///   - signedIndicators: those whose numerators may be below zero; nil where that is not known.
  /// - Returns: nil when a file has an error.
  public static func read(
    settings: WorkspaceFile, criteria: WorkspaceFile, levels: Set<String>, types: Set<String>,
    signedIndicators: Set<String>? = nil, log: inout DiagnosticLog
  ) -> Method? {
    var problems = DiagnosticLog()
    let words = UnitWords(levels: levels, types: types)
    var method: Method?
    var composite: Composite?
    var place = SourceLocation(file: settings.name)
    if let document = JSONDocument.read(settings, log: &problems) {
      var reader = MethodReader(document, words: words)
      composite = reader.composite()
      method = reader.method(composite)
      place = document.location(["max_points"])
      problems.merge(reader.settings.log)
    }
    let tree = CriteriaFile.read(
      criteria, words: words, composite: composite, signedIndicators: signedIndicators,
      log: &problems)
    if let stated = method?.statedMaximum, composite == nil, let tree,
      let problem = topSum(tree, stated: stated, at: place)
    {
      problems.report(problem)
    }
    log.merge(problems)
    guard var method, let tree, !problems.hasErrors else { return nil }
    method.criteria = tree
    return method
  }

  /// What a method that has errors is called: its folder, and its id and family where they can be
  /// read.
  public static func names(settings: WorkspaceFile, folder: String) -> Set<String> {
    var ignored = DiagnosticLog()
    guard let document = JSONDocument.read(settings, log: &ignored) else { return [folder] }
    var reader = SettingReader(document)
    return Set([folder] + ["id", "family"].compactMap { reader.text([$0]) })
  }

  /// The family of a method that has errors; nil where that cannot be read.
  public static func family(settings: WorkspaceFile) -> String? {
    var ignored = DiagnosticLog()
    guard let document = JSONDocument.read(settings, log: &ignored) else { return nil }
    var reader = SettingReader(document)
    return reader.text(["family"]) ?? reader.text(["id"])
  }

  /// What is wrong where the domains do not add up to the maximum that the method states.
  private static func topSum(
    _ criteria: [Criterion], stated: Fraction, at location: SourceLocation
  ) -> Diagnostic? {
    let domains = criteria.filter { $0.parent == nil }
    guard let sum = try? domains.reduce(Fraction.zero, { try $0.adding($1.maximum) }),
      sum != stated
    else { return nil }
    var list = domains.prefix(12).map { "\($0.code) (\($0.maximum.text))" }
    if domains.count > list.count { list.append("…") }
    let parts = list.joined(separator: ", ")
    return Diagnostic(
      .childrenDoNotAddUp, at: location,
      Phrase(
        "điểm tối đa của bộ tiêu chí khác tổng \(sum.text) của các lĩnh vực: \(parts)",
        en: "the maximum of the method is not the sum \(sum.text) of its domains: \(parts)"),
      found: stated.text, expected: Phrase(verbatim: sum.text),
      fix: Phrase(
        "sửa max_points trong criteria.csv, hoặc ở đây",
        en: "correct max_points in criteria.csv, or here"))
  }
}

/// The settings of one method.json. Its lists are in `MethodReader+Lists.swift`.
struct MethodReader {
  var settings: SettingReader
  let words: UnitWords

  init(_ document: JSONDocument, words: UnitWords) {
    settings = SettingReader(document)
    self.words = words
  }

  private static let keys = [
    "id", "family", "name", "valid_from", "valid_to", "comparable_with", "calendar", "applies_to",
    "rounding", "max_points", "ranking", "bands", "quantile_groups", "minimum_coverage",
    "survey", "composite",
  ]

  /// - Returns: nil without an id or a name; other problems are only in the log.
  mutating func method(_ composite: Composite?) -> Method? {
    guard case .object? = settings.document.value(at: []) else {
      settings.report(
        at: [],
        Phrase(
          "tệp không phải là một nhóm thiết lập", en: "the file is no group of settings"),
        expected: Phrase(verbatim: "{ \"id\": \"…\", \"name\": \"…\" }"),
        fix: Phrase(
          "đặt mọi thiết lập trong một cặp ngoặc nhọn { }",
          en: "put all settings into one pair of braces { }"))
      return nil
    }
    guard settings.hasObject([], known: Self.keys) else { return nil }
    let id = settings.requiredText(["id"])
    let name = settings.requiredText(["name"])
    if let id { checkFolder(id) }
    var method = Method(id: id ?? "", family: settings.text(["family"]), name: name ?? "")
    method.source = freeText(["source"])
    method.note = freeText(FreeWords.names.filter { $0 != "source" })
    method.validFrom = settings.day(["valid_from"])
    method.validTo = settings.day(["valid_to"])
    settings.checkDateOrder([["valid_from"], ["valid_to"]])
    checkValidity(method)
    method.comparableWith = comparableWith(id)
    method.calendar = settings.word(["calendar"], default: .administrative)
    checkEnd(method)
    method.appliesTo = appliesTo(hasEnd: method.validTo != nil)
    method.composite = composite
    method.rounding = rounding()
    method.statedMaximum = settings.number(
      ["max_points"], in: .zero...CriterionReader.largestMaximum)
    if composite != nil { checkCompositeRounding(&method.rounding) }
    method.ranking = ranking()
    method.bands = bands()
    method.quantileGroups = quantileGroups()
    method.surveyInterval = surveyInterval()
    method.minimumCoverage = settings.share(["minimum_coverage"])
    return id == nil || name == nil ? nil : method
  }

  /// What stands under names that are for people, as far as it is text: nothing of it can be wrong.
  private func freeText(_ names: [String]) -> String {
    names.flatMap { name -> [String] in
      switch settings.document.value(at: [name]) {
      case .string(let text): [text.trimmed]
      case .array(let items):
        items.compactMap { if case .string(let text) = $0 { text.trimmed } else { nil } }
      default: []
      }
    }.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// People find a method by its folder and the program by its id; two names for it would let a
  /// copied folder score under the old id.
  private mutating func checkFolder(_ id: String) {
    let parts = settings.document.file.split(separator: "/")
    guard parts.count >= 2 else { return }
    let folder = String(parts[parts.count - 2])
    guard folder != id else { return }
    settings.report(
      at: ["id"],
      Phrase("'id' khác tên thư mục của bộ tiêu chí", en: "'id' is not the name of its folder"),
      expected: Phrase(verbatim: "\"\(folder)\""),
      fix: Phrase(
        "ghi \"id\": \"\(folder)\", hoặc đổi tên thư mục thành \(id)",
        en: "write \"id\": \"\(folder)\", or rename the folder to \(id)"))
  }

  private mutating func checkValidity(_ method: Method) {
    guard let from = method.validFrom, let to = method.validTo, to <= from else { return }
    settings.report(
      at: ["valid_to"],
      Phrase(
        "bộ tiêu chí không có hiệu lực ngày nào", en: "the method is not in force on any day"),
      expected: Phrase("một ngày sau \(from)", en: "a day after \(from)"),
      fix: Phrase(
        "valid_to là ngày đầu tiên không còn hiệu lực",
        en: "valid_to is the first day on which it is no longer in force"))
  }

  /// The last day of a month is mostly meant as the last day in force, which leaves the period that it
  /// ends without a method.
  private mutating func checkEnd(_ method: Method) {
    guard let end = method.validTo, !Period.all(endingOn: end, in: method.calendar).isEmpty
    else { return }
    let next = end.advanced(by: 1)
    let ended = Period.all(endingOn: end, in: method.calendar).map(\.description)
      .joined(separator: ", ")
    settings.report(
      .endsOnLastDay, severity: .warning, at: ["valid_to"],
      Phrase(
        "valid_to là ngày đầu tiên không còn hiệu lực, nên kỳ kết thúc ngày đó (\(ended)) không có bộ tiêu chí này",
        en:
          "valid_to is the first day on which it is no longer in force, so the periods that end on it (\(ended)) are without this method"
      ),
      expected: Phrase(
        "ngày sau ngày cuối cùng của một kỳ", en: "the day after the last of a period"),
      fix: Phrase(
        "có phải là \(next.vietnamese) (\(next))?", en: "did you mean \(next)?"))
  }

  private mutating func comparableWith(_ id: String?) -> [String] {
    var result: [String] = []
    for (text, path) in settings.texts(["comparable_with"]) {
      if text == id {
        settings.report(
          at: path,
          Phrase("bộ tiêu chí tự so sánh với chính nó", en: "the method is compared with itself"),
          fix: Phrase("ghi id của một phiên bản trước", en: "write the id of an earlier version"))
      } else if !result.contains(text) {
        result.append(text)
      }
    }
    return result
  }

  private mutating func appliesTo(hasEnd: Bool) -> [String] {
    let texts = settings.texts(["applies_to"])
    // A method may name levels that this province has not, but a misspelt word leaves units out in
    // silence. Of a method that scores nobody every table would be empty; one that has ended may be of
    // units that are no longer listed.
    let scoresSomebody = hasEnd || texts.contains { words.isLevelOrType($0.text) }
    for (text, path) in texts where !words.isLevelOrType(text) {
      let fix = words.fix(text)
      settings.report(
        severity: fix == nil && scoresSomebody ? .warning : .error, at: path,
        Phrase(
          "không có đơn vị nào thuộc cấp hoặc loại '\(text)'",
          en: "no unit has the level or the type '\(text)'"),
        expected: words.list,
        fix: fix
          ?? (scoresSomebody
            ? nil
            : Phrase(
              "ghi cấp hoặc loại của các đơn vị được chấm điểm, như trong units.csv",
              en: "write the level or the type of the units that it scores, as in units.csv")))
    }
    return texts.map(\.text)
  }

  private mutating func surveyInterval() -> SurveyInterval {
    var result = SurveyInterval()
    guard settings.hasObject(["survey"], known: ["interval", "level"]) else { return result }
    result.shape = settings.word(["survey", "interval"], default: result.shape)
    result.level = settings.word(["survey", "level"], default: result.level)
    return result
  }

  private mutating func rounding() -> Rounding {
    var result = Rounding()
    guard settings.hasObject(["rounding"], known: ["decimals", "mode", "at"]) else {
      return result
    }
    if let decimals = settings.number(["rounding", "decimals"], in: .zero...Fraction(9)) {
      if decimals.denominator == 1 {
        result.decimals = Int(decimals.numerator)
      } else {
        settings.wrongValue(
          ["rounding", "decimals"],
          expected: Phrase("một số nguyên từ 0 đến 9", en: "a whole number from 0 to 9"))
      }
    }
    result.mode = settings.word(["rounding", "mode"], default: result.mode)
    result.step = settings.word(["rounding", "at"], default: result.step)
    return result
  }
}
