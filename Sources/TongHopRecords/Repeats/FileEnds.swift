import TongHopDomain

/// The first and the last rows of large files, by which those are found that may repeat each other.
struct FileEnds {
  private(set) var lists: [Int: FileRows] = [:]
  /// Files with the same rows at their ends, each pair in the order of the files.
  private(set) var pairs: [(Int, Int)] = []

  private let names: PeriodNames
  private static let fewestSums = 5
  private static let fewestChanges = 10
  /// Of all bytes about this part is read.
  private static let part = 256

  /// - Parameter bytes: of all files.
  /// - Complexity: O(*files*).
  init(_ files: [WorkspaceFile], _ names: PeriodNames, bytes: Int, addsUp: [Bool]) {
    self.names = names
    let size = min(max(bytes / Self.part / (2 * files.count), 1 << 9), 1 << 16)
    var rows = EndRows()
    var reader = EndReader(size: size, names)
    for file in files {
      if !reader.read(file, into: &rows) {
        rows.dropFile()
        if var scanner = RowScanner(file, names, bufferSize: size) {
          _ = scanner.forEachAtEnds(size) { row, _ in
            rows.append(row.row, figure: row.figure, isSum: row.weight > 0)
          }
        }
      }
      rows.endFile()
    }
    reader.close()
    let candidates = rows.candidates(addsUp, hasPeriods: names.names.count > 1)
    for number in candidates.sorted() {
      guard var scanner = RowScanner(files[number], names, bufferSize: size) else { continue }
      var list = FileRows()
      if scanner.forEachAtEnds(size, { list.append($0, line: $1) }), list.count > 0 {
        lists[number] = list
      }
    }
  }

  /// Files that are worth a comparison of all their rows.
  mutating func alike(_ addsUp: [Bool]) -> [Int] {
    var table = RowTable(rows: lists.values.reduce(0) { $0 + $1.count })
    var figures = table
    for number in lists.keys.sorted() {
      guard let list = lists[number] else { continue }
      for row in list.rows.indices {
        table.add(list.rows[row], of: Int32(number), weight: list.weights[row])
        figures.add(list.figures[row], of: Int32(number), weight: 1)
      }
    }
    for (pair, shared) in table.pairs() {
      let (one, two) = (Int(pair.first), Int(pair.second))
      let least = min(lists[one]?.count ?? 0, lists[two]?.count ?? 0)
      let isKeyed = !(addsUp[one] && addsUp[two])
      // Rows of single cases are alike at the ends of files that have nothing in common.
      let isAlike =
        shared.once >= Self.fewestSums && shared.once * 3 >= least
        || shared.rows == least && isTelling(one) && isTelling(two)
      if isKeyed || isAlike { pairs.append((one, two)) }
    }
    var result = Set(pairs.flatMap { [$0.0, $0.1] })
    for (pair, shared) in figures.pairs() {
      let (one, two) = (Int(pair.first), Int(pair.second))
      let least = min(lists[one]?.count ?? 0, lists[two]?.count ?? 0)
      if shared.rows * 10 >= least * 9 { result.formUnion([one, two]) }
    }
    return result.sorted()
  }

  private func isTelling(_ number: Int) -> Bool {
    guard let list = lists[number] else { return false }
    return RowEvidence(list, 0..<list.count).changes >= Self.fewestChanges
  }
}

/// What all rows of a file come to, without keeping them.
struct FileDigest: Equatable {
  private(set) var count = 0
  private(set) var inOrder: UInt64 = 0
  private(set) var inAnyOrder: UInt64 = 0

  /// - Parameter most: rows that count, from the first on.
  /// - Complexity: O(*bytes*).
  init?(_ file: WorkspaceFile, _ names: PeriodNames, most: Int = .max) {
    guard var scanner = RowScanner(file, names) else { return nil }
    var (count, inOrder, inAnyOrder) = (0, UInt64(0), UInt64(0))
    let isRead = scanner.forEach { row, _ in
      guard count < most else { return }
      count += 1
      inOrder = FieldHash.mix(inOrder &+ row.row)
      inAnyOrder &+= FieldHash.mix(row.row)
    }
    guard isRead else { return nil }
    (self.count, self.inOrder, self.inAnyOrder) = (count, inOrder, inAnyOrder)
  }
}
