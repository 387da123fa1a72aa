import TongHopReport

/// Where the parts of a sheet stand, and how wide its columns are.
///
/// Widths are in letters of the standard font, heights in points.
struct SheetLayout {
  let widths: [Double]
  /// Columns under one title, in order; an empty title: one column by itself.
  let spans: [Span]
  /// Where the right half of a block begins.
  let middle: Int

  struct Span {
    var title: String
    var range: Range<Int>
  }

  /// Of a line of text of the size of the body.
  static let lineHeight = 15.0

  private static let narrowest = 4.5
  /// A digit and a letter of Times New Roman, in digits of the standard font; a letter is that of
  /// Vietnamese words in the mean, bold and upper case ones are wider.
  private static let digit = 1.05
  private static let letter = 0.87
  /// A text that is longer is wrapped, or runs over.
  private static let widest = 70.0

  init(_ table: ReportDocument) {
    let columns = table.columns
    // Titles are bold.
    var longest = columns.map { Self.longestWord($0.title) * 115 / 100 }
    for row in table.rows {
      guard let cells = row.cells else { continue }
      for (place, cell) in cells.enumerated() where place < longest.count {
        var length = DisplayWidth.of(cell.text)
        // An arrow and a space.
        if case .number(let number) = cell, number.form.isSignedChange { length += 2 }
        longest[place] = max(longest[place], length)
      }
    }
    // Many columns have to share a page; the names of the units are what a reader looks for.
    let cap = columns.count > 12 ? 22.0 : 44
    let names = columns.firstIndex { $0.wraps }
    var widths = columns.indices.map { place in
      let column = columns[place]
      let needed =
        column.alignment == .leading
        ? Double(longest[place]) * Self.letter + 3.5 : Double(longest[place]) * Self.digit + 1.6
      guard column.wraps else { return min(max(needed, Self.narrowest), Self.widest) }
      let most = max(place == names ? 36 : cap, Double(column.minimumWidth))
      // An empty column to write in has nothing that could make it wide.
      let least = columns.count <= 12 ? Double(column.minimumWidth) : Self.narrowest
      return min(max(needed, least), most)
    }
    spans = Self.spans(of: columns)
    Self.widen(&widths, spans)
    self.widths = widths
    var (sum, middle) = (0.0, 0)
    let half = widths.reduce(0, +) / 2
    for width in widths {
      guard sum + width / 2 < half else { break }
      sum += width
      middle += 1
    }
    self.middle = min(max(middle, 1), max(widths.count - 1, 1))
  }

  private static func spans(of columns: [ReportDocument.Column]) -> [Span] {
    var spans: [Span] = []
    for (place, column) in columns.enumerated() {
      if let last = spans.last, !column.group.isEmpty, last.title == column.group {
        spans[spans.count - 1].range = last.range.lowerBound..<place + 1
      } else {
        spans.append(Span(title: column.group, range: place..<place + 1))
      }
    }
    return spans
  }

  /// A title over several columns gets the room that its longest word needs.
  private static func widen(_ widths: inout [Double], _ spans: [Span]) {
    for span in spans where !span.title.isEmpty {
      let needed = Double(longestWord(span.title)) * 1.15 + 1.6
      let width = widths[span.range].reduce(0, +)
      guard width < needed else { continue }
      for column in span.range { widths[column] += (needed - width) / Double(span.range.count) }
    }
  }

  private static func longestWord(_ title: String) -> Int {
    title.split { $0 == " " || $0 == "\u{A0}" }.map { DisplayWidth.of($0) }.max() ?? 0
  }

  func width(of range: Range<Int>) -> Double {
    widths[range.clamped(to: widths.indices)].reduce(0, +)
  }

  /// - Parameters:
  ///   - size: of the letters, in points.
  ///   - isWide: in bold or upper case letters.
  func height(
    of text: String, over range: Range<Int>, size: Double = 11, isWide: Bool = false
  ) -> Double {
    let room = room(over: range, size: size, isWide: isWide)
    return Double(Self.lines(of: text, width: room)) * Self.lineHeight * size / 11
  }

  /// How many letters fit on a line; those of long lines are narrower than digits in the mean.
  func room(over range: Range<Int>, size: Double = 11, isWide: Bool = false) -> Double {
    max(width(of: range) * 11 / size / (isWide ? 1.1 : Self.letter), 1)
  }

  /// How many lines the highest cell of a row takes.
  func lines(of cells: [ReportDocument.Cell], in columns: [ReportDocument.Column]) -> Int {
    var lines = 1
    for (place, cell) in cells.enumerated() where place < columns.count && columns[place].wraps {
      guard case .text(let text) = cell else { continue }
      let room = max((widths[place] - 2) / Self.letter, 1)
      // No letter is wider than its bytes are many.
      guard Double(text.utf8.count) > room else { continue }
      lines = max(lines, Self.lines(of: text, width: room))
    }
    return lines
  }

  /// A text cut at its spaces into pieces that take at most so many lines each.
  static func pieces(of text: String, width: Double, lines most: Int) -> [String] {
    guard lines(of: text, width: width) > most else { return [text] }
    var pieces: [String] = []
    var (piece, line) = ("", "")
    var lines = 1
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !line.isEmpty, Double(DisplayWidth.of(line) + 1 + DisplayWidth.of(word)) > width {
        lines += 1
        line = ""
      }
      if lines > most {
        pieces.append(piece)
        (piece, lines) = ("", 1)
      }
      line += (line.isEmpty ? "" : " ") + word
      piece += (piece.isEmpty ? "" : " ") + word
    }
    return pieces + [piece]
  }

  /// How many lines a text takes when it is wrapped at its spaces.
  static func lines(of text: String, width: Double) -> Int {
    var lines = 1
    var used = 0.0
    for word in text.split(
      omittingEmptySubsequences: true, whereSeparator: { $0 == " " || $0 == "\u{A0}" })
    {
      let length = Double(DisplayWidth.of(word))
      if used > 0, used + 1 + length > width {
        lines += 1
        used = 0
      }
      used += (used > 0 ? 1 : 0) + length
      while used > width {
        lines += 1
        used -= width
      }
    }
    return lines
  }

}
