import Safety

/// The columns of a chunk by the names under which they are stored, each as bytes.
///
/// Days are stored small: the latest day of a date as distance from its earliest, the end of an event as distance from
/// its earliest onset (from 1970-01-01 where there is none), a dose as distance from the subject's first dose. Keys are
/// stored as distance from their position, which is the same for all events of a registry filled in one load.
enum ChunkColumns {
    /// The name under which a population flag is stored.
    static func flag(_ name: String) -> String { flagPrefix + name }
    static let flagPrefix = "flag "

    /// All columns of a chunk in the order in which they are stored.
    static func encode(_ chunk: SafetyColumns) -> [(name: String, content: [UInt8])] {
        let missing = SafetyColumns.noDay
        let doseOwner = owners(chunk.doseStart)
        var columns: [(String, [UInt8])] = [
            ("subject", ColumnEncoding.encode(distances(chunk.subjectID))),
            ("planned_arm", ColumnEncoding.encode(chunk.plannedArm)),
            ("actual_arm", ColumnEncoding.encode(chunk.actualArm)),
            ("exposed", ColumnEncoding.encode(chunk.isExposed.map { $0 ? UInt8(1) : 0 })),
            ("first_dose", ColumnEncoding.encode(chunk.firstDose, missing: missing)),
            ("doses", ColumnEncoding.encode(lengths(chunk.doseStart))),
            (
                "dose_first",
                ColumnEncoding.encode(zip(chunk.doseFirstDay, doseOwner).map { $0 &- chunk.firstDose[$1] })
            ),
            ("dose_last", ColumnEncoding.encode(zip(chunk.doseLastDay, chunk.doseFirstDay).map(&-))),
            ("events", ColumnEncoding.encode(lengths(chunk.eventStart))),
        ]
        for (name, values) in chunk.populationFlags.sorted(by: { $0.key < $1.key }) {
            columns.append((flag(name), ColumnEncoding.encode(values.map { $0 ? UInt8(1) : 0 })))
        }
        let end = zip(chunk.endLatest, chunk.onsetEarliest).map { end, onset in
            end == missing || onset == missing ? end : end &- onset
        }
        columns += [
            ("event", ColumnEncoding.encode(distances(chunk.eventID))),
            ("coding", ColumnEncoding.encode(chunk.coding)),
            ("onset", ColumnEncoding.encode(chunk.onsetEarliest, missing: missing)),
            ("onset_span", ColumnEncoding.encode(zip(chunk.onsetLatest, chunk.onsetEarliest).map(&-))),
            ("report", ColumnEncoding.encode(chunk.reportEarliest, missing: missing)),
            ("report_span", ColumnEncoding.encode(zip(chunk.reportLatest, chunk.reportEarliest).map(&-))),
            ("end", ColumnEncoding.encode(end, missing: missing)),
            ("causality", ColumnEncoding.encode(chunk.causality.map { $0 >> 1 })),
            ("criteria", ColumnEncoding.encode(chunk.criteria.map { $0 >> 1 })),
            ("marks", ColumnEncoding.encode(chunk.marks.map(\.rawValue))),
            ("severity", ColumnEncoding.encode(chunk.severity)),
        ]
        return columns
    }

    /// Gives the bytes of a column to a body; they are valid only within it.
    typealias Source = (_ name: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Void

    /// The chunk of stored columns, with those that are wanted.
    static func decode(
        subjects: Int, events: Int, doses: Int, flags: [String], wanted: ColumnSet, from source: Source
    ) throws -> SafetyColumns {
        let missing = SafetyColumns.noDay
        func read<Value: FixedWidthInteger>(_ name: String, _ count: Int, missing: Value? = nil) throws -> [Value] {
            var values: [Value] = []
            try source(name) { values = try ColumnEncoding.decode($0, count: count, missing: missing) }
            return values
        }
        var chunk = SafetyColumns()
        chunk.subjectID = keys(try read("subject", subjects))
        chunk.plannedArm = try read("planned_arm", subjects)
        chunk.actualArm = try read("actual_arm", subjects)
        chunk.isExposed = (try read("exposed", subjects) as [UInt8]).map { $0 != 0 }
        chunk.firstDose = try read("first_dose", subjects, missing: missing)
        for flag in flags {
            chunk.populationFlags[flag] = (try read(Self.flag(flag), subjects) as [UInt8]).map { $0 != 0 }
        }
        guard !wanted.contains(.subjectsOnly) else { return chunk }
        chunk.eventStart = try offsets(try read("events", subjects), total: events)
        if wanted.contains(.doses) {
            chunk.doseStart = try offsets(try read("doses", subjects), total: doses)
            chunk.doseFirstDay = sums(
                try read("dose_first", doses), owners(chunk.doseStart).map { chunk.firstDose[$0] })
            chunk.doseLastDay = sums(try read("dose_last", doses), chunk.doseFirstDay)
        }
        if wanted.contains(.eventID) { chunk.eventID = keys(try read("event", events)) }
        chunk.coding = try read("coding", events)
        if !wanted.isDisjoint(with: [.onset, .end]) {
            chunk.onsetEarliest = try read("onset", events, missing: missing)
            chunk.onsetLatest = sums(try read("onset_span", events), chunk.onsetEarliest)
        }
        if wanted.contains(.report) {
            chunk.reportEarliest = try read("report", events, missing: missing)
            chunk.reportLatest = sums(try read("report_span", events), chunk.reportEarliest)
        }
        if wanted.contains(.end) { chunk.endLatest = ends(try read("end", events, missing: missing), chunk.onsetEarliest) }
        if wanted.contains(.causality) { chunk.causality = doubled(try read("causality", events)) }
        if wanted.contains(.criteria) { chunk.criteria = doubled(try read("criteria", events)) }
        chunk.marks = (try read("marks", events) as [UInt8]).map(EventMarks.init(rawValue:))
        if wanted.contains(.severity) { chunk.severity = try read("severity", events) }
        return chunk
    }

    // Loops over whole columns; arithmetic wraps, because a damaged column may hold anything.

    private static func distances(_ keys: [Int]) -> [Int] { keys.enumerated().map { $1 &- $0 } }

    private static func keys(_ distances: [Int]) -> [Int] {
        var keys = distances
        for position in keys.indices { keys[position] &+= position }
        return keys
    }

    private static func lengths(_ offsets: [Int32]) -> [Int32] { zip(offsets.dropFirst(), offsets).map(&-) }

    private static func offsets(_ lengths: [Int32], total: Int) throws(ColumnEncoding.Damage) -> [Int32] {
        var offsets: [Int32] = [0]
        offsets.reserveCapacity(lengths.count + 1)
        var sum = 0
        for length in lengths {
            sum += Int(length)
            guard length >= 0, sum <= total, let end = Int32(exactly: sum) else { throw ColumnEncoding.Damage() }
            offsets.append(end)
        }
        guard sum == total else { throw ColumnEncoding.Damage() }
        return offsets
    }

    /// For each element of the stretches that offsets bound, the position of its stretch.
    private static func owners(_ offsets: [Int32]) -> [Int] {
        var owners: [Int] = []
        for position in offsets.indices.dropLast() {
            owners.append(contentsOf: repeatElement(position, count: Int(offsets[position + 1] - offsets[position])))
        }
        return owners
    }

    /// Spans added to days; a missing day stays missing, its span being 0.
    private static func sums(_ spans: [Int32], _ days: [Int32]) -> [Int32] {
        var sums = spans
        days.withUnsafeBufferPointer { days in
            for position in sums.indices where position < days.count { sums[position] &+= days[position] }
        }
        return sums
    }

    private static func ends(_ distances: [Int32], _ onsets: [Int32]) -> [Int32] {
        let missing = SafetyColumns.noDay
        var ends = distances
        onsets.withUnsafeBufferPointer { onsets in
            for position in ends.indices where position < onsets.count {
                let onset = onsets[position] == missing ? 0 : onsets[position]
                ends[position] = ends[position] == missing ? missing : ends[position] &+ onset
            }
        }
        return ends
    }

    private static func doubled(_ bits: [UInt16]) -> [UInt16] {
        var doubled = bits
        for position in doubled.indices { doubled[position] <<= 1 }
        return doubled
    }
}
