import TongHopDiagnostics
import TongHopDomain

extension MethodFile {
  /// Methods that can be scored as far as the indices go that they take of each other.
  ///
  /// A leaf `index:FAMILY` needs a method of that family, and no method may wait for itself, by
  /// however many others: there an error is reported, and the method is left out with all that
  /// take its index.
  ///
  /// - Parameters:
  ///   - files: the name of method.json by the id of the method.
  ///   - faulty: families of which a method could not be read.
  /// - Complexity: O(*families* x *leaves*).
  public static func checkIndices(
    _ methods: [Method], files: [String: String], faulty: Set<String> = [],
    log: inout DiagnosticLog
  ) -> [Method] {
    let faulty = faulty.union(methods.map(\.family))
    var usable = methods
    while true {
      let families = Set(usable.map(\.family))
      let circle = circle(usable)
      let wrong = usable.filter { method in
        method.indexFamilies.contains {
          !families.contains($0) || isPart($0, of: circle, for: method)
        }
      }
      guard !wrong.isEmpty else { return usable }
      for method in wrong {
        report(method, families: families, faulty: faulty, circle: circle, files, &log)
      }
      usable.removeAll { wrong.contains($0) }
    }
  }

  /// Whoever only takes the index of a circle is told so once the circle is left out.
  private static func isPart(_ family: String, of circle: [String], for method: Method) -> Bool {
    circle.contains(family) && circle.contains(method.family)
  }

  /// One circle of families that take each other's index, in the order of the taking; empty where
  /// there is none.
  private static func circle(_ methods: [Method]) -> [String] {
    var taken: [String: [String]] = [:]
    for method in methods { taken[method.family, default: []] += method.indexFamilies }
    var finished: Set<String> = []
    for start in taken.keys.sorted() {
      var path: [String] = []
      // How many of the families that the last of the path takes were followed.
      var followed: [Int] = []
      var next: String? = start
      while next != nil || !path.isEmpty {
        if let family = next {
          if let first = path.firstIndex(of: family) { return Array(path[first...]) }
          next = nil
          if finished.contains(family) { continue }
          path.append(family)
          followed.append(0)
        }
        guard let family = path.last, let position = followed.last else { break }
        let families = taken[family] ?? []
        if position < families.count {
          followed[followed.count - 1] += 1
          next = families[position]
        } else {
          finished.insert(family)
          path.removeLast()
          followed.removeLast()
        }
      }
    }
    return []
  }

  private static func report(
    _ method: Method, families: Set<String>, faulty: Set<String>, circle: [String],
    _ files: [String: String], _ log: inout DiagnosticLog
  ) {
    let settings = files[method.id] ?? "methods/\(method.id)/method.json"
    let file = settings.split(separator: "/").dropLast().joined(separator: "/") + "/criteria.csv"
    lazy var known = families.subtracting([method.family]).sorted()
    lazy var near = SuggestionIndex(known)
    for criterion in method.criteria {
      guard case .index(let family) = criterion.leaf?.measure else { continue }
      let location = SourceLocation(
        file: file, line: criterion.line, column: criterion.columns.measure)
      if isPart(family, of: circle, for: method) {
        let path = (circle.drop { $0 != family } + circle.prefix { $0 != family } + [family])
          .joined(separator: " > ")
        log.report(
          Diagnostic(
            .badMeasure, at: location,
            Phrase(
              "các bộ tiêu chí lấy chỉ số của nhau thành vòng: \(path)",
              en: "methods take each other's index in a circle: \(path)"),
            found: "index:\(family)",
            fix: Phrase(
              "bỏ một trong các tiêu chí index", en: "remove one of the index criteria")))
      } else if families.contains(family) {
        continue
      } else if faulty.contains(family) {
        log.report(
          Diagnostic(
            .badMeasure, at: location,
            Phrase(
              "bộ tiêu chí '\(family)' có lỗi nên không có chỉ số",
              en: "the method '\(family)' has an error, so there is no index of it"),
            found: "index:\(family)",
            fix: Phrase(
              "sửa các lỗi của bộ tiêu chí đó", en: "correct the errors of that method")))
      } else {
        log.report(
          Diagnostic(
            .badMeasure, at: location,
            Phrase(
              "không có bộ tiêu chí nào thuộc '\(family)'",
              en: "there is no method of the family '\(family)'"),
            found: "index:\(family)",
            expected: known.isEmpty
              ? Phrase(
                "family của một bộ tiêu chí khác trong methods/",
                en: "the family of another method in methods/")
              : Phrase(listing: known.map { "index:\($0)" }),
            fix: Suggestion.question(family, near: near.nearest(to: family))
              ?? Phrase(
                "sửa tên, hoặc thêm bộ tiêu chí đó vào methods/",
                en: "correct the name, or add that method to methods/")))
      }
    }
  }
}
