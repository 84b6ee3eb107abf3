import Assets
import Foundation
import TestSupport
import Testing

@Suite("Files inside the program")
struct EmbeddedFilesTests {
    @Test(
        "Every text file of Schema, Imports and Reports is embedded as it is",
        arguments: ["Schema", "Imports", "Reports"])
    func embedded(folder: String) throws {
        let top = ReferenceData.repository
        let files = try #require(FileManager.default.enumerator(atPath: top.appendingPathComponent(folder).path))
        var expected: Set<String> = []
        for case let name as String in files {
            let url = top.appendingPathComponent("\(folder)/\(name)")
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
            let isHidden = url.lastPathComponent.hasPrefix(".")
            guard !isFolder.boolValue, !isHidden, !name.hasSuffix(".swift") else { continue }
            expected.insert("\(folder)/\(name)")
            let isSame = Assets.bytes("\(folder)/\(name)") == Array(try Data(contentsOf: url))
            #expect(isSame, "run make assets and build again: \(folder)/\(name)")
        }
        #expect(Set(Assets.paths(under: "\(folder)/")) == expected)
    }
}
