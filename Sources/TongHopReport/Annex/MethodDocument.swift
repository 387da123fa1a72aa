import TongHopDiagnostics
import TongHopDomain

/// A set of criteria as the annex of the decision that puts it in force: what holds for all of it, and
/// the table of the criteria.
public enum MethodDocument {
  /// Two tables, to be read one after the other.
  ///
  /// - Parameter leftOut: rows that were left out because of an error, already in words.
  public static func make(
    _ table: MethodTable, leftOut: [String], language: Language
  ) -> [ReportDocument] {
    var criteria = AnnexTable(table: table, language: language).document
    if let note = MethodNotes.leftOut(leftOut) { criteria.notes.append(note[language]) }
    return [settings(table, language), criteria]
  }

  /// All of it as one table: what stands in the head of the annex is in the notes.
  static func sheet(_ table: MethodTable, language: Language) -> ReportDocument {
    let head = settings(table, language)
    var document = AnnexTable(table: table, language: language).document
    document.subtitles = head.subtitles + document.subtitles
    document.titles = head.titles
    document.notes =
      AnnexSettings(table: table, language: language).all.map {
        "\($0.title[language]): \($0.text)"
      } + document.notes
    document.isWide = true
    return document
  }

  private static func settings(_ table: MethodTable, _ language: Language) -> ReportDocument {
    var document = ReportDocument()
    // In capitals `QĐ-TTg` would be another number.
    document.titles = [Phrase("PHỤ LỤC", en: "ANNEX")[language], table.method.name]
    document.subtitles = [
      Phrase(
        "(Kèm theo Quyết định số … ngày … tháng … năm … của …)",
        en: "(attached to decision No. … of …, date …)")[language]
    ]
    document.columns = [
      AnnexTable.words(Phrase("Nội dung", en: "What"), 20, language),
      AnnexTable.words(Phrase("Quy định", en: "Rule"), 40, language),
    ]
    document.rows = AnnexSettings(table: table, language: language).all.map {
      .unit([$0.title[language], $0.text])
    }
    return document
  }
}

/// The table of the criteria.
struct AnnexTable {
  let table: MethodTable
  let language: Language

  /// With more columns of maxima nobody could read the rules beside them.
  private static let mostKinds = 4

  private var method: Method { table.method }
  private var isComposite: Bool { method.composite != nil }
  private var text: NumberText { NumberText(language) }
  private var rules: AnnexRules { AnnexRules(table: table) }
  private var methodNotes: MethodNotes { MethodNotes(method, language) }

  /// Is there a column for each kind of unit?
  private var showsKinds: Bool {
    !isComposite && !table.kinds.isEmpty && table.kinds.count <= Self.mostKinds
      && (table.dependsOnKind || table.level != nil)
  }
  /// One for all of them? Of one level nobody asks for the whole.
  private var showsWhole: Bool { !isComposite && !(showsKinds && table.level != nil) }

  var document: ReportDocument {
    var document = ReportDocument()
    document.titles = [
      isComposite
        ? Phrase("BẢNG TIÊU CHÍ VÀ TRỌNG SỐ", en: "CRITERIA AND WEIGHTS")[language]
        : Phrase("BẢNG TIÊU CHÍ VÀ ĐIỂM TỐI ĐA", en: "CRITERIA AND MAXIMA")[language]
    ]
    if let level = table.level {
      let name = AnnexWords.levelOrType(level)
      document.subtitles = [
        Phrase("Áp dụng cho: \(name.vietnamese)", en: "For: \(name.english)")[language]
      ]
    }
    document.columns = columns
    for place in table.rows.indices { document.rows += rows(at: place) }
    if !isComposite { document.rows += closing(nil) }
    document.notesTitle = Phrase("Ghi chú:", en: "Notes:")[language]
    document.notes = notes
    return document
  }

  // MARK: Columns

  static func words(_ title: Phrase, _ width: Int, _ language: Language) -> ReportDocument.Column {
    ReportDocument.Column(
      title: title[language], alignment: .leading, minimumWidth: width, wraps: true)
  }

  private var columns: [ReportDocument.Column] {
    [
      ReportDocument.Column(
        title: Phrase("TT", en: "No.")[language], alignment: .leading, minimumWidth: 3),
      Self.words(Phrase("Lĩnh vực, tiêu chí", en: "Domain, criterion"), 22, language),
    ] + numbers + [
      Self.words(Phrase("Cách chấm", en: "How it is scored"), 28, language),
      Self.words(Phrase("Nguồn số liệu", en: "Source of figures"), 28, language),
    ]
  }

  private var numbers: [ReportDocument.Column] {
    func column(_ title: Phrase, group: Phrase? = nil) -> ReportDocument.Column {
      ReportDocument.Column(group: group?[language] ?? "", title: title[language])
    }
    guard !isComposite else {
      return [
        column(Phrase("Trọng số", en: "Weight")),
        column(Phrase("Tỷ trọng (%)", en: "Share (%)")),
      ]
    }
    let maximum = Phrase("Điểm tối đa", en: "Maximum")
    guard showsKinds else { return [column(maximum)] }
    guard showsWhole || table.kinds.count > 1 else { return [column(maximum)] }
    return (showsWhole ? [column(Phrase("cả bộ", en: "whole"), group: maximum)] : [])
      + table.kinds.map { column(AnnexWords.name(of: $0), group: maximum) }
  }

  // MARK: Rows

  private func rows(at place: Int) -> [ReportDocument.Row] {
    let row = table.rows[place]
    let criterion = method.criteria[row.criterion]
    guard !isComposite, row.depth == 0, criterion.leaf == nil else {
      return [unit(row)] + closings(after: place)
    }
    let only = rules.appliesTo(criterion).map { " (\($0[language]))" } ?? ""
    return [.group("\(criterion.code). \(criterion.name)\(only)")]
      + closings(after: place)
  }

  private func unit(_ row: MethodTable.Row) -> ReportDocument.Row {
    let criterion = method.criteria[row.criterion]
    return .unit(
      [.text(criterion.code), .text(criterion.name)] + figures(row)
        + [
          .text(rules.text(of: row.criterion)[language]),
          .text(FigureWords(table: table).text(of: row.criterion)?[language] ?? ""),
        ])
  }

  private func figures(_ row: MethodTable.Row) -> [ReportDocument.Cell] {
    let criterion = method.criteria[row.criterion]
    if isComposite {
      return [
        number(criterion.weight),
        row.share.map { .number($0.text, text) } ?? .text(TableStyle.Mark.none),
      ]
    }
    if let rule = criterion.leaf?.rule, let limit = rule.extraLimit {
      let sign = if case .penalty = rule { "-" } else { "+" }
      let cell = ReportDocument.Cell.text(sign + methodNotes.cell(of: limit).text)
      return (showsWhole ? [cell] : [])
        + (showsKinds ? row.maxima.map { $0 == nil ? .text(TableStyle.Mark.none) : cell } : [])
    }
    return (showsWhole ? [number(criterion.maximum)] : [])
      + (showsKinds ? row.maxima.map(number) : [])
  }

  private func number(_ value: Fraction?) -> ReportDocument.Cell {
    value.map { isComposite ? weight($0) : methodNotes.cell(of: $0) } ?? .text(TableStyle.Mark.none)
  }

  /// As it is written: a third is no rounded number.
  private func weight(_ value: Fraction) -> ReportDocument.Cell {
    let digits = value.text
    return digits.contains("/") ? .text(digits) : .number(digits, text)
  }

  /// The sum of the domain whose last row it is.
  private func closings(after place: Int) -> [ReportDocument.Row] {
    guard !isComposite else { return [] }
    let isLast = place + 1 == table.rows.count || table.rows[place + 1].depth == 0
    guard isLast, let top = table.rows[...place].last(where: { $0.depth == 0 }),
      method.criteria[top.criterion].leaf == nil
    else { return [] }
    return closing(top)
  }

  /// - Parameter domain: nil for the whole.
  private func closing(_ domain: MethodTable.Row?) -> [ReportDocument.Row] {
    let title =
      if let domain {
        Phrase("Cộng ", en: "Sum of ")[language] + method.criteria[domain.criterion].code
      } else {
        Phrase("TỔNG CỘNG", en: "TOTAL")[language]
      }
    let whole = domain.map { method.criteria[$0.criterion].maximum } ?? table.maximum
    let cells =
      (showsWhole ? [number(whole)] : [])
      + (showsKinds ? domain?.maxima.map(number) ?? table.kinds.map { number($0.maximum) } : [])
    return [.summary([.text(""), .text(title)] + cells + [.text(""), .text("")])]
  }

  // MARK: Notes

  private var notes: [String] {
    AnnexNotes(table: table).all.map { $0[language] } + exempted + sources
  }

  /// By which document each criterion was decided.
  private var sources: [String] {
    let lines = table.rows.map { method.criteria[$0.criterion] }.filter { !$0.source.isEmpty }.map {
      "\($0.code): \($0.source)"
    }
    guard !lines.isEmpty else { return [] }
    return [Phrase("Căn cứ của từng tiêu chí:", en: "Where each criterion comes from:")[language]]
      + lines
  }

  private static let mostExempted = 30

  /// Units from which a criterion is taken away.
  private var exempted: [String] {
    let lines = table.exempted.prefix(Self.mostExempted).map { item in
      let exemption = item.exemption
      let days = [
        exemption.from.map {
          Phrase("từ ngày \($0.vietnamese)", en: "from \($0)")[language]
        },
        exemption.to.map {
          let last = $0.advanced(by: -1)
          return Phrase("đến hết ngày \(last.vietnamese)", en: "through \(last)")[language]
        },
      ].compactMap(\.self).joined(separator: " ")
      let state = ProfileWords.state(
        ScoreState(rawValue: exemption.state.rawValue) ?? .notApplicable)
      let head = Phrase(
        "Tiêu chí \(exemption.criterion), \(item.displayName) (\(item.code)): ",
        en: "Criterion \(exemption.criterion), \(item.displayName) (\(item.code)): ")
      return [(head + state)[language], days, exemption.reason].filter { !$0.isEmpty }
        .joined(separator: ", ") + "."
    }
    let more = table.exempted.count - lines.count
    return lines + (more > 0 ? ["… (\(text.count(more)))"] : [])
  }
}
