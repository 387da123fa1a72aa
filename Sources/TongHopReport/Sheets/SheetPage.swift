import TongHopDiagnostics
import TongHopDomain

/// The sheet of one unit as one element of a page.
struct SheetPage {
  let sheets: ResultSheets
  let entry: ResultSheets.Entry

  private var table: ComparisonTable { sheets.table }
  private var row: ComparisonRow { entry.row }
  private var words: ProfileWords { sheets.words }
  private var style: TableStyle { words.style }
  private var language: Language { words.language }

  var html: String {
    let profile = sheets.profiles.profile(of: entry.unit)
    let sentences = sheets.narrative.sentences(of: row, inGroup: entry.group, profile)
    let story = sentences.joined(separator: " ")
    let past = history(profile)
    let room =
      SheetSpace.page - SheetSpace.storyLines(story) * SheetSpace.storyLine
      - SheetSpace.nameHeight(name) - (past.isEmpty ? 0 : SheetSpace.historyHeight(past))
    var lists = ""
    // Names are cut shorter only where the page is too small for them.
    for longest in [150, 50, 30] {
      let (text, fits) = self.lists(
        SheetLists(profile: profile, words: words, longest: longest), room: room)
      lists = text
      if fits { break }
    }
    return "<section class=\"sheet\" data-code=\"\(HTMLText.escaped(row.code))\">\n"
      + "<div class=\"body\">\n" + head + facts(profile)
      + "<p class=\"story\">\(HTMLText.escaped(story))</p>\n"
      + (past.isEmpty ? "" : "<p class=\"past\">\(HTMLText.escaped(past))</p>\n") + lists
      + "</div>\n"
      + "<p class=\"notes\">\(HTMLText.escaped(sheets.notes))</p>\n</section>\n"
  }

  private var name: String { ShortText.cut(row.displayName, 110) }

  private func lists(_ lists: SheetLists, room: Int) -> (html: String, fits: Bool) {
    let (domains, strengths) = (lists.domains, lists.strengths)
    let tree = sheets.tree
    var rest = [lists.losses]
    // Without a register nothing is known of tasks.
    if let counts = row.tasks {
      rest.append(
        lists.tasks(counts) { late in
          late.unit.map { tree.units[$0].displayName } ?? late.unitName
        })
    }
    rest.append(lists.gains)
    let fits = SheetList.fit(&rest, into: room - domains.height - strengths.height)
    return (domains.html + "\n" + items(strengths) + rest.map(listHTML).joined(), fits)
  }

  // MARK: Head

  private var head: String {
    let office = sheets.office
    let left =
      office.map { office in
        [office.agencyAbove, office.agency].filter { !$0.isEmpty }
      } ?? []
    var html = "<div class=\"head\"><div>"
    for (place, line) in left.enumerated() {
      let text = HTMLText.escaped(ShortText.cut(line, 80))
      html += place == left.count - 1 ? "<b>\(text)</b><div class=\"rule\"></div>" : text
    }
    let (nation, motto) = (OfficeHeader.nation[language], OfficeHeader.motto[language])
    html += "</div><div><b>\(nation)</b><b>\(motto)</b><div class=\"rule\"></div></div></div>\n"
    if table.isDraft {
      html += "<div class=\"draft\">\(Phrase("DỰ THẢO", en: "DRAFT")[language])</div>\n"
    }
    let period = table.period.title
    let title = Phrase(
      "PHIẾU KẾT QUẢ \(period.vietnamese.uppercased())",
      en: "RESULT SHEET, \(period.english.uppercased())")[language]
    let code = Phrase("mã \(row.code)", en: "code \(row.code)")[language]
    let place = [row.parentName, code].filter { !$0.isEmpty }
      .map { HTMLText.name(ShortText.cut($0, 60)) }.joined(separator: ", ")
    let days = words.text.days(of: table.period, in: table.method.calendar)
    return html + "<h1>\(title)</h1>\n<p class=\"sub\">"
      + "\(HTMLText.escaped(ShortText.cut(table.method.name, 150)))<br/>"
      + "\(days.prefix(1).uppercased() + days.dropFirst())</p>\n"
      + "<h2>\(HTMLText.name(name))</h2>\n"
      + "<p class=\"sub\">\(place)</p>\n"
  }

  // MARK: Facts

  private func facts(_ profile: UnitProfile) -> String {
    let isComposite = table.method.composite != nil
    var boxes: [String] = []
    func add(_ title: String, _ main: String, _ kind: String, _ rest: String = "") {
      boxes.append(
        "<div><span>\(HTMLText.escaped(title))</span><strong class=\"\(kind)\">\(HTMLText.escaped(main))</strong>"
          + (rest.isEmpty ? "" : "<em>\(rest)</em>") + "</div>")
    }
    if !isComposite {
      add(
        Phrase("Điểm", en: "Points")[language],
        style.current(row.current.points, of: row).text, "points",
        row.maximum.map { maximum in
          Phrase("trên ", en: "of ")[language]
            + "<span class=\"maximum\">\(HTMLText.escaped(words.points(maximum)))</span>"
        } ?? "")
    }
    add(
      Phrase("Chỉ số (%)", en: "Index (%)")[language],
      style.current(row.current.index, of: row).text, "index")
    let size = profile.groupSize
    let group = sheets.groupNames[entry.group]
    add(
      Phrase("Xếp hạng", en: "Rank")[language],
      words.place(row.current.rank, of: size), "rank", HTMLText.escaped(ShortText.cut(group, 22)))
    if let band = row.band {
      add(Phrase("Xếp loại", en: "Class")[language], ShortText.cut(band, 16), "band")
    }
    if let quantile = row.quantileGroup {
      add(Phrase("Nhóm", en: "Quantile group")[language], ShortText.cut(quantile, 16), "quantile")
    }
    for (period, change, kind) in earlier {
      let isIndex = table.method.ranking.by == .index
      let value =
        isIndex ? style.indexChange(change, of: row) : style.pointsChange(change, of: row)
      let unit =
        isIndex
        ? Phrase("điểm phần trăm", en: "percentage points") : Phrase("điểm", en: "points")
      let rank = HTMLText.escaped(style.rankChange(change, of: row).text)
      add(
        Phrase(
          "So với \(sheets.narrative.period(period))",
          en: "Since \(sheets.narrative.period(period))")[language], value.text, kind,
        "\(unit[language])<br/>\(Phrase("hạng", en: "rank")[language]) "
          + "<span class=\"\(kind)-rank \(way(change.rank))\">\(rank)</span>")
    }
    return "<div class=\"facts\">\(boxes.joined())</div>\n"
  }

  private func way(_ rank: Int?) -> String {
    guard let rank, rank != 0 else { return "same" }
    return rank > 0 ? "up" : "down"
  }

  private var earlier: [(Period, PeriodChange, String)] {
    let previous = table.previousPeriod.map { ($0, row.previous, "previous") }
    let yearAgo = table.earlier.otherYearAgo.map { ($0, row.yearAgo, "year-ago") }
    return [previous, yearAgo].compactMap(\.self)
  }

  // MARK: The past

  /// Periods that are named, at most.
  private static let mostPeriods = 6

  /// `Qua các kỳ: quý I/2024 80,80% (21/199) → quý II/2024 82,15% (12/200)`; empty where only one is
  /// known.
  private func history(_ profile: UnitProfile) -> String {
    let moments = profile.history.suffix(Self.mostPeriods)
    guard moments.count > 1 else { return "" }
    let isIndex = table.method.ranking.by == .index
    let parts = moments.map { moment -> String in
      let period = sheets.narrative.period(moment.period)
      let value = isIndex ? moment.figures.index : moment.figures.points
      guard let value else {
        let isSilent = moment.flags.contains(.notReported) && !moment.flags.contains(.withheld)
        return "\(period) " + (isSilent ? TableStyle.Mark.notReported : TableStyle.Mark.none)
      }
      // An earlier version of the method may have had more decimals.
      let digits = words.text.styled(style.numbers.text(value, isRounded: false))
      let mark = moment.flags.contains(.restated) ? TableStyle.Mark.restated : ""
      let place = moment.figures.rank.map { " (\(words.place($0, of: moment.groupSize)))" }
      return "\(period)\(mark) \(digits)\(isIndex ? "%" : "")\(place ?? "")"
    }
    let list = parts.joined(separator: " → ")
    let note =
      moments.contains { $0.flags.contains(.restated) }
      ? Phrase(
        " (* tính lại do sắp xếp đơn vị hành chính)", en: " (* restated for changed units)")[
          language] : ""
    let title =
      isIndex
      ? Phrase("Chỉ số (hạng) qua các kỳ: ", en: "Index (rank) over the periods: ")
      : Phrase("Điểm (hạng) qua các kỳ: ", en: "Points (rank) over the periods: ")
    return title[language] + list + note
  }

  // MARK: Lists

  private func items(_ list: SheetList) -> String {
    let title = "<h3>\(HTMLText.escaped(list.title))</h3>\n"
    guard !list.rows.isEmpty else {
      return title + "<p class=\"none\">\(HTMLText.escaped(list.none))</p>\n"
    }
    return title + "<ul>\(list.rows.map(\.html).joined())\(moreItem(list))</ul>\n"
  }

  private func moreItem(_ list: SheetList) -> String {
    guard list.more > 0 else { return "" }
    let count = words.text.count(list.more)
    return "<li>"
      + Phrase("và \(count) lĩnh vực khác", en: "and \(count) more")[language] + "</li>"
  }

  private func listHTML(_ list: SheetList) -> String {
    let title = "<h3>\(HTMLText.escaped(list.title))</h3>\n"
    guard !list.rows.isEmpty else {
      return title + "<p class=\"none\">\(HTMLText.escaped(list.none))</p>\n"
    }
    let more =
      list.more > 0 ? SheetLists.more(list.more, columns: list.columns, language) : ""
    return title
      + "<table>\(list.head)<tbody>\(list.rows.map(\.html).joined())\(more)</tbody></table>\n"
  }
}
