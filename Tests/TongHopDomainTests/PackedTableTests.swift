import Testing
import TongHopDiagnostics
import TongHopDomain
import TongHopSynthetic
import TongHopTestSupport

/// What is packed comes out as it went in.
@Suite("Packed tables")
struct PackedTableTests {
  @Test("A cell keeps its counts and flags apart, and keeps the greatest where one does not fit")
  func cell() {
    var cell = RollupCell()
    #expect(!cell.isPlain)
    cell.records = 7
    cell.denominator = 3
    #expect(cell.isPlain)
    cell.isIncomplete = true
    cell.overflowed = true
    #expect(cell.records == 7 && !cell.awaitsAppraisal && cell.isIncomplete && cell.overflowed)
    cell.isIncomplete = false
    cell.overflowed = false
    cell.isUndivided = true
    #expect(cell.records == 7 && !cell.overflowed && !cell.isPlain && cell.isUndivided)
    var above = RollupCell()
    above.add(cell)
    #expect(above.records == 7 && !above.isUndivided)
    cell.isUndivided = false
    cell.expected = 2
    #expect(cell.records == 7 && cell.isProvisional && !cell.isPlain)
    cell.records = .max
    cell.expected = .max
    cell.reported = .min
    cell.add(cell)
    #expect(cell.records == 1 << 58 - 1 && cell.expected == Int(Int32.max))
    #expect(cell.reported == Int(Int32.min) && !cell.isIncomplete && !cell.overflowed)
    cell.records = -1
    #expect(cell.records == 0)
    #expect(MemoryLayout<RollupCell>.stride == 32)
  }

  @Test("Totals", arguments: UInt64(1)...5)
  func totals(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func points() -> Points? {
      Bool.random(using: &random)
        ? Points(count: Int128.random(in: -(1 << 110)...1 << 110, using: &random)) : nil
    }
    var scores: [Score?] = []
    for _ in 0..<200 {
      guard Int.random(in: 0...4, using: &random) > 0 else {
        scores.append(nil)
        continue
      }
      var score = Score(
        state: ScoreState.allCases.randomElement(using: &random) ?? .scored,
        maximum: Fraction(Int.random(in: 0...2, using: &random)),
        reportedMaximum: try Fraction(Int128.random(in: 0...9, using: &random), over: 9))
      (score.points, score.exactPoints, score.selfPoints) = (points(), points(), points())
      (score.surveyPoints, score.appraisedPoints) = (points(), points())
      score.hasAwaiting = Bool.random(using: &random)
      score.hasNotReported = Bool.random(using: &random)
      score.hasProvisional = Bool.random(using: &random)
      scores.append(score)
    }
    #expect(Array(TotalScores(scores)) == scores)
    var joined = TotalScores(Array(scores[..<70]))
    joined.append(contentsOf: TotalScores(Array(scores[70...])))
    #expect(Array(joined) == scores)
    #expect(scores.indices.allSatisfy { joined.isScored($0) == (scores[$0] != nil) })
  }

  @Test("Ranks")
  func ranks() {
    let ranks = [
      Rank(), Rank(rank: 1, quantileGroup: "A", band: "Tốt"), Rank(rank: 84_760, band: "Khá"),
      Rank(quantileGroup: "B"), Rank(rank: 2, quantileGroup: "A", band: "Tốt"),
    ]
    #expect(Array(Ranks(ranks)) == ranks)
    #expect(Ranks(ranks).rank(of: 2) == 84_760 && Ranks(ranks).rank(of: 3) == nil)
  }

  @Test("Flags are a set in the order of the output")
  func flags() {
    var flags = ComparisonFlags([.withheld, .new, .withheld])
    #expect(flags.sorted() == [.new, .withheld] && !flags.isEmpty)
    flags.formUnion([.gone])
    #expect(flags == [.gone, .new, .withheld] && flags.contains(.gone) && !flags.contains(.split))
    #expect(ComparisonFlags(ComparisonFlag.allCases).sorted() == ComparisonFlag.allCases)
    #expect(ComparisonFlags().isEmpty)
  }

  @Test("Points keep all 128 bits")
  func points() {
    for count in [0, 1, -1, .max, .min, 1 << 64, -(1 << 64), 1 << 63] as [Int128] {
      #expect(Points(count: count).count == count)
    }
    #expect(MemoryLayout<Points?>.stride == 24)
  }

  /// The type is left out where the name begins with it, by whichever way both are written.
  @Test(arguments: [
    ("xã", "Hải Yến", "Xã Hải Yến"), ("xã", "Xuân Hòa", "Xã Xuân Hòa"), ("xã", "XÃ Hải", "XÃ Hải"),
    ("thị trấn", "Thị  trấn Đồng Đăng", "Thị  trấn Đồng Đăng"),
    ("thị trấn", "Thịnh Hưng", "Thị trấn Thịnh Hưng"), ("sở", "Sở", "Sở"),
    ("hoà", "Hòa An", "Hòa An"), ("tỉnh", "Ti\u{309}nh Lạng Sơn", "Ti\u{309}nh Lạng Sơn"),
    ("ủy ban", "Ủy ban An", "Ủy ban An"), ("", "Một", "Một"), ("thon", "Thona", "Thon Thona"),
  ])
  func displayName(type: String, name: String, expected: String) {
    let shown = Unit(code: "1", level: "x", type: type, name: name).displayName
    #expect(Array(shown.utf8) == Array(expected.utf8))
  }
}
