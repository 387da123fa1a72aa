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
      let (domains, leaves) = (method.domains.count, method.leaves.count)
      let points = workspace.annex(method, period: nil).maximum.map {
        NumberText(language).styled($0.text)
      }
      return Phrase(
        "Bộ tiêu chí \(method.id): \(domains) lĩnh vực, \(leaves) tiêu chí thành phần"
          + (points.map { ", \($0) điểm" } ?? "") + ": hợp lệ",
        en: "Method \(method.id): \(EnglishCount.text("\(domains)", "domain")), "
          + EnglishCount.text("\(leaves)", "criterion", "criteria")
          + (points.map { ", " + EnglishCount.text($0, "point") } ?? "") + ": valid")[language]
    }
    for name in workspace.faultyMethods.sorted()
    where wanted == nil ? workspace.exists("methods/\(name)") : wanted == name {
      lines.append(
        Phrase(
          "Bộ tiêu chí \(name): có lỗi, xem ở trên", en: "Method \(name): has errors, see above")[
            language])
    }
    guard workspace.exists("units.csv") else {
      lines.append(Phrase("units.csv: chưa có", en: "units.csv: not there yet")[language])
      return lines.map { $0 + "\n" }.joined()
    }
    let count = NumberText(language).count(workspace.units.units.count)
    lines.append(
      Phrase("units.csv: \(count) dòng dùng được", en: "units.csv: \(count) rows that can be used")[
        language])
    return lines.map { $0 + "\n" }.joined()
  }
}
