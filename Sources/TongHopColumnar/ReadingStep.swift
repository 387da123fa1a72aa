import TongHopRecords

/// What is done with a plain row, one step after the other.
package enum ReadingStep: Sendable, CaseIterable {
  /// The ends of all fields are found.
  case stops
  /// Rows are split, their numbers read and their pairs known.
  case decode
  /// Their units are known.
  case lookUp
  /// They are in their cells.
  case add
}

/// For benchmarks: reads the files of a request as the engine does, and stops after a step.
package enum ReadingProbe {
  /// - Returns: how many rows were read; after ``ReadingStep/stops`` how many fields.
  package static func read(
    _ request: FigureRequest, through step: ReadingStep,
    settings: ColumnarSettings = ColumnarSettings()
  ) -> Int {
    let codes = UnitCodes(request.codebook.register)
    let plan = settings.plan(
      cellsPerPeriod: request.codebook.indicators.count * codes.count, periods: nil, rows: 0,
      threads: request.threads)
    let pass = FactPass(
      files: FactFiles(request).files,
      catalog: FactCatalog(
        codebook: request.codebook, codes: codes, wanted: request.periods, watch: .nothing,
        periodSlots: plan.periodSlots),
      search: nil, cellCount: plan.cellCount, shards: plan.shards,
      blockSize: settings.blockSize, progress: PassProgress(totalBytes: 0, tell: { _ in }),
      lastStep: step)
    return pass.run().files.reduce(0) { $0 + $1.rows }
  }
}
