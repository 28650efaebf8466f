// swift-tools-version: 6.2
import PackageDescription

// Release builds use every instruction of the machine they are made on (wide vectors, popcount):
// the kernels are up to five times faster so. GEFLECHT_PORTABLE=1 makes a program that runs on any
// x86-64 machine; the numbers it prints have the same bits.
let portable = Context.environment["GEFLECHT_PORTABLE"] != nil
let machine: [SwiftSetting] = portable ? [] : [.unsafeFlags(["-Xcc", "-march=native"])]

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]
let library: [SwiftSetting] = strict + [.enableUpcomingFeature("InternalImportsByDefault")]

// Kernels and the byte-wise readers are optimised in debug builds too: unoptimised they are up to
// 14 times slower, which would make the tests wait.
let kernels: [SwiftSetting] =
  library + machine + [.unsafeFlags(["-O"], .when(configuration: .debug))]
// The inner loops of the graph core span files: only a whole-module build inlines across them.
let core: [SwiftSetting] =
  kernels + [.unsafeFlags(["-wmo", "-num-threads", "2"], .when(configuration: .debug))]

let package = Package(
  name: "geflecht",
  products: [
    .library(
      name: "Geflecht",
      targets: ["Wording", "GraphCore", "Relations", "Exchange", "Storage", "Analysis"]),
    .executable(name: "geflecht", targets: ["geflecht"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(name: "Wording", swiftSettings: library),
    .target(name: "GraphCore", dependencies: ["CPrefetch", "Wording"], swiftSettings: core),
    .systemLibrary(name: "CPrefetch"),
    .target(name: "Relations", dependencies: ["Wording"], swiftSettings: kernels),
    .target(
      name: "Analysis", dependencies: ["GraphCore", "Relations", "Wording"],
      swiftSettings: kernels),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(
      name: "Exchange", dependencies: ["CXLSXWriter", "CXML", "CZip", "Relations", "Wording"],
      swiftSettings: kernels),
    .target(
      name: "Storage",
      dependencies: [
        "CSQLite", "Relations", "Wording", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: kernels),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    .target(
      name: "Drawing",
      dependencies: ["Analysis", "CGraphviz", "GraphCore", "Relations", "Wording"],
      swiftSettings: kernels),
    .executableTarget(
      name: "geflecht",
      dependencies: [
        "Analysis", "Drawing", "Exchange", "GraphCore", "Relations", "Storage", "Wording",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "geflecht-bench",
      dependencies: ["Analysis", "Exchange", "GraphCore", "Relations", "Wording"],
      exclude: ["LIMITS.md", "RESULTS.md"], swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["GraphCore", "Relations", "Wording"],
      path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "WordingTests", dependencies: ["Wording"], swiftSettings: strict),
    .testTarget(
      name: "GraphCoreTests", dependencies: ["GraphCore", "TestSupport", "Wording"],
      exclude: ["Oracles"], swiftSettings: strict),
    .testTarget(
      name: "RelationsTests", dependencies: ["Relations", "TestSupport", "Wording"],
      swiftSettings: strict),
    .testTarget(
      name: "AnalysisTests",
      dependencies: ["Analysis", "GraphCore", "Relations", "TestSupport", "Wording"],
      exclude: ["Oracles"], swiftSettings: strict),
    .testTarget(
      name: "ExchangeTests", dependencies: ["Exchange", "Relations", "TestSupport", "Wording"],
      swiftSettings: strict),
    .testTarget(
      name: "StorageTests",
      dependencies: [
        "Relations", "Storage", "Wording", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DrawingTests",
      dependencies: ["Analysis", "Drawing", "GraphCore", "Relations", "TestSupport", "Wording"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["geflecht", "TestSupport"], swiftSettings: strict),
  ]
)
