import Foundation
import TestSupport
import Testing

/// The registry of the synthetic study and its files, as `soteria demo -o` makes them, once for a suite.
struct DemoStudy: Sendable {
    /// What the program printed while it made them.
    let run: ProgramRun
    private let folder: PrivateFolder

    @TaskLocal fileprivate static var made: DemoStudy?

    /// The study of the suite that runs.
    static var current: DemoStudy {
        get throws { try #require(made, "the suite needs the trait .demoStudy") }
    }

    fileprivate init() throws {
        folder = try PrivateFolder()
        run = try folder.soteria("demo", "-o", folder.file("demo"))
        try #require(run.status == 0, "\(run)")
    }

    /// The path of one of the study's files.
    static func file(_ name: String) throws -> String { try current.folder.file("demo/\(name)") }

    /// The folder of the study's files.
    static var files: String { get throws { try current.folder.file("demo") } }

    /// A folder of a test's own with a copy of the registry, called study.soteria.
    static func registry() throws -> PrivateFolder {
        let own = try PrivateFolder()
        try FileManager.default.copyItem(
            atPath: file("lenzumestrocel-pms.soteria"), toPath: own.file("study.soteria"))
        return own
    }
}

/// Makes the synthetic study before the first test of a suite and removes it after the last.
struct DemoStudyTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await DemoStudy.$made.withValue(try DemoStudy()) { try await function() }
    }
}

extension Trait where Self == DemoStudyTrait {
    /// The suite's tests work on the synthetic study.
    static var demoStudy: Self { Self() }
}
