import TongHopDiagnostics
import TongHopDomain

extension MethodFile {
  /// Families, indicators and questions that look like others and are none: what is reported for the
  /// one would be missing at the other.
  ///
  /// - Parameters:
  ///   - indicators: codes of indicators.csv.
  ///   - files: the name of method.json by the id of the method.
  /// - Complexity: O(*criteria* + *indicators*).
  public static func checkTwins(
    _ methods: [Method], indicators: [Indicator], files: [String: String],
    log: inout DiagnosticLog
  ) {
    func settings(_ method: Method) -> String {
      files[method.id] ?? "methods/\(method.id)/method.json"
    }
    let families = methods.map {
      TwinKeys.Key($0.family, at: SourceLocation(file: settings($0)))
    }
    for twin in TwinKeys.find(families) { log.report(twin.problem(column: nil)) }

    var metrics = indicators.map {
      TwinKeys.Key($0.code, at: SourceLocation(file: "indicators.csv"))
    }
    var questions: [TwinKeys.Key] = []
    var places: Set<SourceLocation> = []
    for method in methods {
      let file =
        settings(method).split(separator: "/").dropLast().joined(separator: "/") + "/criteria.csv"
      for criterion in method.criteria {
        guard let measure = criterion.leaf?.measure else { continue }
        let place = SourceLocation(
          file: file, line: criterion.line, column: criterion.columns.measure)
        places.insert(place)
        switch measure {
        case .metric(let code): metrics.append(TwinKeys.Key(code, at: place))
        case .survey(let code, _): questions.append(TwinKeys.Key(code, at: place))
        default: break
        }
      }
    }
    for twin in TwinKeys.find(metrics) + TwinKeys.find(questions) {
      log.report(
        places.contains(twin.key.location)
          ? twin.problem(column: "measure", isPart: true) : declared(twin))
    }
  }

  /// The strange one is that of indicators.csv.
  private static func declared(_ twin: TwinKeys.Twin) -> Diagnostic {
    let code = LookAlike.shown(twin.key.text)
    return Diagnostic(
      .twinKeys, at: twin.other.location, column: "measure",
      Phrase(
        "chỉ tiêu này trông giống chỉ tiêu '\(code)' của indicators.csv nhưng là mã khác",
        en: "this indicator looks like '\(code)' of indicators.csv and is another"),
      found: twin.other.text, expected: Phrase(verbatim: LookAlike.plain(twin.key.text)),
      fix: LookAlike.fix(twin.other.text, meant: twin.key.text, shown: twin.key.text))
  }
}
