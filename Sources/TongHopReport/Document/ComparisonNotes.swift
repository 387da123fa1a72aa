import TongHopDiagnostics
import TongHopDomain

/// What is printed under a table, so that a unit that disputes it can check it by hand.
struct ComparisonNotes {
  let table: ComparisonTable
  let style: TableStyle
  /// As they are printed, to explain the marks that occur and no others.
  let rows: [ReportDocument.Row]

  var language: Language { style.language }
  var method: Method { table.method }

  func all(leftOut: [String]) -> [String] {
    var notes = periods
    notes.append(index)
    notes.append(rounding)
    notes.append(ranking)
    notes += [bonus, bands, withoutClass, quantileGroups, coverage, marks].compactMap(\.self)
    if !leftOut.isEmpty {
      let list = leftOut.joined(separator: "; ")
      notes.append(
        Phrase(
          "Dòng có lỗi, không được tính vào bảng: \(list).",
          en: "Rows with errors, left out of the table: \(list).")[language])
    }
    return notes
  }

  /// What the method says, each with its name.
  var settings: [(title: Phrase, text: String)] {
    let all: [(title: Phrase, text: String?)] = [
      (Phrase("Chỉ số", en: "Index"), index), (Phrase("Làm tròn", en: "Rounding"), rounding),
      (Phrase("Xếp hạng, bằng nhau", en: "Ranks and ties"), ranking),
      (Phrase("Điểm thưởng, trừ", en: "Bonus and penalty"), bonus),
      (Phrase("Xếp loại", en: "Classes"), bands),
      (Phrase("Nhóm", en: "Groups"), quantileGroups),
      (Phrase("Mức tối thiểu", en: "Minimum coverage"), coverage),
      (Phrase("Điều tra", en: "Surveys"), surveyInterval),
    ]
    return all.compactMap { title, text in text.map { (title, $0) } }
  }

  private var periods: [String] {
    var notes: [String] = []
    if let day = table.restatedTo {
      notes.append(
        Phrase(
          "Số của \(table.period.title[.vietnamese]) được tính lại theo đơn vị hành chính ngày \(style.text.day(day)).",
          en:
            "The figures of \(table.period.title[.english]) are restated to the units of \(style.text.day(day))."
        )[language])
      notes += self.notes(of: table.period, table.rearrangement, isOwn: true)
    }
    if let period = table.previousPeriod {
      let units = table.previousRearrangement
      notes.append(earlier(period, \.previous, units, source: table.previousSource))
      notes += self.notes(of: period, units)
    }
    if let period = table.earlier.otherYearAgo {
      let units = table.yearAgoRearrangement
      notes.append(earlier(period, \.yearAgo, units, source: table.yearAgoSource))
      notes += self.notes(of: period, units)
    }
    return notes
  }

  private func rowsHave(_ part: KeyPath<ComparisonRow, PeriodChange>) -> Bool {
    table.groups.contains { $0.rows.contains { $0[keyPath: part].earlier != PeriodFigures() } }
  }

  private func rows(
    _ part: KeyPath<ComparisonRow, PeriodChange>, have flag: ComparisonFlag
  ) -> Bool {
    table.groups.contains { $0.rows.contains { $0[keyPath: part].flags.contains(flag) } }
  }

  private func earlier(
    _ period: Period, _ part: KeyPath<ComparisonRow, PeriodChange>, _ units: Rearrangement,
    source: String?
  ) -> String {
    let days = style.text.days(of: period, in: method.calendar)
    let origin =
      if let source {
        Phrase("lấy từ bảng đã ký \(source)", en: "taken from the signed table \(source)")
      } else if rowsHave(part) || units.hasFigures {
        Phrase("tính từ số liệu hiện có", en: "computed from the figures at hand")
      } else {
        Phrase("chưa có số liệu để so sánh", en: "no figures to compare with")
      }
    let restated =
      rows(part, have: .restated)
      ? Phrase(
        "; nơi có dấu * được tính lại theo đơn vị hành chính của bảng này: cộng số của các đơn vị khi đó, chấm theo bộ tiêu chí khi đó, xếp hạng giữa các đơn vị của bảng này",
        en:
          "; where there is a * restated to the units of this table: the figures of the units of then added up, scored by the method of then, ranked among the units of this table"
      ) : Phrase(verbatim: "")
    return "\(period.title[language]) (\(days)): \(origin[language])\(restated[language])."
  }

  /// The periods whose changes are those of the common part.
  private var commonPartPeriods: [Period] {
    func isCommon(_ part: KeyPath<ComparisonRow, PeriodChange>) -> Bool {
      table.groups.contains { group in
        group.rows.contains { $0[keyPath: part].flags.contains(.commonPart) }
      }
    }
    let earlier = table.earlier
    return [
      isCommon(\.previous) ? earlier.previous : nil,
      isCommon(\.yearAgo) ? earlier.otherYearAgo : nil,
    ].compactMap(\.self)
  }

  private func titles(_ periods: [Period]) -> Phrase {
    Phrase(
      periods.map { $0.title[.vietnamese] }.joined(separator: ", "),
      en: periods.map { $0.title[.english] }.joined(separator: ", "))
  }

  private var index: String {
    let common = commonPartPeriods
    let exception =
      common.isEmpty
      ? Phrase(verbatim: "")
      : Phrase(" (trừ ", en: " (but not against ") + titles(common)
        + Phrase(", xem \(TableStyle.Mark.commonPart))", en: ", see \(TableStyle.Mark.commonPart))")
    let change = Phrase(
      "Tăng (+), giảm (-) là hiệu của hai số đã in\(exception.vietnamese), tính bằng điểm phần trăm;"
        + " ▲n: tăng n hạng, ▼n: giảm n hạng.",
      en: "A change is the difference of the two printed values\(exception.english), in percentage"
        + " points; ▲n: up n places, ▼n: down n places.")
    let formula = Phrase(
      "Chỉ số = tổng điểm / điểm tối đa áp dụng × 100.",
      en: "Index = points / applicable maximum × 100.")
    let isCompared = table.previousPeriod != nil || table.yearAgoPeriod != nil
    return isCompared ? "\(formula[language]) \(change[language])" : formula[language]
  }

  /// Why a total may be above its maximum, or below zero.
  private var bonus: String? {
    guard table.groups.contains(where: { $0.rows.contains { $0.bonusPoints != nil } }) else {
      return nil
    }
    return Phrase(
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

  private var coverage: String? {
    guard let least = method.minimumCoverage, least > .zero else { return nil }
    let percent = least.percentDigits ?? least.text
    let share = style.text.styled(percent) + "%"
    return Phrase(
      "Mức tối thiểu để được xếp hạng: báo cáo đủ \(share) điểm tối đa áp dụng.",
      en: "A unit is ranked if it reported \(share) of its applicable maximum.")[language]
  }

  private var marks: String? {
    let cells = TableStyle.Mark.cells(of: rows)
    let flags = table.groups.reduce(into: ComparisonFlags()) { flags, group in
      for row in group.rows { flags.formUnion(row.flags) }
    }
    let showsMethodChange = table.groups.contains { group in
      group.rows.contains {
        $0.flags.contains(.methodChanged) && !$0.flags.contains(.commonPart)
      }
    }
    let known: [(mark: String, occurs: Bool, meaning: Phrase)] = [
      (
        TableStyle.Mark.provisional[language], flags.contains(.provisional),
        Phrase("tạm tính", en: "provisional")
      ),
      (
        TableStyle.Mark.earlierProvisional[language], flags.contains(.earlierProvisional),
        Phrase(
          "số của kỳ đem so sánh chưa đủ hoặc chờ thẩm định",
          en: "figures of the earlier period are incomplete or await appraisal")
      ),
      (
        TableStyle.Mark.restated, flags.contains(.restated),
        Phrase("tính lại do sắp xếp đơn vị hành chính", en: "restated for changed units")
      ),
      (
        TableStyle.Mark.notComparable, flags.contains(.notComparable),
        Phrase("không so sánh được", en: "not comparable")
      ),
      (
        TableStyle.Mark.new[language], flags.contains(.new),
        Phrase("đơn vị mới thành lập", en: "a new unit")
      ),
      (
        TableStyle.Mark.commonPart, flags.contains(.commonPart),
        Phrase("so với ", en: "change against ") + titles(commonPartPeriods)
          + Phrase(
            ": tăng, giảm tính trên phần chung của hai bộ tiêu chí",
            en: " of the part that both versions of the method have")
      ),
      (
        TableStyle.Mark.methodChanged, showsMethodChange,
        Phrase("bộ tiêu chí đã thay đổi so với kỳ đem so sánh", en: "the method has changed")
      ),
      (
        TableStyle.Mark.notReported, cells.contains(TableStyle.Mark.notReported),
        Phrase("chưa báo cáo", en: "not reported")
      ),
      (
        TableStyle.Mark.none, cells.contains(TableStyle.Mark.none),
        Phrase("không có, không phát sinh", en: "none")
      ),
    ]
    return TableStyle.Mark.legend(known, in: language)
  }
}
