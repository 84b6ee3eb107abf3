import Foundation

/// Writes the synthetic data of the benchmarks: `bench-data EVENTS FOLDER [SEED]`.
@main
enum BenchmarkDataCommand {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        // Identifiers have nine digits for events and seven for subjects.
        guard (2...3).contains(arguments.count), let events = Int(arguments[0]), (1...49_999_999).contains(events),
            let seed = arguments.count == 3 ? UInt64(arguments[2]) : 1
        else { return end("usage: bench-data EVENTS FOLDER [SEED], with 1 to 49999999 events", 2) }
        do {
            try BenchmarkData(events: events, seed: seed).write(
                into: URL(fileURLWithPath: arguments[1], isDirectory: true))
        } catch {
            end("bench-data: \(arguments[1]) could not be written: \(error)", 5)
        }
    }

    private static func end(_ message: String, _ code: Int32) {
        FileHandle.standardError.write(Data("\(message)\n".utf8))
        exit(code)
    }
}
