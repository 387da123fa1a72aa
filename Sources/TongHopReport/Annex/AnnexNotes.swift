import TongHopDiagnostics
import TongHopDomain

/// What the annex says of all criteria of a kind: what is counted, and what becomes of a figure that is
/// not there.
struct AnnexNotes {
  let table: MethodTable

  private var method: Method { table.method }
  private var leaves: [Criterion.Leaf] {
    table.rows.compactMap { method.criteria[$0.criterion].leaf }
  }

  var all: [Phrase] {
    [defaults] + [fractions].compactMap(\.self) + missing
      + [points, tasks, surveys].compactMap(\.self)
  }

  /// What holds for every criterion that says nothing else.
  private var defaults: Phrase {
    Phrase(
      "Tỷ lệ là tử số chia mẫu số của nguồn số liệu, tính như ghi ở cột “Cách chấm”. Tiêu chí không ghi khác: ",
      en:
        "The ratio is numerator by denominator of the source, made as the column “How it is scored” says. Where a criterion says nothing else: "
    )
      + Phrase("số của cấp trên ", en: "figures of upper units are ") + RollUp.sum.words
      + Phrase("; số của kỳ: ", en: "; of a period: ") + OverTime.sum.words
      + Phrase("; mẫu số bằng 0: ", en: "; denominator zero: ")
      + RuleNotes.emptyWords(RuleNotes.usualWhenEmpty(method), method) + Phrase(verbatim: ".")
  }

  private var fractions: Phrase? {
    let isPrinted = table.rows.contains {
      let criterion = method.criteria[$0.criterion]
      return (criterion.leaf?.rule.extraLimit ?? criterion.maximum).text.contains("/")
    }
    guard method.composite == nil, isPrinted else { return nil }
    return Phrase(
      "Điểm tối đa lẻ được in làm tròn; khi chấm dùng phân số ghi ở cột “Cách chấm”.",
      en:
        "Maxima that are no decimals are printed rounded; points are made of the fraction in the column “How it is scored”."
    )
  }

  private var missing: [Phrase] {
    guard method.composite == nil else {
      return [
        method.minimumCoverage == nil
          ? Phrase(
            "Đơn vị thiếu số liệu của một tiêu chí thì không có chỉ số và không được xếp hạng.",
            en: "A unit that lacks the figure of a criterion has no index and no rank.")
          : Phrase(
            "Tiêu chí thiếu số liệu không được tính; trọng số của các tiêu chí còn lại giữ nguyên tỷ lệ.",
            en:
              "A criterion without a figure is left out; the weights of the others keep their proportions."
          )
      ]
    }
    var notes = [
      Phrase(
        "Tiêu chí chưa báo cáo số liệu: 0 điểm, vẫn nằm trong điểm tối đa áp dụng. Đơn vị chưa báo cáo tiêu chí nào: không có tổng điểm, không xếp hạng.",
        en:
          "A criterion that was not reported has 0 points and stays in the maximum. A unit that reported none has no total and no rank."
      ),
      Phrase(
        "Tiêu chí không áp dụng cho đơn vị, chưa đến hạn, hoặc đơn vị được miễn: không nằm trong điểm tối đa áp dụng.",
        en:
          "A criterion that does not apply to a unit, is not due, or from which the unit is exempt is not in its maximum."
      ),
    ]
    if table.exempted.contains(where: { $0.exemption.state == .withheld }) {
      notes.append(
        Phrase(
          "Tiêu chí không công bố: vẫn nằm trong điểm tối đa áp dụng; lĩnh vực và tổng điểm của đơn vị không có điểm, đơn vị không xếp hạng.",
          en:
            "A criterion that is withheld stays in the maximum; domain and total of the unit have no points, and it has no rank."
        ))
    }
    return notes
  }

  private var points: Phrase? {
    guard leaves.contains(where: { $0.measure == .points }) else { return nil }
    return Phrase(
      "Điểm chấm: lấy điểm thẩm định lần hai; không có thì lấy điểm thẩm định; chưa thẩm định thì tạm lấy điểm tự chấm. Điểm ghi khi giải trình không được tính; giải trình xin điểm khác mà chưa có thẩm định lần hai thì điểm thẩm định là tạm tính.",
      en:
        "Points by hand: those of the second appraisal; without one those of the appraisal; until there is any the self score, provisionally. What an explanation asks for never counts; while it asks for other points and there is no second appraisal, those of the appraisal are provisional."
    )
  }

  private var tasks: Phrase? {
    guard leaves.contains(where: \.measure.isTasks) else { return nil }
    return Phrase(
      "Nhiệm vụ của kỳ: giao đến hết ngày cuối kỳ và chưa hoàn thành trước ngày đầu kỳ. Không tính nhiệm vụ không có thời hạn, và nhiệm vụ chưa hoàn thành mà còn hạn, kể cả đến hạn đúng ngày cuối kỳ (từ kỳ sau là quá hạn). Nhiệm vụ hoàn thành sau ngày cuối kỳ: chưa hoàn thành. Nhiệm vụ có trọng số được nhân với trọng số. Đơn vị không được giao nhiệm vụ nào đến hết kỳ, ở mọi tiêu chí: chưa báo cáo.",
      en:
        "Tasks of a period: assigned by its last day and not done before its first. Left out are tasks without a deadline, and those not done that are not overdue, also where they are due on the last day (from the next period on they are overdue). Done after the last day is not done. A task with a weight is multiplied by it. A unit without any task assigned by the last day, of whatever criterion, has not reported."
    )
  }

  private var surveys: Phrase? {
    let isAsked = leaves.contains { if case .survey = $0.measure { true } else { false } }
    guard isAsked, method.composite == nil else { return nil }
    return Phrase(
      "Phiếu điều tra: cả nhóm xếp hạng không có ai được hỏi trong kỳ thì tiêu chí không nằm trong điểm tối đa áp dụng của nhóm; chỉ một số đơn vị không có ai được hỏi thì các đơn vị đó là chưa báo cáo; có người được hỏi mà không ai trả lời: mẫu số bằng 0.",
      en:
        "Surveys: where nobody of a whole group of the ranking was asked, the criterion is not in the maximum of the group; where some units of it were, the others have not reported; asked without an answer is a denominator of zero."
    )
  }
}
