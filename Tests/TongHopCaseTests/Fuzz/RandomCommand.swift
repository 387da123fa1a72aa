/// A command line as people type it: mostly right, now and then with a word that is not.
struct RandomCommand {
  let verb: String
  let options: [String]

  /// `tonghop VERB workspace OPTIONS`.
  var words: [String] { [verb, "workspace"] + options }

  /// Does the output name lines of files? Then another order of rows gives another text.
  var namesLines: Bool {
    ["check", "explain"].contains(verb) || options.contains("--allow-errors")
  }

  private static let verbs = [
    "check", "rollup", "score", "rank", "rank", "rank", "gaps", "criteria", "survey", "explain",
    "trend",
  ]

  init(_ draw: inout Draw) {
    verb = draw.pick(Self.verbs)
    var options: [String] = []
    if verb != "check", verb != "trend", draw.chance(80) {
      let periods = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-H1", "2024-9M", "2024", "2024-06"]
      options += [
        "--period", draw.chance(95) ? draw.pick(periods) : draw.pick(["2024Q2", "", "Q1"]),
      ]
    }
    if verb == "explain" || verb == "trend" && draw.chance(40) {
      options += [
        "--unit",
        draw.pick(["06201", "06202", "06203", "20", "Đơn vị 06201", "06201@2024-01-01", "?"]),
      ]
    }
    if verb == "rank" {
      if draw.chance(30) { options.append("--wide") }
      if draw.chance(20) { options += ["--against", draw.pick(["2024-Q1", "2024-Q2", "2023"])] }
      if draw.chance(20) { options += ["--level", draw.pick(["commune", "province", "xa"])] }
    }
    if ["rank", "score", "rollup", "explain", "trend"].contains(verb), draw.chance(25) {
      options += ["--tree", draw.pick(["own", "current", "2024-02-01", "2024-08-01"])]
    }
    if !["check", "explain"].contains(verb), draw.chance(50) {
      options += ["--format", draw.pick(["csv", "json"])]
    }
    if verb != "check", draw.chance(40) { options.append("--allow-errors") }
    if draw.chance(50) { options += ["--lang", "en"] }
    if draw.chance(3) {
      options.append(draw.pick(["--excel", "--nope", "x", "--period", "--threads"]))
    }
    self.options = options
  }
}
