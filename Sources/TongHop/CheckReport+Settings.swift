import TongHopDiagnostics
import TongHopDomain
import TongHopReport

extension CheckReport {
  /// What can be said of a workspace before the first figure: its methods and its units.
  ///
  /// - Parameter wanted: the only family or id that is asked for; nil: all.
  public static func settings(_ workspace: Workspace, _ wanted: String?, language: Language)
    -> String
  {
    let methods = workspace.methods.filter { method in
      wanted.map { $0 == method.id || $0 == method.family } ?? true
    }
    var lines = methods.map { method in
      let domains = method.criteria.filter { $0.parent == nil }
      let maximum = domains.reduce(Fraction.zero) { sum, domain in
        (try? sum.adding(domain.maximum)) ?? sum
      }
      let points = NumberText(language).styled(maximum.text)
      let leaves = method.leaves.count
      let isComposite = method.composite != nil
      return Phrase(
        "Bộ tiêu chí \(method.id): \(domains.count) lĩnh vực, \(leaves) tiêu chí thành phần"
          + (isComposite ? "" : ", \(points) điểm") + ": hợp lệ",
        en: "Method \(method.id): \(domains.count) domains, \(leaves) criteria"
          + (isComposite ? "" : ", \(points) points") + ": valid")[language]
    }
    let count = NumberText(language).count(workspace.units.units.count)
    lines.append(
      Phrase("units.csv: \(count) dòng dùng được", en: "units.csv: \(count) rows that can be used")[
        language])
    return lines.map { $0 + "\n" }.joined()
  }
}
