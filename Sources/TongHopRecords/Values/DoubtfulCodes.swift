import TongHopDiagnostics
import TongHopDomain

/// What the lists that have errors (indicators.csv, the criteria of a method) declare, or may declare.
///
/// A row that names such a code may be right: the one error is that of the list, and what is advised
/// of the row would be wrong.
package struct DoubtfulCodes: Sendable {
  /// What a list declares.
  package enum Kind: Sendable, Hashable, CaseIterable {
    case indicator, criterion, question

    var word: Phrase {
      switch self {
      case .indicator: Phrase("chỉ tiêu", en: "indicator")
      case .criterion: Phrase("tiêu chí", en: "criterion")
      case .question: Phrase("câu hỏi", en: "question")
      }
    }
  }

  private var files: [Kind: [String: String]] = [:]
  /// Files of which some codes cannot be read: any code may be one of them.
  private var hiding: [Kind: [String]] = [:]

  package init() {}

  /// - Parameter isWhole: these are all codes of the file.
  package mutating func add(_ kind: Kind, _ codes: Set<String>, isWhole: Bool, of file: String) {
    for code in codes where files[kind]?[code] == nil { files[kind, default: [:]][code] = file }
    if !isWhole { hiding[kind, default: []].append(file) }
  }

  /// The faulty file that declares a code, or may declare it.
  func file(of code: String, _ kind: Kind) -> String? {
    files[kind]?[code] ?? hiding[kind]?.first
  }

  /// Does this file declare it, or may it?
  func isMaybe(_ code: String, _ kind: Kind, of file: String) -> Bool {
    files[kind]?[code] == file || hiding[kind]?.contains(file) ?? false
  }
}

/// Rows of one file that rest on a list with errors: one message for each list.
struct DoubtfulRows {
  private struct Key: Hashable {
    var kind: DoubtfulCodes.Kind
    var file: String
  }

  private struct Found {
    var location: SourceLocation
    var codes: Set<String> = []
    var count = 0
  }

  private var found: [Key: Found] = [:]

  mutating func note(
    _ kind: DoubtfulCodes.Kind, _ code: String, declaredIn file: String, _ location: SourceLocation
  ) {
    let key = Key(kind: kind, file: file)
    found[key, default: Found(location: location)].count += 1
    found[key]?.codes.insert(code)
  }

  var diagnostics: [Diagnostic] {
    found.map { key, rows in
      let word = key.kind.word
      var diagnostic = Diagnostic(
        .restsOnFaultyList, severity: .warning, at: rows.location,
        Phrase(
          "dòng này chưa được dùng, vì tệp khai báo \(word.vietnamese) (\(key.file)) có lỗi: ",
          en: "not used, because the list of the \(word.english) (\(key.file)) has errors: ")
          + Phrase(listing: rows.codes.sorted()),
        fix: Phrase(
          "sửa \(key.file) trước, rồi kiểm tra lại; chưa sửa dòng này",
          en: "correct \(key.file) first and check again; leave this row as it is"))
      diagnostic.count = rows.count
      return diagnostic
    }.sorted { $0.location < $1.location }
  }
}

extension ValueReader {
  /// Does a list that has errors declare the code, or may it? The row is then one of its rows.
  mutating func restsOnFaultyList(
    _ row: TableRow, _ column: Int, _ kind: DoubtfulCodes.Kind, _ codes: DoubtfulCodes
  ) -> Bool {
    guard !row[column].isEmpty, let file = codes.file(of: row[column], kind) else { return false }
    doubtful.note(kind, row[column], declaredIn: file, row.location(column))
    return true
  }

  /// What shows only at the end of the file.
  mutating func reportDoubtfulRows() {
    for problem in doubtful.diagnostics { log.report(problem) }
  }
}
