import Foundation
import Imports
import Safety
import TestSupport
import Testing

@testable import Importing

@Suite("Zip archives")
struct ZipTests {
    private let folder: PrivateFolder
    private let subjects = "subject_id,site\nP1,S1\nP2,S2\n"
    private let events = "subject_id,event_seq,soc_name,pt_name\nP1,1,Skin,Rash\n"

    init() throws { folder = try PrivateFolder() }

    private func open(_ members: [ZipFile.Member]) throws -> Delivery {
        let path = try folder.write("delivery.zip", ZipFile(members).bytes)
        return try Delivery.open(paths: [path], profile: Imports.profile(Imports.ownProfile))
    }

    private func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
        try folder.write("plain", bytes)
        #expect(try folder.run("/bin/sh", ["-c", "gzip -9 -n -c plain > plain.gz"]).status == 0)
        return Array(try Data(contentsOf: URL(fileURLWithPath: folder.file("plain.gz"))))
    }

    @Test("give a table for each member, in folders too, deflated or not")
    func members() throws {
        let delivery = try open([
            .init("data/", ""), .init("data/events.csv", Array(events.utf8), gzip: try gzip(Array(events.utf8))),
            .init("subjects.csv", subjects), .init("more/dm.csv.gz", try gzip(Array("subject_id\nP3\n".utf8))),
        ])
        #expect(Set(delivery.files.map(\.source.part)) == ["data/events.csv", "subjects.csv", "more/dm.csv.gz"])
        #expect(delivery.passedOver.isEmpty)
        let read = try Collected(delivery)
        #expect(Set(read.subjects.map(\.subject)) == ["P1", "P2", "P3"])
        #expect(read.events.map(\.subject) == ["P1"] && read.rejects.isEmpty)
        let file = try #require(delivery.files.first { $0.source.part == "data/events.csv" })
        #expect(String(decoding: try file.rawRow(atByteOffset: 38), as: UTF8.self) == "P1,1,Skin,Rash")
        var rows = try RowStream(file)
        while try rows.next() != nil {}
        #expect(rows.bytesRead == file.source.bytes)
    }

    @Test("may hold what a computer's file manager adds and what is no table; both are passed over and said so")
    func passedOver() throws {
        let delivery = try open([
            .init("__MACOSX/._subjects.csv", [0, 5, 0x16, 7]), .init(".DS_Store", [0, 0, 0, 1]),
            .init("guide.pdf", [0x25, 0x50, 0x44, 0x46, 0]), .init("subjects.csv", subjects),
            .init("readme.txt", "About these files\nThey are synthetic.\n"),
        ])
        #expect(delivery.files.map(\.source.part) == ["subjects.csv"])
        #expect(
            Set(delivery.passedOver.map(\.part)) == [
                "__MACOSX/._subjects.csv", ".DS_Store", "guide.pdf", "readme.txt",
            ])
        #expect(try Collected(delivery).subjects.count == 2)
    }

    @Test("whose only text is no table are refused")
    func noTable() throws {
        #expect(throws: ImportingError.self) { try open([.init("readme.txt", "About\nnothing\n")]) }
        #expect(throws: ImportingError.self) { try open([.init("a.pdf", [0x25, 0])]) }
        #expect(throws: ImportingError.self) { try open([]) }
    }

    private func refusal(_ members: [ZipFile.Member]) throws -> String {
        let path = try folder.write("hostile.zip", ZipFile(members).bytes)
        let profile = try Imports.profile(Imports.ownProfile)
        let start = ContinuousClock.now
        let error = #expect(throws: ImportingError.self) { try Delivery.open(paths: [path], profile: profile) }
        #expect(ContinuousClock.now - start < .seconds(1))
        return error?.description ?? ""
    }

    @Test(
        "with a name that leads out of them are refused",
        arguments: ["../subjects.csv", "/etc/subjects.csv", "a/../../b.csv", "..\\b.csv", "C:\\b.csv", "\\b.csv"])
    func names(name: String) throws {
        #expect(try refusal([.init(name, subjects)]).contains("leads out of the archive"))
    }

    @Test("that are hostile in another way are refused before anything is decompressed")
    func hostile() throws {
        var link = ZipFile.Member("subjects.csv", "/etc/passwd")
        link.attributes = 0xA1FF_0000
        #expect(try refusal([link]).contains("link"))
        var secret = ZipFile.Member("subjects.csv", subjects)
        secret.flags = 1
        #expect(try refusal([secret]).contains("encrypted"))
        #expect(try refusal([.init("a.csv", subjects), .init("a.csv", subjects)]).contains("name of another"))
        #expect(try refusal((0...1000).map { .init("\($0).csv", "x\n") }).contains("1001 members"))
        var workbook = ZipFile.Member("xl/workbook.xml", "<workbook/>")
        workbook.attributes = 0
        #expect(try refusal([workbook]).contains("workbook"))
    }

    private func packed(_ name: String, _ bytes: [UInt8], _ gzip: [UInt8]) -> ZipFile.Member {
        var member = ZipFile.Member(name, bytes, gzip: gzip)
        member.hasChecksum = false
        return member
    }

    @Test("that would grow a hundredfold are refused, by member and as a whole")
    func bombs() throws {
        var bomb = ZipFile.Member("a.csv", subjects)
        bomb.size = 512 << 20
        #expect(try refusal([bomb]).contains("100 times"))
        let zeros = [UInt8](repeating: 0x30, count: 12 << 20)
        #expect(try refusal([packed("a.csv", zeros, gzip(zeros))]).contains("100 times"))
        let small = [UInt8](repeating: 0x30, count: 2 << 20)
        let few = try gzip(small)
        #expect(try refusal((0..<8).map { packed("\($0).csv", small, few) }).contains("100 times"))
    }

    @Test("whose directory lies about a size are damaged")
    func lies() throws {
        var short = ZipFile.Member("subjects.csv", Array(subjects.utf8), gzip: try gzip(Array(subjects.utf8)))
        short.size = 20
        let text = try refusal([short])
        #expect(text.contains("damaged"), "\(text)")
        var other = ZipFile.Member("subjects.csv", subjects)
        other.stored[20] ^= 1
        #expect(throws: ImportingError.self) { try Collected(open([other])) }
    }

    @Test("that were cut are refused at every length")
    func truncated() throws {
        let bytes = ZipFile([.init("subjects.csv", subjects), .init("events.csv", events)]).bytes
        for length in stride(from: 4, to: bytes.count, by: 7) {
            let path = try folder.write("cut.zip", Array(bytes[..<length]))
            #expect(throws: ImportingError.self, "\(length)") {
                try Delivery.open(paths: [path], profile: Imports.profile(Imports.ownProfile))
            }
        }
    }
}
