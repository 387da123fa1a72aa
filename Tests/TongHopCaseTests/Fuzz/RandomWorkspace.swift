import Foundation

/// A small province as it comes in: units that ended and began, one or two methods with all kinds of
/// leaves, figures of months and quarters, tasks, points, answers of a survey; and in half of them
/// some cells, rows and files that are odd (see ``damage()``).
struct RandomWorkspace {
  /// By path inside the workspace.
  var files: [String: [String]] = [:]
  /// Every file as one text with these line ends.
  var lineEnd = "\n"
  var hasMark = false
  var semicolons = false

  var draw: Draw
  let isAdministrative: Bool
  /// The lowest units of each day, by code.
  var lowest: [RandomUnit] = []
  var communes: [RandomUnit] = []
  var indicators: [RandomIndicator] = []
  var leaves: [RandomLeaf] = []
  private(set) var isDamaged = false
  var isComposite = false
  /// Of a composite indicator; empty for the default.
  var means: [String] = []
  /// Figures are sent to the end of this month.
  let lastMonth: Int

  init(seed: UInt64) {
    draw = Draw(seed: seed)
    isAdministrative = draw.chance(50)
    lastMonth = draw.chance(20) ? 12 : 9
    makeUnits()
    makeIndicators()
    makeMethods()
    makeFigures()
    makeExemptions()
    makeTasks()
    makePoints()
    makeSurvey()
    lineEnd = draw.chance(15) ? "\r\n" : "\n"
    hasMark = draw.chance(15)
    semicolons = draw.chance(20)
    if draw.chance(50) {
      isDamaged = true
      damage()
    }
  }

  /// The rows of the tables in another order, and each file of rows cut into two.
  ///
  /// Criteria, units and lists of settings keep theirs: there the order means something.
  func rearranged(seed: UInt64) -> RandomWorkspace {
    var other = self
    other.draw = Draw(seed: seed)
    for (name, lines) in files.sorted(by: { $0.key < $1.key }) {
      let folder = String(name.prefix { $0 != "/" })
      guard ["metrics", "records", "tasks", "points", "survey"].contains(folder), lines.count > 2,
        lines[0].first?.isLetter == true, !lines[0].hasPrefix("sep=")
      else { continue }
      let rows = other.draw.shuffled(Array(lines.dropFirst()))
      let half = other.draw.int(0...rows.count)
      other.files[name] = [lines[0]] + rows[..<half]
      other.files[folder + "/zz-" + name.dropFirst(folder.count + 1)] = [lines[0]] + rows[half...]
    }
    return other
  }

  func write(to folder: URL) throws {
    for (name, lines) in files {
      let url = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      var text = lines.map { $0 + lineEnd }.joined()
      if name.hasSuffix(".csv") {
        if semicolons { text = Self.withSemicolons(text) }
        if hasMark { text = "\u{FEFF}" + text }
      }
      try Data(text.utf8).write(to: url)
    }
  }

  /// Commas outside of quotes become semicolons.
  private static func withSemicolons(_ text: String) -> String {
    var isQuoted = false
    return String(
      text.unicodeScalars.reduce(into: String.UnicodeScalarView()) { result, scalar in
        if scalar == "\"" { isQuoted.toggle() }
        result.append(scalar == "," && !isQuoted ? ";" : scalar)
      })
  }
}
