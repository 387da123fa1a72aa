import Foundation
import Testing

/// Whatever the messages of the cases tell people to type is followed in some case, whose next run
/// shows the figure that was meant.
@Suite("Advice")
struct AdviceTests {
  /// Settings stand in JSON, of which no field is a field of a table: ``settingsAreFollowed()`` follows
  /// what is said of them. What TH1287 says is typed in many rows, of which a message names the first.
  private static let ofSettings: Set<String> = ["TH1402", "TH1287"]

  @Test("Every form of advice that says what to type is followed in some case")
  func everyFormIsFollowed() {
    var given: [String: String] = [:]
    var followed: Set<String> = []
    for file in CaseFile.all {
      var printed = ""
      for section in file.sections {
        switch section.keyword {
        case "run", "command": printed = ""
        case "stdout", "stderr":
          printed += section.lines.joined(separator: "\n") + "\n"
          for form in Self.forms(printed, choice: nil, codes: []) {
            given[form] = file.testDescription
          }
        case "follow":
          let words = section.argument.split(separator: " ").map { String($0) }
          followed.formUnion(
            Self.forms(
              printed, choice: words.compactMap { Int($0) }.first ?? 1,
              codes: words.filter { $0.hasPrefix("TH") }))
        default: break
        }
      }
    }
    for (form, name) in given.sorted(by: { $0.key < $1.key }) {
      #expect(followed.contains(form), "no case follows \(form) (\(name))")
    }
  }

  /// What is to be typed goes in the place of what was found, on the line of the message.
  @Test(
    "Advice on settings gives a method that is used",
    arguments: [#""max_points": "10""#, #""minimum_coverage": 80"#, #""minimum_coverage": "80""#],
    ["vi", "en"])
  func settingsAreFollowed(setting: String, language: String) throws {
    let folder = try TemporaryFolder()
    let workspace = folder.url.appendingPathComponent("workspace")
    try FileManager.default.createDirectory(at: workspace, withIntermediateDirectories: true)
    try CaseRun.copyBase(to: workspace)
    let file = workspace.appendingPathComponent("methods/cchc/method.json")
    try "{ \"id\": \"cchc\", \"name\": \"Cải cách\",\n  \(setting) }\n".write(
      to: file, atomically: true, encoding: .utf8)
    let words = ["check", "workspace", "--period", "2024-Q1", "--lang", language]
    let before = try Tool.run(words, in: folder.url)
    let text = before.standardOutput + "\n" + before.standardError
    let message = try #require(
      CaseAdvice.messages(in: text).first { $0.code == "TH1402" }, "\(text)")
    guard case .type(let value)? = message.actions.first else {
      Issue.record("nothing to type: \(message.fix)")
      return
    }
    var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    let found = setting.components(separatedBy: ": ")[1]
    lines[message.line - 1] = lines[message.line - 1].replacingOccurrences(of: found, with: value)
    try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    let after = try Tool.run(words, in: folder.url)
    #expect(!(after.standardOutput + after.standardError).contains("TH1402"))
    #expect(after.exitCode == 0)
  }

  /// Codes with the number of the thing that is advised, of things to type.
  private static func forms(_ text: String, choice: Int?, codes: [String]) -> Set<String> {
    var result: Set<String> = []
    for message in CaseAdvice.messages(in: text)
    where !ofSettings.contains(message.code)
      && (codes.isEmpty || codes.contains(message.code))
    {
      for (number, action) in message.actions.enumerated()
      where choice.map({ $0 == number + 1 }) ?? true {
        switch action {
        case .type, .pair, .declare: result.insert("\(message.code), advice \(number + 1)")
        case .mean, .delete, .empty: break
        }
      }
    }
    return result
  }
}
