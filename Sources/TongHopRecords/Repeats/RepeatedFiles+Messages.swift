import TongHopDiagnostics

/// What is said of files that repeat each other.
extension RepeatedFiles {
  /// Where the rows of a file stand in the other one.
  enum Place {
    case all
    /// From a line to another.
    case stretch(Int32, Int32)
    case inOrder
    case otherOrder
    case inDisorder
  }

  static let eachInOne = Phrase("mỗi số liệu trong một tệp", en: "each figure in one file")

  mutating func report(_ small: Int, _ large: Int, _ count: Int, _ place: Place, isSure: Bool) {
    let name = files[large].name
    let rows = Phrase("\(count) dòng", en: count == 1 ? "1 row" : "\(count) rows")
    let whole = Phrase("tệp này lặp lại \(name): cả ", en: "this file repeats \(name): all ") + rows
    let part =
      Phrase("tệp này nằm trong \(name): cả ", en: "this file is inside \(name): all ") + rows
    let message =
      switch place {
      case .all: whole + Phrase(" giống nhau", en: " are the same")
      case .otherOrder:
        whole + Phrase(" giống nhau, chỉ khác thứ tự", en: " are the same, in another order")
      case .stretch(let first, let last):
        part
          + Phrase(
            " đều có ở đó, đúng thứ tự (dòng \(first)-\(last))",
            en: " stand there in their order (lines \(first)-\(last))")
      case .inOrder:
        part + Phrase(" đều có ở đó, đúng thứ tự", en: " stand there in their order")
      case .inDisorder:
        part + Phrase(" đều có ở đó, khác thứ tự", en: " stand there in another order")
      }
    // What may be chance is said once of a file.
    guard isSure || doubted.insert(small).inserted else { return }
    if isSure { dropped.insert(small) }
    let problem = diagnostic(
      of: small, isSure, message, fix: fix(small, large, isSure: isSure))
    let container = Container(file: large, isSure: isSure, addsUp: addsUp[small] && addsUp[large])
    found[container, default: []].append(Contained(file: small, problem: problem))
  }

  func diagnostic(of file: Int, _ isSure: Bool, _ message: Phrase, fix: Phrase) -> Diagnostic {
    Diagnostic(
      isSure ? .repeatedFile : .repeatedRows, severity: isSure ? .error : .warning,
      at: SourceLocation(file: files[file].name), message, expected: Self.eachInOne, fix: fix)
  }

  private func fix(_ small: Int, _ large: Int, isSure: Bool) -> Phrase {
    let delete = Phrase(
      "xóa \(files[small].name), nếu là bản sao", en: "delete \(files[small].name), if it is a copy"
    )
    guard addsUp[small], addsUp[large] else {
      return Phrase(
        "xóa một trong hai tệp; nếu là số liệu của kỳ hoặc đơn vị khác: sửa cột period hoặc unit",
        en:
          "delete one of the two; if it is of another period or unit: correct the column period or unit"
      )
    }
    return isSure
      ? delete
        + Phrase(
          "; nếu cả hai đều đúng: gộp các dòng vào một tệp",
          en: "; if both are right: put the rows into one file")
      : delete + Phrase("; nếu không thì giữ nguyên", en: "; if not, leave it")
  }

  // MARK: - Rows

  private static let mostLines = 5
  private static let sameCases = Phrase(
    "nếu là cùng những hồ sơ: để mỗi hồ sơ ở một tệp, dòng đã sửa chỉ giữ bản đúng; nếu không thì giữ nguyên",
    en:
      "if these are the same cases: leave each in one file only, and of a row that was corrected the right one; if not, leave both"
  )

  /// - Parameters:
  ///   - count: rows that the other file has, too.
  ///   - rest: the other ones, where it is not enough that the file has none like it.
  mutating func reportEdited(
    _ small: Int, _ large: Int, _ count: Int, butFor rest: [Int]? = nil
  ) {
    guard let mine = lists[small], let other = lists[large] else { return }
    let known = rest == nil ? Set(other.rows) : []
    let own = (rest ?? mine.rows.indices.filter { !known.contains(mine.rows[$0]) }).map {
      mine.lines[$0]
    }
    let lines = own.prefix(Self.mostLines).map { "\($0)" }.joined(separator: ", ")
    let more = own.count - Self.mostLines
    let but =
      own.isEmpty
      ? Phrase("", en: "")
      : Phrase("; trừ dòng ", en: own.count == 1 ? "; all but line " : "; all but lines ")
        + Phrase(verbatim: lines)
        + (more > 0 ? Phrase(" và \(more) dòng nữa", en: " and \(more) more") : Phrase("", en: ""))
    log.report(
      Diagnostic(
        .editedCopy, severity: .warning, at: SourceLocation(file: files[small].name),
        Phrase(
          "\(count) trong \(mine.count) dòng của tệp này có nguyên trong \(files[large].name)",
          en: "\(count) of the \(mine.count) rows of this file stand in \(files[large].name), too")
          + but,
        expected: Self.eachInOne, fix: Self.sameCases))
  }

  mutating func reportAlikeEnds(_ small: Int, _ large: Int) {
    log.report(
      Diagnostic(
        .editedCopy, severity: .warning, at: SourceLocation(file: files[small].name),
        Phrase(
          "các dòng đầu hoặc cuối của tệp này có nguyên ở đầu hoặc cuối \(files[large].name)",
          en:
            "the first or last rows of this file stand at the beginning or end of \(files[large].name), too"
        ),
        expected: Self.eachInOne, fix: Self.sameCases))
  }

  /// - Parameter more: other blocks of the two files.
  mutating func reportBlock(_ block: RepeatedBlocks.Block, more: Int) {
    guard let mine = lists[block.file], let other = lists[block.other] else { return }
    let place = "\(files[block.other].name):\(other.lines[block.otherStart])"
    let (count, last) = (block.count, mine.lines[block.start + block.count - 1])
    log.report(
      Diagnostic(
        .repeatedBlock, severity: .warning,
        at: SourceLocation(
          file: files[block.file].name, line: Int(mine.lines[block.start])),
        Phrase(
          "\(count) dòng liền nhau (đến dòng \(last)) giống hệt \(count) dòng từ \(place)",
          en: "\(count) rows on end (to line \(last)) are those from \(place) on")
          + (more > 0
            ? Phrase(
              "; còn \(more) đoạn khác như vậy",
              en: more == 1 ? "; and so is 1 more stretch" : "; and so are \(more) more stretches")
            : Phrase("", en: "")),
        expected: Phrase("mỗi số liệu một lần", en: "each figure once"),
        fix: Phrase(
          "nếu dán hai lần: xóa một khối; nếu không thì giữ nguyên",
          en: "if they were pasted twice: delete one block; if not, leave them")))
  }

  // MARK: - Periods

  /// - Parameter isWhole: all rows were compared, not only those at the ends.
  mutating func report(_ found: RepeatedPeriods.Found, isWhole: Bool) {
    let (later, earlier) = (found.later, found.earlier)
    let lines = lists[later.file]?.lines ?? []
    let isPart = isWhole && lines.count > later.count
    let (name, count, all) = (files[earlier.file].name, found.rows, later.count)
    let place =
      earlier.file == later.file
      ? Phrase(" trong cùng tệp", en: " in the same file")
      : Phrase(" trong \(name)", en: " in \(name)")
    let ends =
      isWhole
      ? Phrase("", en: "")
      : Phrase(
        " (chỉ so các dòng đầu và cuối tệp)", en: " (of the first and last rows of the file)")
    log.report(
      Diagnostic(
        .repeatedPeriod, severity: .warning,
        at: SourceLocation(
          file: files[later.file].name, line: isPart ? Int(lines[later.row]) : nil),
        Phrase(
          "\(count == all ? "cả" : "\(count) trong") \(all) dòng kỳ \(later.period) có số liệu giống hệt kỳ \(earlier.period)",
          en:
            "\(count == all ? "all" : "\(count) of the") \(all) rows of \(later.period) have the figures of \(earlier.period)"
        )
          + place + ends,
        expected: Phrase("số liệu của kỳ \(later.period)", en: "the figures of \(later.period)"),
        fix: Phrase(
          "nếu đã gửi lại tệp của kỳ \(earlier.period): thay bằng số liệu của kỳ \(later.period); nếu số liệu đúng thì giữ nguyên",
          en:
            "if the file of \(earlier.period) was sent again: put in the figures of \(later.period); if they are right, leave them"
        )))
  }
}
