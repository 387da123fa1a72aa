import TongHopDiagnostics
import TongHopDomain

/// The rows that errors kept out: one element for all rows of a file that belonged to the same unit,
/// figure and period, and apart from these the lines of each file.
///
/// So a million rows of an unknown unit take the room of a few, and whoever asks for each column
/// which rows would have changed it goes through those that name its code.
public struct LeftOutRows: Sendable, Hashable {
  private(set) var rows: [LeftOutRow] = []
  /// By what all rows of an element have in common, its place.
  private var places: [LeftOutRow: Int] = [:]
  /// By code the places of the elements that name it; under nil of those that name none.
  private var placesOfCodes: [String?: [Int]] = [:]
  /// *shape* [file][stretch]: consecutive lines joined, where rows came in the order of their lines.
  public private(set) var lines: [String: [ClosedRange<Int>]] = [:]

  public init() {}

  /// - Complexity: O(1).
  public mutating func append(_ row: LeftOutRow) {
    if let line = row.location.line {
      Self.join(line...line, to: &lines[row.location.file, default: []])
    }
    add(row)
  }

  /// The rows of another file, or of another step.
  public static func += (left: inout LeftOutRows, right: LeftOutRows) {
    for row in right.rows { left.add(row) }
    for (file, stretches) in right.lines {
      for stretch in stretches { join(stretch, to: &left.lines[file, default: []]) }
    }
  }

  /// How many rows there are; a file that cannot be read at all has none.
  public var rowCount: Int { rows.reduce(0) { $0 + ($1.location.line == nil ? 0 : $1.rows) } }

  /// Those that name an indicator, criterion or question; of nil those that name none.
  ///
  /// - Complexity: O(*rows* of the code).
  public func rows(of code: String?) -> [LeftOutRow] {
    (placesOfCodes[code] ?? []).map { rows[$0] }
  }

  /// Every row that a column may have lost, beside others that it has not: no column need go through
  /// the rows of all the others.
  public func rows(near figure: RollupColumn.Figure) -> [LeftOutRow] {
    switch figure {
    case .indicator(let code), .points(let code), .selfPoints(let code): rows(of: code)
    case .survey(let figure): rows(of: figure.question)
    case .tasks(nil, _): rows
    case .tasks(let criterion?, _): rows(of: criterion) + rows(of: nil)
    }
  }

  private mutating func add(_ row: LeftOutRow) {
    var key = row
    // A file as a whole is no row of it.
    key.location.line = row.location.line == nil ? nil : 0
    key.location.column = nil
    key.rows = 0
    guard let place = places[key] else {
      places[key] = rows.count
      placesOfCodes[row.code, default: []].append(rows.count)
      rows.append(row)
      return
    }
    rows[place].location = Swift.min(rows[place].location, row.location)
    rows[place].rows += row.rows
  }

  private static func join(_ new: ClosedRange<Int>, to stretches: inout [ClosedRange<Int>]) {
    guard let last = stretches.last, last.lowerBound <= new.lowerBound,
      new.lowerBound <= last.upperBound + 1
    else {
      stretches.append(new)
      return
    }
    stretches[stretches.count - 1] =
      last.lowerBound...Swift.max(last.upperBound, new.upperBound)
  }
}

extension LeftOutRows: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { rows.count }
  public subscript(place: Int) -> LeftOutRow { rows[place] }
}
