import Foundation

/// A folder of one test's own, in which it runs the real program; removed when the test is done.
package final class PrivateFolder: Sendable {
    package let path: String

    package init() throws {
        path =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("soteria-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The absolute path of a file in the folder.
    package func file(_ name: String) -> String { path + "/" + name }

    /// Writes a file of the folder.
    @discardableResult
    package func write(_ name: String, _ text: String) throws -> String {
        try write(name, Array(text.utf8))
    }

    @discardableResult
    package func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    package func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: file(name))), as: UTF8.self)
    }

    /// Runs the program in the folder and waits for it.
    package func soteria(_ arguments: String..., environment: [String: String] = [:]) throws -> ProgramRun {
        try soteria(arguments, environment: environment)
    }

    package func soteria(_ arguments: [String], environment: [String: String] = [:]) throws -> ProgramRun {
        try run(Self.program, arguments, environment: environment)
    }

    /// Runs any program in the folder and waits for it. Its output goes through files, so that no pipe can fill up.
    package func run(
        _ program: String, _ arguments: [String], environment: [String: String] = [:]
    ) throws -> ProgramRun {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: path)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let name = UUID().uuidString
        let outputs = [file("\(name).out"), file("\(name).err")]
        let handles = try outputs.map { output in
            _ = FileManager.default.createFile(atPath: output, contents: nil)
            return try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        }
        process.standardOutput = handles[0]
        process.standardError = handles[1]
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        for handle in handles { try handle.close() }
        let texts = try outputs.map { output in
            defer { try? FileManager.default.removeItem(atPath: output) }
            return String(decoding: try Data(contentsOf: URL(fileURLWithPath: output)), as: UTF8.self)
        }
        return ProgramRun(
            command: ([program] + arguments).joined(separator: " "), folder: path,
            status: process.terminationStatus, output: texts[0], errors: texts[1])
    }

    /// The program that was built with the tests.
    package static var program: String {
        let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var folder = tests.deletingLastPathComponent()
        while !FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent("soteria").path),
            folder.path != "/"
        {
            folder.deleteLastPathComponent()
        }
        return folder.appendingPathComponent("soteria").path
    }
}

/// How a run of a program ended; its description is what a failed test prints.
package struct ProgramRun: Sendable, CustomStringConvertible {
    package let command: String
    package let folder: String
    package let status: Int32
    package let output: String
    package let errors: String

    package var lines: [String] {
        output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    package var description: String {
        """

        command: \(command)
        folder:  \(folder)
        status:  \(status)
        output:
        \(output)
        errors:
        \(errors)
        """
    }
}
