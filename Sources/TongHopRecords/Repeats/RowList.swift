import TongHopDiagnostics
import TongHopDomain

/// The rows of a file as far as it matters whether two files have the same ones: their fields in the
/// order of the names of their columns, without the blanks around them. How lines end, a mark at the
/// beginning, the separator and the order of columns make no difference.
struct RowList {
  /// By row, of its fields. Equal rows have equal numbers in one run; the reverse is looked at before
  /// anything is said (``isSame(_:_:count:of:_:)``).
  private(set) var hashes: [Int] = []
  private(set) var lines: [Int] = []
  /// Rows of more than one case: a denominator above 1.
  private(set) var isSum: [Bool] = []

  /// - Parameter most: rows that are read.
  /// - Returns: nil where the file is none that could be compared.
  init?(_ file: WorkspaceFile, most: Int = .max) {
    guard var rows = Rows(file) else { return nil }
    while hashes.count < most, let row = rows.next() {
      hashes.append(row.text.hashValue)
      lines.append(row.line)
      isSum.append(row.isSum)
    }
    guard !hashes.isEmpty else { return nil }
  }

  var count: Int { hashes.count }

  /// How many rows of a stretch tell that two files with them are no chance: the different ones that
  /// are sums, and the places where a row is not like the one before it.
  func evidence(_ range: Range<Int>) -> (sums: Int, changes: Int) {
    let sums = Set(range.lazy.filter { isSum[$0] }.map { hashes[$0] })
    let changes = range.dropFirst().count { hashes[$0] != hashes[$0 - 1] }
    return (sums.count, changes)
  }

  /// Are `count` rows of one file, from a row on, those of the other from its first on?
  static func isSame(
    _ file: WorkspaceFile, _ other: WorkspaceFile, count: Int, from first: Int
  ) -> Bool {
    guard var rows = Rows(file), var others = Rows(other) else { return false }
    for _ in 0..<first { guard others.next() != nil else { return false } }
    for _ in 0..<count {
      guard let row = rows.next(), let same = others.next(), row.text == same.text else {
        return false
      }
    }
    return true
  }

  /// One row after the other.
  private struct Rows {
    private let reader: CSVReader
    /// Places of the columns by their names.
    private let order: [Int]
    private let denominator: Int?

    init?(_ file: WorkspaceFile) {
      guard let stream = try? ByteStream(file),
        FileFormat.problem(with: stream.unread, file: file.name) == nil
      else { return nil }
      reader = CSVReader(stream: stream, file: file.name, allowsLineBreaks: true)
      guard let header = reader.next(), !header.isBroken else { return nil }
      let names = header.fields.map { $0.trimmed.lowercased() }
      order = names.indices.sorted { (names[$0], $0) < (names[$1], $1) }
      denominator = names.firstIndex(of: "denominator")
    }

    mutating func next() -> (text: String, line: Int, isSum: Bool)? {
      guard let row = reader.next() else { return nil }
      var text = ""
      for place in order {
        text += place < row.fields.count ? row.fields[place].trimmed : ""
        text += "\u{1F}"
      }
      let size = denominator.flatMap { $0 < row.fields.count ? row.fields[$0].trimmed : nil }
      return (text, row.line, !["", "0", "1"].contains(size ?? ""))
    }
  }
}
