import Safety
import Testing

@testable import Registry

@Suite("Terms found by code and by name")
struct LookupTests {
    /// A loaded dictionary with codes, and events of a source's own names beside it.
    private func registry() throws -> TestRegistry {
        try TestRegistry(rows: [
            subject("S"), entry(llt: ("L1", "Head pain")),
            entry(soc: ("S2", "Gastrointestinal disorders"), pt: ("P2", "Diarrhoea"), llt: ("L2", "Loose stools")),
            entry(soc: ("S2", "Gastrointestinal disorders"), pt: ("P3", "Nausea")),
            entry(soc: ("S3", "Eye disorders"), pt: ("P4", "Cyst")),
            entry(soc: ("S4", "Skin disorders"), pt: ("P5", "Cyst")),
            entry(soc: ("S4", "Skin disorders"), pt: ("P6", "Rash"), llt: ("L6", "Nausea of the skin")),
            entry(soc: ("S4", "Skin disorders"), pt: ("P7", "Nausea of the skin")),
            coded("S", "1", .llt, "L1"), coded("S", "2", .llt, "L2"), coded("S", "4", .pt, "P4"),
            coded("S", "5", .pt, "P5"), coded("S", "6", .pt, "P6"), coded("S", "7", .pt, "P7"),
            event("S", "8") { $0.coding = .uncoded },
        ])
    }

    private func names(_ test: TestRegistry, soc: String? = nil, pt: String? = nil) throws -> [String] {
        let found = try #require(try test.registry.resolve(soc: soc, pt: pt))
        var names = try test.registry.paths().filter { found.contains($0.id) }.map { "\($0.soc.name): \($0.pt.name)" }
        if found.contains(CodedPath.uncoded) { names.append("uncoded") }
        return names
    }

    @Test(
        "A PT is found by its code, its name in any case, spacing and spelling, and by the name of its LLT",
        arguments: ["P2", "Diarrhoea", "DIARRHEA", " diarrhoea ", "Loose  Stools"])
    func pt(text: String) throws {
        #expect(try names(try registry(), pt: text) == ["Gastrointestinal disorders: Diarrhoea"])
    }

    @Test("A PT's own name goes before the same name of another PT's LLT")
    func ownName() throws {
        #expect(try names(try registry(), pt: "nausea of the skin") == ["Skin disorders: Nausea of the skin"])
    }

    @Test("A SOC is found by code and name, and gives all its paths that have events")
    func soc() throws {
        let test = try registry()
        let skin = ["Skin disorders: Cyst", "Skin disorders: Rash", "Skin disorders: Nausea of the skin"]
        #expect(try names(test, soc: "S4") == skin)
        #expect(try names(test, soc: "SKIN disorders") == skin)
        #expect(try names(test, soc: "skin disorders", pt: "Cyst") == ["Skin disorders: Cyst"])
    }

    @Test("Nothing asked is everything, and Not coded is the events without a code")
    func notCoded() throws {
        let test = try registry()
        #expect(try test.registry.resolve(soc: nil, pt: nil) == nil)
        #expect(try names(test, soc: "not CODED") == ["uncoded"])
    }

    @Test("A name that several codes share is an error that lists the codes")
    func ambiguous() throws {
        let test = try registry()
        let error = #expect(throws: RegistryError.self) { try test.registry.resolve(soc: nil, pt: "cyst") }
        #expect(error?.kind == .request)
        #expect(error?.description.contains("P4, P5") == true)
        #expect(try names(test, pt: "P5") == ["Skin disorders: Cyst"])
    }

    @Test("An unknown name is an error that offers the near ones")
    func unknown() throws {
        let test = try registry()
        let pt = #expect(throws: RegistryError.self) { try test.registry.resolve(soc: nil, pt: "Headach") }
        #expect(pt?.description.contains("'Headache'") == true)
        let soc = #expect(throws: RegistryError.self) { try test.registry.resolve(soc: "Eye disorder", pt: nil) }
        #expect(soc?.description.contains("'Eye disorders'") == true)
        let elsewhere = #expect(throws: RegistryError.self) {
            try test.registry.resolve(soc: "Eye disorders", pt: "Headache")
        }
        #expect(elsewhere?.description.contains("No event is coded to a PT") == true)
        #expect(throws: RegistryError.self) { try test.registry.resolve(soc: "Not coded", pt: "Headache") }
        #expect(throws: RegistryError.self) { try test.registry.resolve(soc: nil, pt: "Nausea") }
    }

    @Test("One code in two versions of a dictionary is one term")
    func versions() throws {
        let later = DictionaryVersion(name: "Invented", version: "2.0", language: "en")
        let test = try TestRegistry(rows: [subject("S"), entry(), coded("S", "1", .pt, "P1")])
        try test.deliver([entry(later), coded("S", "2", .pt, "P1")])
        #expect(try test.registry.resolve(soc: nil, pt: "Headache")?.count == 2)
        #expect(try test.registry.resolve(soc: nil, pt: "P1")?.count == 2)
    }

    @Test("An unknown subject is an error that does not repeat the identifier")
    func subjectLookup() throws {
        let test = try registry()
        #expect(try test.registry.subject("S") == 1)
        let error = #expect(throws: RegistryError.self) { try test.registry.subject("SECRET-1") }
        #expect(error?.kind == .request)
        #expect(error?.description.contains("SECRET") == false)
    }
}
