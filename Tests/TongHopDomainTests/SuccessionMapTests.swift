import Testing
import TongHopDiagnostics
import TongHopDomain

@Suite("Where units are on another day")
struct SuccessionMapTests {
  /// Successions as `old new date [share]`, separated by commas; without a share it is not stated.
  static func register(_ units: String, _ successions: String = "") throws -> UnitRegister {
    try UnitTreeTests.register(
      units,
      successions: successions.split(separator: ",").map { item in
        let words = item.split(separator: " ").map { String($0) }
        return Succession(
          oldCode: words[0], newCode: words[1], date: try UnitTreeTests.day(words[2]),
          share: words.count > 3 ? Fraction(parsing: words[3]) : nil)
      })
  }

  /// `0.4 A`, `1 A|B` where divided among the two, `1 ^T` where kept above; joined by `; `.
  /// Units of a code that is used again are `A@2025-07-01`.
  private func text(_ destinations: [Destination], _ register: UnitRegister) -> String {
    destinations.map { part in
      let units = part.units.map { id -> String in
        let unit = register[id]
        let isShared = register.units(coded: unit.code).count > 1
        return unit.code + (isShared ? unit.validFrom.map { "@\($0)" } ?? "@" : "")
      }
      return part.share.text + " " + (part.isAbove ? "^" : "") + units.joined(separator: "|")
    }.joined(separator: "; ")
  }

  private func go(
    _ register: UnitRegister, _ code: String, _ from: String, _ to: String, bearer: Int = 0
  ) throws -> String {
    let map = SuccessionMap(
      register: register, from: try UnitTreeTests.day(from), to: try UnitTreeTests.day(to))
    let bearers = Array(register.units(coded: code).reversed())
    return text(map.destinations(of: bearers[bearer]), register)
  }

  @Test("Renamed, re-coded, merged: whole")
  func whole() throws {
    let register = try Self.register(
      "T -,N T - 2025-01-01,N T 2025-01-01 -,A T - 2025-01-01,B T 2025-01-01 -,C T - 2025-01-01,"
        + "D T - -,E T - -",
      "N N 2025-01-01 1,A B 2025-01-01 1,C D 2025-01-01 1")
    let (before, after) = ("2024-12-14", "2025-03-14")
    #expect(try go(register, "N", before, after) == "1 N@2025-01-01")
    #expect(try go(register, "A", before, after) == "1 B")
    #expect(try go(register, "C", before, after) == "1 D")
    #expect(try go(register, "D", before, after) == "1 D")
    #expect(try go(register, "E", before, after) == "1 E")
    #expect(try go(register, "T", before, after) == "1 T")
    // Nothing has happened yet, or all of it long ago.
    #expect(try go(register, "A", before, "2024-12-31") == "1 A")
    #expect(try go(register, "B", after, "2025-06-14") == "1 B")
    // Backwards: one that was put together of two is somewhere among these.
    #expect(try go(register, "N", after, before, bearer: 1) == "1 N@")
    #expect(try go(register, "B", after, before) == "1 A")
    #expect(try go(register, "D", after, before) == "1 C|D")
  }

  @Test("Split by shares, and without")
  func split() throws {
    let units = "T -,U T - 2025-01-01,A T 2025-01-01 -,B T 2025-01-01 -,C T 2025-01-01 -"
    let (before, after) = ("2024-12-14", "2025-03-14")
    let thirds = try Self.register(
      units, "U A 2025-01-01 1/3,U B 2025-01-01 1/3,U C 2025-01-01 1/3")
    #expect(try go(thirds, "U", before, after) == "1/3 A; 1/3 B; 1/3 C")
    let unstated = try Self.register(units, "U A 2025-01-01,U B 2025-01-01,U C 2025-01-01")
    #expect(try go(unstated, "U", before, after) == "1 A|B|C")
    for register in [thirds, unstated] {
      #expect(try go(register, "B", after, before) == "1 U")
    }
  }

  @Test("Divided nobody knows how, then one again: whole")
  func oneAgain() throws {
    let units =
      "T -,U T - 2024-01-01,A T 2024-01-01 2025-01-01,B T 2024-01-01 2025-01-01,"
      + "X T 2025-01-01 -,Y T 2025-01-01 -"
    let split = "U A 2024-01-01,U B 2024-01-01,"
    let one = try Self.register(units, split + "A X 2025-01-01 1,B X 2025-01-01 1")
    #expect(try go(one, "U", "2023-12-14", "2024-06-14") == "1 A|B")
    #expect(try go(one, "U", "2023-12-14", "2025-06-14") == "1 X")
    #expect(try go(one, "X", "2025-06-14", "2023-12-14") == "1 U")
    #expect(try go(one, "X", "2025-06-14", "2024-06-14") == "1 A|B")
    // What becomes of it then is known again.
    let later = try Self.register(
      units.replacing("X T 2025-01-01 -", with: "X T 2025-01-01 2026-01-01")
        + ",V T 2026-01-01 -,W T 2026-01-01 -",
      split + "A X 2025-01-01 1,B X 2025-01-01 1,X V 2026-01-01 0.3,X W 2026-01-01 0.7")
    #expect(try go(later, "U", "2023-12-14", "2026-06-14") == "0.3 V; 0.7 W")
    let two = try Self.register(units, split + "A X 2025-01-01 1,B Y 2025-01-01 1")
    #expect(try go(two, "U", "2023-12-14", "2025-06-14") == "1 X|Y")
  }

  @Test("Chains over three dates multiply the shares and add what meets again")
  func chain() throws {
    let register = try Self.register(
      "T -,U T - 2023-01-01,A T 2023-01-01 2024-01-01,B T 2023-01-01 2024-01-01,"
        + "C T 2024-01-01 2025-01-01,D T 2024-01-01 -,E T 2025-01-01 -",
      "U A 2023-01-01 0.4,U B 2023-01-01 0.6,"
        + "A C 2024-01-01 1,B C 2024-01-01 1/3,B D 2024-01-01 2/3,C E 2025-01-01 1")
    #expect(try go(register, "U", "2022-12-14", "2023-06-14") == "0.4 A; 0.6 B")
    // 0.4 + 0.6/3 and 0.6 x 2/3.
    #expect(try go(register, "U", "2022-12-14", "2024-06-14") == "0.6 C; 0.4 D")
    #expect(try go(register, "U", "2022-12-14", "2025-06-14") == "0.4 D; 0.6 E")
    #expect(try go(register, "B", "2023-12-14", "2025-06-14") == "2/3 D; 1/3 E")
    #expect(try go(register, "E", "2025-06-14", "2023-06-14") == "1 A|B")
    #expect(try go(register, "D", "2025-06-14", "2023-06-14") == "1 B")
  }

  @Test("A part is given away while the unit goes on: it has a row to itself")
  func partGivenAway() throws {
    let register = try Self.register(
      "T -,U T - -,V T - -", "U U 2025-01-01 0.6,U V 2025-01-01 0.4")
    #expect(try go(register, "U", "2024-12-14", "2025-03-14") == "0.6 U; 0.4 V")
    #expect(try go(register, "V", "2024-12-14", "2025-03-14") == "1 V")
    // In the period's own figures already: the period ends after it.
    #expect(try go(register, "U", "2025-03-14", "2025-06-14") == "1 U")
    #expect(try go(register, "U", "2025-03-14", "2024-12-14") == "1 U")
    #expect(try go(register, "V", "2025-03-14", "2024-12-14") == "1 U|V")
    let unstated = try Self.register("T -,U T - -,V T - -", "U U 2025-01-01,U V 2025-01-01")
    #expect(try go(unstated, "U", "2024-12-14", "2025-03-14") == "1 U|V")
  }

  @Test("06220 was one place and became another: the rows say which")
  func reuse() throws {
    let register = try Self.register(
      "20 -,06220 20 - 2025-07-01,06223 20 - 2025-07-01,06220 20 2025-07-01 -,06211 20 2025-07-01 -",
      "06220 06211 2025-07-01 1,06223 06220 2025-07-01 1")
    let (before, after) = ("2025-06-14", "2025-12-14")
    #expect(try go(register, "06220", before, after, bearer: 0) == "1 06211")
    #expect(try go(register, "06223", before, after) == "1 06220@2025-07-01")
    #expect(try go(register, "06220", after, before, bearer: 1) == "1 06223")
    #expect(try go(register, "06211", after, before) == "1 06220@")
    // Without rows nothing goes from one bearer of a code to the next.
    let silent = try Self.register("20 -,06220 20 - 2025-07-01,06220 20 2025-07-01 -")
    #expect(try go(silent, "06220", before, after, bearer: 0) == "1 ^20")
    #expect(try go(silent, "06220", after, before, bearer: 1) == "1 ^20")
  }

  @Test("A village goes with its commune; a unit without a successor is kept above")
  func withoutSuccessor() throws {
    let units =
      "T -,P T - 2025-01-01,Q T - 2025-01-01,V T 2025-01-01 -,W T 2025-01-01 -,"
      + "p1 P - 2025-01-01,p2 P - 2024-01-01,q1 Q - 2025-01-01,v9 V 2025-01-01 -"
    let merged = try Self.register(units, "P V 2025-01-01 1,Q V 2025-01-01 0.5,Q W 2025-01-01 0.5")
    let (before, after) = ("2024-12-14", "2025-03-14")
    #expect(try go(merged, "p1", before, after) == "1 V")
    #expect(try go(merged, "q1", before, after) == "0.5 V; 0.5 W")
    // It was gone before its commune was: the commune keeps what it sent, and takes it along.
    #expect(try go(merged, "p2", "2023-12-14", before) == "1 ^P")
    #expect(try go(merged, "p2", "2023-12-14", after) == "1 ^V")
    // Backwards a village that began with its commune is where that was; the villages that went
    // along with the commune are in it.
    #expect(try go(merged, "V", after, before) == "1 P|Q")
    #expect(try go(merged, "W", after, before) == "1 Q")
    #expect(try go(merged, "v9", after, before) == "1 ^P|Q")
    let alone = try Self.register(units)
    #expect(try go(alone, "p1", before, after) == "1 ^T")
    #expect(try go(alone, "P", before, after) == "1 ^T")
    #expect(try go(alone, "v9", after, before) == "1 ^T")
  }

  @Test("Above the root is nobody; parents in a circle do not hold it up")
  func nobody() throws {
    let root = try Self.register("S - - 2025-01-01,T - 2025-01-01 -,a S - 2025-01-01")
    #expect(try go(root, "a", "2024-12-14", "2025-03-14") == "1 ^")
    #expect(try go(root, "T", "2025-03-14", "2024-12-14") == "1 ^")
    let ring = try Self.register(
      "T -,A B - 2025-01-01,B A - 2025-01-01,C D 2025-01-01 -,D C 2025-01-01 -")
    #expect(try go(ring, "A", "2024-12-14", "2025-03-14") == "1 ^")
    #expect(try go(ring, "C", "2025-03-14", "2024-12-14") == "1 ^")
  }

  @Test("Units that ended within the period are followed from their last day")
  func endedWithin() throws {
    let register = try Self.register(
      "T -,A T - 2025-07-01,B T - 2025-07-01,C T - 2025-07-01,D T - 2025-07-01,E T - 2025-07-01,"
        + "V T 2025-07-01 -,W T 2025-07-01 -,X T 2025-08-01 -",
      "A V 2025-07-01 1,B V 2025-07-01 1,C V 2025-07-01 0.3,C W 2025-07-01 0.7,"
        + "D V 2025-07-01,D W 2025-07-01")
    let (origin, later) = ("2025-09-14", "2025-12-14")
    for day in [origin, later, "2025-07-20"] {
      #expect(try go(register, "A", origin, day) == "1 V")
      #expect(try go(register, "C", origin, day) == "0.3 V; 0.7 W")
      #expect(try go(register, "D", origin, day) == "1 V|W")
      #expect(try go(register, "E", origin, day) == "1 ^T")
    }
    // On a day of its life each is itself, whatever became of it.
    for code in ["A", "B", "C", "D", "E"] {
      #expect(try go(register, code, origin, "2025-06-20") == "1 \(code)")
      #expect(try go(register, code, origin, "2025-06-30") == "1 \(code)")
    }
    #expect(try go(register, "V", origin, "2025-06-20") == "1 A|B|C|D")
    let map = SuccessionMap(
      register: register, from: try UnitTreeTests.day(origin), to: try UnitTreeTests.day(later))
    let homeless = register.units.indices.map { UnitID($0) }.filter(map.isHomeless)
    // C is divided by stated shares: each part has its unit.
    #expect(homeless.map { register[$0].code } == ["D", "E"])
  }

  @Test("Shares too long for exact numbers leave the units, without their shares")
  func longShares() throws {
    var units = "T -,u0 T - 2020-01-01"
    var rows: [String] = []
    for step in 1...8 {
      let end = step == 8 ? "-" : "\(2020 + step)-01-01"
      units += ",u\(step) T \(2019 + step)-01-01 \(end),w\(step) T \(2019 + step)-01-01 -"
      let date = "\(2019 + step)-01-01"
      let top = 100_000_007 + step
      rows.append("u\(step - 1) u\(step) \(date) \(top)/998244353")
      rows.append("u\(step - 1) w\(step) \(date) \(998_244_353 - top)/998244353")
    }
    let register = try Self.register(units, rows.joined(separator: ","))
    let end = try go(register, "u0", "2019-12-14", "2030-01-01")
    // Figures of 64 bits are multiplied by them in 128. Latest first: two steps fit, the third does
    // not and counts as unstated; then two fit again, the sixth does not, and two more fit.
    let parts = end.split(separator: "; ").map { String($0) }
    #expect(
      parts.map { $0.split(separator: " ").last } == ["u8|w3|w4|w5|w6|w7|w8", "w1", "w2"])
    #expect(parts.contains("898244345/998244353 w1"))
  }

  @Test("Parts that are somewhere and parts that are above are told in one order")
  func order() throws {
    // Half of U went into T itself; b ends without a successor: its part is above, in T too.
    let register = try Self.register(
      "T -,U T - 2024-01-01,b T 2024-01-01 2025-01-01", "U T 2024-01-01 0.5,U b 2024-01-01 0.5")
    for _ in 1...8 {
      #expect(try go(register, "U", "2023-12-14", "2025-03-14") == "0.5 T; 0.5 ^T")
    }
  }
}
