import TongHopDiagnostics

/// One verb of the command; each is described by one file of Verbs/.
struct Verb: Sendable {
  let name: String
  /// The options that it takes, beside --lang and --help.
  let options: [String]
  let help: Phrase
  let run: @Sendable (Arguments) throws -> ExitCode

  static let all = [
    Verb(name: DemoVerb.name, options: DemoVerb.options, help: DemoVerb.help, run: DemoVerb.run),
    Verb(
      name: CheckVerb.name, options: CheckVerb.options, help: CheckVerb.help, run: CheckVerb.run),
    Verb(
      name: RollupVerb.name, options: RollupVerb.options, help: RollupVerb.help,
      run: RollupVerb.run),
    Verb(
      name: ScoreVerb.name, options: ScoreVerb.options, help: ScoreVerb.help, run: ScoreVerb.run),
    Verb(name: RankVerb.name, options: RankVerb.options, help: RankVerb.help, run: RankVerb.run),
    Verb(
      name: ReportVerb.name, options: ReportVerb.options, help: ReportVerb.help,
      run: ReportVerb.run),
    Verb(name: GapsVerb.name, options: GapsVerb.options, help: GapsVerb.help, run: GapsVerb.run),
    Verb(
      name: CriteriaVerb.name, options: CriteriaVerb.options, help: CriteriaVerb.help,
      run: CriteriaVerb.run),
    Verb(
      name: SurveyVerb.name, options: SurveyVerb.options, help: SurveyVerb.help,
      run: SurveyVerb.run),
    Verb(
      name: ExplainVerb.name, options: ExplainVerb.options, help: ExplainVerb.help,
      run: ExplainVerb.run),
    Verb(
      name: TrendVerb.name, options: TrendVerb.options, help: TrendVerb.help, run: TrendVerb.run),
    Verb(
      name: ImportVerb.name, options: ImportVerb.options, help: ImportVerb.help,
      run: ImportVerb.run),
    Verb(
      name: ExportVerb.name, options: ExportVerb.options, help: ExportVerb.help,
      run: ExportVerb.run),
  ]
}
