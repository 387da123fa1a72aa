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

  @Test("Points of any length", arguments: UInt64(1)...20)
  func points(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let places = Int.random(in: 0...18, using: &random)
    let unit = Decimal.power(18 - places)
    let most: Int128 = [40, 1 << 31, 1 << 62, 1 << 66].randomElement(using: &random) ?? 1
    var values = (0..<200).map { _ in
      Points(count: Int128.random(in: -most...most, using: &random) * unit)
    }
    // One that is no whole count widens all.
    if Bool.random(using: &random) { values[150] = Points(count: values[150].count + 1) }
    func packed(_ values: ArraySlice<Points>) -> PackedPoints {
      var packed = PackedPoints(places: places)
      for value in values { packed.append(value) }
      return packed
    }
    let made = packed(values[...])
    #expect(made.count == values.count)
    #expect(values.indices.allSatisfy { made[$0] == values[$0] }, "places \(places)")
    if most < 1 << 31, values.allSatisfy({ $0.count % unit == 0 }) {
      #expect(made.byteCount == values.count * 4)
    }
  }

  @Test("Nodes that are no sums", arguments: UInt64(1)...5)
  func nodes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func points() -> Points? {
      Int.random(in: 0...3, using: &random) > 0
        ? Points(count: Int128.random(in: -100...100, using: &random) * Decimal.power(9)) : nil
    }
    func score() throws -> Score {
      var score = Score(
        state: ScoreState.allCases.randomElement(using: &random) ?? .scored,
        maximum: Fraction(Int.random(in: 0...2, using: &random)),
        reportedMaximum: try Fraction(Int128.random(in: 0...9, using: &random), over: 9))
      score.points = points()
      score.exactPoints = Bool.random(using: &random) ? score.points : points()
      score.appraisedPoints = Bool.random(using: &random) ? score.points : points()
      if Int.random(in: 0...4, using: &random) == 0 {
        (score.selfPoints, score.surveyPoints) = (points(), points())
        score.bonusPoints = points()
      }
      score.part = points()
      if Bool.random(using: &random) {
        var cell = RollupCell()
        cell.numerator = Int64.random(in: 0...9, using: &random)
        score.cell = cell
      }
      score.hasAwaiting = Bool.random(using: &random)
      score.hasNotReported = Bool.random(using: &random)
      score.hasProvisional = Bool.random(using: &random)
      return score
    }
    let nodes = try (0..<50).map { unit in
      unit % 7 == 3 ? [] : try (0..<4).map { _ in try score() }
    }
    let table = NodeTable(nodes)
    #expect(nodes.indices.allSatisfy { table.scores(of: $0) == nodes[$0] })
    #expect(table.scores(of: 50).isEmpty && table.scores(of: -1).isEmpty)
  }
}
