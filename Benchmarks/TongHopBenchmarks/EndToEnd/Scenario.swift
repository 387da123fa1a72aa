/// A workspace of the end-to-end section.
struct Scenario: Hashable {
  enum Scope: String {
    /// Lạng Sơn: 11 districts, 200 communes, 1,600 villages.
    case province
    /// 63 provinces, 705 districts, 10,595 communes, 84,760 villages.
    case country
    /// 63 provinces, 696 districts, 10,035 communes of March 2025, and the 34 provinces and 3,321
    /// communes that they became in July.
    case reform
  }

  var scope: Scope
  var millions: Int

  var name: String { "\(scope.rawValue)-\(millions)M" }
  var rows: Int { millions * 1_000_000 }
  /// Of records/, as the maker of the workspace writes it: about 30 bytes a row.
  var expectedBytes: Int { rows * 30 }

  static let all = [
    Scenario(scope: .province, millions: 1), Scenario(scope: .province, millions: 5),
    Scenario(scope: .province, millions: 20), Scenario(scope: .country, millions: 5),
    Scenario(scope: .country, millions: 100), Scenario(scope: .reform, millions: 20),
  ]

  /// What is run on it, in turn.
  var subjects: [Subject] {
    if scope == .reform {
      return [
        Subject(engine: .columnar, threads: 2, tree: "own"),
        Subject(engine: .columnar, threads: 2, tree: "2025-07-01"),
      ]
    }
    var subjects = [Subject(engine: .columnar, threads: 1), Subject(engine: .columnar, threads: 2)]
    for peer in [Subject.Engine.duckdb, .polars] {
      // On one thread the peers take minutes for 100 million rows.
      if millions <= 20 { subjects.append(Subject(engine: peer, threads: 1)) }
      subjects.append(Subject(engine: peer, threads: 2))
    }
    if millions <= 1 { subjects.append(Subject(engine: .reference, threads: 1)) }
    return subjects
  }

  /// How often a subject is run where nothing else is asked for.
  func runs(of subject: Subject) -> Int {
    // Here one thread is held against two, which needs the better median.
    scope != .country && millions == 20 && subject.isOurs ? 9 : 5
  }
}

/// An engine with its number of threads.
struct Subject: Hashable {
  enum Engine: String, CaseIterable {
    case columnar, reference, duckdb, polars
  }

  var engine: Engine
  var threads: Int
  /// The units in which the table is made; nil where these never changed.
  var tree: String?

  var isOurs: Bool { engine == .columnar || engine == .reference }

  var title: String {
    switch engine {
    case .columnar:
      tree.map { $0 == "own" ? "TongHop, units of then" : "TongHop, units of \($0)" } ?? "TongHop"
    case .reference: "TongHop, reference engine"
    case .duckdb: "DuckDB"
    case .polars: "Polars"
    }
  }

  /// In result files: `columnar-2`.
  var name: String { "\(engine.rawValue)-\(threads)" + (tree.map { "-\($0)" } ?? "") }

  /// The command that reads a workspace and writes `code,level,index,rank` of a period, ours
  /// among many columns.
  func command(_ tools: Tools, workspace: String, output: String) -> [String] {
    let common = [
      workspace, "--period", tree == nil ? Self.period : Self.reformPeriod, "--output", output,
    ]
    if isOurs {
      return [tools.tonghop, "rank"] + common
        + ["--format", "csv", "--engine", engine.rawValue, "--threads", "\(threads)"]
        + (tree.map { ["--tree", $0] } ?? [])
    }
    return [tools.python, tools.peersFolder + "/peers.py"] + common
      + ["--engine", engine.rawValue, "--threads", "\(threads)"]
  }

  static let period = "2024-Q2"
  static let reformPeriod = "2025-Q2"
}

/// Where the programs are that the runner starts.
struct Tools {
  var tonghop: String
  var python: String
  /// The folder of peers.py and make_workspace.py.
  var peersFolder: String
}
