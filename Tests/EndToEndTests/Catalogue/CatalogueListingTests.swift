import TestSupport
import Testing

@Suite("The catalogue of listings")
struct CatalogueListingTests {
    @Test("Each listing of events has those that the views show, each once")
    func events() throws {
        let folder = try CatalogueStudy.registry()
        let registry = DisplayOfRegistry(path: folder.file("study.soteria"))
        let events = try ViewedEvent.all(in: folder)
        let chosen: [(listing: String, count: Int, holds: (ViewedEvent) -> Bool)] = [
            ("listing-ae", 17, { _ in true }), ("listing-sae", 5, { $0.isSerious }),
            ("listing-related", 8, { $0.isRelated }), ("listing-deaths", 1, { $0.isFatal }),
            ("listing-discontinuations", 3, { $0.action == "drug_withdrawn" }),
        ]
        for (name, count, holds) in chosen {
            let texts = try registry.listing(name).texts
            let shown = texts.map { [$0[0], $0[2]].map { $0.split(separator: "\n") } }
                .map { "\($0[0].last ?? "") \($0[1].first ?? "") \($0[1].dropFirst().first ?? "")" }
            let wanted = events.filter(holds).map { "\($0.subject) \($0.soc) \($0.pt)" }
            #expect(shown.sorted() == wanted.sorted() && shown.count == count, "\(name)")
        }
    }

    /// Events after which the product was withdrawn: of A2, A4 and C2; that of C6, who was never dosed, does not count.
    @Test("The listing of discontinuations has the events counted by hand, by arm, site, subject and day")
    func discontinuations() throws {
        let folder = try CatalogueStudy.registry()
        let registry = DisplayOfRegistry(path: folder.file("study.soteria"))
        let texts = try registry.listing("listing-discontinuations").texts
        #expect(
            texts.map { $0[0] } == ["S1\nA2", "S2\nA4", "S1\nC2"])
        #expect(
            texts.map { $0[2] } == [
                "Infections and infestations\nPneumonia", "Vascular disorders\nHaemorrhage",
                "Vascular disorders\nHaemorrhage",
            ])
        #expect(texts.map { $0[3].split(separator: "\n").first } == ["2020-04-01", "2020-05-05", "2020-02-02"])
        // 2020-01-01 is day 1; both days of 2020-04-01 to 04-20, 05-05 to 05-06 and 02-02 to 02-20 count.
        #expect(texts.map { $0[4] } == ["92\n20", "126\n2", "33\n19"])
        #expect(try registry.listing("listing-excluded").texts.map { $0[1] } == ["S1\nC6", "S2\nC4"])
    }
}
