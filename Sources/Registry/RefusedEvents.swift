import Safety

/// The rows of events files that were refused, so that what the same rows say beside their events is not refused again.
struct RefusedEvents {
    /// By position of a file of supplements: that of the events file of the same rows.
    private let eventsFile: [Int: Int]
    private let watched: Set<Int>
    private var places: [Int: Set<Int>] = [:]

    init(_ files: [ImportRequest.File]) {
        var eventsFile: [Int: Int] = [:]
        for (position, file) in files.enumerated() where file.table == .supplements {
            eventsFile[position] = files.firstIndex {
                $0.table == .events && $0.source.sha256 == file.source.sha256 && $0.source.part == file.source.part
            }
        }
        self.eventsFile = eventsFile
        watched = Set(eventsFile.values)
    }

    mutating func add(file: Int, byteOffset: Int) {
        if watched.contains(file) { places[file, default: []].insert(byteOffset) }
    }

    /// Whether the event of a supplement's row was refused.
    func contains(_ origin: Origin) -> Bool {
        guard let file = eventsFile[origin.file] else { return false }
        return places[file]?.contains(origin.byteOffset) ?? false
    }
}
