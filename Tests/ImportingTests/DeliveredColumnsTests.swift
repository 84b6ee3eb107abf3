import Importing
import Imports
import Safety
import Testing

@Suite("Which fields a file has columns for, as a correction asks")
struct DeliveredColumnsTests {
    private func columns(_ header: String, _ profile: Profile) throws -> DeliveredColumns {
        let folder = try DeliveryFolder(["file.csv": header + "\n"])
        let delivery = try Delivery.open(paths: folder.paths("file.csv"), profile: profile)
        return try #require(delivery.files.first).deliveredColumns
    }

    @Test("Fields by their names in profiles, families by member, the columns of a term as one")
    func names() throws {
        let own = try Imports.profile(Imports.ownProfile)
        let subjects = try columns("subject_id,sex,flag.safety,attribute.onset_site", own)
        #expect(
            subjects
                == DeliveredColumns(
                    ["subject_id", "sex", "flag.safety", "attribute.onset_site"], blanks: .clear))
        let events = try columns("subject_id,event_seq,soc_name,pt_name,death,causality", own)
        #expect(events.has("term") && events.has("death") && events.has("causality"))
        for field in ["disability", "onset_date", "outcome", "causality_product"] { #expect(!events.has(field)) }
        #expect(try !columns("subject_id,event_seq,severity", own).has("term"))
    }

    @Test("Assessments of causality in columns of their own count as causality, and blanks mean what the profile says")
    func assessors() throws {
        let profile = try Profile(
            yaml: """
                profile: p
                title: t
                blank: error
                dates: [iso]
                values: {causality: {Y: related, N: not_related}}
                tables:
                  events:
                    coding: by_code
                    columns:
                      PATIENT: {field: subject_id, required: true}
                      CODE: llt_code
                      BY_SITE: {field: causality, assessor: site}
                      BY_SPONSOR: {field: causality, assessor: sponsor}
                """, file: "p.yaml")
        let found = try columns("PATIENT,BY_SPONSOR", profile)
        #expect(found.has("causality") && !found.has("term") && found.blanks == .error)
    }
}
