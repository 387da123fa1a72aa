import TongHopDiagnostics
import TongHopDomain

/// Which headings of a file stand for the columns that it lacks, as far as that can be told.
struct HeaderRenames {
  /// Headings with the column that each means, in the order of the columns.
  private(set) var sure: [(heading: String, column: String)] = []
  /// Columns that no heading or more than one heading can mean.
  private(set) var open: [String] = []
  /// Headings that stand for no column yet.
  private(set) var free: [String] = []
  /// Beyond that nobody looks for what was misspelt.
  private static let mostPairs = 10_000

  /// - Parameters:
  ///   - missing: the columns that are looked for.
  ///   - optional: columns that need not be there; they are only renamed.
  ///   - known: all columns of the file.
  ///   - found: the headings.
  ///   - takesMisspelt: also by what is nearly a name.
  /// - Complexity: O(*missing* x *found*); misspelt ones are looked for among few.
  init(
    _ missing: [String], optional: [String] = [], known: [String], found: [String],
    takesMisspelt: Bool = true
  ) {
    let names = Set(known.map { $0.lowercased() })
    let headings = found.filter {
      !$0.isEmpty && !names.contains($0.lowercased()) && !FreeWords.isFree($0.lowercased())
    }
    // A heading that may be of two columns is of neither.
    let meanings = headings.map { ColumnWords.columns(meantBy: $0, of: missing + optional) }
    for (place, column) in (missing + optional).enumerated() {
      let places = headings.indices.filter { meanings[$0].contains(column) }
      if places.count == 1, meanings[places[0]].count == 1 {
        sure.append((headings[places[0]], column))
      } else if place < missing.count {
        open.append(column)
      }
    }
    free = headings.filter { heading in !sure.contains { $0.heading == heading } }
    guard takesMisspelt, open.count * free.count <= Self.mostPairs else { return }
    takeMisspelt(alone: missing.count == 1)
  }

  /// - Parameter alone: one column is missing; then two letters may differ in a short name, too.
  private mutating func takeMisspelt(alone: Bool) {
    for column in open {
      let limit = alone || column.count > 5 ? 2 : 1
      guard let nearest = Suggestion.nearest(to: column, in: free, limit: limit),
        ColumnWords.columns(meantBy: nearest, of: open).isEmpty
      else { continue }
      sure.append((nearest, column))
      free.removeAll { $0 == nearest }
      open.removeAll { $0 == column }
    }
  }

  /// What to do in the header row; the headings are renamed, since what is below them stays.
  var fix: Phrase {
    var parts: [Phrase] = []
    if !sure.isEmpty {
      let list = { (word: String) in
        sure.map { "'\(Diagnostic.shortened($0.heading))' \(word) '\($0.column)'" }
          .joined(separator: ", ")
      }
      parts.append(
        Phrase(
          "trong dòng tiêu đề, đổi tên cột \(list("thành"))",
          en: "in the header row, rename \(list("to"))"))
    }
    if !open.isEmpty {
      let columns = open.map { "'\($0)'" }.joined(separator: ", ")
      parts.append(
        free.isEmpty
          ? Phrase(
            "thêm cột \(columns) vào dòng tiêu đề và điền ở từng dòng phía dưới",
            en: "add \(columns) to the header row and fill it in in each row below")
          : Phrase(
            "\(columns): nếu đã có dưới tên khác (",
            en: "\(columns): if it is there by another name (")
            + Phrase(listing: free.map { "'\(Diagnostic.shortened($0))'" }, most: 20)
            + Phrase(
              ") thì đổi tên cột đó; nếu chưa có thì thêm cột và điền ở từng dòng phía dưới",
              en: "), rename that; if it is not, add it and fill it in in each row below"))
    }
    return parts.dropFirst().reduce(parts[0]) { $0 + Phrase(verbatim: "; ") + $1 }
  }
}
