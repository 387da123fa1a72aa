import TongHopDiagnostics
import TongHopDomain
import TongHopReport

extension Pipeline {
  /// Under the table of a composite indicator: what its values are made of.
  func compositeNotes(_ language: Language) -> [String] {
    guard let sentence = MethodNotes(method, language).composite else { return [] }
    let faults = compositeFaults
    return [sentence] + faults.prefix(10).map { $0.message[language] }
      + (faults.count > 10 ? ["… (\(faults.count))"] : [])
  }

  /// Why units have no index although they reported.
  var compositeFaults: [Diagnostic] {
    log.entries.filter { $0.code == .noMean || $0.code == .noReference }
      .sorted { ($0.location, $0.message.english) < ($1.location, $1.message.english) }
  }
}
