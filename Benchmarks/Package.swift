// swift-tools-version: 6.2
import PackageDescription

/// The same settings as the product's own targets.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "recourse", path: "..")],
    targets: [
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .executableTarget(
            name: "OfficeBench",
            dependencies: [.product(name: "Service", package: "recourse"), "CSQLite"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "ScorecardBench",
            dependencies: [.product(name: "Scorecards", package: "recourse")],
            swiftSettings: settings
        ),
    ]
)
