import TongHopSynthetic
import TongHopTestSupport

/// A made-up province of 10,601 units, as many as the country had communes, for documents of that
/// size.
struct LargeProvince: Sendable {
  static let shared = Result { try LargeProvince() }

  let run: WorkspaceRun
  private let folder: ScratchWorkspace

  private init() throws {
    var options = SyntheticOptions(seed: 7)
    (options.provinces, options.districts, options.communes, options.villages) = (1, 25, 423, 0)
    options.indicators = 35
    options.rows = 400_000
    options.periods = Array(options.periods.prefix(2))
    folder = try ScratchWorkspace(SyntheticWorkspace(options))
    run = try WorkspaceRun(folder.path, period: "2024-Q2")
  }
}
