// swift-tools-version: 6.2
import PackageDescription

/// Fuzz targets for libFuzzer; `script/fuzz` builds and runs them.
///
/// A package of its own, because everything in it is built with the fuzzer's instrumentation.
let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "recourse", path: "../..")],
    targets: [
        .executableTarget(
            name: "FuzzTables",
            dependencies: [.product(name: "Scorecards", package: "recourse")],
            swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])]
        ),
        .executableTarget(
            name: "FuzzPlans",
            dependencies: [.product(name: "Scorecards", package: "recourse")],
            swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])]
        ),
    ]
)
