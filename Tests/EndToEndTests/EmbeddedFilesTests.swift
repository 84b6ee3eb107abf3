import Assets
import Foundation
import Testing

@Suite("Embedded files")
struct EmbeddedFilesTests {
    @Test(
        "Every text file of Schema, Imports and Reports is part of the program, byte for byte",
        arguments: [
            "Schema", "Imports", "Reports",
        ])
    func everyFileIsEmbedded(folder: String) throws {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path)
        var onDisk: Set<String> = []
        for name in names where !name.hasSuffix(".swift") && !name.contains("/Generator") {
            let file = root.appendingPathComponent("\(folder)/\(name)")
            guard !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }),
                try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
            else { continue }
            onDisk.insert("\(folder)/\(name)")
            #expect(
                Assets.bytes("\(folder)/\(name)") == [UInt8](try Data(contentsOf: file)),
                "\(folder)/\(name) is not embedded as it is: run `make assets` and build again")
        }
        #expect(Set(Assets.paths(under: "\(folder)/")) == onDisk)
        #expect(!onDisk.isEmpty)
    }
}
