// swift-tools-version: 6.2
import PackageDescription

/// One room of the house. What it may import is listed here and nowhere else; the build is run
/// with `--explicit-target-dependency-import-check error`, so an undeclared import does not compile.
func room(_ name: String, imports: [String] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: imports.map { .byName(name: $0) }, resources: resources)
}

let package = Package(
  name: "TongHop",
  products: [
    .library(name: "TongHop", targets: ["TongHop"]),
    .executable(name: "tonghop", targets: ["TongHopCommand"]),
  ],
  targets: [
    room("TongHopDiagnostics"),
    room("TongHopDomain", imports: ["TongHopDiagnostics"]),
    room("TongHopRecords", imports: ["TongHopDomain", "TongHopDiagnostics"]),
    room("TongHopReference", imports: ["TongHopRecords", "TongHopDomain", "TongHopDiagnostics"]),
    room("TongHopColumnar", imports: ["TongHopRecords", "TongHopDomain", "TongHopDiagnostics"]),
    room("TongHopScoring", imports: ["TongHopDomain", "TongHopDiagnostics"]),
    room("TongHopRanking", imports: ["TongHopDomain"]),
    room("TongHopComparison", imports: ["TongHopDomain"]),
    room(
      "TongHopReport", imports: ["TongHopDomain", "TongHopDiagnostics"],
      resources: ["frame", "figures", "table", "card", "phone", "paper"].map {
        .embedInCode("Page/Web/\($0).css")
      }
        + ["data", "search", "rows", "table", "map", "plot", "card", "main"].map {
          .embedInCode("Page/Web/\($0).js")
        }),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev", "zlib1g-dev"]), .brew(["libxlsxwriter"])]),
    room(
      "TongHopWorkbook",
      imports: ["TongHopReport", "TongHopDomain", "TongHopDiagnostics", "CXlsxWriter"]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    room("TongHopSynthetic", imports: ["TongHopDomain", "TongHopDiagnostics"]),
    room(
      "TongHop",
      imports: [
        "TongHopDiagnostics", "TongHopDomain", "TongHopRecords", "TongHopReference",
        "TongHopColumnar", "TongHopScoring", "TongHopRanking", "TongHopComparison", "TongHopReport",
        "TongHopWorkbook", "CCrypto",
      ]),
    .executableTarget(
      name: "TongHopCommand",
      dependencies: ["TongHop", "TongHopDiagnostics", "TongHopDomain"]),
    .executableTarget(
      name: "TongHopBenchmarks",
      dependencies: [
        "TongHop", "TongHopColumnar", "TongHopComparison", "TongHopDiagnostics", "TongHopDomain",
        "TongHopRanking",
        "TongHopRecords", "TongHopReference", "TongHopScoring", "TongHopSynthetic",
      ],
      path: "Benchmarks/TongHopBenchmarks"),
    .target(
      name: "TongHopTestSupport",
      dependencies: ["TongHop", "TongHopDiagnostics", "TongHopDomain", "TongHopSynthetic"],
      path: "Tests/TongHopTestSupport"),
    .testTarget(
      name: "TongHopGoldenTests",
      dependencies: ["TongHop", "TongHopDomain", "TongHopTestSupport"]),
    .testTarget(
      name: "TongHopSampleTests",
      dependencies: [
        "TongHop", "TongHopComparison", "TongHopDiagnostics", "TongHopDomain", "TongHopSynthetic",
        "TongHopTestSupport",
      ]),
    .testTarget(
      name: "TongHopEngineTests",
      dependencies: [
        "TongHop", "TongHopCommand", "TongHopDiagnostics", "TongHopDomain", "TongHopRecords",
        "TongHopReference", "TongHopTestSupport",
      ]),
    .testTarget(
      name: "TongHopColumnarTests",
      dependencies: [
        "TongHop", "TongHopColumnar", "TongHopDiagnostics", "TongHopDomain", "TongHopRecords",
        "TongHopReference", "TongHopSynthetic", "TongHopTestSupport",
      ]),
    .testTarget(
      name: "TongHopDomainTests",
      dependencies: [
        "TongHopDomain", "TongHopDiagnostics", "TongHopSynthetic", "TongHopTestSupport",
      ]),
    .testTarget(
      name: "TongHopDiagnosticsTests",
      dependencies: ["TongHopDiagnostics", "TongHopSynthetic", "TongHopTestSupport"]),
    .testTarget(name: "TongHopArchitectureTests", dependencies: ["TongHopTestSupport"]),
    .testTarget(
      name: "TongHopRecordsTests",
      dependencies: ["TongHopRecords", "TongHopDomain", "TongHopDiagnostics"]),
    .testTarget(
      name: "TongHopScoringTests",
      dependencies: [
        "TongHopScoring", "TongHopDomain", "TongHopDiagnostics", "TongHopSynthetic",
        "TongHopTestSupport",
      ]),
    .testTarget(
      name: "TongHopRankingTests",
      dependencies: [
        "TongHopRanking", "TongHopScoring", "TongHopDomain", "TongHopDiagnostics",
        "TongHopSynthetic", "TongHopTestSupport",
      ]),
    .testTarget(
      name: "TongHopComparisonTests",
      dependencies: [
        "TongHopComparison", "TongHopDomain", "TongHopDiagnostics", "TongHopSynthetic",
      ]),
    .testTarget(
      name: "TongHopCaseTests",
      dependencies: ["TongHopCommand", "TongHopSynthetic", "TongHopTestSupport"],
      exclude: ["Cases"]),
    .testTarget(name: "TongHopBenchmarkTests", dependencies: ["TongHopBenchmarks"]),
    .testTarget(
      name: "TongHopSyntheticTests",
      dependencies: [
        "TongHop", "TongHopDiagnostics", "TongHopDomain", "TongHopRecords", "TongHopSynthetic",
        "TongHopTestSupport",
      ]),
    .testTarget(
      name: "TongHopWorkbookTests",
      dependencies: [
        "TongHopWorkbook", "TongHopReport", "TongHopDomain", "TongHopDiagnostics",
        "TongHopTestSupport",
      ]),
    .testTarget(
      name: "TongHopDocumentTests",
      dependencies: [
        "TongHop", "TongHopComparison", "TongHopDiagnostics", "TongHopDomain", "TongHopReport",
        "TongHopSynthetic", "TongHopTestSupport",
      ],
      exclude: ["machine_files.py"]),
    .testTarget(
      name: "TongHopReportTests",
      dependencies: [
        "TongHopReport", "TongHopComparison", "TongHopDomain", "TongHopDiagnostics",
        "TongHopSynthetic", "TongHopTestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}

// `make build` has written Commit.generated.swift, which names the commit.
if Context.environment["TONGHOP_COMMIT"] != nil {
  package.targets.first { $0.name == "TongHopCommand" }?.swiftSettings? += [
    .define("TONGHOP_COMMIT")
  ]
}
