import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopReport

/// The sentences about one unit, in full.
@Suite("Narrative")
struct NarrativeTests {
  /// A unit among `size` ranked ones of its group; `tied` of the others share its rank.
  private struct Case {
    var row: ComparisonRow
    var size = 200
    var tied = 0
    var key = Ranking.Key.points
    var previous: Period? = Samples.period("2024-Q1")
    var yearAgo: Period? = Samples.period("2023-Q2")
    var othersHavePast = true
    var profile: UnitProfile?
    var method = Samples.method()

    init(
      points: Int? = 8215, rank: Int? = 12, was: Int? = 8080, _ wasRank: Int? = 21,
      by difference: Int? = 135, _ places: Int? = 9
    ) {
      row = Samples.row("06220", "xã", "Hải Yến", points: points, rank: rank)
      row.previous.earlier = PeriodFigures(
        points: was.map(Samples.points), index: was.map(Samples.points), rank: wasRank)
      row.previous.points = difference.map(Samples.points)
      row.previous.index = difference.map(Samples.points)
      row.previous.rank = places
    }

    func text(_ language: Language = .vietnamese) -> String {
      var method = method
      method.ranking.by = key
      var ranks = Array(1...max(size, 1))
      if let rank = row.current.rank {
        // The places right behind the unit are those that are tied with it.
        for place in 0...tied where rank - 1 + place < ranks.count {
          ranks[rank - 1 + place] = rank
        }
        ranks.remove(at: rank - 1)
      }
      let others = ranks.map { rank in
        var other = Samples.row("1\(rank)", "xã", "Khác", points: 5000, rank: rank)
        if othersHavePast { other.previous = Samples.change(from: 5000, rank, by: 0, 0) }
        return other
      }
      let table = ComparisonTable(
        period: Samples.period("2024-Q2"), previousPeriod: previous, yearAgoPeriod: yearAgo,
        method: method,
        groups: [ComparisonTable.Group(name: "commune", level: "commune", rows: [row] + others)])
      let words = ProfileWords(method, indicators: [:], language: language)
      return Narrative(table, words: words).sentences(of: row, inGroup: 0, profile)
        .joined(separator: " ")
    }
  }

  private static let unit = "Quý II/2024, xã Hải Yến đạt 82,15 điểm, xếp thứ 12/200, "

  @Test("Rose, fell, unchanged, and one up, the other down")
  func moved() {
    let cases: [(Int?, Int?, String, String)] = [
      (135, 9, "tăng 1,35 điểm và tăng 9 hạng", "up 1.35 points and up 9 places"),
      (-135, -1, "giảm 1,35 điểm và giảm 1 hạng", "down 1.35 points and down 1 place"),
      (20, -3, "tăng 0,20 điểm nhưng giảm 3 hạng", "up 0.20 points but down 3 places"),
      (-20, 3, "giảm 0,20 điểm nhưng tăng 3 hạng", "down 0.20 points but up 3 places"),
      (0, 0, "giữ nguyên điểm và thứ hạng", "with points and rank unchanged"),
      (
        20, 0, "tăng 0,20 điểm, giữ nguyên thứ hạng",
        "up 0.20 points with the rank unchanged"
      ),
      (0, 2, "giữ nguyên điểm, tăng 2 hạng", "with points unchanged and up 2 places"),
      (0, -2, "giữ nguyên điểm nhưng giảm 2 hạng", "with points unchanged but down 2 places"),
      (-5, nil, "giảm 0,05 điểm", "down 0.05 points"),
      (nil, 4, "tăng 4 hạng", "up 4 places"),
    ]
    for (points, places, vietnamese, english) in cases {
      let found = Case(by: points, places)
      #expect(found.text() == Self.unit + vietnamese + " so với quý I/2024.")
      #expect(
        found.text(.english)
          == "In Q2 2024, Xã Hải Yến reached 82.15 points, rank 12 of 200, \(english) compared with Q1 2024."
      )
    }
  }

  @Test("An index has percentage points")
  func index() {
    var found = Case()
    found.key = .index
    found.row.maximum = Fraction(100)
    #expect(
      found.text()
        == "Quý II/2024, xã Hải Yến đạt chỉ số 82,15% (82,15/100,00 điểm), xếp thứ 12/200, tăng 1,35 điểm phần trăm và tăng 9 hạng so với quý I/2024."
    )
    #expect(
      found.text(.english)
        == "In Q2 2024, Xã Hải Yến reached an index of 82.15% (82.15 of 100.00 points), rank 12 of 200, up 1.35 percentage points and up 9 places compared with Q1 2024."
    )
    found.row.previous.index = .zero
    found.row.previous.rank = 0
    #expect(found.text().hasSuffix("giữ nguyên chỉ số và thứ hạng so với quý I/2024."))
  }

  @Test("First, last, tied, alone, and without a rank")
  func places() {
    func begin(_ rank: Int?, size: Int = 200, tied: Int = 0, _ language: Language = .vietnamese)
      -> String
    {
      var found = Case(rank: rank, by: nil, nil)
      found.previous = nil
      (found.size, found.tied) = (size, tied)
      return found.text(language)
    }
    let unit = "Quý II/2024, xã Hải Yến đạt 82,15 điểm, "
    #expect(begin(1) == unit + "xếp thứ 1/200, đứng đầu nhóm.")
    #expect(begin(200) == unit + "xếp thứ 200/200, cuối nhóm.")
    #expect(begin(12, tied: 2) == unit + "xếp thứ 12/200 (đồng hạng với 2 đơn vị khác).")
    #expect(
      begin(1, tied: 1) == unit + "xếp thứ 1/200 (đồng hạng với 1 đơn vị khác), đứng đầu nhóm.")
    #expect(begin(1, size: 3, tied: 2) == unit + "xếp thứ 1/3 (đồng hạng với 2 đơn vị khác).")
    #expect(begin(1, size: 1) == unit + "là đơn vị duy nhất được xếp hạng trong nhóm.")
    #expect(begin(nil) == unit + "không được xếp hạng.")
    let english = "In Q2 2024, Xã Hải Yến reached 82.15 points, "
    #expect(begin(1, .english) == english + "rank 1 of 200, first of its group.")
    #expect(begin(12, tied: 1, .english) == english + "rank 12 of 200 (tied with 1 other).")
    #expect(begin(200, .english) == english + "rank 200 of 200, last of its group.")
  }

  @Test("The class, the year before, and what is provisional")
  func more() {
    var found = Case()
    found.row.band = "Tốt"
    found.row.yearAgo = Samples.change(from: 8300, 10, by: -85, -2)
    found.row.flags = [.provisional]
    found.row.coverage = Samples.points(9957)
    #expect(
      found.text()
        == "Quý II/2024, xã Hải Yến đạt 82,15 điểm, xếp thứ 12/200, xếp loại Tốt, tăng 1,35 điểm và tăng 9 hạng so với quý I/2024. So với quý II/2023, giảm 0,85 điểm và giảm 2 hạng. Kết quả là tạm tính: đã báo cáo 99,57% điểm tối đa áp dụng."
    )
    found.row.coverage = Samples.points(10000)
    #expect(found.text().hasSuffix("Kết quả là tạm tính."))
    #expect(found.text(.english).hasSuffix("The result is provisional."))
  }

  @Test("New, not comparable, another method, no past")
  func incomparable() {
    func end(_ flags: ComparisonFlags, was: Int? = 8080, othersHavePast: Bool = true) -> String {
      var found = Case(was: was, was == nil ? nil : 21, by: nil, nil)
      found.row.previous.flags = flags
      found.othersHavePast = othersHavePast
      let text = found.text()
      #expect(text.hasPrefix("Quý II/2024, xã Hải Yến đạt 82,15 điểm, xếp thứ 12/200. "))
      return String(
        text.dropFirst("Quý II/2024, xã Hải Yến đạt 82,15 điểm, xếp thứ 12/200. ".count))
    }
    #expect(end([.new], was: nil) == "Đơn vị mới thành lập, lần đầu được đánh giá.")
    #expect(
      end([.notComparable, .merged])
        == "Không so sánh được với quý I/2024 vì đơn vị hành chính được sắp xếp lại.")
    #expect(
      end([.methodChanged])
        == "Không so sánh được với quý I/2024 vì bộ tiêu chí đã thay đổi.")
    #expect(
      end([.typeChanged])
        == "Không so sánh được với quý I/2024 vì đơn vị đã đổi loại.")
    #expect(end([.notComparable]) == "Không so sánh được với quý I/2024.")
    #expect(end([], was: nil) == "Quý I/2024 đơn vị chưa có kết quả để so sánh.")
    #expect(
      end([], was: nil, othersHavePast: false) == "Chưa có số liệu quý I/2024 để so sánh.")
  }

  @Test("Restated, the common part, a provisional past")
  func care() {
    var found = Case()
    found.row.previous.flags = [.restated]
    #expect(
      found.text().hasSuffix(
        "tăng 9 hạng so với quý I/2024 (tính lại do sắp xếp đơn vị hành chính)."))
    found.row.previous.flags = [.commonPart, .methodChanged, .earlierProvisional]
    #expect(
      found.text().hasSuffix(
        "so với quý I/2024 (trên phần chung của hai bộ tiêu chí; kỳ trước tạm tính)."))
    #expect(
      found.text(.english).hasSuffix(
        "compared with Q1 2024 (on the part that both methods have; then provisional)."))
  }

  @Test("Not reported, withheld, below the minimum, gone")
  func missing() {
    var found = Case(points: nil, rank: nil, by: nil, nil)
    found.row.flags = [.notReported]
    #expect(
      found.text()
        == "Quý II/2024, xã Hải Yến chưa báo cáo đủ số liệu nên chưa có điểm và chưa được xếp hạng. Quý I/2024 đơn vị đạt 80,80 điểm, xếp thứ 21."
    )
    #expect(
      found.text(.english)
        == "In Q2 2024, Xã Hải Yến has not reported all its figures, so it has no points and no rank yet. In Q1 2024 it reached 80.80 points, rank 21."
    )
    found.row.flags = [.withheld]
    found.row.previous = PeriodChange()
    #expect(
      found.text()
        == "Quý II/2024, kết quả của xã Hải Yến không được công bố nên không có tổng điểm và xếp hạng."
    )
    var low = Case(rank: nil, by: nil, nil)
    low.previous = nil
    low.row.flags = [.belowCoverage]
    low.row.coverage = Samples.points(6250)
    #expect(
      low.text()
        == "Quý II/2024, xã Hải Yến đạt 82,15 điểm, chưa được xếp hạng vì mới báo cáo 62,50% điểm tối đa áp dụng."
    )
    var gone = Case(points: nil, rank: nil, by: nil, nil)
    gone.row.flags = [.gone]
    #expect(
      gone.text()
        == "Xã Hải Yến không còn trong quý II/2024; quý I/2024 đạt 80,80 điểm, xếp thứ 21.")
  }

  @Test("Domains far from the median, and tasks")
  func profile() throws {
    var found = Case()
    found.method.criteria = ["Một", "Hai", "Ba", "Bốn"].enumerated().map { place, name in
      Criterion(code: "\(place + 1)", name: name, maximum: Fraction(10))
    }
    var profile = UnitProfile(unit: 0, groupSize: 200)
    for (place, (percent, median)) in [(9000, 8000), (7000, 7500), (9500, 8000), (8100, 8000)]
      .enumerated()
    {
      var domain = UnitProfile.Domain(criterion: place, state: .scored, maximum: Fraction(10))
      domain.percent = Samples.points(percent)
      domain.median = Samples.points(median)
      profile.domains.append(domain)
    }
    found.profile = profile
    #expect(
      found.text().hasSuffix(
        "so với quý I/2024. Cao hơn trung vị của nhóm nhiều nhất: Ba (95,00%, trung vị 80,00%); Một (90,00%, trung vị 80,00%). Thấp hơn trung vị của nhóm nhiều nhất: Hai (70,00%, trung vị 75,00%)."
      ))
    found.profile?.domains = []
    found.row.tasks = TaskCounts()
    found.row.tasks?.onTime = 4
    #expect(found.text().hasSuffix("so với quý I/2024. Không có nhiệm vụ nào chậm."))
    // What is listed of a divided register stands above the unit; what is counted is its own.
    found.row.tasks?.overdue = 2
    found.row.tasks?.late = 1
    #expect(
      found.text().hasSuffix(
        "Có 2 nhiệm vụ quá hạn chưa hoàn thành và 1 nhiệm vụ hoàn thành muộn."))
    #expect(found.text(.english).hasSuffix("There are 2 tasks overdue and 1 task done late."))
  }

  @Test("A name from right to left cannot turn the numbers beside it, any other stays as it is")
  func direction() {
    func text(_ name: String) -> String {
      var found = Case()
      found.row.type = ""
      found.row.name = name
      return found.text()
    }
    let rest = " đạt 82,15 điểm"
    for (name, told) in [
      ("Hải Yến", "Hải Yến"), ("\u{202E}abc", "\u{2068}\u{202E}abc\u{2069}"),
      ("אבג", "\u{2068}אבג\u{2069}"),
      // What would end our isolate is left out, what the name opens is closed.
      ("\u{2069}\u{202E}x", "\u{2068}\u{202E}x\u{2069}"),
      ("\u{2067}x", "\u{2068}\u{2067}x\u{2069}\u{2069}"),
    ] {
      #expect(
        text(name).unicodeScalars.starts(with: "Quý II/2024, \(told)\(rest)".unicodeScalars))
    }
  }
}
