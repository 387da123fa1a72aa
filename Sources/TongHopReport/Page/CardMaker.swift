import TongHopDiagnostics
import TongHopDomain

/// Makes the cards of a page, whose texts go to one pool.
struct CardMaker {
  private(set) var pool: TextPool
  private(set) var lists = PageCard.Lists()
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
    addResult(of: row, to: &card)
    card.domains = profile.domains.flatMap { domain in
      [lists.domains.place(self.domain(domain)), pool.place(rank(domain.rank, none: ""))]
    }
    card.hasPoints = profile.scoredLeaves > 0
    card.history = profile.history.flatMap {
      [moment($0), value(of: $0), pool.place(rank($0.figures.rank))]
    }
    if method.hasPointsToGain {
      card.losses = profile.losses.prefix(most[0]).map { lists.losses.place(loss($0)) }
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

  private mutating func addResult(of row: ComparisonRow, to card: inout PageCard) {
    card.index = pool.place(style.current(row.current.index, of: row).text)
    card.points = pool.place(style.current(row.current.points, of: row).text)
    card.maximum = method.composite == nil ? pool.place(style.number(row.maximum).text) : 0
    card.rank = pool.place(rank(row.current.rank))
    card.remarks = pool.place(style.remarks(row))
    let isIndex = method.ranking.by == .index
    card.changes = Self.earlier(contents.table).flatMap { _, part in
      let change = row[keyPath: part]
      let value =
        isIndex ? style.indexChange(change, of: row) : style.pointsChange(change, of: row)
      return pool.places([value.text, style.rankChange(change, of: row).text])
    }
  }

  /// The periods that a table is compared with, and where their changes are.
  static func earlier(
    _ table: ComparisonTable
  ) -> [(period: Period, part: KeyPath<ComparisonRow, PeriodChange>)] {
    var earlier: [(Period, KeyPath<ComparisonRow, PeriodChange>)] = []
    if let period = table.previousPeriod { earlier.append((period, \.previous)) }
    if let period = table.earlier.otherYearAgo {
      earlier.append((period, \.yearAgo))
    }
    return earlier
  }

  private mutating func moment(_ moment: UnitProfile.Moment) -> Int {
    lists.moments.place(
      pool.places([
        moment.period.title[language], remarks(moment),
        moment.groupSize.map { style.text.count($0) } ?? "",
      ]))
  }

  /// An earlier version of the method may have had more decimals, which are kept.
  private mutating func value(of moment: UnitProfile.Moment) -> Int {
    guard let value = moment.figures.value(by: method.ranking.by) else {
      return pool.place(TableStyle.Mark.none)
    }
    return pool.place(style.text.styled(style.numbers.text(value, isRounded: false)))
  }

  private func remarks(_ moment: UnitProfile.Moment) -> String {
    let known: [(ComparisonFlag, Phrase)] = [
      (.restated, Phrase("tính lại theo đơn vị hiện nay", en: "restated to the units of today")),
      (.provisional, Phrase("tạm tính", en: "provisional")),
    ]
    return known.filter { moment.flags.contains($0.0) }.map { $0.1[language] }
      .joined(separator: ", ")
  }

  private func rank(_ rank: Int?, none: String = TableStyle.Mark.none) -> String {
    rank.map { style.text.count($0) } ?? none
  }

  private mutating func domain(_ domain: UnitProfile.Domain) -> [Int] {
    pool.places([
      words.criterion(domain.criterion),
      method.composite == nil ? words.points(domain.maximum) : "",
      domain.median.map { words.percent($0) } ?? "",
      domain.points.map { words.points($0, of: domain.criterion) } ?? TableStyle.Mark.none,
      domain.percent.map { words.percent($0) } ?? "", words.state(domain),
    ])
  }

  private mutating func loss(_ loss: UnitProfile.Loss) -> [Int] {
    pool.places([
      words.criterion(loss.criterion), words.points(loss.maximum),
      method.criteria[loss.criterion].lead, words.points(loss.lost),
      words.points(loss.points, of: loss.criterion), words.state(loss.state),
    ])
  }
}
