import Testing
import TongHop
import TongHopDiagnostics
import TongHopDomain
import TongHopRecords
import TongHopTestSupport

@testable import TongHopCommand

/// Two engines of which one has a fault: whatever it is, the run ends and says where.
@Suite("Paired engine")
struct PairedEngineTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var fault: FaultyEngine.Fault
    var vietnamese: String
    var english: String
  }

  /// Makes a difference of a cell of Hải Yến and those above it.
  private static func changing(
    column: Int = 0, _ change: @escaping @Sendable (inout RollupCell) -> Void
  ) -> FaultyEngine.Fault {
    FaultyEngine.Fault(table: { table, tree in
      guard let unit = tree.units.firstIndex(where: { $0.code == "06220" }) else { return }
      for above in tree.lineage(of: unit) { change(&table.cells[column][above]) }
    })
  }

  static let cases = [
    Case(
      testDescription: "a numerator",
      fault: changing { $0.numerator += 1 },
      vietnamese:
        "Xã Hải Yến (06220), chỉ tiêu HS_DUNG_HAN, kỳ 2024-Q1: columnar 49/50 (1 dòng, 1/1 đơn vị); reference 48/50 (1 dòng, 1/1 đơn vị)",
      english:
        "Xã Hải Yến (06220), indicator HS_DUNG_HAN, period 2024-Q1: columnar 49/50 (rows 1, units 1/1); reference 48/50 (rows 1, units 1/1)"
    ),
    Case(
      testDescription: "a mark of a cell",
      fault: changing(column: 1) { $0.isIncomplete = true },
      vietnamese:
        "Xã Hải Yến (06220), chỉ tiêu GIAI_NGAN, kỳ 2024-Q1: columnar 400/500 (1 dòng, 1/1 đơn vị), thiếu số liệu; reference 400/500 (1 dòng, 1/1 đơn vị)",
      english:
        "Xã Hải Yến (06220), indicator GIAI_NGAN, period 2024-Q1: columnar 400/500 (rows 1, units 1/1), incomplete; reference 400/500 (rows 1, units 1/1)"
    ),
    Case(
      testDescription: "a sum that is said to be too large",
      fault: changing { $0.overflowed = true },
      vietnamese:
        "Xã Hải Yến (06220), chỉ tiêu HS_DUNG_HAN, kỳ 2024-Q1: columnar quá lớn (1 dòng, 1/1 đơn vị); reference 48/50 (1 dòng, 1/1 đơn vị)",
      english:
        "Xã Hải Yến (06220), indicator HS_DUNG_HAN, period 2024-Q1: columnar too large (rows 1, units 1/1); reference 48/50 (rows 1, units 1/1)"
    ),
    Case(
      testDescription: "points",
      fault: changing(column: 3) { $0.numerator -= 250_000_000 },
      vietnamese:
        "Xã Hải Yến (06220), điểm của tiêu chí 2.2, kỳ 2024-Q1: columnar 1,25/1 (1 dòng, 1/1 đơn vị); reference 1,5/1 (1 dòng, 1/1 đơn vị)",
      english:
        "Xã Hải Yến (06220), points of criterion 2.2, period 2024-Q1: columnar 1.25/1 (rows 1, units 1/1); reference 1.5/1 (rows 1, units 1/1)"
    ),
    Case(
      testDescription: "the register of tasks",
      fault: .init(table: { table, _ in table.tasks[0]?.late += 1 }),
      vietnamese:
        "Tỉnh Lạng Sơn (20), sổ nhiệm vụ, kỳ 2024-Q1: columnar 2 đúng hạn, 2 muộn, 0 đang làm, 0 quá hạn, 0 không thời hạn; reference 2 đúng hạn, 1 muộn, 0 đang làm, 0 quá hạn, 0 không thời hạn",
      english:
        "Tỉnh Lạng Sơn (20), register of tasks, period 2024-Q1: columnar 2 on time, 2 late, 0 open, 0 overdue, 0 undated; reference 2 on time, 1 late, 0 open, 0 overdue, 0 undated"
    ),
    Case(
      testDescription: "a unit that is said to be incomplete",
      fault: .init(table: { table, _ in table.isIncomplete[0] = true }),
      vietnamese:
        "Tỉnh Lạng Sơn (20), số liệu, kỳ 2024-Q1: columnar thiếu; reference đủ",
      english:
        "Tỉnh Lạng Sơn (20), figures, period 2024-Q1: columnar incomplete; reference complete"
    ),
    Case(
      testDescription: "a problem found while reading",
      fault: .init(received: { received, codebook in
        received.log.report(problem(codebook.register))
      }),
      vietnamese:
        "thông báo lỗi: columnar metrics/2024-Q1.csv:2: lỗi TH1212: số liệu này có hai lần; dòng kia: metrics/2024-Q1.csv:3; reference không có",
      english:
        "the problems reported: columnar metrics/2024-Q1.csv:2: error TH1212: this figure stands twice; the other row: metrics/2024-Q1.csv:3; reference nothing"
    ),
    Case(
      testDescription: "a problem found while rolling up",
      fault: .init(log: { log in
        log.report(
          FactProblem.endedUnit(
            Unit(code: "06220", level: "commune", name: "Hải Yến"),
            at: SourceLocation(file: "tasks/2024.csv", line: 2)))
      }),
      vietnamese:
        "thông báo lỗi: columnar tasks/2024.csv:2: cảnh báo TH1224: Hải Yến kết thúc ngày ? trong kỳ và không rõ số liệu thuộc đơn vị kế tục nào, nên được tính ở đơn vị cấp trên; reference không có",
      english:
        "the problems reported: columnar tasks/2024.csv:2: warning TH1224: Hải Yến ended on ? inside the period and nobody knows which successor has its figures: they count at the unit above; reference nothing"
    ),
    Case(
      testDescription: "the number of rows",
      fault: .init(received: { received, _ in received.rowCount += 1 }),
      vietnamese: "số dòng của metrics/ và records/: columnar 7; reference 6",
      english: "rows of metrics/ and records/: columnar 7; reference 6"),
    Case(
      testDescription: "the number of entries",
      fault: .init(received: { received, _ in received.entryCount -= 1 }),
      vietnamese: "số dòng của tasks/, points/ và survey/: columnar 5; reference 6",
      english: "rows of tasks/, points/ and survey/: columnar 5; reference 6"),
    Case(
      testDescription: "the rows that count",
      fault: .init(received: { received, _ in
        for period in received.periods { received.rows["GIAI_NGAN"]?[period]? += 2 }
      }),
      vietnamese: "số dòng của chỉ tiêu GIAI_NGAN, kỳ 2024-Q1: columnar 5; reference 3",
      english: "rows of indicator GIAI_NGAN, period 2024-Q1: columnar 5; reference 3"),
    Case(
      testDescription: "a row left out",
      fault: .init(received: { received, codebook in
        received.leftOut.append(
          LeftOutRow(
            location: SourceLocation(file: "metrics/2024-Q1.csv", line: 4),
            unit: codebook.register.units(coded: "06220").first, code: "GIAI_NGAN"))
      }),
      vietnamese:
        "dòng bị loại: columnar metrics/2024-Q1.csv:4 (06220, GIAI_NGAN, –) × 1; reference không có",
      english:
        "rows left out: columnar metrics/2024-Q1.csv:4 (06220, GIAI_NGAN, –) × 1; reference nothing"
    ),
    Case(
      testDescription: "a task",
      fault: .init(received: { received, _ in received.tasks.removeLast() }),
      vietnamese: "các nhiệm vụ: columnar 2; reference 3",
      english: "the tasks: columnar 2; reference 3"),
    Case(
      testDescription: "points entered",
      fault: .init(received: { received, _ in received.points.removeLast() }),
      vietnamese: "các điểm chấm: columnar 2; reference 3",
      english: "the points entered: columnar 2; reference 3"),
    Case(
      testDescription: "an answer of a survey",
      fault: .init(received: { received, codebook in
        guard let unit = codebook.register.units(coded: "06220").first,
          let period = received.points.first?.period
        else { return }
        received.answers.append(
          SurveyAnswer(
            respondent: "1", unit: unit, period: period, question: "Q", answer: "1",
            location: SourceLocation(file: "survey/a.csv", line: 2)))
      }),
      vietnamese: "các câu trả lời điều tra: columnar 1; reference 0",
      english: "the answers of surveys: columnar 1; reference 0"),
    Case(
      testDescription: "the lines that a figure came from",
      fault: .init(sources: { $0[1] = [SourceSpan(file: "metrics/2024-Q1.csv", first: 2, last: 5)] }
      ),
      vietnamese:
        "Xã Hải Yến (06220), chỉ tiêu GIAI_NGAN, kỳ 2024-Q1, các dòng nguồn: columnar metrics/2024-Q1.csv: dòng 2-5; reference metrics/2024-Q1.csv: dòng 5",
      english:
        "Xã Hải Yến (06220), indicator GIAI_NGAN, period 2024-Q1, the lines it came from: columnar metrics/2024-Q1.csv: line 2-5; reference metrics/2024-Q1.csv: line 5"
    ),
  ]

  private static func problem(_ register: UnitRegister) -> Diagnostic {
    FactProblem.repeated(
      unit: register.units[0], indicator: "GIAI_NGAN", period: Period(parsing: "2024-Q1")!,
      isMixed: false, at: SourceLocation(file: "metrics/2024-Q1.csv", line: 2),
      other: SourceLocation(file: "metrics/2024-Q1.csv", line: 3))
  }

  @Test("Ends with code 4 and names unit, indicator, period and both values", arguments: cases)
  func difference(_ example: Case) throws {
    let error = try #require(throws: PipelineError.self) {
      try FaultyEngine.run(example.fault)
    }
    #expect(error.kind == .difference)
    #expect(
      error.message[.vietnamese] == "hai cách tính không khớp: " + example.vietnamese
        + ". Đây là lỗi của chương trình, không phải của số liệu: hãy thêm --engine reference, và gửi dòng này cho người làm chương trình"
    )
    #expect(
      error.message[.english] == "the two engines differ: " + example.english
        + ". This is a fault of the program, not of the data: add --engine reference, and send this line to its makers"
    )
    #expect(ExitCode.of(error).rawValue == 4)
  }

  @Test("The exit code does not depend on what else is wrong with the data")
  func exitCodeWithErrors() throws {
    let error = try #require(throws: PipelineError.self) {
      try FaultyEngine.run(
        .init(received: { received, _ in received.rowCount += 1 }),
        files: ["exemptions.csv": "unit,criterion,from,to,state,reason\n06220,9.9,,,withheld,\n"])
    }
    #expect(error.log.hasErrors)
    #expect(ExitCode.of(error).rawValue == 4)
  }

  @Test("Engines that agree, or differ only in how they read, end well")
  func agreement() throws {
    try FaultyEngine.run(.init())
    try FaultyEngine.run(.init(received: { received, _ in received.slowRowCount = 0 }))
    try FaultyEngine.run(
      .init(received: { received, _ in
        let rows = received.leftOut.reversed()
        received.leftOut = rows.reduce(into: LeftOutRows()) { $0.append($1) }
      }))
  }

  @Test("What is left of sums that are too large on both sides may differ")
  func overflow() throws {
    let large = "06157,HS_DUNG_HAN,2024-Q1,9000000000000000000,9000000000000000000\n"
    let other = "06220,HS_DUNG_HAN,2024-Q1,9000000000000000000,9000000000000000000\n"
    try FaultyEngine.run(
      .init(table: { table, _ in
        #expect(table.cells[0][0].overflowed)
        table.cells[0][0].numerator -= 1
      }),
      files: [
        "metrics/2024-Q1.csv": "unit,indicator,period,numerator,denominator\n" + large + other
      ])
  }
}
