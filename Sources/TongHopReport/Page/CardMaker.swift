import TongHopDiagnostics
import TongHopDomain

/// Makes the cards of a page, whose texts go to one pool.
struct CardMaker {
  private(set) var pool: TextPool
  private let contents: PageContents
  private let style: TableStyle
  private let words: ProfileWords
  private let narrative: Narrative
  private let isLarge: Bool
  /// See ``PageCard/most(isLarge:)``.
  private let most: [Int]

  init(_ contents: PageContents, _ style: TableStyle, pool: TextPool) {
    self.contents = contents
    self.style = style
    self.pool = pool
    words = ProfileWords(
      contents.table.method, indicators: contents.indicators, language: style.language)
    narrative = Narrative(contents.table, words: words)
    isLarge = PageCard.isLarge(contents.table.groups.reduce(0) { $0 + $1.rows.count })
    most = PageCard.most(isLarge: isLarge)
  }

  private var language: Language { style.language }
  private var method: Method { contents.table.method }

  /// - Parameter group: the place of its group in the table.
  /// - Returns: nil for a unit that is gone.
  mutating func card(of row: ComparisonRow, inGroup group: Int) -> PageCard? {
    guard let unit = row.unitIndex, contents.tree.units.indices.contains(unit) else { return nil }
    let profile = contents.profiles.profile(of: unit)
    var card = PageCard()
    if !isLarge {
      card.story = pool.place(
        narrative.sentences(of: row, inGroup: group, profile).joined(separator: " "))
    }
    card.facts = facts(of: row, profile)
    card.domains = profile.domains.map { domain($0) }
    card.history = profile.history.map { moment in
      pool.places([
        moment.period.title[language], style.number(moment.figures.index).text,
        words.place(moment.figures.rank, of: moment.groupSize), remarks(moment),
      ])
    }
    if method.composite == nil {
      card.losses = profile.losses.prefix(most[0]).map { loss($0) }
    }
    card.gains = profile.gains.prefix(most[1]).map { gain in
      pool.places([words.criterion(gain.criterion), words.needed(gain), words.worth(gain)])
    }
    if row.tasks != nil {
      card.tasks = profile.lateTasks.prefix(most[2]).map { late in
        pool.places([
          words.title(late), late.unit == unit ? "" : late.unitName, words.delay(late),
          late.task.lead,
        ])
      }
    }
    let counts = [profile.losses.count, profile.gains.count, profile.lateTasks.count]
    card.left = zip(counts, most).map { max($0 - $1, 0) }
    return card
  }

  private mutating func facts(of row: ComparisonRow, _ profile: UnitProfile) -> [[Int]] {
    var facts: [(Phrase, String)] = [
      (Phrase("Chỉ số", en: "Index"), percent(style.current(row.current.index, of: row))),
      (Phrase("Xếp hạng", en: "Rank"), words.place(row.current.rank, of: profile.groupSize)),
    ]
    if let band = row.band { facts.append((Phrase("Xếp loại", en: "Class"), band)) }
    if let group = row.quantileGroup { facts.append((Phrase("Nhóm", en: "Group"), group)) }
    let points = style.current(row.current.points, of: row).text
    let most = method.composite == nil ? " / " + style.number(row.maximum).text : ""
    facts.append((Phrase("Tổng điểm", en: "Points"), points + most))
    let table = contents.table
    if let period = table.previousPeriod {
      facts.append((versus(period), changes(row.previous, of: row)))
    }
    if let period = table.yearAgoPeriod, period != table.previousPeriod {
      facts.append((versus(period), changes(row.yearAgo, of: row)))
    }
    let remarks = style.remarks(row)
    if !remarks.isEmpty { facts.append((Phrase("Ghi chú", en: "Remarks"), remarks)) }
    return facts.map { pool.places([$0[language], $1]) }
  }

  private func versus(_ period: Period) -> Phrase {
    let title = period.title
    return Phrase("So với \(title.vietnamese)", en: "vs \(title.english)")
  }

  private func remarks(_ moment: UnitProfile.Moment) -> String {
    let known: [(ComparisonFlag, Phrase)] = [
      (.restated, Phrase("tính lại theo đơn vị hiện nay", en: "restated to the units of today")),
      (.provisional, Phrase("tạm tính", en: "provisional")),
    ]
    return known.filter { moment.flags.contains($0.0) }.map { $0.1[language] }
      .joined(separator: ", ")
  }

  /// `+1,35 · ▲9`
  private func changes(_ change: PeriodChange, of row: ComparisonRow) -> String {
    let texts = [style.indexChange(change, of: row).text, style.rankChange(change, of: row).text]
    return texts[0] == texts[1] ? texts[0] : texts.joined(separator: " · ")
  }

  private func percent(_ cell: ReportDocument.Cell) -> String {
    if case .number = cell { return cell.text + "%" }
    return cell.text
  }

  private mutating func domain(_ domain: UnitProfile.Domain) -> [Int] {
    let isComposite = method.composite != nil
    return pool.places([
      words.criterion(domain.criterion),
      domain.points.map { words.points($0, of: domain.criterion) } ?? TableStyle.Mark.none,
      isComposite ? "" : words.points(domain.maximum),
      domain.percent.map { words.percent($0) } ?? "",
      domain.median.map { words.percent($0) } ?? "",
      domain.rank.map { style.text.count($0) } ?? "", words.state(domain.state),
    ])
  }

  private mutating func loss(_ loss: UnitProfile.Loss) -> [Int] {
    pool.places([
      words.criterion(loss.criterion), words.points(loss.lost),
      words.points(loss.points, of: loss.criterion), words.points(loss.maximum),
      words.state(loss.state), method.criteria[loss.criterion].lead,
    ])
  }
}
