import Foundation
import Reports
import Safety
import Testing

@Suite("Sets of definitions")
struct SetTests {
    @Test("Every set of the program names definitions that the program has", arguments: Reports.setNames)
    func shipped(name: String) throws {
        let set = try Reports.set(named: name)
        #expect(set.name == name && !set.title.isEmpty)
        for item in set.items { #expect(Reports.names.contains(item.definition), "\(item.definition)") }
    }

    @Test("A definition of a set carries the number stated")
    func numbers() throws {
        let set = try Reports.set(
            yaml: "{name: s, title: S, displays: [ae, {definition: sae, number: 14.3.1}, mine.yaml]}", source: "s.yaml")
        #expect(
            set.items == [
                ReportSet.Item(definition: "ae"), ReportSet.Item(definition: "sae", number: "14.3.1"),
                ReportSet.Item(definition: "mine.yaml"),
            ])
    }

    @Test(
        "A set that cannot be meant is refused with its file and line",
        arguments: [
            ("{name: s, displays: [ae]}", "the key 'title' is missing"),
            ("{name: s, title: S}", "the key 'displays' is missing"),
            ("name: s\ntitle: S\ndisplays: []", "line 3: displays: the list is empty"),
            ("name: s\ntitle: S\ndisplay: [ae]", "line 3: unknown key 'display'. Did you mean displays?"),
            ("{name: s, title: S, displays: ae}", "displays: expected a list"),
            ("{name: s, title: S, displays: [{number: '1'}]}", "the key 'definition' is missing"),
        ])
    func refused(yaml: String, problem: String) throws {
        let error = #expect(throws: ReportsError.self) { try Reports.set(yaml: yaml, source: "s.yaml") }
        #expect("\(try #require(error))".contains(problem))
        #expect("\(try #require(error))".hasPrefix("s.yaml"))
    }

    @Test("A set that does not exist is an error with near names")
    func unknown() {
        #expect(throws: ReportsError.unknownSet("studie", near: ["study"], known: Reports.setNames)) {
            try Reports.set(named: "studie")
        }
    }
}
