import Foundation

/// Carries out a case: makes the workspace, runs the commands.
struct CaseRun {
  let file: CaseFile
  private let folder: TemporaryFolder
  private var workspace: URL { folder.url.appendingPathComponent("workspace") }
  private(set) var outputs: [ToolOutput] = []
  /// What does not agree, for people.
  private(set) var mismatches: [String] = []

  /// - Throws: where the case itself is wrong.
  init(_ file: CaseFile) throws {
    if let problem = file.problem { throw problem }
    self.file = file
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(at: workspace, withIntermediateDirectories: true)
    var expectedExit: Int32 = 0
    for section in file.sections {
      switch section.keyword {
      case "base": try Self.copyBase(to: workspace)
      case "file": try write(section)
      case "folder", "link", "fifo", "remove": try change(section)
      case "run", "command":
        compareExit(expectedExit)
        expectedExit = 0
        try run(section)
      case "stdout", "stderr": try compare(section)
      case "follow":
        guard let output = outputs.last else {
          throw CaseSyntaxError(description: "'\(section.header)' before anything was run")
        }
        try CaseAdvice.follow(output, section.argument, in: workspace)
      case "exit":
        guard let code = Int32(section.argument) else {
          throw CaseSyntaxError(description: "'\(section.header)': a number is missing")
        }
        expectedExit = code
      default: throw CaseSyntaxError(description: "'\(section.header)' is not carried out")
      }
    }
    guard !outputs.isEmpty else { throw CaseSyntaxError(description: "the case runs nothing") }
    compareExit(expectedExit)
  }

  static func copyBase(to workspace: URL) throws {
    let base = CaseFile.folder.appendingPathComponent("base")
    for name in try FileManager.default.contentsOfDirectory(atPath: base.path) {
      try FileManager.default.copyItem(
        at: base.appendingPathComponent(name), to: workspace.appendingPathComponent(name))
    }
  }

  private func write(_ section: CaseFile.Section) throws {
    let words = section.argument.split(separator: " ")
    guard let name = words.first, words.count == 1 || words[1...] == ["escaped"] else {
      throw CaseSyntaxError(description: "'\(section.header)': expected a name, and 'escaped'")
    }
    let bytes =
      words.count == 2
      ? try CaseEscapes.bytes(of: section.lines) : section.lines.flatMap { Array(($0 + "\n").utf8) }
    let url = workspace.appendingPathComponent(String(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Names that are no regular files, and names that go.
  private func change(_ section: CaseFile.Section) throws {
    let words = Self.words(section.argument)
    guard let name = words.first, words.count == (section.keyword == "link" ? 2 : 1) else {
      throw CaseSyntaxError(
        description: "'\(section.header)': expected a name, of a link its target")
    }
    let url = workspace.appendingPathComponent(name)
    let files = FileManager.default
    if section.keyword == "remove" { return try files.removeItem(at: url) }
    try files.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    switch section.keyword {
    case "folder": try files.createDirectory(at: url, withIntermediateDirectories: false)
    case "link": try files.createSymbolicLink(atPath: url.path, withDestinationPath: words[1])
    default:
      guard mkfifo(url.path, 0o600) == 0 else {
        throw CaseSyntaxError(
          description: "'\(section.header)': \(String(cString: strerror(errno)))")
      }
    }
  }

  private mutating func run(_ section: CaseFile.Section) throws {
    var words = Self.words(section.argument)
    if section.keyword == "run" { words.insert("workspace", at: min(1, words.count)) }
    let output = try Tool.run(words, in: folder.url).withoutSummary
    if output.wasKilled { mismatches.append("\(section.header): it crashed or did not end") }
    outputs.append(output)
    try runOnBothEngines(words, section, expecting: output)
  }

  /// The same command with both engines: they must agree, and print what one prints.
  private mutating func runOnBothEngines(
    _ words: [String], _ section: CaseFile.Section, expecting output: ToolOutput
  ) throws {
    guard let verb = words.first, HelpTests.verbs.contains(verb),
      !["import", "method", "schema"].contains(verb),
      !words.contains(where: { $0.hasPrefix("--engine") || $0 == "--help" || $0 == "-h" })
    else { return }
    // The first of the two has written into the folder.
    let again = ["report", "demo"].contains(verb) ? ["--replace"] : []
    let both = try Tool.run([verb, "--engine", "both"] + again + words.dropFirst(), in: folder.url)
      .withoutSummary
    if both == output { return }
    let texts = [
      ("stdout", output.standardOutput, both.standardOutput),
      ("stderr", output.standardError, both.standardError),
    ]
    for (name, one, two) in texts where one != two {
      mismatches.append(
        (["\(section.header) --engine both, \(name):"]
          + Self.difference(one.linesWithoutBlankEnd, two.linesWithoutBlankEnd))
          .joined(separator: "\n"))
    }
    if both.exitCode != output.exitCode || both.wasKilled {
      mismatches.append("\(section.header) --engine both: it ended with \(both.exitCode)")
    }
  }

  /// Words between spaces; double quotes keep spaces together.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quoted = false
    for character in text {
      switch character {
      case "\"":
        quoted.toggle()
        word = word ?? ""
      case " " where !quoted:
        if let whole = word { words.append(whole) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }

  private mutating func compare(_ section: CaseFile.Section) throws {
    guard let output = outputs.last else {
      throw CaseSyntaxError(description: "'\(section.header)' before anything was run")
    }
    let text = section.keyword == "stdout" ? output.standardOutput : output.standardError
    let found = text.linesWithoutBlankEnd
    guard found != section.lines else { return }
    mismatches.append(
      (["\(section.header) of run \(outputs.count):"] + Self.difference(section.lines, found))
        .joined(separator: "\n"))
  }

  private mutating func compareExit(_ expected: Int32) {
    guard let output = outputs.last, output.exitCode != expected else { return }
    mismatches.append("run \(outputs.count) ended with \(output.exitCode), expected \(expected)")
  }

  /// The lines with `-` that were expected and not printed, with `+` that were printed instead.
  static func difference(_ expected: [String], _ found: [String]) -> [String] {
    let changes = found.difference(from: expected)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var result: [String] = []
    var (old, new) = (0, 0)
    while old < expected.count || new < found.count {
      if removed.contains(old) {
        result.append("- " + expected[old])
        old += 1
      } else if inserted.contains(new) {
        result.append("+ " + found[new])
        new += 1
      } else {
        result.append("  " + expected[old])
        old += 1
        new += 1
      }
    }
    return result
  }
}
