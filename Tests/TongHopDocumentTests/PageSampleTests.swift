import Foundation
import Testing
import TongHop
import TongHopDiagnostics
import TongHopDomain
import TongHopTestSupport

/// Table and cards of pages of several methods, beside what rank, score and trend print.
@Suite("The page of each kind of method")
struct PageSampleTests {
  private struct Subject: Sendable, CustomTestStringConvertible {
    var sample: String
    var method: String?
    var period: String
    /// The one of `rank` that the method ranks by.
    var basis = "index"
    var hasPast = true

    var testDescription: String { "\(sample) \(period)" }
  }

  private static let subjects = [
    Subject(sample: "lang-son", period: "2024-Q2"),
    Subject(sample: "lang-son-2025", period: "2025-Q3"),
    Subject(sample: "phu-tho-766", period: "2026-Q3", hasPast: false),
    Subject(sample: "papi", period: "2019", basis: "points"),
  ]

  private struct Run: Sendable {
    let run: WorkspaceRun
    let page: ReportedPage
    let isComposite: Bool

    init(_ subject: Subject) throws {
      run = try WorkspaceRun(
        sample: subject.sample, method: subject.method, period: subject.period)
      page = try ReportedPage(run)
      isComposite = run.compared.table.method.composite != nil
    }
  }

  /// One after the other, once for all tests.
  private static let runs = subjects.map { subject in Result { try Run(subject) } }

  private static func run(_ subject: Subject) throws -> Run {
    let place = try #require(subjects.firstIndex { $0.testDescription == subject.testDescription })
    return try runs[place].get()
  }

  @Test(
    "The result of a card is that of rank, its changes are those of what the method ranks by",
    arguments: subjects)
  private func results(_ subject: Subject) throws {
    let of = try Self.run(subject)
    let changes =
      subject.basis == "points"
      ? ["points_change", "rank_change"]
      : ["change", "rank_change", "year_ago_change", "year_ago_rank_change"]
    #expect(of.page.cards.count == of.run.ranks.rows.count)
    var compared = 0
    for (card, row) in zip(of.page.cards, of.run.ranks.rows) {
      #expect(ReportedPage.digits(card.index) ?? "" == row.text("index"))
      #expect(ReportedPage.digits(card.points) ?? "" == row.text("points"))
      #expect(ReportedPage.digits(card.rank) ?? "" == row.text("rank"))
      if of.isComposite {
        #expect(card.maximum.isEmpty && card.losses == nil)
      } else {
        #expect(ReportedPage.digits(card.maximum) ?? "" == row.text("max_points"))
      }
      for (shown, column) in zip(card.changes, changes) {
        let digits = ReportedPage.digits(shown) ?? ""
        #expect(digits == row.text(column), "\(row.text("code")) \(column) \(shown)")
        compared += digits.isEmpty ? 0 : 1
      }
    }
    #expect(compared > of.run.ranks.rows.count || !subject.hasPast)
  }

  /// Points, percent and ranks by `score`; the median is sorted out again here.
  @Test("Domains of a card are those of score, with the median of their group", arguments: subjects)
  private func domains(_ subject: Subject) throws {
    let of = try Self.run(subject)
    var groups: [String: [Int]] = [:]
    for (place, row) in of.run.ranks.rows.enumerated() {
      groups[row.text("group"), default: []].append(place)
    }
    var compared = 0
    for places in groups.values {
      let count = of.page.cards[places[0]].domains.count
      #expect(count > 0)
      for domain in 0..<count {
        var percents: [Int] = []
        for place in places {
          let (card, unit) = (of.page.cards[place], of.run.ranks.rows[place].text("code"))
          guard card.domains.indices.contains(domain) else { continue }
          let shown = card.domains[domain]
          let code = shown[0].components(separatedBy: ". ")[0]
          let score = try #require(of.run.scores(of: code)[unit])
          #expect(ReportedPage.digits(shown[3]) ?? "" == score.text("points"))
          #expect(ReportedPage.digits(shown[6]) ?? "" == score.text("rank"))
          if !of.isComposite {
            #expect(ReportedPage.digits(shown[1]) ?? "" == score.text("max_points"))
          }
          if let percent = ReportedPage.digits(shown[4]) {
            try percents.append(#require(scaled(percent, places: 2)))
          }
          compared += 1
        }
        percents.sort()
        guard !percents.isEmpty else { continue }
        let (low, high) = (percents[(percents.count - 1) / 2], percents[percents.count / 2])
        for place in places where of.page.cards[place].domains.indices.contains(domain) {
          let median = ReportedPage.digits(of.page.cards[place].domains[domain][2]) ?? ""
          // Half up; no percentage is below zero.
          #expect(scaled(median, places: 2) == (low + high + 1) / 2, "\(subject) \(domain)")
        }
      }
    }
    #expect(compared >= of.run.ranks.rows.count)
  }

  @Test(
    "The past of a card is that of trend: value, rank and the size of the group",
    arguments: subjects.filter { $0.sample != "lang-son-2025" })
  private func history(_ subject: Subject) throws {
    var options = PipelineOptions()
    options.method = subject.method
    options.period = Period(parsing: subject.period)
    options.everyPeriod = true
    let workspace = try Workspace.open(Repository.path("SampleData/" + subject.sample))
    var pipeline = try Pipeline(workspace, options: options)
    let compared = try pipeline.compare()
    let page = try ReportedPage(
      Documents.page(
        pipeline, compared, ReportFigures(pipeline, compared), language: .vietnamese))
    var other = try Pipeline(workspace, options: options)
    let trend = CSVText(
      String(decoding: Documents.trend(try other.trend(), as: .csv), as: UTF8.self))
    let ranks = CSVText(Documents.csv(compared.table))
    var moments: [String: [[String: String]]] = [:]
    // A card leaves the gaps out.
    for row in trend.rows where row.text("source") != "unknown" {
      moments[row.text("code"), default: []].append(row)
    }
    var count = 0
    for (card, row) in zip(page.cards, ranks.rows) where !card.rank.isEmpty {
      let expected = (moments[row.text("code")] ?? []).suffix(card.history.count)
      #expect(expected.count == card.history.count, "\(row.text("code"))")
      for (shown, moment) in zip(card.history, expected) {
        #expect(ReportedPage.digits(shown[3]) ?? "" == moment.text(subject.basis))
        #expect(ReportedPage.digits(shown[4]) ?? "" == moment.text("rank"))
        #expect(shown[2] == moment.text("group_size") || moment.text("rank").isEmpty)
        count += 1
      }
    }
    #expect(count >= ranks.rows.count)
  }
}
