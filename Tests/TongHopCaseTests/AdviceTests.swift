import Foundation
import Testing

/// Whatever the messages of the cases tell people to type is followed in some case, whose next run
/// shows the figure that was meant.
@Suite("Advice")
struct AdviceTests {
  /// What these messages say to type is a part of a field, stands in a file that is no CSV, or depends
  /// on which of two files is wrong.
  private static let partsOfFields: Set<String> = ["TH1402", "TH1409", "TH2102"]

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

  /// Codes with the number of the thing that is advised, of things to type.
  private static func forms(_ text: String, choice: Int?, codes: [String]) -> Set<String> {
    var result: Set<String> = []
    for message in CaseAdvice.messages(in: text)
    where !partsOfFields.contains(message.code)
      && (codes.isEmpty || codes.contains(message.code))
    {
      for (number, action) in message.actions.enumerated()
      where choice.map({ $0 == number + 1 }) ?? true {
        switch action {
        case .type, .pair, .declare: result.insert("\(message.code), advice \(number + 1)")
        case .delete, .empty: break
        }
      }
    }
    return result
  }
}
