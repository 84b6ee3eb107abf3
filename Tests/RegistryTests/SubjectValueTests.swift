import Safety
import Testing

@testable import Registry

@Suite("Subjects by their characteristics")
struct SubjectValueTests {
    private func registry() throws -> TestRegistry {
        try TestRegistry(
            arms: ["A", "B"], notAnArm: ["Screen Failure"],
            rows: [
                subject("S1", arm: "A") {
                    $0.actualArm = "B"
                    $0.sex = "F"
                    $0.site = "07"
                    $0.age = "57"
                    $0.ageUnit = "YEARS"
                    $0.country = "KOR"
                    $0.race = "ASIAN"
                    $0.ethnicity = "HISPANIC"
                    $0.populationFlags = [NamedValue(name: "SAFFL", value: true), NamedValue(name: "sex", value: true)]
                    $0.attributes = [
                        NamedValue(name: "riluzole", value: "Y"), NamedValue(name: "SAFFL", value: "own"),
                    ]
                },
                subject("S2", arm: "Screen Failure") {
                    $0.populationFlags = [NamedValue(name: "SAFFL", value: false)]
                },
                subject("S3", arm: "B") { $0.sex = "M" },
                dose("S1", "1", on: "2024-01-01"), dose("S1", "2", on: "2024-02-01"), dose("S1", "3", on: nil),
                dose("S3", on: "2024-01-01"),
            ])
    }

    @Test(
        "Each subject has its value or none, in the order of subjects",
        arguments: [
            ("sex", ["F", nil, "M"]), ("site", ["07", nil, nil]), ("age", ["57", nil, nil]),
            ("age_unit", ["YEARS", nil, nil]), ("country", ["KOR", nil, nil]), ("race", ["ASIAN", nil, nil]),
            ("ethnicity", ["HISPANIC", nil, nil]), ("planned_arm", ["A", nil, "B"]), ("actual_arm", ["B", nil, nil]),
            ("SAFFL", ["Y", "N", nil]), ("flag.SAFFL", ["Y", "N", nil]), ("attribute.SAFFL", ["own", nil, nil]),
            ("flag.sex", ["Y", nil, nil]), ("riluzole", ["Y", nil, nil]), ("exposures", ["3", "0", "1"]),
        ])
    func values(name: String, expected: [String?]) throws {
        let test = try registry()
        let found = try test.registry.subjects(by: name)
        #expect(found == SubjectValues(of: expected))
        for value in Set(expected) {
            let subjects = expected.indices.filter { expected[$0] == value }.map { $0 + 1 }
            #expect(found.subjects { $0 == value }.keys == subjects)
        }
    }

    @Test("A characteristic that no subject has is refused with the near name")
    func unknown() throws {
        let test = try registry()
        let error = #expect(throws: RegistryError.self) { try test.registry.subjects(by: "riluzol") }
        #expect(error?.description.contains("Did you mean riluzole?") == true)
    }
}
