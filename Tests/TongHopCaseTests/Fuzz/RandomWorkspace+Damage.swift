extension RandomWorkspace {
  /// What people and their programs write where a code, a number, a date or a word is expected.
  private static let oddCells = [
    "", "-", "–", "0", "1", "x", "k/c", "đang cập nhật", "1.234", "1.234.567,89", "100,000.00",
    "2 000,5", "1\u{A0}000", "(5)", "5-", "\u{2212}5", "-3", "1.23E+11", "5e-05", "#REF!",
    "#DIV/0!",
    "=A1+B1", "=\"06201\"", "\"=\"\"06201\"\"\"", "'06201", "6201", "6201.0", "0620\u{200B}1",
    "O6201",
    "06201 ", "\"06201\"", "99999", "2024Q2", "202406", "Quý II/2024", "Q1/2024", "T6/2024",
    "Jun-24",
    "2024-Q9", "45457", "14/06/2024", "2024-06-14 00:00:00", "31/12/2036", "trước ngày 10/6/2024",
    "9223372036854775807", "9223372036854775808", "0.0000000001", "1/3", "50%", "loa zalo",
    "HS_DUNG_HAN",
    "\u{1B}[31m", "a\u{7}b", "\"", "\"a;b\"", "tasks:on_time", "linear", "steps(>=5%: 1)", "sum",
  ]

  /// One to four odd things.
  mutating func damage() {
    for _ in 0..<draw.int(1...4) {
      let names = files.keys.sorted()
      let name = draw.pick(names)
      switch draw.int(0...9) {
      case 0...4: oddCell(in: name)
      case 5: oddRow(in: name)
      case 6: oddFile(name)
      case 7: oddSetting()
      case 8: files[name]?.insert(draw.pick(["sep=;", "sep=,", "", ",,,,"]), at: 0)
      default: oddRow(in: draw.pick(names))
      }
    }
  }

  private mutating func oddCell(in name: String) {
    guard var lines = files[name], name.hasSuffix(".csv"), lines.count > 1 else { return }
    let line = draw.int(draw.chance(10) ? 0...0 : 1...lines.count - 1)
    var cells = lines[line].split(separator: ",", omittingEmptySubsequences: false).map {
      String($0)
    }
    cells[draw.int(0...cells.count - 1)] = draw.pick(Self.oddCells)
    lines[line] = cells.joined(separator: ",")
    files[name] = lines
  }

  private mutating func oddRow(in name: String) {
    guard var lines = files[name], lines.count > 1 else { return }
    let line = draw.int(1...lines.count - 1)
    switch draw.int(0...5) {
    case 0: lines.insert(lines[line], at: draw.int(1...lines.count))
    case 1: lines.insert(lines[0], at: draw.int(1...lines.count))
    case 2: lines[line] = String(lines[line].prefix(draw.int(0...lines[line].count)))
    case 3: lines[line] += draw.pick([",", ",,,", ",thừa", "\t", "\""])
    case 4: lines.remove(at: line)
    default: lines.append(draw.pick(["Tổng cộng", "06201", "ghi chú: xem tờ 2,,,,"]))
    }
    files[name] = lines
  }

  /// Copies, files that do not belong there, files that are gone.
  private mutating func oddFile(_ name: String) {
    switch draw.int(0...4) {
    case 0:
      repeatFile(name)
    case 1: files[draw.pick(["metrics/bieu.xlsx", "ghi-chu.txt", "published/bang.xlsx"])] = ["PK"]
    case 2: files[name] = nil
    case 3: files[name] = files[name].map { Array($0.prefix(1)) }
    default:
      files["exemptions.csv"] = [
        "unit,criterion,from,to,state,reason",
        "06201,1.1,,,\(draw.pick(["not_applicable", "not_due", "withheld", "?"])),lý do",
      ]
    }
  }

  /// A copy of a file: as it is, in another order, a part of it, or with the next quarter's name.
  private mutating func repeatFile(_ name: String) {
    guard name.hasSuffix(".csv"), let lines = files[name], let header = lines.first else { return }
    let rows = Array(lines.dropFirst())
    let copy =
      switch draw.int(0...3) {
      case 0: rows
      case 1: draw.shuffled(rows)
      case 2: draw.some(of: rows, percent: 70)
      default: rows.map { $0.replacing("2024-Q2", with: "2024-Q3") }
      }
    files[name.dropLast(4) + "-copy.csv"] = [header] + copy
  }

  private mutating func oddSetting() {
    let name = "methods/moi/method.json"
    guard let text = files[name]?.joined(separator: "\n") else { return }
    let setting = draw.pick([
      "\"ranking\": {\"order\": \"ascending\"}", "\"rounding\": {\"decimals\": 12}",
      "\"khac\": 1", "\"valid_to\": \"14/12/2024\"", "\"valid_from\": \"2024-06-15\"",
      "\"composite\": {}", "\"minimum_coverage\": 80", "\"bands\": []", "\"max_points\": 100",
      "\"id\": \"moi\"", "\"applies_to\": [\"xa\"]",
    ])
    files[name] = [text.replacing("{ \"id\"", with: "{ \(setting), \"id\"", maxReplacements: 1)]
  }
}
