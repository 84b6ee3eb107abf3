import Foundation

/// Published and independently computed numbers, and the public data they belong to, that stand outside the repository.
///
/// The folder is the one that the environment variable SOTERIA_REFERENCE names, or a neighbour of the repository that
/// holds `oracles/cdisc_pilot_incidence.csv`. Tests that need it are skipped, and say so, where there is none.
package enum ReferenceData {
    /// The top folder of the repository.
    package static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let folder: URL? = {
        if let given = ProcessInfo.processInfo.environment["SOTERIA_REFERENCE"] { return URL(fileURLWithPath: given) }
        let around = repository.deletingLastPathComponent()
        let neighbours = (try? FileManager.default.contentsOfDirectory(atPath: around.path)) ?? []
        return neighbours.sorted().map { around.appendingPathComponent($0) }.first {
            FileManager.default.fileExists(atPath: $0.appendingPathComponent("oracles/cdisc_pilot_incidence.csv").path)
        }
    }()

    /// Whether a file such as "oracles/paper_tables.csv" is at hand.
    package static func has(_ path: String) -> Bool { url(path) != nil }

    /// Where a file is, or nil when it is not at hand.
    package static func url(_ path: String) -> URL? {
        guard let file = folder?.appendingPathComponent(path), FileManager.default.fileExists(atPath: file.path) else {
            return nil
        }
        return file
    }
}

extension ReferenceData {
    /// The text of a file, or nil when it is not at hand.
    package static func text(_ path: String) -> String? {
        url(path).flatMap { try? String(contentsOf: $0, encoding: .utf8) }
    }

    /// The rows of a CSV file by column, empty when it is not at hand.
    package static func rows(_ path: String) -> [[String: String]] { text(path).map(SimpleCSV.table) ?? [] }
}
