import Foundation
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopReport

/// A workspace made of the tables iData and iMeta of COINr.
public struct COINrImport: Sendable {
  /// Texts by their name inside the workspace, in the order in which they are to be written; empty
  /// where a table has an error.
  public private(set) var files: [(name: String, text: String)] = []
  public private(set) var log = DiagnosticLog()
  /// The id of the method.
  public private(set) var method = ""

  private let root: String
  private static let unitLevel = "unit"

  /// - Parameters:
  ///   - dataPath: of the table iData.
  ///   - metaPath: of the table iMeta.
  ///   - period: of an iData without a column Time.
  public init(dataPath: String, metaPath: String, period: Period?) {
    let data = WorkspaceFile(path: dataPath, name: dataPath)
    let meta = WorkspaceFile(path: metaPath, name: metaPath)
    var log = DiagnosticLog()
    var root = "ALL"
    let tree = COINrMeta.read(meta, log: &log)
    // Without iMeta the columns of iData mean nothing; that it is there can be told all the same.
    if tree == nil {
      do throws(FileFault) {
        _ = try OpenedFile(data)
      } catch {
        log.report(error.diagnostic(of: data.name))
      }
    }
    let table = tree.flatMap { COINrData.read(data, meta: $0, period: period, log: &log) }
    let codes = Set(table?.rows.map(\.code) ?? [])
    while codes.contains(root) { root += "_" }
    self.root = root
    self.log = log
    guard let tree, let table, let top = tree.rows.first(where: Self.isTop) else { return }
    guard Self.isFolderName(top.code) else {
      self.log.report(
        Diagnostic(
          .notForCOINr, at: SourceLocation(file: meta.name, line: top.line),
          Phrase(
            "mã của chỉ số không dùng làm tên thư mục được",
            en: "the code of the index cannot be the name of a folder"),
          found: top.code,
          expected: Phrase("chữ cái, chữ số, - và _", en: "letters, digits, - and _")))
      return
    }
    method = top.code
    let order = Self.order(tree, top: top)
    files = [
      ("units.csv", units(table, top: top)), ("indicators.csv", indicators(table, tree, order)),
      ("methods/\(top.code)/method.json", settings(top)),
      ("methods/\(top.code)/criteria.csv", criteria(tree, top: top)),
    ]
    let periods = Set(table.rows.map(\.period)).sorted { $0.description < $1.description }
    for period in periods {
      files.append(("metrics/\(period).csv", metrics(table, tree, order, period)))
    }
  }

  private static func isTop(_ row: COINrMeta.Row) -> Bool {
    row.kind == .aggregate && row.parent.isEmpty
  }

  private static func isFolderName(_ text: String) -> Bool {
    text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
  }

  /// Units in the order in which they are met first, below one root.
  private func units(_ table: COINrData, top: COINrMeta.Row) -> String {
    var writer = CSVWriter(columns: ["code", "parent_code", "level", "type", "name", "order"])
    writer.workspaceRow([root, "", "all", "", top.name, ""])
    var seen: Set<String> = []
    for row in table.rows where seen.insert(row.code).inserted {
      writer.workspaceRow([row.code, root, Self.unitLevel, row.group, row.name, "\(seen.count)"])
    }
    return writer.text
  }

  /// The places of the indicators in the order of criteria.csv.
  private static func order(_ tree: COINrMeta, top: COINrMeta.Row) -> [Int] {
    var places: [String: Int] = [:]
    for (place, row) in tree.rows(of: .indicator).enumerated() { places[row.code] = place }
    return rows(below: top, in: tree).compactMap { places[$0.row.code] }
  }

  /// Every parent right before its children; siblings as in iMeta.
  private static func rows(
    below top: COINrMeta.Row, in tree: COINrMeta
  ) -> [(row: COINrMeta.Row, parent: String)] {
    var children: [String: [COINrMeta.Row]] = [:]
    for row in tree.rows where row.level != nil { children[row.parent, default: []].append(row) }
    var result: [(row: COINrMeta.Row, parent: String)] = []
    func add(_ row: COINrMeta.Row, under parent: String) {
      result.append((row, parent))
      // Levels fall by one at each step, so this ends.
      for child in children[row.code] ?? [] { add(child, under: row.code) }
    }
    for row in children[top.code] ?? [] { add(row, under: "") }
    return result
  }

  private func indicators(_ table: COINrData, _ tree: COINrMeta, _ order: [Int]) -> String {
    var writer = CSVWriter(columns: [
      "code", "name", "unit", "kind", "decimals", "may_exceed", "may_be_negative",
    ])
    let rows = tree.rows(of: .indicator)
    for place in order {
      let row = rows[place]
      writer.workspaceRow([
        row.code, row.name, row.unit, Indicator.Kind.amount.rawValue,
        "\(table.decimals[place])", "yes", table.hasNegative[place] ? "yes" : "no",
      ])
    }
    return writer.text
  }

  /// The means run over what is there, as COINr's do.
  private func settings(_ top: COINrMeta.Row) -> String {
    """
    {
      "id": \(ReportJSON.string(top.code)),
      "name": \(ReportJSON.string(top.name)),
      "calendar": "calendar",
      "applies_to": ["\(Self.unitLevel)"],
      "composite": { "normalisation": "min_max", "low": 0, "high": 100, "means": ["arithmetic"] },
      "minimum_coverage": 0
    }

    """
  }

  private func criteria(_ tree: COINrMeta, top: COINrMeta.Row) -> String {
    var writer = CSVWriter(columns: [
      "code", "parent", "name", "measure", "rule", "direction", "weight",
    ])
    for (row, parent) in Self.rows(below: top, in: tree) {
      let isLeaf = row.kind == .indicator
      writer.workspaceRow([
        row.code, parent, row.name, isLeaf ? "metric:\(row.code)" : "",
        row.target.map { "distance_to_target(target: \($0.text))" } ?? "",
        isLeaf ? row.direction.rawValue : "", row.weight.text,
      ])
    }
    return writer.text
  }

  private func metrics(
    _ table: COINrData, _ tree: COINrMeta, _ order: [Int], _ period: Period
  ) -> String {
    var writer = CSVWriter(columns: ["unit", "indicator", "period", "numerator", "denominator"])
    let codes = tree.rows(of: .indicator).map(\.code)
    for row in table.rows where row.period == period {
      for place in order {
        guard let count = row.values[place]?.count(places: table.decimals[place]) else { continue }
        writer.workspaceRow([
          row.code, codes[place], "\(period)", Self.text(count, places: table.decimals[place]), "1",
        ])
      }
    }
    return writer.text
  }

  /// Without zeros at the end; but three decimals could be a thousand, so a fourth is written.
  private static func text(_ count: Int128, places: Int) -> String {
    var (count, places) = (count, places)
    while places > 0, count % 10 == 0 {
      count /= 10
      places -= 1
    }
    return Decimal.text(count, places: places) + (places == 3 ? "0" : "")
  }
}
