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

  /// What a manifest says of the program.
  static var program: RunManifest.Program {
    RunManifest.Program(
      version: Version.text, commit: commitOrNone, compiler: compiler,
      libraries: Documents.libraries)
  }

  /// `make build` writes it into a file that is not kept; the compiler knows nothing of it.
  private static var commitOrNone: String? {
    #if TONGHOP_COMMIT
      commitOfBuild
    #else
      nil
    #endif
  }

  private static var commit: Phrase {
    commitOrNone.map { Phrase(verbatim: $0) }
      ?? Phrase("không rõ (chỉ make build ghi lại)", en: "unknown (only make build notes it)")
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
