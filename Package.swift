// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6)]
// The compiler proves exclusive access where it can; what is left are checks at each access to a property of a class,
// a tenth of the time of an import. Debug builds, and so the tests, keep them.
let hot = strict + [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

let package = Package(
    name: "soteria",
    products: [.executable(name: "soteria", targets: ["soteria"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        // The field's words as values.
        .target(name: "Safety", swiftSettings: strict),

        // What is stored, read and printed, as text that is part of the program.
        .target(name: "CAssets", cSettings: [.unsafeFlags(["-std=c23"])]),
        .target(name: "Assets", dependencies: ["CAssets"], swiftSettings: strict),
        .target(
            name: "Schema", dependencies: ["Assets"], path: "Schema",
            exclude: ["migrations", "triggers", "views", "statements", "README.md"], swiftSettings: strict),
        .target(
            name: "Imports", dependencies: ["Assets", "Safety", .product(name: "Yams", package: "Yams")],
            path: "Imports", exclude: ["profiles", "studies", "vocabularies", "README.md"], swiftSettings: strict),
        .executableTarget(
            name: "lenzumestrocel-study", path: "Imports/studies/lenzumestrocel-pms/Generator", swiftSettings: strict),
        .target(
            name: "Reports", dependencies: ["Assets", "Safety", .product(name: "Yams", package: "Yams")],
            path: "Reports", exclude: ["definitions", "sets", "styles", "README.md"], swiftSettings: strict),

        // Numbers.
        .target(name: "CBoostMath", linkerSettings: [.linkedLibrary("m")]),
        .target(name: "Statistics", dependencies: ["CBoostMath"], swiftSettings: strict),
        .target(name: "Incidence", dependencies: ["Safety", "Statistics"], swiftSettings: strict),
        .target(name: "Survival", dependencies: ["Safety", "Statistics"], swiftSettings: strict),

        // From bytes to rows, from rows to the registry, from results to pages.
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        // ReadStat comes without a pkg-config file.
        .systemLibrary(name: "CReadStat", providers: [.apt(["libreadstat-dev"])]),
        .systemLibrary(name: "CYajl", pkgConfig: "yajl", providers: [.apt(["libyajl-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        // Drawing on pages of PDF, and text for it.
        .systemLibrary(
            name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libcairo2-dev", "libpango1.0-dev"])]),
        .systemLibrary(name: "CXlsxwriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(
            name: "Importing",
            dependencies: ["CCrypto", "CExpat", "CReadStat", "CYajl", "CZip", "CZlib", "Imports", "Safety"],
            swiftSettings: hot),
        .target(
            name: "Registry",
            dependencies: [
                "CSodium", "Safety", "Schema", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: hot),
        .target(
            name: "Reporting",
            dependencies: ["CPango", "CXlsxwriter", "CZip", "Incidence", "Safety", "Statistics", "Survival"],
            swiftSettings: strict),
        .executableTarget(
            name: "soteria",
            dependencies: [
                "Importing", "Imports", "Incidence", "Registry", "Reporting", "Reports", "Safety", "Survival",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        .executableTarget(
            name: "bench-data", dependencies: ["Imports"], path: "Tests/Benchmarks/Generator", swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["CZip", "Incidence", "Safety"], path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        .testTarget(
            name: "RegistryTests",
            dependencies: [
                "Incidence", "Registry", "Safety", "Schema", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ], swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "Assets", "Imports", "Incidence", "Registry", "Reporting", "Reports", "Safety", "TestSupport",
                "bench-data", "lenzumestrocel-study", "soteria", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(name: "SafetyTests", dependencies: ["Safety"], swiftSettings: strict),
        .testTarget(
            name: "ImportsTests", dependencies: ["Assets", "Imports", "Safety", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ImportingTests",
            dependencies: ["Assets", "CReadStat", "Importing", "Imports", "Safety", "TestSupport"],
            swiftSettings: strict),
        .target(
            name: "Validation", dependencies: ["Incidence", "Safety", "Statistics", "Survival", "TestSupport"],
            path: "Tests/Validation/Comparisons", swiftSettings: strict),
        .executableTarget(
            name: "validate", dependencies: ["Validation"], path: "Tests/Validation/Page", swiftSettings: strict),
        .testTarget(
            name: "StatisticsTests", dependencies: ["Statistics", "TestSupport", "Validation"], swiftSettings: strict),
        .testTarget(
            name: "SurvivalTests", dependencies: ["Safety", "Statistics", "Survival", "TestSupport", "Validation"],
            swiftSettings: strict),
        .testTarget(
            name: "IncidenceTests", dependencies: ["Incidence", "Safety", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "ReportsTests", dependencies: ["Reports", "Safety"], swiftSettings: strict),
        .testTarget(
            name: "ReportingTests",
            dependencies: ["Incidence", "Reporting", "Reports", "Safety", "Survival", "TestSupport"],
            swiftSettings: strict),
    ],
    cxxLanguageStandard: .cxx17
)
