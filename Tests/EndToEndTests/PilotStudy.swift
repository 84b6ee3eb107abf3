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
    /// Whether its tables are at hand in their other formats.
    static var formatsAreAtHand: Bool {
        ["adsl.xpt", "adsl.json", "adae.xpt", "adae.tsv", "adae.json", "ae.xpt", "ae.json", "dm.xpt"].allSatisfy {
            ReferenceData.has("data/cdisc-pilot/\($0)")
        }
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

    /// Compares a tidy result with a table that was computed from the analysis files, cell by cell.
    static func expect(
        _ cells: [TidyCell], toBe table: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let oracle = ReferenceData.rows("oracles/cdisc_pilot_incidence.csv").filter { $0["table"] == table }
        var own: [[String]: TidyCell] = [:]
        for cell in cells { own[[cell.arm, cell.soc, cell.pt].map { $0.lowercased() }] = cell }
        var keys: Set<[String]> = []
        for row in oracle {
            let key = [row["arm"], row["soc"], row["pt"]].map { ($0 ?? "").lowercased() }
            keys.insert(key)
            let cell = try #require(own[key], "\(row)", sourceLocation: sourceLocation)
            #expect(
                [cell.events, cell.subjects, cell.n].map(String.init)
                    == ["events", "participants", "n_at_risk"].map { row[$0] }, "\(row)",
                sourceLocation: sourceLocation)
            let percent = try #require(Double(row["percent"] ?? ""))
            #expect(abs(try #require(Double(cell.percent)) - percent) < 1e-12, "\(row)", sourceLocation: sourceLocation)
        }
        #expect(
            !oracle.isEmpty && oracle.count == keys.count && Set(own.keys) == keys, "the same rows on both sides",
            sourceLocation: sourceLocation)
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
