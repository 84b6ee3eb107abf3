import Reports
import Safety
import Testing

struct ListingReadingTests {
    private static let valid = """
        kind: listing
        name: l
        title: L
        population: all
        selection: {serious: true}
        listed: all
        uncoded: true
        columns: [subject, [soc, {attribute: weight}], events]
        sort: [reason, pt]
        footnotes: [One.]
        """

    @Test("Every key of a listing is read")
    func everyKey() throws {
        var expected = ListingDefinition(name: "l", title: "L")
        expected.population = .all
        expected.choice = EventChoice(serious: true)
        expected.listed = .all
        expected.isUncoded = true
        expected.columns = [
            ListingColumn(.subject), ListingColumn(parts: [.field(.soc), .attribute("weight")]), ListingColumn(.events),
        ]
        expected.sort = [.reason, .pt]
        expected.footnotes = ["One."]
        #expect(try Reports.definition(yaml: Self.valid, source: "l.yaml") == .listing(expected))
        #expect(expected.isCondensed)
    }

    @Test("A listing of a name and a title alone has the columns and the order of ICH E3")
    func defaults() throws {
        let read = try Reports.definition(yaml: "kind: listing\nname: l\ntitle: L", source: "l.yaml")
        #expect(read == .listing(ListingDefinition(name: "l", title: "L")))
    }

    @Test(
        "What a listing does not have is refused with its place",
        arguments: [
            ("listed: all", "listed: some", "l.yaml, line 6: listed: 'some' is not one of counted, all, excluded."),
            ("[subject, ", "[[], ", "line 8: columns[1]: the list is empty."),
            ("[subject, ", "[subjetc, ", "line 8: columns[1]: 'subjetc' is not one of arm, site"),
            ("[soc, {", "[soc, events, {", "events and subjects are numbers"),
            ("[reason, pt]", "[reason, events]", "line 9: sort: rows are not ordered by their numbers"),
            ("listing", "lsiting", "line 1: kind: 'lsiting' is not one of table, listing"),
            ("footnotes: [One.]", "levels: [pt]", "unknown key 'levels'"),
        ])
    func refused(from: String, to: String, message: String) throws {
        let text = Self.valid.replacing(from, with: to, maxReplacements: 1)
        let error = #expect(throws: ReportsError.self) { try Reports.definition(yaml: text, source: "l.yaml") }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "no error")")
        let asTable = #expect(throws: ReportsError.self) { try Reports.table(yaml: Self.valid, source: "l.yaml") }
        #expect(asTable?.description == "l.yaml: it defines no table of counts; soteria report makes it.")
    }
}
