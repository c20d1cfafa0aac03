// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target of ours: a wrong import or a warning does not compile.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let jwtKit: Target.Dependency = .product(name: "JWTKit", package: "jwt-kit")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")

let package = Package(
    name: "recourse",
    products: [
        .executable(name: "recourse", targets: ["recourse"]),
        .library(name: "Scorecards", targets: ["Scorecards"]),
        .library(name: "Evidence", targets: ["Evidence"]),
        // For Benchmarks/, which measures the office without its web server.
        .library(
            name: "Service",
            targets: ["Service", "Storage", "Bureau", "Charters", "Identity"]
        ),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        // The lower rooms. Pure: no input or output, no clock, no randomness of their own.
        // Loops compiled for several widths of vectors.
        .target(name: "CLanes"),
        .target(name: "Scorecards", dependencies: ["CLanes", yams], swiftSettings: settings),
        .target(
            name: "Charters",
            dependencies: [yams],
            resources: [.embedInCode("Resources")],
            swiftSettings: settings
        ),
        // The sentences that people read, in every language; the files are compiled in as they are.
        .target(name: "CLanguageFiles", exclude: ["Files"]),
        .target(
            name: "Languages",
            dependencies: ["CLanguageFiles", yams],
            swiftSettings: settings
        ),
        .target(name: "Identity", dependencies: [crypto], swiftSettings: settings),
        .target(name: "Evidence", dependencies: [crypto], swiftSettings: settings),
        .target(
            name: "Bureau",
            dependencies: ["Charters", "Evidence", "Identity", "Scorecards", crypto],
            swiftSettings: settings
        ),
        // The edges.
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CCurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]
        ),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(
            name: "Storage",
            dependencies: [
                "Bureau", "Charters", "CLibPQ", "Evidence", "Identity", crypto,
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            resources: [.embedInCode("Resources/Migrations")],
            swiftSettings: settings
        ),
        .target(
            name: "Service",
            dependencies: [
                "Bureau", "Charters", "Evidence", "Identity", "Languages", "Scorecards", "Storage",
                crypto, cryptoExtras, jwtKit, yams, .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Web",
            dependencies: [
                "Service", "Bureau", "Charters", "Evidence", "Identity", "Languages", "Scorecards",
                crypto, hummingbird, httpTypes,
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            resources: [.embedInCode("Resources")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "recourse",
            dependencies: [
                "Web", "Service", "Storage", "Bureau", "Charters", "Evidence", "Identity",
                "Languages", "Scorecards", "CCurl", "CZlib", crypto, yams,
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        // Tests: one folder a target; Support is what they share.
        .target(
            name: "TestSupport",
            dependencies: [crypto],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        .testTarget(
            name: "ScorecardsTests",
            dependencies: ["Scorecards"],
            exclude: ["Fixtures"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ChartersTests",
            dependencies: ["Charters", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "IdentityTests",
            dependencies: ["Identity", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LanguagesTests",
            dependencies: ["Languages"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "BureauTests",
            dependencies: [
                "Bureau", "Charters", "Evidence", "Identity", "Languages", "Scorecards",
                "TestSupport",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "EvidenceTests",
            dependencies: ["Evidence", "TestSupport", crypto],
            exclude: ["Fixtures"],
            swiftSettings: settings
        ),
        .target(
            name: "StorageTestSupport",
            dependencies: ["CLibPQ", "Storage"],
            path: "Tests/StorageTestSupport",
            swiftSettings: settings
        ),
        .testTarget(
            name: "StorageTests",
            dependencies: ["Storage", "StorageTestSupport", "TestSupport", "Evidence", crypto],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ServiceTests",
            dependencies: [
                "Service", "Storage", "Bureau", "Charters", "Evidence", "Identity", "Scorecards",
                "StorageTestSupport", "TestSupport", crypto, jwtKit,
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Fixtures"],
            swiftSettings: settings
        ),
        .target(
            name: "WebTestSupport",
            dependencies: [
                "Web", "Service", "Storage", "Bureau", "Charters", "Identity", "TestSupport",
                hummingbird, httpTypes,
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            path: "Tests/WebTestSupport",
            swiftSettings: settings
        ),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "WebTestSupport", "TestSupport", "Service", "Bureau", "Identity",
                "Languages",
                hummingbird, httpTypes,
                yams,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ArticleTests",
            dependencies: ["WebTestSupport", "Service"],
            path: "Tests/Article",
            swiftSettings: settings
        ),
        // Reads the sources: sizes, words, the direction of imports, the table of the floor.
        .testTarget(
            name: "TidyTests",
            dependencies: ["Charters", "Languages", "TestSupport", yams],
            swiftSettings: settings
        ),
    ]
)
