import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopReport

/// The words that the page and the sheets share.
@Suite("Words about one unit")
struct ProfileWordsTests {
  private static func words(
    _ measure: String = "metric:HS", rule: String = "linear", decimals: Int = 0,
    rounding: Rounding = Rounding(), language: Language = .vietnamese
  ) throws -> ProfileWords {
    var method = Samples.method()
    method.rounding = rounding
    method.criteria = [
      Criterion(
        code: "1.1", name: "Đúng hạn", maximum: Fraction(2),
        leaf: Criterion.Leaf(
          measure: try #require(Measure(parsing: measure)), rule: try RuleParser.parse(rule)))
    ]
    let indicator = Indicator(code: "HS", unit: "hồ sơ", decimals: decimals)
    return ProfileWords(method, indicators: ["HS": indicator], language: language)
  }

  private static func gain(_ n: Int64, _ needed: Int64, of d: Int64, points: Int = 25)
    -> UnitProfile.Gain
  {
    UnitProfile.Gain(
      criterion: 0, numerator: n, denominator: d, neededNumerator: needed,
      points: Samples.points(points), pointsPerPercent: .one)
  }

  @Test("What is there and what is needed")
  func needed() throws {
    let words = try Self.words()
    #expect(
      words.needed(Self.gain(117, 120, of: 1_120))
        == "hiện có 117/1.120, cần 120/1.120 (thêm 3 hồ sơ)")
    #expect(
      words.needed(Self.gain(12, 10, of: 100))
        == "hiện có 12/100, cần giảm còn 10/100 (bớt 2 hồ sơ)")
    let english = try Self.words(language: .english)
    #expect(
      english.needed(Self.gain(117, 120, of: 1_120))
        == "now 117/1,120, needed 120/1,120 (3 more hồ sơ)")
    #expect(
      english.needed(Self.gain(12, 10, of: 100))
        == "now 12/100, to come down to 10/100 (2 fewer hồ sơ)")
  }

  @Test("Amounts have their decimals, a yes is no number")
  func units() throws {
    #expect(
      try Self.words(decimals: 1).needed(Self.gain(6_710, 6_736, of: 6_736))
        == "hiện có 671/673,6, cần 673,6/673,6 (thêm 2,6 hồ sơ)")
    #expect(
      try Self.words(rule: "yes_no").needed(Self.gain(0, 1, of: 1)) == "hiện chưa đạt, cần đạt")
    // Of a unit above others it is a number of them.
    #expect(
      try Self.words(rule: "yes_no").needed(Self.gain(3, 9, of: 9))
        == "hiện có 3/9, cần 9/9 (thêm 6 hồ sơ)")
  }

  @Test("Points have the method's decimals, and all of theirs where nothing is rounded")
  func points() throws {
    let gain = Self.gain(1, 2, of: 3)
    #expect(try Self.words().worth(gain) == "+0,25 điểm")
    #expect(try Self.words(language: .english).worth(gain) == "+0.25 points")
    let third = Points(count: Decimal.power(Points.places) / 3)
    #expect(try Self.words().points(third, of: 0) == "0,33")
    let unrounded = try Self.words(rounding: Rounding(at: .total))
    #expect(unrounded.points(third, of: 0) == "0,333333333")
    #expect(unrounded.points(third) == "0,33")
  }

  @Test("A late task and an overdue one")
  func tasks() throws {
    func day(_ month: Int, _ day: Int) throws -> Day {
      try #require(Day(year: 2024, month: month, day: day))
    }
    let (first, last) = (try day(3, 15), try day(6, 14))
    for (done, vietnamese, english) in [
      (Int?(10), "hạn 09/6/2024, hoàn thành muộn 1 ngày", "due 2024-06-09, done 1 day late"),
      (nil, "hạn 09/6/2024, quá hạn 5 ngày", "due 2024-06-09, 5 days overdue"),
    ] {
      let task = UnitTask(
        unit: UnitID(0), code: "KH-1", due: try day(6, 9),
        completed: try done.map { try day(6, $0) }, location: SourceLocation(file: "tasks/a.csv"))
      let late = LateTask(task, of: 0, unitName: "A", from: first, through: last)
      let found = try #require(late)
      #expect(try Self.words().delay(found) == vietnamese)
      #expect(try Self.words(language: .english).delay(found) == english)
      #expect(try Self.words().title(found) == "KH-1")
    }
  }
}
