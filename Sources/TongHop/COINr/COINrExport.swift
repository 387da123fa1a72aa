import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport

/// The tables iData and iMeta of COINr for one method and period.
///
/// The raw value of a leaf is its ratio n/d with at most nine decimals, half up. Normalisation and
/// means are steps of COINr and have no column. The weights of a method of points are its maxima.
public struct COINrExport: Sendable {
  public private(set) var files: [(name: String, text: String)] = []
  public private(set) var log = DiagnosticLog()

  private let result: PeriodResult
  private let indicators: [String: Indicator]
  private let heights: [Int]
  /// *shape* [criterion].
  private var codes: [String] = []
  private var indexCode = ""
  /// Of each criterion the codes between it and its parent, from below.
  private var bridges: [[String]] = []
  private var taken: Set<String> = ["uCode", "uName", "Time", "Group"]

  private var method: TongHopDomain.Method { result.scores.method }
  private var tree: UnitTree { result.scores.tree }

  public init(_ result: PeriodResult, of pipeline: Pipeline) {
    self.result = result
    indicators = pipeline.codebook.indicators
    heights = result.scores.method.heights
    nameCodes()
    bridge()
    checkUnits()
    files = [("iData.csv", data()), ("iMeta.csv", meta())]
  }

  private var place: String { "methods/\(method.id)/criteria.csv" }

  private mutating func free(_ wanted: String) -> String {
    var name = wanted
    while !taken.insert(name).inserted { name += "_" }
    return name
  }

  /// Codes that R takes as names of columns: a letter, then letters, digits, points and underscores.
  private mutating func nameCodes() {
    var renamed: [String] = []
    for criterion in method.criteria {
      var wanted = criterion.code
      if !Self.isName(wanted), case .metric(let code) = criterion.leaf?.measure { wanted = code }
      let name = free(Self.isName(wanted) ? wanted : Self.name(from: wanted))
      codes.append(name)
      if name != criterion.code { renamed.append("\(criterion.code) → \(name)") }
    }
    indexCode = free(Self.isName(method.id) ? method.id : Self.name(from: method.id))
    if indexCode != method.id { renamed.append("\(method.id) → \(indexCode)") }
    guard !renamed.isEmpty else { return }
    let list = renamed.prefix(8).joined(separator: ", ") + (renamed.count > 8 ? ", …" : "")
    log.report(
      Diagnostic(
        .notForCOINr, severity: .warning, at: SourceLocation(file: place),
        Phrase(
          "\(renamed.count) mã được ghi khác, vì R không dùng được làm tên cột",
          en: "\(renamed.count) codes are written otherwise, because R cannot use them as names"),
        found: list,
        expected: Phrase(
          "chữ cái không dấu, rồi chữ cái, chữ số, . hoặc _",
          en: "a letter of a to z, then letters, digits, . or _")))
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) || $0 == 46 || $0 == 95 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static func name(from text: String) -> String {
    let safe = text.unicodeScalars.map { isName("a" + String($0)) ? Character($0) : "_" }
    return "c" + String(safe)
  }

  /// COINr wants every parent on the level right above all of its children. Where a child stands
  /// lower, criteria of one child each are put in between, which changes no mean.
  private mutating func bridge() {
    for index in method.criteria.indices {
      let above = method.criteria[index].parent.map { heights[$0] } ?? method.totalHeight
      bridges.append((heights[index] + 1..<above).map { free("\(codes[index])_\($0 + 1)") })
    }
    let count = bridges.reduce(0) { $0 + $1.count }
    guard count > 0, let first = bridges.firstIndex(where: { !$0.isEmpty }) else { return }
    log.report(
      Diagnostic(
        .notForCOINr, severity: .warning,
        at: SourceLocation(file: place, line: method.criteria[first].line),
        Phrase(
          "các tiêu chí đo không cùng độ sâu; đã thêm \(count) tiêu chí trung gian vào iMeta",
          en: "the leaves are not at one depth; \(count) criteria in between were put into iMeta"),
        found: bridges[first].joined(separator: ", "),
        expected: Phrase("mọi tiêu chí đo ở cùng độ sâu", en: "all leaves at the same depth")))
  }

  private mutating func checkUnits() {
    let isNumber = result.scores.scored.contains { unit in
      tree.units[unit].code.utf8.allSatisfy { (48...57).contains($0) }
    }
    guard isNumber else { return }
    log.report(
      Diagnostic(
        .notForCOINr, severity: .warning, at: SourceLocation(file: "units.csv"),
        Phrase(
          "có mã đơn vị chỉ gồm chữ số; R sẽ đọc thành số",
          en: "some codes of units are digits only; R would read them as numbers"),
        fix: Phrase(
          "đọc bằng read.csv(\"iData.csv\", colClasses = c(uCode = \"character\"))",
          en: "read it by read.csv(\"iData.csv\", colClasses = c(uCode = \"character\"))")))
  }

  /// Years are numbers, as COINr wants them; other periods leave the column out.
  private var time: String? { result.scores.period.kind == .year ? "\(result.scores.period)" : nil }

  private var hasGroups: Bool {
    result.scores.scored.contains { !tree.units[$0].type.isEmpty }
  }

  private func data() -> String {
    let leaves = method.leaves
    var columns = ["uCode", "uName"]
    if time != nil { columns.append("Time") }
    columns += leaves.map { codes[$0] }
    if hasGroups { columns.append("Group") }
    var writer = CSVWriter(columns: columns)
    for unit in result.scores.scored {
      let nodes = result.scores.nodes(of: unit)
      writer.field(SpreadsheetText.harmless(tree.units[unit].code))
      writer.field(SpreadsheetText.harmless(tree.units[unit].name))
      if let time { writer.field(time) }
      for leaf in leaves {
        writer.field(nodes.indices.contains(leaf) ? rawValue(leaf, nodes[leaf]) : "NA")
      }
      if hasGroups {
        let type = tree.units[unit].type
        writer.field(type.isEmpty ? "NA" : SpreadsheetText.harmless(type))
      }
      writer.endRow()
    }
    return writer.text
  }

  private func rawValue(_ leaf: Int, _ score: Score) -> String {
    guard let cell = score.cell, cell.records > 0, cell.denominator != 0, !cell.overflowed,
      // A leaf whose values do not differ is out of the index, and still has them.
      score.points != nil || method.composite != nil,
      var ratio = try? Fraction(
        score.survey?.numerator ?? Int128(cell.numerator),
        over: score.survey?.denominator ?? Int128(cell.denominator))
    else { return "NA" }
    if let measured = method.criteria[leaf].leaf, case .metric(let code) = measured.measure,
      let share = indicators[code]?.targetShare(
        of: result.scores.period, overTime: measured.overTime)
    {
      guard share != .zero, let due = try? ratio.divided(by: share) else { return "NA" }
      ratio = due
    }
    if method.criteria[leaf].leaf?.measure == .points {
      guard let points = try? ratio.divided(by: RollupColumn.onePoint) else { return "NA" }
      ratio = points
    }
    let rounding = Rounding(decimals: 9, mode: .halfUp, at: .none)
    return (try? rounding.points(ratio, places: 9))?.fullText(places: 0) ?? "NA"
  }

  private func meta() -> String {
    let leaves = method.leaves.map { method.criteria[$0] }
    let units = leaves.map(unit)
    let hasUnits = units.contains { !$0.isEmpty }
    let hasTargets = leaves.allSatisfy { target($0) != nil }
    var columns = ["iCode", "iName", "Level", "Weight", "Type", "Direction", "Parent"]
    if hasUnits { columns.append("Unit") }
    if hasTargets { columns.append("Target") }
    var writer = CSVWriter(columns: columns)
    func row(_ fields: [String], unit: String, target: String) {
      let all = fields + (hasUnits ? [unit] : []) + (hasTargets ? [target] : [])
      writer.row(all.map(SpreadsheetText.harmless))
    }
    for (index, criterion) in method.criteria.enumerated() {
      let isLeaf = criterion.leaf != nil
      let weight = decimal(method.composite == nil ? criterion.maximum : criterion.weight)
      // The weight is that of the one that stands right below the parent.
      let chain = bridges[index]
      let parents = chain + [criterion.parent.map { codes[$0] } ?? indexCode]
      row(
        [
          codes[index], criterion.name, "\(heights[index] + 1)", chain.isEmpty ? weight : "1",
          isLeaf ? "Indicator" : "Aggregate",
          criterion.leaf?.direction == .lower ? "-1" : "1", parents[0],
        ], unit: unit(criterion), target: target(criterion).map(decimal) ?? "NA")
      for (step, code) in chain.enumerated() {
        row(
          [
            code, criterion.name, "\(heights[index] + step + 2)",
            step == chain.count - 1 ? weight : "1", "Aggregate", "1", parents[step + 1],
          ], unit: "", target: "NA")
      }
    }
    row(
      [indexCode, method.name, "\(method.totalHeight + 1)", "1", "Aggregate", "1", "NA"], unit: "",
      target: "NA")
    if hasGroups {
      row(["Group", "Group", "NA", "NA", "Group", "NA", "NA"], unit: "", target: "NA")
    }
    return writer.text
  }

  private func unit(_ criterion: Criterion) -> String {
    guard case .metric(let code) = criterion.leaf?.measure else { return "" }
    return indicators[code]?.unit ?? ""
  }

  private func target(_ criterion: Criterion) -> Fraction? {
    guard case .distanceToTarget(let target, _) = criterion.leaf?.normalisation else { return nil }
    return target
  }

  /// `1/3` is no number for R.
  private func decimal(_ value: Fraction) -> String {
    guard value.text.contains("/") else { return value.text }
    let rounding = Rounding(decimals: 9, mode: .halfUp, at: .none)
    return (try? rounding.points(value, places: 9))?.fullText(places: 0) ?? "NA"
  }
}
