import GRDB
import Safety

/// What all corrections of one run share: how each file's blanks are taken, the history, and what is left to be settled
/// when all rows are there.
final class CorrectionRun {
    let correction: Correction
    let history: RowHistory
    let fileIDs: [Int64]
    private var merges: [CellMerge]
    /// Keys of subjects whose events' marks as duplicates are looked at anew.
    var subjectsWithOtherEvents: Set<Int64> = []
    /// Keys of events whose treatment-emergent flag is settled anew, with the row that touched it.
    private(set) var eventsWithOtherFlags: [Int64: Origin] = [:]

    init(
        _ correction: Correction, db: Database, run: Int64, files: [ImportRequest.File], fileIDs: [Int64]
    ) throws {
        self.correction = correction
        self.fileIDs = fileIDs
        history = try RowHistory(db: db, run: run)
        merges = files.map { CellMerge($0.columns) }
    }

    /// How the values of a row are merged; what was kept counts once it is given back.
    func merge(_ origin: Origin) -> CellMerge { merges[origin.file].fresh() }

    func keep(_ merge: CellMerge, _ origin: Origin) { merges[origin.file].add(merge) }

    func columns(ofFile file: Int) -> CellMerge { merges[file] }

    func settleFlag(ofEvent event: Int64, _ origin: Origin) {
        if eventsWithOtherFlags[event] == nil { eventsWithOtherFlags[event] = origin }
    }

    /// A removed event has no flag to be settled.
    func forget(event: Int64) { eventsWithOtherFlags[event] = nil }

    func added(_ key: RowHistory.Key, _ origin: Origin) throws {
        try history.added(key, file: fileIDs[origin.file])
    }

    func changed(
        _ key: RowHistory.Key, _ origin: Origin, former: RowHistory.Place, _ cells: [RowChange.Cell]
    ) throws {
        try history.changed(key, file: fileIDs[origin.file], former: former, cells)
    }
}
