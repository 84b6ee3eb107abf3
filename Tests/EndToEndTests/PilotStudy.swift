import Foundation
import TestSupport
import Testing

/// A registry of the CDISC pilot's four SDTM files, made once for a suite.
struct PilotStudy: Sendable {
    static let names = ["suppae.csv", "ae.csv", "ex.csv", "dm.csv"]
    static var isAtHand: Bool {
        names.allSatisfy { ReferenceData.has("data/cdisc-pilot/\($0)") }
            && ReferenceData.has("oracles/cdisc_pilot_incidence.csv")
            && ReferenceData.has("oracles/cdisc_pilot_csr_published.csv")
    }
    static let missing: Comment = "data/cdisc-pilot and its oracles are not at hand (SOTERIA_REFERENCE)"

    @TaskLocal fileprivate static var made: PrivateFolder?

    /// The paths of the four files, in the order of `names`: each file stands before those it refers to.
    static var files: [String] {
        get throws { try names.map { try #require(ReferenceData.url("data/cdisc-pilot/\($0)")).path } }
    }

    /// A folder of a test's own with a copy of the registry, called pilot.soteria.
    static func registry() throws -> PrivateFolder {
        let shared = try #require(made, "the suite needs the trait .pilotStudy")
        let own = try PrivateFolder()
        try FileManager.default.copyItem(atPath: shared.file("pilot.soteria"), toPath: own.file("pilot.soteria"))
        return own
    }

    fileprivate static func make() throws -> PrivateFolder {
        let folder = try PrivateFolder()
        try #require(folder.soteria("init", "pilot.soteria", "--study", "cdisc-pilot").status == 0)
        let run = try folder.soteria(["import", "pilot.soteria", "--profile", "sdtm"] + files)
        try #require(run.status == 0, "\(run)")
        return folder
    }
}

/// Makes the registry of the pilot before the first test of a suite, where the files are at hand.
struct PilotStudyTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let made = PilotStudy.isAtHand ? try PilotStudy.make() : nil
        try await PilotStudy.$made.withValue(made) { try await function() }
    }
}

extension Trait where Self == PilotStudyTrait {
    /// The suite's tests work on the CDISC pilot.
    static var pilotStudy: Self { Self() }
}
