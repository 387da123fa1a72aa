import TongHopDiagnostics
import TongHopDomain

extension MethodFile {
  /// A measure that indicators.csv does not list, beside an indicator with nearly its name that the
  /// method does not use: probably a slip, by which nobody has reported the criterion. An indicator
  /// need not be listed, so it is a warning.
  ///
  /// - Parameter indicators: of indicators.csv; all of them, or the advice could be wrong.
  /// - Complexity: O(*criteria* + *unlisted measures* x *indicators*), each pair of near length.
  public static func checkIndicators(
    _ methods: [Method], indicators: [Indicator], files: [String: String],
    log: inout DiagnosticLog
  ) {
    guard !indicators.isEmpty else { return }
    let listed = Set(indicators.map(\.code))
    for method in methods {
      let measured = Set(method.criteria.compactMap { code(of: $0) })
      let unused = listed.subtracting(measured)
      guard !unused.isEmpty, !measured.isSubset(of: listed) else { continue }
      var near = Suggestions { unused.sorted() }
      for criterion in method.criteria {
        guard let code = code(of: criterion), !listed.contains(code),
          let meant = near.nearest(to: code), !differInDigitsOnly(code, meant),
          !isTold(code, meant)
        else { continue }
        log.report(unlisted(method, criterion, code, meant, files))
      }
    }
  }

  private static func code(of criterion: Criterion) -> String? {
    if case .metric(let code) = criterion.leaf?.measure { code } else { nil }
  }

  /// `CHI_TIEU_1` and `CHI_TIEU_2` are two indicators.
  private static func differInDigitsOnly(_ left: String, _ right: String) -> Bool {
    !LookAlike.areTwins(left, right)
      && left.filter { !$0.isNumber } == right.filter { !$0.isNumber }
  }

  /// What looks the same by a strange character is an error, see ``checkTwins(_:indicators:files:log:)``.
  private static func isTold(_ code: String, _ meant: String) -> Bool {
    LookAlike.areTwins(code, meant) && (LookAlike.isStrange(code) || LookAlike.isStrange(meant))
  }

  private static func unlisted(
    _ method: Method, _ criterion: Criterion, _ code: String, _ meant: String,
    _ files: [String: String]
  ) -> Diagnostic {
    let settings = files[method.id] ?? "methods/\(method.id)/method.json"
    let file = settings.split(separator: "/").dropLast().joined(separator: "/") + "/criteria.csv"
    return Diagnostic(
      .unlistedMeasure, severity: .warning,
      at: SourceLocation(file: file, line: criterion.line, column: criterion.columns.measure),
      column: "measure",
      Phrase(
        "chỉ tiêu \(code) không có trong indicators.csv; chỉ tiêu \(meant) có mà bộ tiêu chí này không dùng",
        en:
          "indicator \(code) is not in indicators.csv; \(meant) is, and this method does not use it"
      ),
      found: "metric:\(code)",
      expected: Phrase(
        "một chỉ tiêu của indicators.csv", en: "an indicator of indicators.csv"),
      fix: LookAlike.areTwins(code, meant)
        ? LookAlike.fix(code, meant: meant, shown: "metric:\(meant)")
        : Phrase(
          "có phải là metric:\(meant)? nếu không thì thêm \(code) vào indicators.csv",
          en: "did you mean metric:\(meant)? if not, add \(code) to indicators.csv"))
  }
}
