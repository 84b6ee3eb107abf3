import Foundation
import Importing
import Imports
import Safety
import TestSupport
import Testing

/// The CDISC pilot study's files, which stay outside the repository. The expected numbers are those of the README
/// beside them and of a count with Python's csv module.
enum Pilot {
    static func has(_ files: String...) -> Bool { files.allSatisfy { ReferenceData.has("data/cdisc-pilot/\($0)") } }

    static func read(_ files: String..., profile: String) throws -> Collected {
        let paths = files.compactMap { ReferenceData.url("data/cdisc-pilot/\($0)")?.path }
        let delivery = try Delivery.open(paths: paths, profile: Imports.profile(profile))
        return try Collected(delivery)
    }
}

@Suite("The CDISC pilot study's own files")
struct PilotTests {
    @Test(
        "give 306 subjects, 591 exposures, 1191 events and 1191 supplements, and refuse nothing",
        .enabled(
            if: Pilot.has("dm.csv", "ex.csv", "ae.csv", "suppae.csv"),
            "the pilot's files are not at hand (set SOTERIA_REFERENCE to the folder that holds data/cdisc-pilot)"))
    func sdtm() throws {
        let read = try Pilot.read("suppae.csv", "ae.csv", "ex.csv", "dm.csv", profile: "sdtm")
        #expect(read.rejects == [])
        #expect(read.ignored == [])
        #expect(read.subjects.count == 306)
        #expect(read.exposures.count == 591)
        #expect(read.events.count == 1191)
        #expect(read.supplements.count == 1191)

        #expect(read.subjects.count { $0.plannedArm == "Screen Failure" } == 52)
        #expect(read.subjects.count { $0.plannedArm == "Placebo" } == 86)
        #expect(read.subjects.count { $0.deathDate != nil } == 3)
        #expect(read.exposures.count { $0.dose == "0" } == 226)
        #expect(read.exposures.count { $0.end == nil } == 6)
        #expect(read.events.count { $0.serious == true } == 3)
        #expect(read.events.count { $0.outcome == .fatal } == 3)
        #expect(read.events.count { $0.criteria.contains(.hospitalisation) } == 32)
        #expect(read.events.count { $0.causality.first?.value == .missing } == 4)
        #expect(read.events.count { $0.causality.first?.value == .notRelated } == 322)
        #expect(read.events.count { $0.causality.first?.value == .unlikely } == 161)
        #expect(read.events.count { $0.end == nil } == 473)
        #expect(read.supplements.count { $0.treatmentEmergent == true } == 1126)
        #expect(read.supplements.count { $0.treatmentEmergent == false } == 65)
        #expect(Set(read.events.map(\.subject)).count == 225)
    }

    @Test(
        "give 1191 events from ADAE as tab-separated text, with AESEQ 1.0 read as 1",
        .enabled(
            if: Pilot.has("adae.tsv"),
            "adae.tsv is not at hand (set SOTERIA_REFERENCE to the folder that holds data/cdisc-pilot)"))
    func adae() throws {
        let read = try Pilot.read("adae.tsv", profile: "adam")
        #expect(read.rejects == [])
        #expect(read.events.count == 1191)
        #expect(read.events.count { $0.treatmentEmergent == true } == 1126)
        #expect(read.events.count { $0.onset == nil } == 11)
        #expect(read.events.first?.sequence == "1")
        #expect(read.events.allSatisfy { !$0.sequence.contains(".") })
    }

    @Test(
        "name events of SDTM and of ADaM by the same keys and terms",
        .enabled(
            if: Pilot.has("dm.csv", "ae.csv", "adae.tsv"),
            "the pilot's files are not at hand (set SOTERIA_REFERENCE to the folder that holds data/cdisc-pilot)"))
    func sameKeys() throws {
        func keys(_ events: [EventRecord]) -> Set<[String]> {
            Set(
                events.map { event in
                    guard case .names(let coding) = event.coding else { return [event.subject, event.sequence] }
                    return [event.subject, event.sequence, coding.soc.name, coding.pt.name, coding.llt?.name ?? ""]
                })
        }
        let tabulated = try Pilot.read("ae.csv", profile: "sdtm")
        let analysed = try Pilot.read("adae.tsv", profile: "adam")
        #expect(keys(tabulated.events).count == 1191)
        #expect(keys(tabulated.events) == keys(analysed.events))
    }

    @Test(
        "give 254 subjects with one exposure each from ADSL, its Dataset-JSON written as CSV",
        .enabled(
            if: Pilot.has("adsl.json"),
            "adsl.json is not at hand (set SOTERIA_REFERENCE to the folder that holds data/cdisc-pilot)"))
    func adsl() throws {
        let data = try Data(contentsOf: try #require(ReferenceData.url("data/cdisc-pilot/adsl.json")))
        let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let names = try #require(json["columns"] as? [[String: Any]]).compactMap { $0["name"] as? String }
        let rows = try #require(json["rows"] as? [[Any]])
        let lines = ([names] + rows.map { $0.map(Self.field) }).map { $0.joined(separator: ",") }
        let read = try collect(lines.joined(separator: "\n") + "\n", profile: "adam", name: "adsl.csv")
        #expect(read.rejects == [])
        #expect(read.subjects.count == 254)
        #expect(read.subjects.count { $0.exposure?.start != nil } == 254)
        #expect(read.subjects.count { $0.populationFlags.contains(NamedValue(name: "SAFFL", value: true)) } == 254)
        #expect(
            Set(read.subjects.first?.populationFlags.map(\.name) ?? []) == [
                "SAFFL", "ITTFL", "EFFFL", "COMP8FL", "COMP16FL", "COMP24FL",
            ])
    }

    /// A value of Dataset-JSON as a quoted field; null is empty.
    private static func field(_ value: Any) -> String {
        let text = value is NSNull ? "" : "\(value)"
        return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
}
