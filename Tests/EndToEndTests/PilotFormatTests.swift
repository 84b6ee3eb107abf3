import Foundation
import TestSupport
import Testing

/// The CDISC pilot's tables in each format that they come in: one table, one registry.
@Suite(
    "CDISC pilot study, one table in several formats",
    .enabled(if: PilotStudy.isAtHand && PilotStudy.formatsAreAtHand, PilotStudy.missing))
struct PilotFormatTests {
    /// A registry of some files of the pilot.
    private func registry(_ profile: String, _ files: String...) throws -> PrivateFolder {
        let folder = try PrivateFolder()
        try folder.soteria("init", "pilot.soteria", "--study", "cdisc-pilot").ended(0)
        try add(files, profile, to: folder).ended(0)
        return folder
    }

    private func add(_ files: [String], _ profile: String, to folder: PrivateFolder) throws -> ProgramRun {
        let paths = try files.map { try #require(ReferenceData.url("data/cdisc-pilot/\($0)")).path }
        return try folder.soteria(["import", "pilot.soteria", "--profile", profile] + paths)
    }

    /// Everything that is stored of each event but where it came from; `emergent` says how its flag is shown.
    private func events(_ folder: PrivateFolder, emergent: String = "e.treatment_emergent") throws -> [[String]] {
        try StoredRows.query(
            folder.file("pilot.soteria"),
            """
            SELECT s.identifier, e.sequence, e.verbatim, e.onset_text, e.onset_earliest, e.onset_latest, e.end_text,
                e.end_earliest, e.end_latest, e.report_text, e.report_earliest, e.report_latest, e.severity, e.grade,
                e.serious, e.criteria, e.outcome, e.action, e.natural_progression, e.worsened_after_dose, \(emergent),
                d.name, d.version, soc.name, soc.code, hlgt.name, hlt.name, pt.name, pt.code, llt.name, llt.code,
                (SELECT group_concat(a.position || ':' || a.value || ':' || coalesce(a.reported, ''))
                    FROM assessment AS a WHERE a.list_id = e.assessment_list_id),
                (SELECT f.sequence FROM event AS f WHERE f.id = e.duplicate_of)
            FROM event AS e JOIN subject AS s ON s.id = e.subject_id
            LEFT JOIN coding AS c ON c.id = e.coding_id LEFT JOIN dictionary AS d ON d.id = c.dictionary_id
            LEFT JOIN path AS p ON p.id = c.path_id LEFT JOIN term AS soc ON soc.id = p.soc_id
            LEFT JOIN term AS hlgt ON hlgt.id = p.hlgt_id LEFT JOIN term AS hlt ON hlt.id = p.hlt_id
            LEFT JOIN term AS pt ON pt.id = p.pt_id LEFT JOIN term AS llt ON llt.id = c.llt_id
            ORDER BY s.identifier, e.sequence
            """)
    }

    /// Everything that is stored of each subject but where it came from: its values and their hash.
    private func subjects(_ folder: PrivateFolder) throws -> [[String]] {
        try StoredRows.query(
            folder.file("pilot.soteria"),
            """
            SELECT identifier, site, country, sex, birth_text, birth_earliest, age, age_unit, race, ethnicity,
                consent_text, consent_earliest, planned_arm, actual_arm, follow_up_end_text, follow_up_end_earliest,
                follow_up_end_reason, death_text, death_earliest, hex(content)
            FROM subject ORDER BY identifier
            """)
    }

    @Test("ADAE as XPT is ADAE as tab-separated text, value by value")
    func adaeText() throws {
        let xpt = try events(registry("adam", "adsl.xpt", "adae.xpt"))
        #expect(xpt.count == 1191)
        #expect(try events(registry("adam", "adsl.xpt", "adae.tsv")) == xpt)
    }

    @Test(
        "ADAE as XPT is ADAE as Dataset-JSON, which leaves the flag of 65 events blank that XPT says are not emergent")
    func adaeJSON() throws {
        let xpt = try registry("adam", "adsl.xpt", "adae.xpt")
        let json = try registry("adam", "adsl.xpt", "adae.json")
        let isEmergent = "e.treatment_emergent IS 1"
        #expect(try events(json, emergent: isEmergent) == events(xpt, emergent: isEmergent))
        let flag = try zip(events(json), events(xpt)).filter { $0 != $1 }.map { [$0[20], $1[20]] }
        #expect(flag == Array(repeating: ["", "0"], count: 65))
    }

    @Test("AE as XPT is AE as CSV, and DM as XPT is DM as CSV, value by value")
    func sdtm() throws {
        let csv = try registry("sdtm", "dm.csv", "ex.csv", "ae.csv", "suppae.csv")
        let xpt = try registry("sdtm", "dm.xpt", "ex.csv", "ae.xpt", "suppae.csv")
        #expect(try events(csv).count == 1191)
        #expect(try events(xpt) == events(csv))
        #expect(try subjects(csv).count == 306)
        #expect(try subjects(xpt) == subjects(csv))
    }

    @Test("ADSL as XPT and as Dataset-JSON name the same subjects in the same arms with the same doses")
    func adsl() throws {
        let query = """
            SELECT s.identifier, s.sex, s.race, s.planned_arm, s.actual_arm, s.age + 0, x.start_earliest, x.end_earliest
            FROM subject AS s LEFT JOIN exposure AS x ON x.subject_id = s.id ORDER BY s.identifier
            """
        let xpt = try registry("adam", "adsl.xpt")
        let json = try registry("adam", "adsl.json")
        let rows = try StoredRows.query(xpt.file("pilot.soteria"), query)
        #expect(rows.count == 254)
        #expect(try StoredRows.query(json.file("pilot.soteria"), query) == rows)
    }

    @Test("ae.json, with padded texts and NA as a text, is refused until a profile declares both, and the run keeps it")
    func paddedJSON() throws {
        let folder = try registry("sdtm", "dm.csv", "ex.csv")
        let refused = try add(["ae.json"], "sdtm", to: folder).ended(3)
        #expect(refused.errors.contains("ae.json:1:4 (AESEQ): unreadable_number"))

        let shipped = try folder.soteria("profile", "show", "sdtm").ended(0).output
        let own = shipped.replacing(
            "missing: {tokens: [NA], only_unquoted: true}", with: "missing: {tokens: [NA]}\ntrim: true")
        #expect(own != shipped)
        try folder.write("padded.yaml", own)
        try add(["ae.json", "suppae.csv"], "padded.yaml", to: folder).ended(0)
        let csv = try registry("sdtm", "dm.csv", "ex.csv", "ae.csv", "suppae.csv")
        #expect(try events(folder) == events(csv))
        let profiles = try StoredRows.query(
            folder.file("pilot.soteria"), "SELECT profile_text FROM import_run ORDER BY id")
        #expect(profiles.last == [own])
    }

    @Test(
        "Counts from ADaM as XPT and as Dataset-JSON are those computed outside",
        arguments: ["adae.xpt", "adae.json"])
    func oracle(file: String) throws {
        let folder = try registry("adam", "adsl.xpt", file)
        let tables: [(name: String, options: [String])] = [
            ("all_ae", ["--window", "all"]), ("teae", []), ("serious_all", ["--window", "all", "--serious"]),
            ("teae_serious", ["--serious"]), ("teae_related_possible_probable", ["--related"]),
            ("teae_mild_event_level", ["--severity", "mild"]),
            ("teae_moderate_event_level", ["--severity", "moderate"]),
            ("teae_severe", ["--severity", "severe"]),
        ]
        for (name, options) in tables {
            let run = try folder.soteria(
                ["table", "pilot.soteria", "teae-by-soc-pt", "--format", "csv", "--check"] + options)
            try PilotStudy.expect(run.ended(0).tidy, toBe: name)
        }
    }

    @Test(
        "A row of a table is traced to its observation, in XPT and in Dataset-JSON",
        arguments: ["adae.xpt", "adae.json"])
    func traced(file: String) throws {
        let folder = try registry("adam", "adsl.xpt", file)
        let source = try #require(ReferenceData.url("data/cdisc-pilot")).path
        let trace = try folder.soteria(
            "trace", "pilot.soteria", "teae-by-soc-pt", "--pt", "APPLICATION SITE ERYTHEMA", "--source", source,
            "--format", "json"
        ).ended(0).json(TraceResult.self)
        #expect(trace.listing.allSatisfy { $0.source_line?.contains("APPLICATION SITE ERYTHEMA") == true })
        let first = try #require(trace.listing.first)
        #expect(first.event.source.line == 1 && first.event.subject == "01-701-1015")
    }
}
