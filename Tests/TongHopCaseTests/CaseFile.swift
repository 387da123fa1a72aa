import Foundation
import Testing

/// A whole workspace, the commands that are run on it and what they print, in one text file.
///
///     # A unit that does not exist: the message suggests the nearest code.
///     --- base
///     --- file metrics/xa.csv
///     unit,indicator,period,numerator,denominator
///     06221,HS_DUNG_HAN,2023-Q4,40,50
///     --- run check
///     --- stdout
///     metrics/xa.csv:2:1: lỗi TH1201: …
///     --- exit 1
///
/// The sections, in the order in which they take effect:
///
/// - Lines before the first section, beginning with `#`, say what the case is about.
/// - `base` copies the folder `Cases/base` into the workspace.
/// - `file NAME [escaped]` writes a file, over one of the base. In an escaped file `\xNN` is a
///   byte, `\t`, `\r` and `\\` are what they are elsewhere, `\{500:TEXT}` is TEXT 500 times (`\n`
///   in it ends a line), and a `\` at the end of a line takes the line break away.
/// - `folder NAME` makes an empty folder, `link NAME TARGET` a symbolic link that leads from where it
///   stands to TARGET, whether or not there is anything, `fifo NAME` a pipe.
/// - `remove NAME` deletes a file, a link or a folder.
/// - `run VERB [options]` runs the command on the workspace; `command WORDS` runs it with exactly
///   these words, in the folder that holds `workspace`. Words with spaces stand in double quotes.
///   Lines that begin with `#` below it say what this run is about.
/// - `stdout`, `stderr` after a run are what it must print, without blank lines at the end; what
///   is not given is not checked. `exit N` is how it must end; 0 where it is not given.
/// - `follow [N] [CODES]` does what the messages of the run before it advise, see ``CaseAdvice``.
///
/// A section ends at the next one; blank lines at its end do not belong to it. What is none of this is
/// an error: a line that begins with `--- ` and a word without a meaning, and text where none belongs.
struct CaseFile: Sendable, CustomTestStringConvertible {
  /// One `--- ` line and the lines below it.
  struct Section: Sendable {
    var keyword: String
    var argument: String
    var lines: [String] = []
    /// How many blank lines follow, kept when the file is written anew.
    var blankLines = 0

    var header: String { "--- " + keyword + (argument.isEmpty ? "" : " " + argument) }
  }

  let url: URL
  private(set) var comment: [String] = []
  private(set) var sections: [Section] = []
  /// Why the file is no case; then it has no sections.
  private(set) var problem: CaseSyntaxError?

  var testDescription: String { url.deletingPathExtension().lastPathComponent }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Cases")

  /// Every case, by name; one that cannot be read is among them, with its ``problem``.
  static let all: [CaseFile] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".case") }.sorted().map { name in
      CaseFile(folder.appendingPathComponent(name))
    }
  }()

  /// Keywords whose section has text below it.
  private static let withText: Set<String> = ["file", "stdout", "stderr"]
  private static let withoutText: Set<String> = [
    "base", "folder", "link", "fifo", "remove", "run", "command", "exit", "follow",
  ]

  init(_ url: URL) {
    do {
      try self.init(url, text: String(contentsOf: url, encoding: .utf8))
    } catch {
      self.init(url, problem: error as? CaseSyntaxError ?? CaseSyntaxError(description: "\(error)"))
    }
  }

  private init(_ url: URL, problem: CaseSyntaxError) {
    self.url = url
    self.problem = problem
  }

  /// - Throws: where the text is no case.
  init(_ url: URL, text: String) throws {
    self.url = url
    var lines = text.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    for (number, line) in lines.enumerated() {
      do {
        try take(line)
      } catch {
        throw CaseSyntaxError(description: "line \(number + 1): \(error)")
      }
    }
  }

  private mutating func take(_ line: String) throws {
    if let section = try Self.section(startingWith: line) {
      if section.isExpectation, !sections.contains(where: \.isRun) {
        throw CaseSyntaxError(description: "'\(line)' before anything is run")
      }
      sections.append(section)
    } else if sections.isEmpty {
      guard line.isEmpty || line.hasPrefix("#") else {
        throw CaseSyntaxError(description: "expected a comment or '--- ', not '\(line)'")
      }
      comment.append(line)
    } else if line.isEmpty {
      sections[sections.count - 1].blankLines += 1
    } else if let last = sections.last, !Self.withText.contains(last.keyword),
      !(last.isRun && line.hasPrefix("#"))
    {
      throw CaseSyntaxError(description: "text below '\(last.header)'")
    } else {
      sections[sections.count - 1].take(line)
    }
  }

  /// A table may hold a line of dashes, but not one that looks like a section and is none.
  private static func section(startingWith line: String) throws -> Section? {
    guard line.hasPrefix("--- ") else { return nil }
    let parts = line.dropFirst(4).split(separator: " ", maxSplits: 1).map { String($0) }
    guard let keyword = parts.first, keyword.allSatisfy(\.isLetter) else { return nil }
    guard withText.contains(keyword) || withoutText.contains(keyword) else {
      throw CaseSyntaxError(description: "there is no section '\(keyword)'")
    }
    return Section(keyword: keyword, argument: parts.count == 2 ? parts[1] : "")
  }

  // MARK: - Writing what was printed

  /// Puts what the runs printed in the place of what was expected.
  ///
  /// A run without any expectation gets all that it printed.
  func updated(with outputs: [ToolOutput]) -> String {
    var result = self
    result.sections = []
    var remaining = sections[...]
    var outputs = outputs[...]
    while let section = remaining.popFirst() {
      result.sections.append(section)
      guard section.isRun, let output = outputs.popFirst() else { continue }
      var old: [Section] = []
      while let next = remaining.first, !next.isRun, next.isExpectation {
        old.append(next)
        remaining.removeFirst()
      }
      result.sections += Self.expectations(output, instead: old)
    }
    return result.text
  }

  private static func expectations(_ output: ToolOutput, instead old: [Section]) -> [Section] {
    var new: [Section] = []
    for (keyword, text) in [("stdout", output.standardOutput), ("stderr", output.standardError)] {
      let lines = text.linesWithoutBlankEnd
      guard old.isEmpty ? !lines.isEmpty : old.contains(where: { $0.keyword == keyword })
      else { continue }
      new.append(Section(keyword: keyword, argument: "", lines: lines))
    }
    if output.exitCode != 0 {
      new.append(Section(keyword: "exit", argument: "\(output.exitCode)"))
    }
    if let last = old.last, !new.isEmpty { new[new.count - 1].blankLines = last.blankLines }
    return new
  }

  private var text: String {
    var lines = comment
    for section in sections {
      lines.append(section.header)
      lines += section.lines
      lines += Array(repeating: "", count: section.blankLines)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension CaseFile.Section {
  var isRun: Bool { keyword == "run" || keyword == "command" }
  var isExpectation: Bool { ["stdout", "stderr", "exit"].contains(keyword) }

  fileprivate mutating func take(_ line: String) {
    lines += Array(repeating: "", count: blankLines) + [line]
    blankLines = 0
  }
}

extension String {
  /// The lines of a printed text; blank ones at its end are of no account.
  var linesWithoutBlankEnd: [String] {
    var lines = components(separatedBy: "\n")
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}
