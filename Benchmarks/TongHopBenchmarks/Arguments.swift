/// The words of the command line.
struct Arguments: Equatable {
  struct Wrong: Error, CustomStringConvertible {
    var description: String
  }

  static let usage = """
    TongHopBenchmarks [NAME…] [options]

    Runs the benchmarks whose names contain one of the words, or all of them.

      --list              only print the names
      --sizes LIST        end to end: millions of rows, e.g. "1 5" (default: 1 5 20 100)
      --stage-rows N      rows that the stages read (default: 1000000)
      --runs N            runs of each benchmark (default: as the page says)
      --no-peers          end to end: ours only
      --workspaces DIR    where workspaces are kept and made (default: .build-bench/workspaces)
      --tool FILE         the command tonghop to measure (default: .build-bench/release/tonghop)
      --python FILE       a Python with duckdb and polars (default: python3)
      --peers DIR         the folder of peers.py (default: Benchmarks/peers)
      --swift FILE        asked for its version (default: swift)
      --json FILE         write the results as JSON lines
      --compare FILE      compare with the results of an earlier --json
      --page FILE         write the tables into a page, between its marks

    Exit codes: 0 done; 1 an answer is wrong; 2 wrong usage; 3 something could not be run.

    """

  private(set) var filters: [String] = []
  private(set) var flags: Set<String> = []
  private var values: [String: String] = [:]

  private static let knownFlags: Set = ["--list", "--no-peers", "--help"]
  private static let defaults = [
    "--sizes": "1 5 20 100", "--stage-rows": "1000000",
    "--workspaces": ".build-bench/workspaces", "--tool": ".build-bench/release/tonghop",
    "--python": "python3", "--peers": "Benchmarks/peers", "--swift": "swift",
  ]
  private static let knownValues = Set(defaults.keys).union([
    "--runs", "--json", "--compare", "--page",
  ])

  init(_ words: [String]) throws {
    var rest = words[...]
    while let word = rest.popFirst() {
      if Self.knownFlags.contains(word) {
        flags.insert(word)
      } else if Self.knownValues.contains(word) {
        guard let value = rest.popFirst() else {
          throw Wrong(description: "\(word) needs a value")
        }
        values[word] = value
      } else if word.hasPrefix("-") {
        throw Wrong(description: "there is no option \(word)")
      } else {
        filters.append(word)
      }
    }
    _ = try (runs(), stageRows(), sizes())
  }

  subscript(option: String) -> String? { values[option] ?? Self.defaults[option] }

  func isWanted(_ name: String) -> Bool {
    filters.isEmpty || filters.contains { name.contains($0) }
  }

  func runs() throws -> Int? { try values["--runs"].map { try number($0, "--runs") } }

  func stageRows() throws -> Int { try number(self["--stage-rows"] ?? "", "--stage-rows") }

  /// Millions of rows.
  func sizes() throws -> Set<Int> {
    let words = (self["--sizes"] ?? "").split { $0 == " " || $0 == "," }
    return Set(try words.map { try number(String($0), "--sizes") })
  }

  private func number(_ text: String, _ option: String) throws -> Int {
    guard let number = Int(text), number > 0 else {
      throw Wrong(description: "\(option): '\(text)' is no number above 0")
    }
    return number
  }
}
