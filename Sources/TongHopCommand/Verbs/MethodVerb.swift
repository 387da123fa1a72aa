import TongHop
import TongHopDiagnostics
import TongHopDomain

enum MethodVerb: VerbDefinition {
  static let name = "method"
  static let options = [
    "--method", "--period", "--level", "--format", "--excel", "--allow-errors", "--output",
  ]
  static let help =
    Phrase(
      """
      tonghop method [THƯ MỤC]: bộ tiêu chí, in như phụ lục kèm theo quyết định: chấm ai, cách tính,
      làm tròn, xếp hạng, xếp loại, và từng tiêu chí với điểm tối đa, cách chấm, nguồn số liệu. Không
      cần có số liệu. Có --period: phiên bản có hiệu lực khi đó; không có: phiên bản mới nhất của từng bộ.

        tonghop method SampleData/lang-son
        tonghop method SampleData/qd766-lang-son --level commune
        tonghop method SampleData/lang-son --method cchc-xa-2023 --format csv

      """,
      en: """
        tonghop method [WORKSPACE]: the set of criteria as an annex to print: who is scored, how it is
        computed, rounded, ranked and classed, and each criterion with its maximum, how it is scored,
        and where its figures come from. No figures are needed. With --period the version in force
        then, else the newest of each method.

          tonghop method SampleData/lang-son
          tonghop method SampleData/qd766-lang-son --level commune
          tonghop method SampleData/lang-son --method cchc-xa-2023 --format csv

        """)
    + OptionHelp.lines(
      options,
      other: [
        "--method": Phrase(
          "bộ tiêu chí: mã của bộ hoặc của họ; mặc định: mọi bộ",
          en: "the id of a method or of its family; default: all"),
        "--period": Phrase(
          "phiên bản có hiệu lực vào ngày cuối của kỳ này, ví dụ 2024-Q2;\nmặc định: phiên bản mới nhất",
          en: "the version in force on its last day, e.g. 2024-Q2;\ndefault: the newest version"),
        "--level": Phrase(
          "chỉ các tiêu chí áp dụng cho cấp này (province, district, commune…)",
          en: "only criteria that apply to this level (province, district, commune…)"),
        "--allow-errors": Phrase(
          "in cả khi có lỗi: bỏ bộ tiêu chí và các dòng có lỗi",
          en: "print in spite of errors: leave out methods and rows that have some"),
      ])

  static func run(_ arguments: Arguments) throws -> ExitCode {
    let format = try arguments.format(of: ["table", "csv", "json"])
    let period = try arguments.period("--period")
    let workspace = try Workspace.open(arguments.workspace ?? ".")
    try Session.checkOutput(arguments, of: workspace)
    let (log, language, level) = (workspace.annexLog, arguments.language, arguments["--level"])
    do {
      var chosen = try workspace.methods(asked: arguments["--method"], period: period)
      let tables = try workspace.annexes(chosen.methods, period: period, level: level)
      chosen.methods = tables.map(\.method)
      guard Session.mayWrite(log, arguments) else { return .of(log) }
      if let format {
        guard let table = tables.first, tables.count == 1 else { throw several(chosen) }
        try Session.deliver(Documents.method(table, as: format), arguments)
      } else {
        try Session.deliver(
          tables.map { Documents.methodText($0, in: workspace, language: language) }
            .joined(separator: "\n\n"),
          arguments)
      }
      say(chosen, language)
      return .done
    } catch let error as PipelineError {
      var error = error
      if error.log.entries.isEmpty { error.log = log }
      throw error
    }
  }

  /// A table for programs is of one method.
  private static func several(_ chosen: Workspace.ChosenMethods) -> UsageError {
    let list = chosen.methods.map(\.id).joined(separator: ", ")
    return UsageError(
      message: Phrase(
        "có nhiều bộ tiêu chí: hãy thêm --method và một trong: \(list)",
        en: "there are several methods: add --method and one of: \(list)"))
  }

  private static func say(_ chosen: Workspace.ChosenMethods, _ language: Language) {
    let list = chosen.methods.map(\.id).joined(separator: ", ")
    var line = Phrase("bộ tiêu chí \(list)", en: "method \(list)")
    if !chosen.others.isEmpty {
      let others = chosen.others.joined(separator: ", ")
      line =
        line
        + Phrase(
          "; phiên bản khác: \(others) (in bằng --method)",
          en: "; other versions: \(others) (print them by --method)")
    }
    Console.error(line[language])
  }
}
