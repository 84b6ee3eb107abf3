import Foundation
import Importing
import Imports
import Safety
import TestSupport

/// A folder of invented (synthetic) files for one test, removed with it.
final class DeliveryFolder {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("soteria-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
        for (name, text) in files { try write(text, to: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = path + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return file
    }

    func paths(_ names: String...) -> [String] { names.map { path + "/" + $0 } }
}

/// What a delivery gives, collected for comparison.
struct Collected {
    var subjects: [SubjectRecord] = []
    var exposures: [ExposureRecord] = []
    var groups: [GroupRecord] = []
    var arms: [ArmRecord] = []
    var dictionary: [DictionaryEntry] = []
    var events: [EventRecord] = []
    var supplements: [SupplementRecord] = []
    var ignored: [Origin] = []
    var rejects: [Reject] = []
    var origins: [Origin] = []
    var columns: CheckedColumns?

    /// Reads all files of a delivery.
    init(_ delivery: Delivery) throws {
        rejects = delivery.rejects
        for file in delivery.files {
            var rows = try RowStream(file)
            while let outcome = try rows.next() { add(outcome) }
        }
    }

    private mutating func add(_ outcome: ImportOutcome) {
        switch outcome {
        case .subject(let record, let evidence):
            subjects.append(record)
            note(evidence)
        case .exposure(let record, let evidence):
            exposures.append(record)
            note(evidence)
        case .group(let record, let evidence):
            groups.append(record)
            note(evidence)
        case .arm(let record, let evidence):
            arms.append(record)
            note(evidence)
        case .dictionary(let record, let evidence):
            dictionary.append(record)
            note(evidence)
        case .events(let batch):
            events += batch.records
            for row in batch.rows { note(RowEvidence(origin: batch.origin(of: row), columns: batch.columns)) }
        case .supplement(let record, let evidence):
            supplements.append(record)
            note(evidence)
        case .ignored(let origin): ignored.append(origin)
        case .rejected(let reject): rejects.append(reject)
        }
    }

    private mutating func note(_ evidence: RowEvidence) {
        origins.append(evidence.origin)
        columns = evidence.columns
    }
}

/// Reads the files of a folder.
func collect(files: [String: String], profile: Profile) throws -> Collected {
    let folder = try DeliveryFolder(files)
    return try Collected(Delivery.open(paths: [folder.path], profile: profile))
}

/// Reads one file of a profile.
func collect(
    _ text: String, profile: String = Imports.ownProfile, name: String = "file.csv", ignoreUnknown: Bool = false
) throws -> Collected {
    try collect(text, profile: Imports.profile(profile), name: name, ignoreUnknown: ignoreUnknown)
}

func collect(
    _ text: String, profile: Profile, name: String = "file.csv", ignoreUnknown: Bool = false
) throws -> Collected {
    let folder = try DeliveryFolder([name: text])
    return try Collected(
        Delivery.open(paths: folder.paths(name), profile: profile, ignoreUnknown: ignoreUnknown))
}
