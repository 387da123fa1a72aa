/// Names of the units of a table; two units of one name are told apart by the unit above them.
package struct RowNames: Sendable {
  private let repeated: Set<String>

  package init(_ table: ComparisonTable) {
    var counts: [String: Int] = [:]
    for row in table.groups.lazy.flatMap(\.rows) { counts[row.displayName, default: 0] += 1 }
    repeated = Set(counts.filter { $0.value > 1 }.keys)
  }

  package subscript(row: ComparisonRow) -> String {
    let name = row.displayName
    guard repeated.contains(name), !row.parentName.isEmpty else { return name }
    return "\(name) (\(row.parentName))"
  }
}
