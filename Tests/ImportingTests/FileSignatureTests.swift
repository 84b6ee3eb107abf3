import TestSupport
import Testing

@testable import Importing

@Suite("The format of a file")
struct FileSignatureTests {
    private static let sas7 = [UInt8](repeating: 0, count: 12) + [0xC2, 0xEA, 0x81]

    private func kind(_ bytes: [UInt8]) throws -> SourceFormat.Kind? {
        let folder = try PrivateFolder()
        return try FileSignature.kind(ofFile: folder.write("file", bytes))
    }

    @Test("is told by its first bytes, whatever its name")
    func known() throws {
        #expect(try kind(TransportWriter().file([])) == .transport)
        #expect(try kind(TransportWriter(isVersion8: true).file([])) == .transport)
        #expect(try kind(ReadStatFile.dataset([.text("A", 1)], [])) == .sasDataset)
        #expect(try kind(Array("\u{FEFF} {\n  \"columns\"".utf8)) == .datasetJSON)
        #expect(try kind([]) == nil)
        #expect(try kind(Array("USUBJID,AETERM\n".utf8)) == nil)
        #expect(try kind(Array("[a],{b}\n".utf8)) == nil)
        #expect(try kind(Array("{a},b\n".utf8)) == nil)
    }

    @Test(
        "is refused with what to export instead where a statistics program has another",
        arguments: [
            (Array("**COMPRESSED** **COMPRESSED**".utf8), "PROC CPORT", "XPORT engine"),
            (sas7 + [0x63, 0xB3], "sas7bcat", "XPT"),
            (Array("$FL2@(#) SPSS DATA FILE".utf8), "SPSS", "CSV"),
            (Array("$FL3@(#) SPSS DATA FILE".utf8), "SPSS", "CSV"),
            (Array("ASCII SPSS PORT FILE".utf8), "SPSS", "CSV"),
            (Array("<stata_dta><header>".utf8), "Stata", "CSV"),
            ([0x72, 0x02, 0x01, 0x00, 0x05, 0x00], "Stata", "CSV"),
            (Array("[{\"USUBJID\": 1}]".utf8), "without the columns of Dataset-JSON", "CSV"),
        ])
    func refused(_ bytes: [UInt8], _ format: String, _ remedy: String) throws {
        let error = try #require(throws: SourceReadError.self) { try kind(bytes) }
        #expect(error.description.contains(format) && error.description.contains(remedy))
    }

    @Test("is kept as text and read back", arguments: [SourceFormat.Kind.transport, .sasDataset, .datasetJSON])
    func text(_ kind: SourceFormat.Kind) {
        let format = SourceFormat(kind: kind)
        #expect(SourceFormat(text: format.text) == format)
    }
}
