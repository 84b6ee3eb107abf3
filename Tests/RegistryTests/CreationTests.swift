import Foundation
import GRDB
import Safety
import Schema
import TestSupport
import Testing

@testable import Registry

@Suite("A new registry")
struct CreationTests {
    @Test("A registry at rest is one file that only its owner can read")
    func oneFile() throws {
        let test = try TestRegistry(arms: ["A"])
        #expect(test.filesInFolder == ["study.soteria"])
        let mode = try FileManager.default.attributesOfItem(atPath: test.registry.path)[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
    }

    @Test("A registry says by its header what it is and in which schema version")
    func header() throws {
        let test = try TestRegistry(arms: ["A"])
        // SQLite file format 1.3: user version at byte 60, application id at byte 68, each in four bytes.
        let version = try #require(Schema.migrations.last?.number)
        #expect(Array(test.bytes[60..<64]) == [0, 0, 0, UInt8(version)])
        #expect(Array(test.bytes[68..<72]) == Array("Sote".utf8))
        // 1 at bytes 18 and 19: no write-ahead log at rest.
        #expect(Array(test.bytes[18..<20]) == [1, 1])
        #expect(try test.registry.contents().schemaVersion == version)
    }

    @Test("A registry keeps the study: arms in their order, values that are no arm, and that data are synthetic")
    func study() throws {
        let test = try TestRegistry(
            arms: ["Placebo", "Low", "High"], notAnArm: ["Screen Failure", "Screen Failure"], identifier: "ST-1")
        #expect(
            try test.registry.study()
                == Study(
                    identifier: "ST-1", title: "Synthetic test study", arms: ["Placebo", "Low", "High"],
                    notAnArm: ["Screen Failure"], isSynthetic: true))
        #expect(try test.registry.ruleSets().map(\.name) == ["start"])
        #expect(try test.registry.ruleSets().map(\.isActive) == [true])
    }

    @Test("An arm declared twice makes no registry")
    func armTwice() throws {
        let folder = try PrivateFolder()
        let registry = Registry(path: folder.file("new"), termKey: TermKey(variants: []))
        let study = Study(identifier: nil, title: "T", arms: ["A", "B", "A"], notAnArm: [], isSynthetic: true)
        #expect(throws: RegistryError.self) {
            try registry.create(StudyDefinition(study: study, rules: .start), now: TestRegistry.now)
        }
        #expect(!FileManager.default.fileExists(atPath: registry.path))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test("An existing file is refused and keeps its bytes")
    func existingFile() throws {
        let folder = try PrivateFolder()
        let path = try folder.write("notes.txt", "please keep me")
        let registry = Registry(path: path, termKey: TermKey(variants: []))
        let study = Study(identifier: nil, title: "T", arms: ["A"], notAnArm: [], isSynthetic: true)
        let error = #expect(throws: RegistryError.self) {
            try registry.create(StudyDefinition(study: study, rules: .start), now: TestRegistry.now)
        }
        #expect(error?.description.contains("exists already") == true)
        #expect(try folder.read("notes.txt") == "please keep me")
    }

    @Test(
        "A path of any characters is a file name, never an instruction to SQLite",
        arguments: ["file:odd?mode=memory", "a b #1 %41 ü.soteria", "quote'\"name", ":memory:", "semi;colon--"])
    func oddNames(name: String) throws {
        let test = try TestRegistry(arms: ["A"], name: name)
        #expect(test.filesInFolder == [name])
        try test.deliver([subject("S1", arm: "A")])
        #expect(try test.registry.contents().subjects == 1)
        #expect(test.filesInFolder == [name])
    }

    @Test("A registry reached through a link is the file that the link names")
    func link() throws {
        let test = try TestRegistry(arms: ["A"])
        let link = test.folder.file("link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: test.registry.path)
        let linked = Registry(path: link, termKey: TermKey(variants: []))
        try linked.use(.made(), now: TestRegistry.now)
        #expect(try test.registry.ruleSets().count == 2)
        #expect(test.filesInFolder == ["link", "study.soteria"])
    }
}
