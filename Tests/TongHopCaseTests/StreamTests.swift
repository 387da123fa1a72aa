import Foundation
import Testing

/// stdin, stdout and stderr that are closed, full, or read no further.
@Suite("Standard streams", .serialized)
struct StreamTests {
  /// In a folder with the small workspace of the cases.
  private func shell(_ lines: String) throws -> ToolOutput {
    let folder = try OutputFolder()
    return try folder.shell(lines)
  }

  @Test(
    "A result or a message that does not arrive ends with 3, and is told where it can be",
    arguments: [
      ("rank workspace > /dev/full", "kết quả ra stdout: hết chỗ"),
      ("rollup workspace --format csv > /dev/full", "kết quả ra stdout: hết chỗ"),
      ("rank workspace >&-", "stdout đã bị đóng"), ("--help > /dev/full", "stdout: hết chỗ"),
      ("--version >&-", "stdout đã bị đóng"), ("rank workspace 2>&-", nil),
      ("rank workspace 2> /dev/full", nil), ("demo workspace > /dev/full", "stdout: hết chỗ"),
    ] as [(String, String?)])
  func undelivered(words: String, message: String?) throws {
    let output = try shell("$TOOL \(words)\necho end $?")
    #expect(output.standardOutput.hasSuffix("end 3\n"), "\(output)")
    if let message { #expect(output.standardError.contains(message), "\(output)") }
    let both = try shell("$TOOL \(words) >&- 2>&-; echo end $?")
    #expect(both.standardOutput == "end 3\n", "\(both)")
  }

  @Test("A command line that is wrong stays wrong where nobody hears of it")
  func usage() throws {
    #expect(try shell("$TOOL nothing 2>&-; echo $?").standardOutput == "2\n")
    #expect(try shell("$TOOL nothing 2> /dev/full; echo $?").standardOutput == "2\n")
  }

  @Test("A reader that has seen enough ends the run with 3 and without a word")
  func readerLeft() throws {
    // The reader is gone before the first byte, whatever fits into a pipe.
    let output = try shell(
      """
      mkfifo end
      (sleep 1; $TOOL rank workspace; echo $? > code) > end &
      head -c 0 < end
      wait
      cat code
      """)
    #expect(output.standardOutput == "3\n", "\(output)")
    #expect(!output.standardError.contains("tonghop:"), "\(output)")
  }

  @Test("Files never take the place of a stream that is closed")
  func closedAtStart() throws {
    let output = try shell(
      """
      $TOOL rank workspace --output plain.txt
      $TOOL rank workspace --output closed.txt <&- >&- 2>&-; echo $?
      cmp plain.txt closed.txt && $TOOL rank workspace <&- | cmp - plain.txt && echo same
      cmp workspace/units.csv \(CaseFile.folder.path)/base/units.csv && echo whole
      """)
    #expect(output.standardOutput == "3\nsame\nwhole\n", "\(output)")
  }

  @Test("The version names the program, the compiler and the libraries")
  func version() throws {
    let output = try shell("$TOOL --version --lang en && $TOOL rank nowhere --version | wc -l")
    let lines = output.standardOutput.split(separator: "\n")
    #expect(output.exitCode == 0 && output.standardError.isEmpty)
    #expect(lines.count == 7 && lines.last?.hasSuffix("6") == true)
    for (line, start) in zip(
      lines,
      ["tonghop ", "commit ", "compiled by Swift 6.", "libxlsxwriter ", "zlib ", "libcrypto "])
    {
      #expect(line.hasPrefix(start) && line.count > start.count, "\(line)")
    }
  }
}

/// A folder with `workspace`, the small one of the cases.
struct OutputFolder {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let workspace = folder.url.appendingPathComponent("workspace")
    try FileManager.default.createDirectory(at: workspace, withIntermediateDirectories: true)
    try CaseRun.copyBase(to: workspace)
  }

  func shell(_ lines: String) throws -> ToolOutput { try Tool.shell(lines, in: folder.url) }
}
