/// All benchmarks of the stages, in the order of the work. A readable twin comes before the fast
/// one, whose answer is held against it.
enum Suites {
  /// - Parameter rows: of the files that are read; the readable engine takes part up to a
  ///   million.
  static func all(rows: Int, folder: String) -> [any Benchmark] {
    StageInput.Shape.allCases.flatMap { shape -> [any Benchmark] in
      let input = StageInput(shape, rows: rows, folder: folder)
      var list = OpeningBenchmarks.all(input)
      list += ReadingBenchmarks.all(input)
      list += EngineBenchmarks.all(input)
      list += StepBenchmarks.all(input)
      return list
    }
  }
}
