import TongHopDiagnostics
import TongHopDomain

extension MethodFile {
  /// Methods that measure no indicator of another calendar.
  ///
  /// The quarter II of one calendar ends on 14 June and that of the other on 30 June: months of the
  /// one do not add up to quarters of the other. A method that measures such an indicator is left
  /// out.
  ///
  /// - Parameter files: the name of method.json by the id of the method.
  /// - Complexity: O(*leaves*).
  public static func checkCalendars(
    _ methods: [Method], indicators: [Indicator], files: [String: String],
    log: inout DiagnosticLog
  ) -> [Method] {
    let calendars = indicators.reduce(into: [String: Calendar]()) { result, indicator in
      if let calendar = indicator.calendar { result[indicator.code] = calendar }
    }
    guard !calendars.isEmpty else { return methods }
    return methods.filter { method in
      var fits = true
      for criterion in method.criteria {
        guard case .metric(let code) = criterion.leaf?.measure, let calendar = calendars[code],
          calendar != method.calendar
        else { continue }
        fits = false
        log.report(otherCalendar(method, criterion, code, calendar, files))
      }
      return fits
    }
  }

  private static func otherCalendar(
    _ method: Method, _ criterion: Criterion, _ code: String, _ calendar: Calendar,
    _ files: [String: String]
  ) -> Diagnostic {
    let settings = files[method.id] ?? "methods/\(method.id)/method.json"
    let file = settings.split(separator: "/").dropLast().joined(separator: "/") + "/criteria.csv"
    func quarter(_ calendar: Calendar) -> String {
      calendar == .administrative ? "15/3–14/6" : "1/4–30/6"
    }
    return Diagnostic(
      .otherCalendar,
      at: SourceLocation(file: file, line: criterion.line, column: criterion.columns.measure),
      Phrase(
        "chỉ tiêu \(code) theo lịch \(calendar.rawValue) (quý II là \(quarter(calendar))), bộ tiêu chí theo lịch \(method.calendar.rawValue) (\(quarter(method.calendar))): không cộng được vào nhau",
        en:
          "indicator \(code) has the calendar \(calendar.rawValue) (quarter II is \(quarter(calendar))), the method \(method.calendar.rawValue) (\(quarter(method.calendar))): they do not add up"
      ),
      found: "metric:\(code)",
      expected: Phrase(
        "chỉ tiêu theo lịch \(method.calendar.rawValue)",
        en: "an indicator of the calendar \(method.calendar.rawValue)"),
      fix: Phrase(
        "đo chỉ tiêu này bằng một bộ tiêu chí cùng lịch và lấy chỉ số của bộ đó (index:FAMILY); hoặc sửa cột calendar trong indicators.csv nếu số liệu theo lịch của bộ tiêu chí",
        en:
          "measure it by a method of its calendar and take the index of that (index:FAMILY); or correct the column calendar of indicators.csv if its figures follow the method"
      ))
  }
}
