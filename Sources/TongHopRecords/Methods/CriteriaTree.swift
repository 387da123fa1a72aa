import TongHopDiagnostics
import TongHopDomain

/// Which row of criteria.csv stands under which.
///
/// Without recursion, because a file decides how deep it goes.
struct CriteriaTree {
  /// Deeper sets do not occur; a limit lets other code follow parents by recursion.
  static let deepest = 16

  let rows: [TableRow]
  /// By row the row of the parent.
  private(set) var parents: [Int?]
  private(set) var children: [[Int]]
  /// The rows that are part of the tree, parents before their children.
  private(set) var order: [Int] = []
  var log = DiagnosticLog()

  init(_ rows: [TableRow]) {
    self.rows = rows
    parents = Array(repeating: nil, count: rows.count)
    children = Array(repeating: [], count: rows.count)
  }

  /// - Parameter reportsUnknownParents: false where rows could not be read; a parent may be one of
  ///   them.
  mutating func link(reportsUnknownParents: Bool) {
    let byCode = rowsByCode()
    var near = Suggestions(alone: true) { Array(byCode.keys) }
    var roots: [Int] = []
    for (index, row) in rows.enumerated() {
      let code = row[.parent]
      if code.isEmpty {
        roots.append(index)
      } else if let parent = byCode[code] {
        parents[index] = parent
        children[parent].append(index)
      } else {
        roots.append(index)
        if reportsUnknownParents { reportUnknownParent(row, code, near: near.nearest(to: code)) }
      }
    }
    orderRows(from: roots)
    reportCycles()
  }

  private mutating func rowsByCode() -> [String: Int] {
    var result: [String: Int] = [:]
    for (index, row) in rows.enumerated() {
      let code = row[.code]
      guard !code.isEmpty else { continue }
      guard let first = result[code] else {
        result[code] = index
        continue
      }
      log.report(
        row.problem(
          .badCriteriaTree, column: .code,
          Phrase(
            "mã '\(code)' đã có ở dòng \(rows[first].line)",
            en: "the code '\(code)' stands on line \(rows[first].line) already"),
          fix: Self.otherCode(code)))
    }
    return result
  }

  /// A spreadsheet takes `1.10` for a number and writes `1.1`.
  private static func otherCode(_ code: String) -> Phrase {
    let other = Phrase("đặt mã khác", en: "give it another code")
    let parts = code.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let last = parts.last, last.last != "0",
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return other }
    return Phrase(
      "nếu một dòng là \(code)0 mà bảng tính đã bỏ số 0 ở cuối thì định dạng cột là Văn bản (Text) rồi nhập lại \(code)0, ở đây và ở mọi tệp ghi mã này; nếu không thì ",
      en:
        "if one of the rows is \(code)0 and a spreadsheet has dropped the last zero, format the column as Text and enter \(code)0 again, here and in every file that has the code; otherwise "
    ) + other
  }

  private mutating func reportUnknownParent(
    _ row: TableRow, _ code: String, near nearest: String?
  ) {
    log.report(
      row.problem(
        .badCriteriaTree, column: .parent,
        Phrase(
          "không có tiêu chí nào mang mã '\(code)'", en: "no criterion has the code '\(code)'"),
        expected: Phrase("mã của một dòng trong tệp này", en: "the code of a row of this file"),
        fix: Suggestion.question(code, near: nearest)
          ?? Phrase("sửa mã, hoặc thêm dòng của nó", en: "correct the code, or add its row")))
  }

  private mutating func orderRows(from roots: [Int]) {
    var waiting = roots.reversed().map { (index: $0, depth: 1) }
    while let (index, depth) = waiting.popLast() {
      order.append(index)
      if depth == Self.deepest + 1 {
        log.report(
          rows[index].problem(
            .badCriteriaTree, column: .parent,
            Phrase(
              "cây tiêu chí sâu hơn \(Self.deepest) cấp",
              en: "the tree is deeper than \(Self.deepest) levels"),
            fix: Phrase("kiểm tra cột parent", en: "check the column parent")))
      }
      for child in children[index].reversed() { waiting.append((child, depth + 1)) }
    }
  }

  /// Rows that no root leads to are in a cycle or below one; each cycle is reported once.
  private mutating func reportCycles() {
    var seen = Array(repeating: false, count: rows.count)
    for index in order { seen[index] = true }
    for start in rows.indices where !seen[start] {
      var path: [Int] = []
      var next: Int? = start
      while let index = next, !seen[index] {
        seen[index] = true
        path.append(index)
        next = parents[index]
      }
      guard let meeting = next, let position = path.firstIndex(of: meeting) else { continue }
      let cycle = path[position...]
      guard let first = cycle.min(), let turn = cycle.firstIndex(of: first) else { continue }
      let turned = cycle[turn...] + cycle[..<turn] + [first]
      let codes = turned.prefix(10).map { rows[$0][.code] }.joined(separator: " > ")
      log.report(
        rows[first].problem(
          .badCriteriaTree, column: .parent,
          Phrase(
            "các tiêu chí là cha của nhau: \(codes)",
            en: "criteria are each other's parents: \(codes)"),
          fix: Phrase("sửa cột parent của một dòng", en: "correct the parent of one of them")))
    }
  }
}
