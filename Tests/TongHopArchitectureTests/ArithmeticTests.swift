import Testing
import TongHopTestSupport

/// Documents print what was computed elsewhere.
@Suite("Report does not compute")
struct ArithmeticTests {
  /// Where the arithmetic of exact numbers and of scores stands.
  private static let numbers = [
    "Fraction", "FractionSum", "Points", "Rounding+Sums", "Apportionment", "WideArithmetic",
    "WideDivision",
  ].map { "Sources/TongHopDomain/Numbers/\($0).swift" }
  private static let scores = [
    "CriteriaSums", "LeafColumn", "LeafFigures", "NodeSum", "PackedPoints",
  ].map { "Sources/TongHopDomain/Results/Nodes/\($0).swift" }

  /// What turns a number into text, or into a place in a drawing.
  private static let printing: Set = ["text", "fullText", "drawn"]
  /// Words that functions of Report have as well; their arguments tell them apart: see `others`.
  private static let common: Set = [
    "append", "cell", "count", "most", "points", "report", "reserveCapacity", "rounded",
  ]
  /// How those of them that compute are called.
  private static let others = [".rounded(places", "ounding.points(", "ounding().points("]
  /// Of a set of words.
  private static let exceptions = [
    "Sources/TongHopReport/Page/PageDocument+Making.swift": "subtracting"
  ]

  /// The words behind another one: `func adding` gives `adding`.
  private static func words(behind keyword: String, in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      guard let place = line.firstRange(of: keyword + " ") else { return nil }
      let name = line[place.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      return name.isEmpty ? nil : String(name)
    }
  }

  /// The names of all functions, and of the types, that compute.
  private static func arithmetic() throws -> (functions: Set<String>, types: Set<String>) {
    var functions: Set<String> = []
    var types: Set<String> = []
    for file in numbers + scores {
      let text = try Repository.text(file)
      let code = text.split(separator: "\n").filter { !$0.contains("///") }.joined(separator: "\n")
      functions.formUnion(words(behind: "func", in: code))
      types.formUnion(words(behind: "struct", in: code))
      types.formUnion(words(behind: "enum", in: code))
    }
    return (functions.subtracting(printing).subtracting(common), types)
  }

  @Test("Nothing in Report calls arithmetic of numbers, makes a number or sums a score")
  func report() throws {
    let (functions, types) = try Self.arithmetic()
    // The list is read from the sources; these must be in it.
    #expect(
      functions.isSuperset(of: ["adding", "subtracting", "multiplied", "divided", "settle"]))
    #expect(functions.isSuperset(of: ["domainPoints", "divide", "share", "scores"]))
    #expect(types.isSuperset(of: ["Fraction", "Points", "Rounding", "NodeSum"]))
    let files = Repository.files(under: "Sources/TongHopReport", suffix: ".swift")
    #expect(!files.isEmpty)
    for file in files {
      let text = try Repository.text(file)
      for name in functions where Self.exceptions[file] != name {
        #expect(!text.contains(".\(name)("), "\(file): \(name)")
      }
      for call in Self.others { #expect(!text.contains(call), "\(file): \(call)") }
      for name in types { #expect(!text.contains("\(name)("), "\(file): \(name)") }
      for name in ["settled", "fraction", "billionths"] {
        #expect(!text.contains(".\(name)"), "\(file): \(name)")
      }
    }
  }

  @Test("Only the facade knows both the scorer and the documents")
  func rooms() throws {
    var rooms: [String: Set<String>] = [:]
    for file in Repository.files(under: "Sources", suffix: ".swift") {
      let room = String(file.split(separator: "/")[1])
      let text = try Repository.text(file)
      for other in ["TongHopScoring", "TongHopReport"] where text.contains("import \(other)\n") {
        rooms[room, default: []].insert(other)
      }
    }
    #expect(rooms.filter { $0.value.count > 1 }.map(\.key) == ["TongHop"])
  }

  /// Stored properties, and local values, that are functions.
  private static func functions(in text: String) -> [String] {
    let access: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    return text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").drop { access.contains($0) || $0 == "static" }
      guard words.first == "let" || words.first == "var" else { return nil }
      // A computed property can be made by one.
      let type = line.prefix { $0 != "{" && $0 != "=" }
      return type.contains("->") ? String(line) : nil
    }
  }

  @Test("No result holds a closure, nor does what makes it a unit at a time")
  func closures() throws {
    for room in ["TongHopDomain", "TongHopComparison"] {
      for file in Repository.files(under: "Sources/\(room)", suffix: ".swift") {
        let text = try Repository.text(file)
        #expect(!text.contains("@escaping"), "\(file)")
        #expect(Self.functions(in: text) == [], "\(file)")
      }
    }
    // The test finds one.
    #expect(
      Self.functions(in: "  private let gains: @Sendable (Int) -> [Int]\n  let a: Int").count == 1)
  }

  @Test("Comparison has the four folders that Architecture names")
  func folders() {
    let files = Repository.files(under: "Sources/TongHopComparison", suffix: ".swift")
    let folders = Set(files.map { String($0.split(separator: "/")[2]) })
    #expect(folders == ["TwoPeriods", "WhatMoved", "OnePeriod", "ManyPeriods"])
  }
}
