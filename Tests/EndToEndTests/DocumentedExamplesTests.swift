import Foundation
import TestSupport
import Testing

@Suite("Examples of README")
struct DocumentedExamplesTests {
    /// A command of a console block, and what it printed when the document was written.
    private struct Example {
        var command: String
        var output: [String]
    }

    @Test("Every example of README runs in the order of the page and prints what stands there")
    func examples() throws {
        let folder = try PrivateFolder()
        var place = "."
        var status: Int32 = 0
        let examples = try Guide("README.md").blocks("console").flatMap(Self.examples)
        #expect(examples.count > 20)
        for (position, example) in examples.enumerated() {
            if example.command.hasPrefix("cd ") {
                place = String(example.command.dropFirst(3))
                continue
            }
            if example.command == "echo $?" {
                #expect([String(status)] == example.output)
                continue
            }
            guard try Self.isAtHand(example.command, in: folder) else { continue }
            let run = try Self.run("cd \(place) && { \(example.command); } 2>&1", in: folder)
            status = run.status
            let isFollowedByItsStatus = position + 1 < examples.count && examples[position + 1].command == "echo $?"
            if !isFollowedByItsStatus { #expect(status == 0, "\(run)") }
            if !example.output.isEmpty {
                #expect(Self.matches(run.lines[...], example.output[...]), "\(example.command) prints:\n\(run.output)")
            }
        }
    }

    private static func examples(of block: [String]) -> [Example] {
        block.reduce(into: []) { examples, line in
            if line.hasPrefix("$ ") {
                examples.append(Example(command: String(line.dropFirst(2)), output: []))
            } else if !examples.isEmpty {
                examples[examples.count - 1].output.append(line)
            }
        }
    }

    /// Whether lines are as written; a line "…" stands for any lines, also for none.
    private static func matches(_ lines: ArraySlice<String>, _ written: ArraySlice<String>) -> Bool {
        guard let first = written.first else { return lines.isEmpty }
        if first == "…" {
            return (lines.startIndex...lines.endIndex).contains { matches(lines[$0...], written.dropFirst()) }
        }
        return lines.first == first && matches(lines.dropFirst(), written.dropFirst())
    }

    /// A reader may lack a program that is not ours, such as the sqlite3 shell; its example is then left out.
    private static func isAtHand(_ command: String, in folder: PrivateFolder) throws -> Bool {
        let program = command.prefix { $0 != " " }
        return try run("command -v \(program)", in: folder).status == 0
    }

    private static func run(_ line: String, in folder: PrivateFolder) throws -> ProgramRun {
        let ours = URL(fileURLWithPath: PrivateFolder.program).deletingLastPathComponent().path
        let others = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return try folder.run("/bin/sh", ["-c", line], environment: ["PATH": "\(ours):\(others)"])
    }
}
