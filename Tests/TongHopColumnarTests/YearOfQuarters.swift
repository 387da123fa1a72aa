import TongHopSynthetic

/// A small province that sends everything of a year, drawn: by quarter the commune itself or its villages,
/// one row or one a month; and a reform within the year, in whose quarter either the old units send their
/// months or the new ones a row of the whole quarter.
struct YearOfQuarters {
  private struct Commune {
    var code: String
    var villages: [String]
  }

  /// Of the flow `N`: code of the unit and period.
  private(set) var flows: [(unit: String, period: String)] = []
  private var random: SeededGenerator
  private var before: [Commune] = []
  private var after: [Commune] = []
  private var successions: [String] = []
  /// Whose first day is that of the reform; 13 for none.
  private let month: Int
  let calendar: String
  private var stands: [String] = []

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    month = [3, 5, 7, 8, 11, 13].randomElement(using: &random) ?? 13
    calendar = seed % 2 == 0 ? "calendar" : "administrative"
    for number in 0..<Int.random(in: 2...4, using: &random) {
      before.append(Self.commune("A\(number)", villages: Int.random(in: 0...3, using: &random)))
    }
    after = before
    if month <= 12 { reform() }
    for quarter in 0..<4 {
      enterFlows(quarter)
      enterStands(quarter)
    }
  }

  /// Of all communes and villages, each once.
  var codes: [String] {
    let communes = before + after.filter { $0.code == "B" }
    return communes.flatMap { [$0.code] + $0.villages }
  }

  private static func commune(_ code: String, villages: Int) -> Commune {
    Commune(code: code, villages: (0..<villages).map { "\(code)-\($0)" })
  }

  private var day: String { month < 10 ? "2024-0\(month)-01" : "2024-\(month)-01" }

  /// One commune gets another code, or two are merged; villages follow by themselves, or with it.
  private mutating func reform() {
    let old = before.prefix(Bool.random(using: &random) ? 1 : 2)
    var new = Commune(code: "B", villages: [])
    for commune in old {
      successions.append("\(commune.code),B,\(day)")
      let isFollowed = Bool.random(using: &random)
      for village in commune.villages where isFollowed {
        let code = "B-\(new.villages.count)"
        new.villages.append(code)
        successions.append("\(village),\(code),\(day)")
      }
    }
    after = [new] + before.dropFirst(old.count)
  }

  private func isOld(_ commune: Commune) -> Bool { !after.contains { $0.code == commune.code } }

  private mutating func enterFlows(_ quarter: Int) {
    let months = Array(quarter * 3 + 1...quarter * 3 + 3)
    let early = months.filter { $0 < month }
    let late = months.filter { $0 >= month }
    let isWhole = !early.isEmpty && !late.isEmpty && Bool.random(using: &random)
    for commune in before where !isOld(commune) { enter(commune, months) }
    for commune in before where isOld(commune) && !isWhole { enter(commune, early) }
    for commune in after where commune.code == "B" && !late.isEmpty {
      enter(commune, isWhole ? months : late, asOne: isWhole)
    }
  }

  private mutating func enter(_ commune: Commune, _ months: [Int], asOne: Bool = false) {
    guard let last = months.last else { return }
    for unit in enterers(commune) {
      if asOne || (months.count == 3 && Bool.random(using: &random)) {
        flows.append((unit, "2024-Q\(last / 3)"))
      } else {
        flows += months.map { (unit, $0 < 10 ? "2024-0\($0)" : "2024-\($0)") }
      }
    }
  }

  private mutating func enterers(_ commune: Commune) -> [String] {
    commune.villages.isEmpty || Bool.random(using: &random) ? [commune.code] : commune.villages
  }

  private mutating func enterStands(_ quarter: Int) {
    for commune in quarter * 3 + 3 < month ? before : after {
      for unit in enterers(commune) {
        stands.append("\(unit),S,2024-Q\(quarter + 1),\(Int.random(in: 0...9, using: &random)),9")
      }
    }
  }

  /// - Parameter isLeftOut: of which flow no row is written.
  func files(without left: Int? = nil) -> [String: String] {
    var units = "code,parent_code,level,type,name,valid_from,valid_to\nT,,province,,Tỉnh,,\n"
    func write(_ commune: Commune, from start: String, to end: String) {
      units += "\(commune.code),T,commune,,\(commune.code),\(start),\(end)\n"
      for village in commune.villages {
        units += "\(village),\(commune.code),village,,\(village),\(start),\(end)\n"
      }
    }
    for commune in before { write(commune, from: "", to: isOld(commune) ? day : "") }
    for commune in after where commune.code == "B" { write(commune, from: day, to: "") }
    let rows = flows.enumerated().filter { $0.offset != left }.map { number, flow in
      "\(flow.unit),N,\(flow.period),\(number % 7),7"
    }
    let header = "unit,indicator,period,numerator,denominator\n"
    return [
      "units.csv": units,
      "successions.csv": (["old_code,new_code,date"] + successions).joined(separator: "\n") + "\n",
      "metrics/n.csv": header + rows.joined(separator: "\n") + "\n",
      "metrics/s.csv": header + stands.joined(separator: "\n") + "\n",
      "methods/m/method.json": #"{"id": "m", "name": "M", "calendar": "\#(calendar)"}"#,
      "methods/m/criteria.csv": """
      code,name,max_points,measure,over_time
      1,N,4,metric:N,sum
      2,S,4,metric:S,last

      """,
    ]
  }
}
