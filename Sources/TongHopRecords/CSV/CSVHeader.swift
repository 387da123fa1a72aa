import TongHopDomain

/// The names in a header row, which may stand in the middle of a file again: two files were put
/// together, or a long table was printed with its header on each page.
struct CSVHeader {
  enum RowKind {
    case row
    /// The header once more.
    case repetition
    /// The same names in another order.
    case otherOrder
  }

  private let keys: [String]
  private let sorted: [String]

  /// - Parameter keys: the names without space around them, in lower case.
  init(_ keys: [String]) {
    self.keys = Array(keys.reversed().drop(while: \.isEmpty).reversed())
    sorted = self.keys.sorted()
  }

  /// - Complexity: O(1) for nearly every row, which begins with a digit.
  func kind(of fields: [String]) -> RowKind {
    guard keys.count > 1, fields.count >= keys.count, let first = fields[0].utf8.first,
      !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    else { return .row }
    let start = fields[0].trimmed.lowercased()
    guard keys.contains(start) else { return .row }
    var names = fields.map { $0.trimmed.lowercased() }
    while names.count > keys.count, names.last?.isEmpty == true { names.removeLast() }
    if names == keys { return .repetition }
    return names.count == keys.count && names.sorted() == sorted ? .otherOrder : .row
  }
}
