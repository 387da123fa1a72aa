import TongHopDiagnostics

/// What a file of Verbs/ says of its verb.
protocol VerbDefinition: Sendable {
  static var name: String { get }
  /// The options that it takes, beside --lang and --help.
  static var options: [String] { get }
  static var help: Phrase { get }
  static func run(_ arguments: Arguments) throws -> ExitCode
}

/// One verb of the command.
struct Verb: Sendable {
  let name: String
  let options: [String]
  let help: Phrase
  let run: @Sendable (Arguments) throws -> ExitCode

  init(_ definition: any VerbDefinition.Type) {
    name = definition.name
    options = definition.options
    help = definition.help
    run = { try definition.run($0) }
  }

  static let all: [Verb] = [
    Verb(DemoVerb.self),
    Verb(CheckVerb.self),
    Verb(RollupVerb.self),
    Verb(ScoreVerb.self),
    Verb(RankVerb.self),
    Verb(ReportVerb.self),
    Verb(VerifyVerb.self),
    Verb(GapsVerb.self),
    Verb(CriteriaVerb.self),
    Verb(MethodVerb.self),
    Verb(SurveyVerb.self),
    Verb(ExplainVerb.self),
    Verb(TrendVerb.self),
    Verb(ImportVerb.self),
    Verb(ExportVerb.self),
    Verb(SchemaVerb.self),
  ]
}
