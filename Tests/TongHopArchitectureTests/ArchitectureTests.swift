import Testing
import TongHopTestSupport

/// The rooms of the house and their doors, as the sources have them.
@Suite("Architecture")
struct ArchitectureTests {
  /// What each room may import, directly or through what it imports.
  static let allowed: [String: Set<String>] = {
    let domain: Set = ["TongHopDomain", "TongHopDiagnostics"]
    let steps: Set = [
      "TongHopRecords", "TongHopReference", "TongHopColumnar", "TongHopScoring", "TongHopRanking",
      "TongHopComparison", "TongHopReport", "TongHopWorkbook",
    ]
    return [
      "TongHopDiagnostics": [],
      "TongHopDomain": ["TongHopDiagnostics"],
      "TongHopRecords": domain,
      "TongHopReference": domain.union(["TongHopRecords"]),
      "TongHopColumnar": domain.union(["TongHopRecords"]),
      "TongHopScoring": domain,
      "TongHopRanking": domain,
      "TongHopComparison": domain,
      "TongHopReport": domain,
      "TongHopWorkbook": domain.union(["TongHopReport"]),
      "TongHopSynthetic": domain,
      "TongHop": domain.union(steps),
      "TongHopCommand": domain.union(["TongHop"]),
    ]
  }()

  /// Of the modules that come with the toolchain: Foundation only where files are read or written
  /// or a terminal is talked to, locks only where threads meet. A library of the system is known to
  /// one room.
  static let mayImport: [String: Set<String>] = [
    "Foundation": ["TongHopRecords", "TongHopColumnar", "TongHop", "TongHopCommand"],
    "Synchronization": ["TongHopColumnar", "TongHop", "TongHopCommand", "TongHopWorkbook"],
    "Dispatch": ["TongHopColumnar"],
    "CXlsxWriter": ["TongHopWorkbook"],
    "CCrypto": ["TongHop"],
  ]

  static let sources = Repository.files(under: "Sources", suffix: ".swift")
  static let benchmarks = Repository.files(under: "Benchmarks/TongHopBenchmarks", suffix: ".swift")

  private func room(_ file: String) -> String {
    String(file.split(separator: "/")[1])
  }

  /// The modules that a file imports, whatever stands before or behind the word.
  private func imports(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
      let access: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
      let rest = words.drop { access.contains($0) }
      // A line of help can begin with the word, too; it is longer.
      guard rest.first == "import", rest.count <= 3, let name = rest.last else { return nil }
      return String(name.split(separator: ".")[0])
    }
  }

  @Test("Every room of Sources is in the table, and every one in the table exists")
  func rooms() {
    #expect(Set(Self.sources.map(room)) == Set(Self.allowed.keys))
  }

  @Test("A room imports only what it may", arguments: sources)
  func imports(file: String) throws {
    let room = room(file)
    for name in imports(try Repository.text(file)) {
      if name.hasPrefix("TongHop") {
        #expect(Self.allowed[room]?.contains(name) == true, "\(file) imports \(name)")
      } else {
        #expect(Self.mayImport[name]?.contains(room) == true, "\(file) imports \(name)")
      }
    }
  }

  @Test("No file is longer than 400 lines")
  func length() throws {
    for file in Self.sources + Self.benchmarks {
      let lines = try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 401, "\(file)")
    }
  }

  @Test("No absolute path of a machine stands in the sources or the tests")
  func paths() throws {
    let tests = Repository.files(under: "Tests", suffix: ".swift")
    for file in Self.sources + Self.benchmarks + tests {
      let text = try Repository.text(file)
      for folder in ["home", "work", "Users", "root"] {
        #expect(!text.contains("\"/\(folder)/"), "\(file)")
      }
    }
  }

  @Test("The package depends on no other")
  func dependencies() throws {
    #expect(try !Repository.text("Package.swift").contains(".package("))
  }
}
