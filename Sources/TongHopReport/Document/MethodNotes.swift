import TongHopDiagnostics
import TongHopDomain

/// What a method says beside its criteria, in sentences: under its tables and in its annex.
package struct MethodNotes {
  let method: Method
  let language: Language
  let text: NumberText

  package init(_ method: Method, _ language: Language) {
    self.method = method
    self.language = language
    text = NumberText(language)
  }

  /// What the sentences are called where they stand in a table.
  enum Title {
    static let index = Phrase("Chỉ số", en: "Index")
    static let rounding = Phrase("Làm tròn", en: "Rounding")
    static let ranking = Phrase("Xếp hạng, bằng nhau", en: "Ranks and ties")
    static let extras = Phrase("Điểm thưởng, trừ", en: "Bonus and penalty")
    static let bands = Phrase("Xếp loại", en: "Classes")
    static let groups = Phrase("Nhóm", en: "Groups")
    static let coverage = Phrase("Mức tối thiểu", en: "Minimum coverage")
    static let surveys = Phrase("Điều tra", en: "Surveys")
    static let name = Phrase("Tên", en: "Name")
    static let id = Phrase("Mã bộ tiêu chí", en: "Code of the method")
    static let calendar = Phrase("Lịch", en: "Calendar")
  }

  /// Rows with errors that are in no table; nil where there are none.
  static func leftOut(_ lines: [String]) -> Phrase? {
    guard !lines.isEmpty else { return nil }
    let list = lines.joined(separator: "; ")
    return Phrase(
      "Dòng có lỗi, không được tính vào bảng: \(list).",
      en: "Rows with errors, left out of the table: \(list).")
  }

  var index: String {
    Phrase(
      "Chỉ số = tổng điểm / điểm tối đa áp dụng × 100.",
      en: "Index = points / applicable maximum × 100.")[language]
  }

  /// Why a total may be above its maximum, or below zero.
  var extras: String {
    Phrase(
      "Tổng điểm gồm cả điểm thưởng, điểm trừ, nằm ngoài điểm tối đa.",
      en: "The points hold bonus and penalty points, which stand outside of the maximum.")[language]
  }

  var rounding: String {
    let rounding = method.rounding
    guard rounding.step != .none else {
      return Phrase(
        "Không làm tròn; in tối đa 9 chữ số thập phân.",
        en: "Nothing is rounded; at most 9 decimals are printed.")[language]
    }
    let mode =
      switch rounding.mode {
      case .halfUp: Phrase("từ 5 trở lên làm tròn lên", en: "half up")
      case .halfEven: Phrase("số 5 làm tròn về chữ số chẵn", en: "half to even")
      case .truncate: Phrase("bỏ phần lẻ (cắt bớt)", en: "truncated")
      }
    let step =
      switch rounding.step {
      case .criterion:
        Phrase("ở từng tiêu chí thành phần rồi cộng", en: "at each criterion, then added")
      case .domain: Phrase("ở từng lĩnh vực rồi cộng", en: "at each domain, then added")
      case .total, .none: Phrase("ở tổng điểm", en: "at the total")
      }
    let decimals = rounding.decimals
    return Phrase(
      "Làm tròn: \(decimals) chữ số thập phân, \(mode.vietnamese), \(step.vietnamese).",
      en: "Rounding: \(decimals) \(decimals == 1 ? "decimal" : "decimals"), \(mode.english), "
        + "\(step.english).")[language]
  }

  var ranking: String {
    let ranking = method.ranking
    let key =
      switch ranking.by {
      case .index: Phrase("chỉ số", en: "index")
      case .points: Phrase("tổng điểm", en: "total points")
      }
    let value =
      switch ranking.on {
      case .displayed: Phrase("như in trong bảng", en: "as printed")
      case .full: Phrase("chưa làm tròn", en: "before rounding")
      }
    let ties =
      switch ranking.ties {
      case .competition:
        Phrase(
          "bằng nhau thì cùng hạng, hạng sau bỏ cách (1-2-2-4)",
          en: "ties share a rank, 1-2-2-4")
      case .dense:
        Phrase(
          "bằng nhau thì cùng hạng, hạng sau liền kề (1-2-2-3)",
          en: "ties share a rank, 1-2-2-3")
      }
    let order =
      ranking.lowestIsBest
      ? Phrase(", từ thấp đến cao (thấp nhất là hạng 1)", en: ", lowest first")
      : Phrase(verbatim: "")
    let reported =
      ranking.lowestIsBest
      ? Phrase(
        " Đơn vị chưa báo cáo đủ tiêu chí không được xếp hạng và xếp loại, vì số thiếu được tính là 0.",
        en:
          " A unit that has not reported every criterion has no rank and no class, because what is missing counts as 0."
      ) : Phrase(verbatim: "")
    return
      (Phrase(
        "Xếp hạng trong từng nhóm theo \(key.vietnamese) \(value.vietnamese)\(order.vietnamese); \(ties.vietnamese).",
        en:
          "Ranked inside each group by the \(key.english) \(value.english)\(order.english); \(ties.english)."
      ) + reported)[language]
  }

  var coverage: String? {
    guard let least = method.minimumCoverage, least > .zero else { return nil }
    let percent = least.percentDigits ?? least.text
    let share = text.styled(percent) + "%"
    // That every criterion is reported is asked for anyway; of an upper unit it may be by some below it.
    guard !method.ranking.lowestIsBest else {
      return Phrase(
        "Ngoài việc có số liệu ở đủ mọi tiêu chí, đơn vị chỉ được xếp hạng nếu phần đã báo cáo, tính cả các đơn vị cấp dưới, đạt \(share) điểm tối đa áp dụng.",
        en:
          "Besides figures for every criterion, a unit is ranked only if what was reported, those below it counted, is \(share) of its applicable maximum."
      )[language]
    }
    return Phrase(
      "Mức tối thiểu để được xếp hạng: báo cáo đủ \(share) điểm tối đa áp dụng.",
      en: "A unit is ranked if it reported \(share) of its applicable maximum.")[language]
  }
}
