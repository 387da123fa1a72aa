import TongHopDiagnostics
import TongHopDomain

/// The lists of one sheet.
struct SheetLists {
  let profile: UnitProfile
  let words: ProfileWords
  /// The longest that a name is printed.
  let longest: Int

  private var language: Language { words.language }
  private var method: Method { words.method }

  private func name(_ text: String) -> String {
    HTMLText.name(ShortText.cut(text, longest))
  }

  private func lines(_ texts: (String, Int)...) -> Int {
    texts.map { SheetSpace.lines(ShortText.cut($0.0, longest), width: $0.1) }.max() ?? 1
  }

  /// - Parameter columns: title and width in millimetres.
  static func head(_ columns: [(title: Phrase, width: Int)], _ language: Language) -> String {
    let widths = columns.map { "<col style=\"width:\($0.width)mm\"/>" }.joined()
    let titles = columns.map { "<th scope=\"col\">\(HTMLText.escaped($0.title[language]))</th>" }
      .joined()
    return "<colgroup>\(widths)</colgroup><thead><tr>\(titles)</tr></thead>"
  }

  private func list(
    _ title: Phrase, _ columns: [(title: Phrase, width: Int)], none: Phrase
  ) -> SheetList {
    SheetList(
      title: title[language], head: columns.isEmpty ? "" : Self.head(columns, language),
      columns: columns.count, rows: [],
      none: none[language])
  }

  // MARK: Strengths

  /// Domains on the better side of the median of the group, the furthest first.
  var strengths: SheetList {
    let isAbove = !method.ranking.lowestIsBest
    var list = list(
      Phrase("Điểm mạnh", en: "Strengths"), [],
      none: isAbove
        ? Phrase(
          "Không có lĩnh vực nào cao hơn trung vị của nhóm.",
          en: "No domain is above the median of the group.")
        : Phrase(
          "Không có lĩnh vực nào thấp hơn trung vị của nhóm.",
          en: "No domain is below the median of the group."))
    guard profile.groupSize > 1 else {
      list.none =
        Phrase(
          "Trong nhóm không có đơn vị khác để so sánh.",
          en: "There is no other unit in the group to compare with.")[language]
      return list
    }
    list.fill(with: profile.domains(aboveMedian: isAbove), most: 3) { domain, way in
      let points = words.points(isAbove ? way : Points.zero - way)
      var text =
        (isAbove
        ? Phrase(
          ": hơn trung vị của nhóm \(points) điểm phần trăm",
          en: ": \(points) percentage points above the group's median")
        : Phrase(
          ": dưới trung vị của nhóm \(points) điểm phần trăm",
          en: ": \(points) percentage points below the group's median"))[language]
      if let rank = domain.rank {
        let place = words.place(rank, of: domain.groupSize)
        text += Phrase("; hạng \(place)", en: "; rank \(place)")[language]
      }
      let title = words.criterion(domain.criterion)
      return (
        "<li>\(name(title))\(HTMLText.escaped(text))</li>",
        SheetSpace.lines(ShortText.cut(title, longest) + text, width: 170)
      )
    }
    return list
  }

  // MARK: Weaknesses

  private func state(_ state: ScoreState) -> String {
    state == .scored ? Phrase("đã chấm", en: "scored")[language] : words.state(state)
  }

  /// Leaves that the method does not round have up to nine decimals.
  private var hasLongNumbers: Bool { method.rounding.step != .criterion }

  /// Why no points can be lost or gained; nil where they can.
  private var whyNothing: Phrase? {
    if method.composite != nil {
      return Phrase(
        "Bộ chỉ số tổng hợp không có điểm tối đa của tiêu chí.",
        en: "The criteria of a composite indicator have no full marks.")
    }
    if method.ranking.lowestIsBest {
      return Phrase(
        "Điểm càng thấp càng tốt, nên không có điểm mất hay điểm cần thêm.",
        en: "Less is better, so there are no points to lose or to gain.")
    }
    return profile.scoredLeaves > 0
      ? nil : Phrase("Không có tiêu chí nào có điểm.", en: "No criterion has points.")
  }

  var losses: SheetList {
    let figure = hasLongNumbers ? 20 : 15
    let (title, lead) = (hasLongNumbers ? 68 : 80, hasLongNumbers ? 33 : 36)
    var list = list(
      Phrase(
        "Điểm yếu: tiêu chí mất nhiều điểm nhất", en: "Weaknesses: where most points were lost"),
      [
        (Phrase("Tiêu chí", en: "Criterion"), title), (Phrase("Điểm", en: "Points"), figure),
        (Phrase("Tối đa", en: "Max."), figure), (Phrase("Mất", en: "Lost"), figure),
        (Phrase("Tình trạng", en: "State"), 21), (Phrase("Chủ trì", en: "Lead"), lead),
      ],
      none: whyNothing
        ?? Phrase("Mọi tiêu chí đạt điểm tối đa.", en: "Full marks on every criterion."))
    list.fill(with: profile.losses, most: 7) { loss in
      let name = words.criterion(loss.criterion)
      let leader = method.criteria[loss.criterion].lead
      func cell(_ kind: String, _ text: String) -> String {
        "<td class=\"n \(kind)\">\(HTMLText.escaped(text))</td>"
      }
      let cells =
        "<td>\(self.name(name))</td>"
        + cell("points", words.points(loss.points, of: loss.criterion))
        + cell("maximum", words.points(loss.maximum)) + cell("lost", words.points(loss.lost))
        + "<td>\(state(loss.state))</td><td>\(self.name(leader))</td>"
      let code = HTMLText.escaped(method.criteria[loss.criterion].code)
      return (
        "<tr class=\"loss\" data-criterion=\"\(code)\">\(cells)</tr>",
        lines((name, title - 2), (leader, lead - 2), (state(loss.state), 19))
      )
    }
    return list
  }

  // MARK: Tasks

  /// - Parameters:
  ///   - counts: of the unit's register.
  ///   - names: of units below the own one.
  func tasks(_ counts: TaskCounts, _ names: (LateTask) -> String?) -> SheetList {
    var list = list(
      Phrase("Nhiệm vụ chậm", en: "Late tasks"),
      [
        (Phrase("Nhiệm vụ", en: "Task"), 98), (Phrase("Thời hạn", en: "Due"), 20),
        (Phrase("Số ngày chậm", en: "Days late"), 14), (Phrase("Tình trạng", en: "State"), 21),
        (Phrase("Chủ trì", en: "Lead"), 29),
      ],
      none: counts.late == 0 && counts.overdue == 0
        ? Phrase("Không có nhiệm vụ nào muộn hoặc quá hạn.", en: "No task is late or overdue.")
        : Phrase(
          "Nhiệm vụ chậm là của đơn vị cũ đã chia cho nhiều đơn vị; xem phiếu của cấp trên.",
          en: "The late tasks are those of a former unit that was divided; see the unit above."))
    list.fill(with: profile.lateTasks, most: 5) { late in
      let unit = late.unit == profile.unit ? nil : names(late)
      let title = words.title(late) + (unit.map { " (\($0))" } ?? "")
      let state =
        (late.isDone ? Phrase("xong muộn", en: "done late") : Phrase("quá hạn", en: "overdue"))[
          language]
      let cells =
        "<td>\(name(title))</td><td class=\"c\">\(words.text.day(late.due))</td>"
        + "<td class=\"n\">\(words.text.count(late.daysLate))</td>"
        + "<td>\(state)</td><td>\(name(late.task.lead))</td>"
      return (
        "<tr class=\"task\">\(cells)</tr>", lines((title, 96), (late.task.lead, 27))
      )
    }
    return list
  }

  // MARK: Gains

  var gains: SheetList {
    var list = list(
      Phrase("Điểm dễ đạt thêm nhất", en: "The cheapest points to gain"),
      [
        (Phrase("Tiêu chí", en: "Criterion"), 78),
        (Phrase("Hiện có và cần có", en: "What is there and what is needed"), 80),
        (Phrase("Được thêm", en: "Gain"), 24),
      ],
      none: whyNothing
        ?? Phrase(
          "Không còn tiêu chí nào tăng điểm được bằng số liệu của chính nó.",
          en: "No criterion can give more by its own figure."))
    list.fill(with: profile.gains, most: 5) { gain in
      let title = words.criterion(gain.criterion)
      let needed = words.needed(gain)
      let code = HTMLText.escaped(method.criteria[gain.criterion].code)
      return (
        "<tr class=\"gain\" data-criterion=\"\(code)\"><td>\(name(title))</td>"
          + "<td>\(HTMLText.escaped(needed))</td>"
          + "<td class=\"n\">\(HTMLText.escaped(words.worth(gain)))</td></tr>",
        lines((title, 76), (needed, 78))
      )
    }
    return list
  }

  // MARK: Domains

  /// The table of the domains and its height.
  var domains: (html: String, height: Int) {
    let (name, points) = hasLongNumbers ? (66, 20) : (70, 16)
    let columns: [(title: Phrase, width: Int)] = [
      (Phrase("Lĩnh vực", en: "Domain"), name), (Phrase("Điểm", en: "Points"), points),
      (Phrase("Tối đa", en: "Maximum"), 16), (Phrase("Đạt (%)", en: "%"), 16),
      (Phrase("Biểu đồ", en: "Chart"), 32), (Phrase("Trung vị nhóm", en: "Group median"), 17),
      (Phrase("Hạng", en: "Rank"), 15),
    ]
    var html = "<table class=\"domains\">" + Self.head(columns, language) + "<tbody>"
    var height = 2 * SheetSpace.tableLine + SheetSpace.rowFrame
    let most = 12
    for domain in profile.domains.prefix(most) {
      let state = domain.points == nil ? words.state(domain) : ""
      let title = words.criterion(domain.criterion) + (state.isEmpty ? "" : " (\(state))")
      html += row(domain, title)
      height +=
        SheetSpace.rowFrame + SheetSpace.tableLine * lines((title, name - 2))
    }
    let more = profile.domains.count - most
    if more > 0 {
      html += Self.more(more, columns: columns.count, language)
      height += SheetSpace.rowFrame + SheetSpace.tableLine
    }
    return (html + "</tbody></table>", height)
  }

  private func row(_ domain: UnitProfile.Domain, _ title: String) -> String {
    func cell(_ kind: String, _ text: String?) -> String {
      "<td class=\"n \(kind)\">\(HTMLText.escaped(text ?? TableStyle.Mark.none))</td>"
    }
    let points =
      domain.points.map { words.points($0, of: domain.criterion) }
      ?? (domain.state == .notReported ? TableStyle.Mark.notReported : nil)
    let isOutside = domain.state.isOutside
    let code = HTMLText.escaped(method.criteria[domain.criterion].code)
    return "<tr data-criterion=\"\(code)\"><td>\(name(title))</td>" + cell("points", points)
      + cell("maximum", isOutside ? nil : words.points(domain.maximum))
      + cell("percent", domain.percent.map { words.points($0) }) + "<td>\(bar(domain))</td>"
      + cell("median", domain.median.map { words.points($0) })
      + cell("rank", domain.rank.map { words.text.count($0) }) + "</tr>"
  }

  /// The share as a bar, the median as a line across it.
  private func bar(_ domain: UnitProfile.Domain) -> String {
    guard let percent = domain.percent else { return "" }
    let width = Self.tenths(percent)
    var label = words.percent(percent)
    var line = ""
    if let median = domain.median {
      let place = min(Self.tenths(median), 990)
      line =
        "<rect x=\"\(place)\" y=\"0\" width=\"10\" height=\"100\" fill=\"#9c1c1c\"/>"
      label += Phrase(", trung vị ", en: ", median ")[language] + words.percent(median)
    }
    return
      "<svg viewBox=\"0 0 1000 100\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"\(HTMLText.escaped(label))\">"
      + "<rect x=\"0\" y=\"15\" width=\"1000\" height=\"70\" fill=\"#e3e8ee\"/>"
      + "<rect x=\"0\" y=\"15\" width=\"\(width)\" height=\"70\" fill=\"#2f6ea5\"/>\(line)</svg>"
  }

  /// Of a percentage, within 0 and 1000.
  private static func tenths(_ percent: Points) -> Int {
    Int(clamping: min(max(percent.drawn(places: 1), 0), 1000))
  }

  static func more(_ count: Int, columns: Int, _ language: Language) -> String {
    let number = NumberText(language).count(count)
    let text = Phrase("… và \(number) dòng khác", en: "… and \(number) more")[language]
    return "<tr><td class=\"more\" colspan=\"\(columns)\">\(text)</td></tr>"
  }
}
