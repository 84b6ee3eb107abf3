import TestSupport
import Testing

@testable import Importing

@Suite("A damaged SAS transport file")
struct TransportDamageTests {
    private static let rows = (1...40).map {
        [TransportWriter.Value.text("S-\($0)"), .number(Double($0)), .text("Rash")]
    }
    private static let member = TransportWriter.Member(
        "AE", [.text("USUBJID", 8), .number("AESEQ"), .text("AETERM", 23)], rows)

    private func file(isVersion8: Bool = false) -> [UInt8] {
        TransportWriter(isVersion8: isVersion8).file([Self.member])
    }

    /// The problems of the only table of a file with these bytes, with what is said of them.
    private func problems(_ bytes: [UInt8]) throws -> [String] {
        let tables = try TableText.tables(of: bytes)
        #expect(tables.count == 1)
        return tables.flatMap { zip($0.problems, $0.notes).map { "\($0): \($1)" } }
    }

    @Test("is whole before it is damaged", arguments: [false, true])
    func whole(isVersion8: Bool) throws {
        #expect(try problems(file(isVersion8: isVersion8)).isEmpty)
    }

    @Test("with two data sets of one name, or with one that has none, is refused: neither could be asked for")
    func sameName() throws {
        for (first, second) in [("AE", "AE"), ("", "AE"), ("AE", "")] {
            let members = [first, second].map { TransportWriter.Member($0, Self.member.variables, Self.rows) }
            let found = try problems(TransportWriter().file(members))
            #expect(
                found == ["damaged_file 1:1: one of several data sets has no name, or that of another one"],
                "\(first), \(second)")
        }
        #expect(try problems(TransportWriter().file([.init("", Self.member.variables, Self.rows)])).isEmpty)
    }

    @Test("with hundreds of data sets is refused, since each is looked for among all")
    func manyMembers() throws {
        let members = (1...501).map { TransportWriter.Member("A\($0)", [.text("X", 1)], [[.text("x")]]) }
        let folder = try PrivateFolder()
        let path = try folder.write("most.xpt", TransportWriter().file(Array(members.dropLast())))
        #expect(try TransportRows.parts(ofFile: path).count == 500)
        #expect(
            try problems(TransportWriter().file(members)) == [
                "damaged_file 1:1: the library has more than 500 data sets"
            ])
    }

    @Test("that ends within a record is refused, and nothing of it is read")
    func unevenEnd() throws {
        let bytes = file()
        let cut = try TableText.tables(of: bytes.dropLast(7))[0]
        #expect(cut.rows.isEmpty)
        #expect(
            try problems(bytes.dropLast(7)) == [
                "damaged_file 1:1: the file has \(bytes.count - 7) bytes, which is no whole number of records of 80: "
                    + "it was cut off, or not copied as a binary file"
            ])
    }

    @Test("that ends within an observation is refused with the number of that observation")
    func cutObservation() throws {
        // 40 observations of 39 bytes fill 1560 bytes of 20 records; without four records 1280 are left: 32 and 32 bytes.
        #expect(
            try problems(file().dropLast(320)) == [
                "damaged_file 33:1: the last observation is cut off: 32 bytes where an observation has 39"
            ])
    }

    @Test("of version 8 that holds fewer or more observations than its header says is refused")
    func count() throws {
        #expect(
            try problems(file(isVersion8: true).dropLast(320)) == [
                "damaged_file 33:1: the header says 40 observations, and the file holds 32"
            ])
        #expect(
            try problems(replacing("             40", with: "             30", in: file(isVersion8: true))) == [
                "damaged_file 31:1: the header says 30 observations, and more data follow them"
            ])
        #expect(
            try problems(replacing("             40", with: "999999999999999", in: file(isVersion8: true))) == [
                "damaged_file 42:1: the header says 999999999999999 observations, and the file holds 41"
            ])
    }

    @Test(
        "with headers that contradict it is refused with what is wrong",
        arguments: [
            (
                "NAMESTR HEADER RECORD!!!!!!!0000000003", "NAMESTR HEADER RECORD!!!!!!!0000000000",
                "the number of variables"
            ),
            (
                "NAMESTR HEADER RECORD!!!!!!!0000000003", "NAMESTR HEADER RECORD!!!!!!!000000000x",
                "the number of variables"
            ),
            (
                "NAMESTR HEADER RECORD!!!!!!!0000000003", "NAMESTR HEADER RECORD!!!!!!!0000009999",
                "the file ends before"
            ),
            ("NAMESTR HEADER RECORD!!!!!!!0000000003", "NAMESTR HEADER RECORD!!!!!!!0000000002", "OBS is expected"),
            ("0000000001600000000140", "0000000001600000000141", "neither 140 nor 136"),
            ("*******DSCRPTR", "*******DSCRPTX", "DSCRPTR is expected"),
            ("*******MEMBER ", "*******MEMBRE ", "MEMBER is expected"),
            ("*******OBS    ", "*******OBX    ", "OBS is expected"),
        ])
    func headers(_ text: String, _ other: String, _ reason: String) throws {
        let problems = try problems(replacing(text, with: other, in: file()))
        #expect(problems.count == 1)
        #expect(problems.first?.contains(reason) == true, "\(problems)")
    }

    @Test("whose variables have no type, no length or no place of their own is refused", arguments: [1, 5, 87])
    func variables(byte: Int) throws {
        var bytes = file()
        // The second description begins behind nine records of headers and 140 bytes.
        bytes[8 * 80 + 140 + byte] = 0xEE
        #expect(try problems(bytes).count == 1)
    }

    @Test("without a data set, or with two variables of one name, is refused")
    func names() throws {
        #expect(try problems(TransportWriter().file([])) == ["damaged_file 1:1: the library holds no data set"])
        let twice = TransportWriter.Member("AE", [.text("TERM", 4), .text("TERM", 4), .text("", 4)], [])
        #expect(
            try TableText.tables(of: TransportWriter().file([twice]))[0].problems == [
                "duplicate_header 1:2", "empty_header 1:3",
            ])
    }

    @Test("with a NUL inside a text is refused with row and column")
    func nul() throws {
        let member = TransportWriter.Member(
            "AE", [.text("A", 4), .text("B", 4)], [[.text("x"), .bytes([65, 0, 66])]])
        #expect(try TableText.tables(of: TransportWriter().file([member]))[0].problems == ["nul_byte 1:2"])
    }

    @Test("never traps, whatever bytes are changed or missing", arguments: UInt64(1)...40)
    func random(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for isVersion8 in [false, true] {
            var bytes = TransportWriter(isVersion8: isVersion8).file([Self.member, Self.member])
            for _ in 0..<generator.whole(1...30) {
                bytes[generator.whole(0...min(bytes.count - 1, 1600))] = UInt8(generator.whole(0...255))
            }
            if generator.oneIn(3) { bytes.removeLast(generator.whole(1...bytes.count / 80) * 80) }
            _ = try? TableText.tables(of: bytes)
        }
    }

    private func replacing(_ text: String, with other: String, in bytes: [UInt8]) throws -> [UInt8] {
        let place = try #require(bytes.firstRange(of: Array(text.utf8)))
        return Array(bytes[..<place.lowerBound] + Array(other.utf8) + bytes[place.upperBound...])
    }
}
