import TongHopDiagnostics

/// Where the columns of files stand, for what is said of rows when their fields are no longer at hand.
struct FileColumns {
  /// By file and name, 1-based.
  private var places: [String: [String: Int]] = [:]

  /// Once for each file.
  mutating func note(_ row: TableRow) {
    guard places[row.file] == nil else { return }
    var columns: [String: Int] = [:]
    for (number, name) in row.names.enumerated() { columns[name] = row.location(number).column }
    places[row.file] = columns
  }

  func location(_ row: SourceLocation, _ column: String) -> SourceLocation {
    var location = row
    location.column = places[row.file]?[column]
    return location
  }
}
