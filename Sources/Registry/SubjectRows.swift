import GRDB

/// The rows of subjects and of what belongs to them on their way to their tables: stored many at a time, a subject
/// before what names it.
final class SubjectRows {
    /// With this many rows waiting they are stored.
    private static let most = 1024

    private let subjects, flags, attributes, exposures: RowInsert
    private var count = 0

    init(db: Database) throws {
        subjects = try RowInsert("store_subject", in: db)
        flags = try RowInsert("store_subject_flag", in: db)
        attributes = try RowInsert("store_subject_attribute", in: db)
        exposures = try RowInsert("store_exposure", in: db)
    }

    func addSubject(_ bind: (inout WaitingRow) -> Void) throws { try add(to: subjects, bind) }
    func addFlag(_ bind: (inout WaitingRow) -> Void) throws { try add(to: flags, bind) }
    func addAttribute(_ bind: (inout WaitingRow) -> Void) throws { try add(to: attributes, bind) }
    func addExposure(_ bind: (inout WaitingRow) -> Void) throws { try add(to: exposures, bind) }

    @inline(__always)
    private func add(to table: RowInsert, _ bind: (inout WaitingRow) -> Void) throws {
        table.add(bind)
        count += 1
        if count >= SubjectRows.most { try flush() }
    }

    /// Stores what waits.
    func flush() throws {
        if count == 0 { return }
        try subjects.flush()
        try flags.flush()
        try attributes.flush()
        try exposures.flush()
        count = 0
    }
}
