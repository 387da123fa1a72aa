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
    notes += [bonus, rules.bands, withoutClass, rules.quantileGroups, rules.coverage, marks]
      .compactMap(\.self)
    if let note = MethodNotes.leftOut(leftOut) { notes.append(note[language]) }
    return notes
  }

  /// What the method says, each with its name.
  var settings: [(title: Phrase, text: String)] {
    let all: [(title: Phrase, text: String?)] = [
      (MethodNotes.Title.index, index), (MethodNotes.Title.rounding, rounding),
      (MethodNotes.Title.ranking, ranking), (MethodNotes.Title.extras, bonus),
      (MethodNotes.Title.bands, rules.bands), (MethodNotes.Title.groups, rules.quantileGroups),
      (MethodNotes.Title.coverage, rules.coverage),
      (MethodNotes.Title.surveys, rules.surveyInterval),
    ]
    return all.compactMap { title, text in text.map { (title, $0) } }
  }

  /// What holds for every table of the method.
  private var rules: MethodNotes { MethodNotes(method, language) }
  var rounding: String { rules.rounding }
  var ranking: String { rules.ranking }

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
    let isCompared = table.previousPeriod != nil || table.yearAgoPeriod != nil
    return isCompared ? "\(rules.index) \(change[language])" : rules.index
  }

  /// Why a total may be above its maximum, or below zero.
  private var bonus: String? {
    guard table.groups.contains(where: { $0.rows.contains { $0.bonusPoints != nil } }) else {
      return nil
    }
    return rules.extras
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
