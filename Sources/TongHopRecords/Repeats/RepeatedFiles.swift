import TongHopDiagnostics
import TongHopDomain

/// Finds files of figures whose rows are those of another file: a copy beside its original, a file
/// of a commune whose rows were put into that of the province, a copy that was edited, a file of the
/// quarter before with another quarter in it.
///
/// In records/ every row adds up, so such a file counts twice and nothing shows it; elsewhere each of
/// its rows would be an error of its own. A file that is no chance is left out as a whole and named
/// once. What may be chance is only named. DataFormats says what is promised.
package struct RepeatedFiles {
  /// What is compared, in bytes.
  struct Limits {
    /// Of files that are held against each other row by row. Doing that takes longer than adding them
    /// up, so of more than that only the ends of files are looked at, and then those alike there.
    var rows = 8 << 20
    /// Of files that are alike at their ends.
    var alike = 64 << 20
  }

  let limits: Limits
  let files: [WorkspaceFile]
  /// By file: do rows of one key add up in it?
  let addsUp: [Bool]
  private let constants: Set<String>
  private let names: PeriodNames
  var lists: [Int: FileRows] = [:]
  var dropped: Set<Int> = []
  private var digests: [Int: FileDigest?] = [:]
  /// Pairs of which something was said.
  var named: Set<[Int]> = []
  /// Files whose rows all stand in another one, by that.
  var found: [Container: [Contained]] = [:]
  /// Files of which it was said that they may be copies.
  var doubted: Set<Int> = []
  private var evidences: [Int: RowEvidence] = [:]
  var log = DiagnosticLog()

  /// - Parameter codes: what the codes of the workspace mean.
  /// - Returns: the files without those that repeat others.
  /// - Complexity: O(*bytes*) up to 8 MB; beyond that O(*files*).
  package static func leaveOut(
    from files: FigureFiles, codes: RepeatCodes, log: inout DiagnosticLog
  ) -> FigureFiles {
    leaveOut(from: files, codes: codes, within: Limits(), log: &log)
  }

  static func leaveOut(
    from files: FigureFiles, codes: RepeatCodes, within limits: Limits,
    log: inout DiagnosticLog
  ) -> FigureFiles {
    var result = files
    let facts = files.metrics + files.records
    let kept = leaveOut(
      facts, addsUp: facts.indices.map { $0 >= files.metrics.count }, codes, limits, log: &log)
    result.metrics = files.metrics.filter { kept.contains($0) }
    result.records = files.records.filter { kept.contains($0) }
    for list in [\FigureFiles.tasks, \.points, \.survey] {
      let all = files[keyPath: list]
      let kept = leaveOut(all, addsUp: all.map { _ in false }, codes, limits, log: &log)
      result[keyPath: list] = all.filter { kept.contains($0) }
    }
    return result
  }

  private static func leaveOut(
    _ files: [WorkspaceFile], addsUp: [Bool], _ codes: RepeatCodes, _ limits: Limits,
    log: inout DiagnosticLog
  ) -> Set<WorkspaceFile> {
    guard !files.isEmpty else { return [] }
    var finder = RepeatedFiles(files, addsUp, codes, limits)
    finder.run()
    finder.reportFound()
    log.merge(finder.log)
    return Set(files.indices.filter { !finder.dropped.contains($0) }.map { files[$0] })
  }

  private init(
    _ files: [WorkspaceFile], _ addsUp: [Bool], _ codes: RepeatCodes, _ limits: Limits
  ) {
    self.limits = limits
    self.files = files
    self.addsUp = addsUp
    constants = codes.constants
    names = PeriodNames(codes)
  }

  private mutating func run() {
    let bytes = files.reduce(0) { $0 + $1.size }
    guard bytes > limits.rows else { return compareAll(Array(files.indices)) }
    guard files.count > 1 else { return }
    var ends = FileEnds(files, names, bytes: bytes, addsUp: addsUp)
    let alike = ends.alike(addsUp)
    guard alike.reduce(0, { $0 + files[$1].size }) > limits.alike else {
      return compareAll(alike)
    }
    lists = ends.lists
    for pair in ends.pairs where !dropped.contains(pair.0) && !dropped.contains(pair.1) {
      compareEnds(pair.0, pair.1)
    }
    comparePeriods(isWhole: false)
  }

  private mutating func compareAll(_ numbers: [Int]) {
    for number in numbers {
      guard var scanner = RowScanner(files[number], names) else { continue }
      var list = FileRows()
      if scanner.forEach({ list.append($0, line: $1) }), list.count > 0 { lists[number] = list }
    }
    let order = lists.keys.sorted { isBefore($0, $1) }
    let ranks = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    var seen = SeenTwice(count: lists.values.reduce(0) { $0 + $1.count })
    for list in lists.values { for row in list.rows { seen.add(row) } }
    for number in order { lists[number]?.findShared { seen.mayHave($0) } }
    var table = RowTable(rows: lists.values.reduce(0) { $0 + $1.sharedCount })
    for (rank, number) in order.enumerated() {
      guard let list = lists[number] else { continue }
      for row in list.rows.indices where list.isShared[row] {
        table.add(list.rows[row], of: Int32(rank), weight: list.weights[row])
      }
    }
    for (pair, shared) in table.pairs() {
      let (large, small) = (order[Int(pair.first)], order[Int(pair.second)])
      guard !dropped.contains(large), !dropped.contains(small) else { continue }
      if compare(small, large, shared) { named.insert([small, large]) }
    }
    compareOrders(order.filter { addsUp[$0] && !dropped.contains($0) })
    compareBlocks(order.filter { addsUp[$0] && !dropped.contains($0) }, ranks)
    comparePeriods(isWhole: true)
  }

  /// The original goes first: the larger one, of equal ones the one that is called so.
  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    let (mine, other) = (lists[left]?.count ?? 0, lists[right]?.count ?? 0)
    if mine != other { return mine > other }
    if isCopy(left) != isCopy(right) { return isCopy(right) }
    let (x, y) = (files[left].name.utf8.count, files[right].name.utf8.count)
    return x != y ? x < y : left < right
  }

  /// `06157 - Copy.csv`, `06157 (1).csv`, `Bản sao 06157.csv`.
  func isCopy(_ number: Int) -> Bool {
    let name = NameKey(files[number].name).text
    return ["copy", "bản sao", "sao chép", "(1)", "(2)", "(3)"].contains { name.contains($0) }
  }

  private mutating func compareBlocks(_ order: [Int], _ ranks: [Int: Int]) {
    let found = RepeatedBlocks(lists, in: order).blocks
    let pairs = Dictionary(grouping: found) { [$0.file, $0.other] }
    for (pair, blocks) in pairs.sorted(by: {
      (ranks[$0.key[0]] ?? 0, ranks[$0.key[1]] ?? 0)
        < (ranks[$1.key[0]] ?? 0, ranks[$1.key[1]] ?? 0)
    })
    where !named.contains(pair) {
      // `max` gives the last of equals.
      guard let longest = blocks.reversed().max(by: { $0.count < $1.count }) else { continue }
      reportBlock(longest, more: blocks.count - 1)
    }
  }

  /// Of all rows of a file.
  mutating func evidence(of number: Int, _ list: FileRows) -> RowEvidence {
    if let known = evidences[number] { return known }
    let evidence = RowEvidence(list, 0..<list.count)
    evidences[number] = evidence
    return evidence
  }

  private mutating func comparePeriods(isWhole: Bool) {
    let kept = lists.filter { !dropped.contains($0.key) }
    guard let folder = files.first?.name.prefix(while: { $0 != "/" }), folder != "tasks" else {
      return
    }
    let isFacts = folder == "metrics" || folder == "records"
    for found in RepeatedPeriods(kept, names, isFacts: isFacts, constants: constants).find() {
      report(found, isWhole: isWhole)
    }
  }

  // MARK: - Large files

  /// Two files that are alike at their ends, and too large for more: whether they are one all through
  /// is asked in one reading of each.
  private mutating func compareEnds(_ one: Int, _ two: Int) {
    guard let first = digest(one), let second = digest(two), let ends = lists[one] else { return }
    let isSwapped = first.count < second.count || (first.count == second.count && isCopy(one))
    let (small, large) = isSwapped ? (one, two) : (two, one)
    let (mine, other) = isSwapped ? (first, second) : (second, first)
    let isKeyed = !(addsUp[one] && addsUp[two])
    let isSure = isKeyed || RowEvidence(ends, 0..<ends.count).isSure(among: files.count)
    if mine.count == other.count, mine.inAnyOrder == other.inAnyOrder {
      let place = mine.inOrder == other.inOrder ? Place.all : .otherOrder
      report(small, large, mine.count, place, isSure: isSure)
    } else if let start = FileDigest(files[large], names, most: mine.count), start == mine {
      report(small, large, mine.count, .inOrder, isSure: isSure)
    } else if !isKeyed {
      reportAlikeEnds(small, large)
    }
  }

  private mutating func digest(_ number: Int) -> FileDigest? {
    if let known = digests[number] { return known }
    let digest = FileDigest(files[number], names)
    digests[number] = .some(digest)
    return digest
  }
}
