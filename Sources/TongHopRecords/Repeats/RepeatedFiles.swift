import Foundation
import TongHopDiagnostics
import TongHopDomain

/// Finds files of figures whose rows are those of another file: a copy beside its original, or a file
/// of a commune whose rows were put into that of the province.
///
/// In records/ every row adds up, so such a file counts twice and nothing shows it; elsewhere each of
/// its rows would be an error of its own. A file that is no chance is left out as a whole and named
/// once. What may be chance (rows of one case each look alike) is only named.
public struct RepeatedFiles {
  private let files: [WorkspaceFile]
  /// By file: do rows of one key add up in it?
  private let addsUp: [Bool]
  private var rows: [Int: RowList?] = [:]
  private var dropped: Set<Int> = []
  /// Pairs that were compared, each in its order.
  private var compared: Set<[Int]> = []
  private var log = DiagnosticLog()

  /// - Returns: the files without those that repeat others.
  /// - Complexity: one look at the beginning of each file, and all of those that begin alike; of at most
  ///   4 MB all bytes.
  public static func leaveOut(from files: FigureFiles, log: inout DiagnosticLog) -> FigureFiles {
    var result = files
    let facts = files.metrics + files.records
    let kept = leaveOut(
      facts, addsUp: facts.indices.map { $0 >= files.metrics.count }, log: &log)
    result.metrics = files.metrics.filter { kept.contains($0) }
    result.records = files.records.filter { kept.contains($0) }
    for list in [\FigureFiles.tasks, \.points, \.survey] {
      let all = files[keyPath: list]
      let kept = leaveOut(all, addsUp: all.map { _ in false }, log: &log)
      result[keyPath: list] = all.filter { kept.contains($0) }
    }
    return result
  }

  private static func leaveOut(
    _ files: [WorkspaceFile], addsUp: [Bool], log: inout DiagnosticLog
  ) -> Set<WorkspaceFile> {
    guard !files.isEmpty else { return [] }
    var finder = RepeatedFiles(files, addsUp)
    finder.run()
    log.merge(finder.log)
    return Set(files.indices.filter { !finder.dropped.contains($0) }.map { files[$0] })
  }

  private init(_ files: [WorkspaceFile], _ addsUp: [Bool]) {
    self.files = files
    self.addsUp = addsUp
  }

  private mutating func run() {
    let sizes = files.map(\.size)
    let isSmall = sizes.reduce(0, +) <= FirstRows.mostBytes
    if files.count > 1 { for group in alike(sizes) { compareAlike(group, sizes) } }
    guard isSmall else { return }
    for (small, large) in FirstRows(files).pairs() {
      guard !dropped.contains(small), !dropped.contains(large) else { continue }
      if small == large {
        findAgain(small)
      } else {
        compare(small, large)
      }
    }
  }

  /// Files whose first rows are the same.
  private func alike(_ sizes: [Int]) -> [[Int]] {
    var groups: [[Int]: [Int]] = [:]
    for number in files.indices where sizes[number] > 0 {
      guard let head = RowList(files[number], most: 1) else { continue }
      groups[head.hashes, default: []].append(number)
    }
    return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// The original goes first: the larger one, of equal ones the one that is called so.
  private mutating func compareAlike(_ group: [Int], _ sizes: [Int]) {
    let order = group.sorted { left, right in
      let (a, b) = (isCopy(left), isCopy(right))
      if sizes[left] == sizes[right], a != b { return b }
      if sizes[left] != sizes[right] { return sizes[left] > sizes[right] }
      let (x, y) = (files[left].name, files[right].name)
      return x.utf8.count != y.utf8.count
        ? x.utf8.count < y.utf8.count : left < right
    }
    for (place, large) in order.enumerated() {
      for small in order[(place + 1)...]
      where !dropped.contains(large) && !dropped.contains(small) {
        compare(small, large)
      }
    }
  }

  /// `06157 - Copy.csv`, `06157 (1).csv`, `Bản sao 06157.csv`.
  private func isCopy(_ number: Int) -> Bool {
    let name = NameKey(files[number].name).text
    return ["copy", "bản sao", "sao chép", "(1)", "(2)", "(3)"].contains { name.contains($0) }
  }

  private mutating func list(_ number: Int) -> RowList? {
    if let known = rows[number] { return known }
    let list = RowList(files[number])
    rows[number] = .some(list)
    return list
  }

  // MARK: - Two files

  /// Looks for the rows of one file in another that has its first row.
  private mutating func compare(_ number: Int, _ otherNumber: Int) {
    guard compared.insert([min(number, otherNumber), max(number, otherNumber)]).inserted,
      var mine = list(number), var other = list(otherNumber)
    else { return }
    var (small, large) = (number, otherNumber)
    if mine.count > other.count || (mine.count == other.count && isCopy(large) && !isCopy(small)) {
      swap(&small, &large)
      swap(&mine, &other)
    }
    let run = longestRun(mine, in: other)
    if run.length == mine.count {
      guard RowList.isSame(files[small], files[large], count: run.length, from: run.start) else {
        return
      }
      report(
        small, large, mine, isWhole: mine.count == other.count,
        lines: (other.lines[run.start], other.lines[run.start + run.length - 1]))
    } else if isInOrder(mine, in: other), mine.evidence(0..<mine.count).sums >= 5 {
      report(small, large, mine, isWhole: false, lines: nil)
    } else if addsUp[small], addsUp[large], isTelling(mine, 0..<run.length, block: true) {
      reportBlock(
        small, large, count: run.length, mine.lines[0], mine.lines[run.length - 1],
        other.lines[run.start])
    }
  }

  /// The longest stretch of rows that begins like the first file.
  private func longestRun(_ mine: RowList, in other: RowList) -> (start: Int, length: Int) {
    var best = (start: 0, length: 0)
    // Rows of one case each are alike by the thousand.
    for start in other.hashes.indices.lazy.filter({ other.hashes[$0] == mine.hashes[0] })
      .prefix(256)
    {
      var length = 0
      while length < mine.count, start + length < other.count,
        mine.hashes[length] == other.hashes[start + length]
      {
        length += 1
      }
      if length > best.length { best = (start, length) }
    }
    return best
  }

  /// Are all rows in the other file, in their order, with others between them?
  private func isInOrder(_ mine: RowList, in other: RowList) -> Bool {
    var next = 0
    for hash in other.hashes where next < mine.count && hash == mine.hashes[next] { next += 1 }
    return next == mine.count
  }

  /// Can two files have the rows by chance? Sums of several cases rarely, single cases often.
  private func isTelling(_ list: RowList, _ range: Range<Int>, block: Bool = false) -> Bool {
    let (sums, changes) = list.evidence(range)
    return block ? range.count >= 10 && (sums >= 5 || changes >= 20) : sums >= 2 || changes >= 10
  }

  /// The same rows twice in one file, one block behind the other.
  private mutating func findAgain(_ number: Int) {
    guard addsUp[number], let list = list(number) else { return }
    var best = (start: 0, length: 0)
    for start in list.hashes.indices.dropFirst().lazy
      .filter({ list.hashes[$0] == list.hashes[0] }).prefix(256)
    {
      var length = 0
      while length < start, start + length < list.count,
        list.hashes[length] == list.hashes[start + length]
      {
        length += 1
      }
      if length > best.length { best = (start, length) }
    }
    guard isTelling(list, 0..<best.length, block: true) else { return }
    reportBlock(
      number, number, count: best.length, list.lines[best.start],
      list.lines[best.start + best.length - 1], list.lines[0])
  }
}

// MARK: - Messages

extension RepeatedFiles {
  /// - Parameter lines: of the other file; nil where others stand between them.
  private mutating func report(
    _ small: Int, _ large: Int, _ list: RowList, isWhole: Bool, lines: (first: Int, last: Int)?
  ) {
    let isKeyed = !(addsUp[small] && addsUp[large])
    let isSure = isKeyed || isTelling(list, 0..<list.count)
    // One row of one case inside of another file is nothing; of keys it is an error of its own.
    guard list.count > 1 || (isWhole && !isKeyed) else { return }
    let (count, name) = (list.count, files[large].name)
    let rows = Phrase("\(count) dòng", en: count == 1 ? "1 row" : "\(count) rows")
    let place =
      lines.map { Phrase(" (dòng \($0.first)-\($0.last))", en: " (lines \($0.first)-\($0.last))") }
      ?? Phrase("", en: "")
    let message =
      isWhole
      ? Phrase("tệp này lặp lại \(name): cả ", en: "this file repeats \(name): all ") + rows
        + Phrase(" giống nhau", en: " are the same")
      : Phrase("tệp này nằm trong \(name): cả ", en: "this file is inside \(name): all ") + rows
        + Phrase(" đều có ở đó, đúng thứ tự", en: " stand there in their order") + place
    if isSure { dropped.insert(small) }
    log.report(
      Diagnostic(
        isSure ? .repeatedFile : .repeatedRows, severity: isSure ? .error : .warning,
        at: SourceLocation(file: files[small].name), message,
        expected: Phrase("mỗi số liệu trong một tệp", en: "each figure in one file"),
        fix: fix(small, large, isSure: isSure)))
  }

  private func fix(_ small: Int, _ large: Int, isSure: Bool) -> Phrase {
    let delete = Phrase(
      "xóa \(files[small].name), nếu là bản sao", en: "delete \(files[small].name), if it is a copy"
    )
    guard addsUp[small], addsUp[large] else {
      return Phrase(
        "xóa một trong hai tệp; nếu là số liệu của kỳ hoặc đơn vị khác: sửa cột period hoặc unit",
        en:
          "delete one of the two; if it is of another period or unit: correct the column period or unit"
      )
    }
    return isSure
      ? delete
        + Phrase(
          "; nếu cả hai đều đúng: gộp các dòng vào một tệp",
          en: "; if both are right: put the rows into one file")
      : delete + Phrase("; nếu không thì giữ nguyên", en: "; if not, leave it")
  }

  /// - Parameters:
  ///   - first: line of the block, to the last.
  ///   - other: first line of the rows that it repeats.
  private mutating func reportBlock(
    _ small: Int, _ large: Int, count: Int, _ first: Int, _ last: Int, _ other: Int
  ) {
    let place = "\(files[large].name):\(other)"
    log.report(
      Diagnostic(
        .repeatedBlock, severity: .warning,
        at: SourceLocation(file: files[small].name, line: first),
        Phrase(
          "\(count) dòng liền nhau (đến dòng \(last)) giống hệt \(count) dòng từ \(place)",
          en: "\(count) rows on end (to line \(last)) are those from \(place) on"),
        expected: Phrase("mỗi số liệu một lần", en: "each figure once"),
        fix: Phrase(
          "nếu dán hai lần: xóa một khối; nếu không thì giữ nguyên",
          en: "if they were pasted twice: delete one block; if not, leave them")))
  }
}
