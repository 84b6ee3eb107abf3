import Foundation
import TestSupport
import Testing

@testable import bench_data

@Suite("The data of the benchmarks, in small")
struct BenchmarkTests {
    private static let benchmarks = ReferenceData.repository.appendingPathComponent("Tests/Benchmarks")
    private static let definitions = ["all", "related", "serious"]
    private static let files = ["subjects.csv", "dictionary.csv", "events.csv"]

    @Test("The same number of events and the same seed give the same bytes, on this machine and on any other")
    func generatorIsDeterministic() throws {
        let folder = try PrivateFolder()
        for (name, seed) in [("first", 1), ("second", 1), ("other", 2)] as [(String, UInt64)] {
            try BenchmarkData(events: 2000, seed: seed).write(into: URL(fileURLWithPath: folder.file(name)))
        }
        // FNV-1a of the bytes: what the generator wrote when the numbers of BENCHMARKS.md were measured.
        let known: [String: UInt64] = [
            "subjects.csv": 0x9A52_12D0_D8BB_0F54,
            "dictionary.csv": 0x2858_6E9A_3388_8B42,
            "events.csv": 0x3E61_0FD1_C6DB_249F,
        ]
        for file in Self.files {
            let first = try folder.read("first/\(file)")
            #expect(try first == folder.read("second/\(file)"), "\(file)")
            #expect(try first != folder.read("other/\(file)"), "another seed gives other data: \(file)")
            let hash = first.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
            #expect(hash == known[file], "\(file)")
        }
        #expect(try folder.read("first/README.txt").hasPrefix("Synthetic data"))
    }

    @Test(
        "Every generated row is stored, and the benchmark's tables are those that a second count over the files gives",
        .enabled(if: Self.python != nil, "python3 is not installed"))
    func tablesAreThoseOfTheFiles() throws {
        let folder = try PrivateFolder()
        try BenchmarkData(events: 2000, seed: 7).write(into: URL(fileURLWithPath: folder.path))
        let study = Self.benchmarks.appendingPathComponent("study.yaml").path
        let profile = Self.benchmarks.appendingPathComponent("bench.yaml").path
        try folder.soteria("init", "bench.soteria", "--study", study).ended(0)
        let run = try folder.soteria(["import", "bench.soteria", "--profile", profile] + Self.files).ended(0)
        #expect(run.output.contains("events.csv (events): 2000 read = 2000 stored + 0 unchanged + 0 rejected"))
        #expect(run.output.contains("subjects.csv (subjects): 400 read = 400 stored + 0 unchanged + 0 rejected"))

        var tidy = ""
        for definition in Self.definitions {
            let path = Self.benchmarks.appendingPathComponent("definitions/\(definition).yaml").path
            tidy += try folder.soteria("table", "bench.soteria", path, "--format", "csv", "--codes").ended(0).output
        }
        try folder.write("tidy.csv", tidy)
        let python = try #require(Self.python)
        let converter = Self.benchmarks.appendingPathComponent("tidy_columns.py").path
        let converted = try folder.run("/bin/sh", ["-c", "'\(python)' '\(converter)' < tidy.csv"]).ended(0)
        let expected = try BenchmarkCount(folder).lines
        #expect(expected.count > 1000)
        #expect(converted.lines == expected)
    }

    private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
}
