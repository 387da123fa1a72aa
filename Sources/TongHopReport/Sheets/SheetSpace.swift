/// How much of a page texts take, in tenths of a millimetre, so that lists can be cut before they
/// leave the page. The estimates are on the safe side; the page cuts what is still too long.
enum SheetSpace {
  /// What the lists and the table of domains may take together with the sentences.
  static let page = 1_985

  /// A line of a table, and what a row has besides.
  static let tableLine = 35
  static let rowFrame = 9
  /// The heading of a list and its header row.
  static let listHead = 110
  static let storyLine = 49

  /// Lines of 8.5 pt in a column of a table.
  ///
  /// - Parameter width: in millimetres.
  static func lines(_ text: String, width: Int) -> Int { lines(text, em: 300, width: width) }

  /// Lines of a paragraph of 10.5 pt on the whole width.
  static func storyLines(_ text: String) -> Int { lines(text, em: 370, width: 180) }

  /// A paragraph of 9 pt on the whole width.
  static func historyHeight(_ text: String) -> Int { lines(text, em: 318, width: 180) * 41 + 16 }

  /// What the name of the unit takes above one line of 15 pt.
  static func nameHeight(_ name: String) -> Int { (lines(name, em: 529, width: 175) - 1) * 61 }

  /// - Parameter em: in hundredths of a millimetre.
  private static func lines(_ text: String, em: Int, width: Int) -> Int {
    let tenths = text.reduce(0) { $0 + self.width($1) }
    return max(1, (tenths * em + width * 1_000 - 1) / (width * 1_000))
  }

  /// In tenths of an em.
  private static func width(_ letter: Character) -> Int {
    if letter == "W" || letter == "M" { return 10 }
    if letter.isUppercase { return 8 }
    return DisplayWidth.of(letter) * 5
  }
}

/// A list of a sheet: as many rows as there is room for, and how many more there are.
struct SheetList {
  var title: String
  /// The columns and their titles; empty: the rows are items.
  var head: String
  var columns: Int
  var rows: [(html: String, lines: Int)]
  /// Rows that were left out.
  var more = 0
  /// Instead of an empty list.
  var none: String

  var height: Int {
    SheetSpace.listHead
      + rows.reduce(0) { $0 + $1.lines * SheetSpace.tableLine + SheetSpace.rowFrame }
      + (more > 0 ? SheetSpace.tableLine + SheetSpace.rowFrame : 0)
  }

  mutating func dropLast() {
    rows.removeLast()
    more += 1
  }

  /// Makes rows of the first things only: a province can have thousands of late tasks.
  mutating func fill<Thing>(
    with things: [Thing], most: Int, row: (Thing) -> (html: String, lines: Int)
  ) {
    rows = things.prefix(most).map(row)
    more = things.count - rows.count
  }

  /// Takes rows from the longest list, the last of several, until all fit or each has one.
  ///
  /// - Returns: whether they fit.
  static func fit(_ lists: inout [SheetList], into space: Int) -> Bool {
    while lists.reduce(0, { $0 + $1.height }) > space {
      let longest = lists.map(\.rows.count).max() ?? 0
      guard longest > 1, let place = lists.lastIndex(where: { $0.rows.count == longest }) else {
        return false
      }
      lists[place].dropLast()
    }
    return true
  }
}
