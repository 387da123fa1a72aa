import TongHopDiagnostics

/// Pieces of text brought to a width in columns of a terminal.
enum TextLine {
  /// Line breaks and tabs would tear the table; they become a space. What a terminal would obey is
  /// shown: ``ShownText``.
  static func plain(_ text: String) -> String { ShownText.words(text) }

  static func pad(_ text: String, to width: Int, _ alignment: ReportDocument.Alignment) -> String {
    let space = max(width - DisplayWidth.of(text), 0)
    let before =
      switch alignment {
      case .leading: 0
      case .center: space / 2
      case .trailing: space
      }
    return String(repeating: " ", count: before) + text
      + String(repeating: " ", count: space - before)
  }

  /// At most `width` columns; what is cut ends in `…`.
  static func cut(_ text: String, to width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    var result = ""
    var used = 0
    for character in text {
      let next = DisplayWidth.of(character)
      if used + next > width - 1 { break }
      result.append(character)
      used += next
    }
    return width > 0 ? result + "…" : ""
  }

  /// Lines of at most `width` columns, broken at spaces; a word that is too long is broken inside,
  /// between characters. No-break spaces hold and are printed as spaces.
  ///
  /// - Complexity: O(*length*).
  static func wrap(_ text: String, width: Int) -> [String] {
    let width = max(width, 1)
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in plain(text).split(separator: " ") {
      var word = String(word.map { $0 == "\u{A0}" ? " " : $0 })
      var length = DisplayWidth.of(word)
      if used > 0, used + 1 + length <= width {
        line += " " + word
        used += 1 + length
        continue
      }
      if used > 0 { lines.append(line) }
      if length > width { (word, length) = broken(word, width: width, &lines) }
      (line, used) = (word, length)
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// Adds full lines of a word that is too long for one.
  ///
  /// - Returns: what is left for the next line, with its width.
  private static func broken(
    _ word: String, width: Int, _ lines: inout [String]
  ) -> (rest: String, width: Int) {
    var part = ""
    var used = 0
    for character in word {
      let next = DisplayWidth.of(character)
      // At least one character, even one that is wider than the line.
      if used + next > width, !part.isEmpty {
        lines.append(part)
        (part, used) = ("", 0)
      }
      part.append(character)
      used += next
    }
    guard used > width else { return (part, used) }
    lines.append(part)
    return ("", 0)
  }

  /// The least width at which the text takes no more than `lines` lines.
  ///
  /// - Complexity: O(*length* log *length*): a wider line never makes more of them.
  static func width(of text: String, inLines lines: Int) -> Int {
    let words = text.split(separator: " ").map { DisplayWidth.of($0) }
    let longest = words.max() ?? 0
    let whole = DisplayWidth.of(text)
    guard longest < whole else { return whole }
    var (low, high) = (longest, whole)
    while low < high {
      let middle = low + (high - low) / 2
      if wrap(text, width: middle).count <= lines { high = middle } else { low = middle + 1 }
    }
    return low
  }

  static func trimmedEnd(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
