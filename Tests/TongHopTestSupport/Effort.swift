import Foundation

/// How much the tests with random inputs try.
public enum Effort {
  /// Asked for by `TONGHOP_LONG_TESTS=1`.
  public static let isLong = ProcessInfo.processInfo.environment["TONGHOP_LONG_TESTS"] == "1"

  /// Seeds 1, 2, 3...: `usual` of them, a hundred times as many where the tests may take long.
  public static func seeds(_ usual: Int) -> [UInt64] {
    (1...UInt64(usual * (isLong ? 100 : 1))).map { $0 }
  }

  /// Fewer of them without the optimiser, for tests that take ten times as long there. A release run
  /// tries the rest.
  public static func seeds(_ usual: Int, unoptimised: Int) -> [UInt64] {
    #if DEBUG
      seeds(unoptimised)
    #else
      seeds(usual)
    #endif
  }
}
