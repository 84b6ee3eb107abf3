import Imports
import Safety

/// What a profile makes of a table of a file: which columns it reads, and what becomes of the first rows.
package struct FileCheck: Sendable {
    /// The file's name, with the member or the sheet where it has several tables.
    package let title: String
    /// Nil when the header cannot be read.
    package let fit: ProfileFit?
    /// What is wrong with the header.
    package let headerProblems: [String]
    /// The rows that were mapped, and how many of them could be; rows that the profile passes over are neither.
    package private(set) var rows = 0
    package private(set) var mapped = 0
    package private(set) var ignored = 0
    /// The rows refused by reason, and where the first one of each stands.
    package private(set) var refusals: [(code: String, count: Int, line: Int, column: String?, detail: String)] = []

    /// Whether every column is known and every row that was looked at could be stored, as far as one row shows.
    package var isSound: Bool {
        headerProblems.isEmpty && refusals.isEmpty && fit.map { $0.isComplete && $0.unknown.isEmpty } ?? false
    }

    /// Reads the tables of a file by a profile, at most `limit` rows of each.
    package static func checks(
        path: String, profile: Profile, _ options: FileInspection.Options
    ) throws(ImportingError) -> [FileCheck] {
        let delivery = try Delivery.open(
            paths: [path], profile: profile, delimiter: options.delimiter, encoding: options.encoding,
            ignoreUnknown: true)
        var checks: [FileCheck] = []
        for file in delivery.files where !file.isJoined {
            let rejects = delivery.rejects.filter { $0.file == file.position }
            checks.append(try FileCheck(file, rejects, profile: profile, limit: options.rows))
        }
        return checks
    }

    private init(
        _ file: DeliveryFile, _ rejects: [Reject], profile: Profile, limit: Int
    ) throws(ImportingError) {
        title = file.source.title
        let header = try reading { () throws(SourceReadError) in try file.location.open().readHeader() }
        fit =
            header.problems.isEmpty
            ? HeaderRecognition.columns(names: header.names, profile: profile).map(ProfileFit.init) : nil
        headerProblems = rejects.map(\.detail)
        guard rejects.isEmpty else { return }
        var stream = try RowStream(file)
        while rows + ignored < limit, let outcome = try stream.next() { count(outcome) }
    }

    private mutating func count(_ outcome: ImportOutcome) {
        switch outcome {
        case .ignored: ignored += 1
        case .rejected(let reject):
            rows += 1
            if let known = refusals.firstIndex(where: {
                $0.code == reject.code.rawValue && $0.column == reject.columnName
            }) {
                refusals[known].count += 1
            } else {
                refusals.append((reject.code.rawValue, 1, reject.line, reject.columnName, reject.detail))
            }
        case .events(let batch):
            rows += batch.rows.count
            mapped += batch.rows.count
        default:
            rows += 1
            mapped += 1
        }
    }
}
