import TongHop
import TongHopDiagnostics

/// What `tonghop --version` prints.
enum BuildVersion {
  static func text(_ language: Language) -> String {
    let lines = [
      Phrase(verbatim: "tonghop \(Version.text)"),
      Phrase("bản nguồn \(commit.vietnamese)", en: "commit \(commit.english)"),
      Phrase("dịch bằng Swift \(compiler)", en: "compiled by Swift \(compiler)"),
    ]
    return lines.map { $0[language] + "\n" }.joined()
      + Documents.libraries.map { $0 + "\n" }.joined()
  }

  /// `make build` writes it into a file that is not kept; the compiler knows nothing of it.
  private static var commit: Phrase {
    #if TONGHOP_COMMIT
      Phrase(verbatim: commitOfBuild)
    #else
      Phrase("không rõ (chỉ make build ghi lại)", en: "unknown (only make build notes it)")
    #endif
  }

  /// The compiler tells its version in comparisons only.
  private static var compiler: String {
    #if compiler(>=6.5)
      let minor = "5+"
    #elseif compiler(>=6.4)
      let minor = "4"
    #elseif compiler(>=6.3)
      let minor = "3"
    #else
      let minor = "2"
    #endif
    return "6." + minor
  }
}
