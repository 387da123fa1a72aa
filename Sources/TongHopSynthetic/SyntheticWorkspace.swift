import TongHopDomain

/// A made-up workspace: what its files hold, by path. Writing them is the caller's job.
///
/// The method `bench` scores every indicator by a linear rule, five to a domain.
public struct SyntheticWorkspace: Sendable {
  public let options: SyntheticOptions
  public let tree: SyntheticTree
  /// By path inside the workspace, with `/`.
  public let files: [String: [UInt8]]
  /// The files of records/, in the order of their names.
  public let records: [SyntheticFile]

  /// - Complexity: O(units + rows); the bytes are held in memory, about 25 a row.
  public init(_ options: SyntheticOptions) {
    let tree = SyntheticTree(options)
    var facts = SyntheticFacts(options, tree: tree)
    var files: [String: [UInt8]] = [
      "units.csv": tree.csv,
      "methods/bench/method.json": Self.settings,
      "methods/bench/criteria.csv": Self.criteria(tree.indicators),
    ]
    if options.hasAmounts { files["indicators.csv"] = Self.indicators(tree.indicators) }
    var records: [SyntheticFile] = []
    let count = max(1, options.files)
    for number in 0..<count {
      // The first files take what does not divide evenly.
      let rows = options.rows / count + (number < options.rows % count ? 1 : 0)
      let file = facts.next(rows: rows)
      records.append(file)
      files["records/" + Self.name(number)] = file.bytes
    }
    self.options = options
    self.tree = tree
    self.files = files
    self.records = records
  }

  /// Rows that a reader of records/ counts, good or not.
  public var rowCount: Int { records.reduce(0) { $0 + $1.rowCount } }

  /// Rows of records/ that count in the figures.
  public var addedRows: Int { records.reduce(0) { $0 + $1.addedRows } }

  /// Rows of records/ that an error keeps out.
  public var leftOutRows: Int { records.reduce(0) { $0 + $1.leftOutRows } }

  /// The first indicator is a count, whatever the options.
  static func isAmount(_ indicator: Int) -> Bool { indicator % 3 == 2 }

  /// `2024-001.csv`: sorted by name they are in the order in which they were drawn.
  private static func name(_ number: Int) -> String {
    let digits = String(number + 1)
    return "2024-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits + ".csv"
  }

  private static let settings = Array(
    #"{"id": "bench", "family": "bench", "name": "Bench", "calendar": "calendar"}"#.utf8)

  private static func criteria(_ indicators: [String]) -> [UInt8] {
    func maximum(_ index: Int) -> Int { 2 + index % 4 }
    var text = "code,parent,name,max_points,measure,rule,roll_up,when_empty\n"
    for first in stride(from: 0, to: indicators.count, by: 5) {
      let members = first..<min(first + 5, indicators.count)
      let domain = first / 5 + 1
      text += "\(domain),,Lĩnh vực \(domain),\(members.map(maximum).reduce(0, +)),,,,\n"
    }
    for (index, indicator) in indicators.enumerated() {
      let code = "\(index / 5 + 1).\(index % 5 + 1)"
      text += "\(code),\(index / 5 + 1),Tiêu chí \(code),\(maximum(index)),"
      text += "metric:\(indicator),linear,sum,zero\n"
    }
    return Array(text.utf8)
  }

  private static func indicators(_ codes: [String]) -> [UInt8] {
    var text = "code,name,kind,decimals\n"
    for (index, code) in codes.enumerated() {
      text += "\(code),\(code),\(isAmount(index) ? "amount,2" : "count,0")\n"
    }
    return Array(text.utf8)
  }
}
