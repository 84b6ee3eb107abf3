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

    /// How many values the columns of a chunk have.
    struct Size {
        var subjects: Int
        var events: Int
        var doses: Int
    }

    /// Puts stored columns, those that are wanted, into a chunk, whose memory is used again.
    static func decode(
        _ size: Size, flags: [String], wanted: ColumnSet, from source: Source, into chunk: inout SafetyColumns
    ) throws {
        let missing = SafetyColumns.noDay
        /// Columns that are not wanted are empty.
        func read<Value: FixedWidthInteger>(
            _ name: String, _ count: Int, _ values: inout [Value], missing: Value? = nil, isWanted: Bool = true
        ) throws {
            values.resize(to: isWanted ? count : 0)
            guard isWanted else { return }
            try values.withUnsafeMutableBufferPointer { values in
                try source(name) { try ColumnEncoding.decode($0, missing: missing, into: values) }
            }
        }
        func flag(_ name: String) throws -> [Bool] {
            var bytes: [UInt8] = []
            try read(name, size.subjects, &bytes)
            return bytes.map { $0 != 0 }
        }
        try read("subject", size.subjects, &chunk.subjectID)
        chunk.subjectID.addPositions()
        try read("planned_arm", size.subjects, &chunk.plannedArm)
        try read("actual_arm", size.subjects, &chunk.actualArm)
        chunk.isExposed = try flag("exposed")
        try read("first_dose", size.subjects, &chunk.firstDose, missing: missing)
        chunk.populationFlags = [:]
        for name in flags { chunk.populationFlags[name] = try flag(Self.flag(name)) }
        guard !wanted.contains(.subjectsOnly) else { return }
        var lengths: [Int32] = []
        try read("events", size.subjects, &lengths)
        try offsets(lengths, total: size.events, into: &chunk.eventStart)

        let wantsDoses = wanted.contains(.doses)
        try read("dose_first", size.doses, &chunk.doseFirstDay, isWanted: wantsDoses)
        try read("dose_last", size.doses, &chunk.doseLastDay, isWanted: wantsDoses)
        chunk.doseStart = [0]
        if wantsDoses {
            try read("doses", size.subjects, &lengths)
            try offsets(lengths, total: size.doses, into: &chunk.doseStart)
            chunk.doseFirstDay.add(owners(chunk.doseStart).map { chunk.firstDose[$0] })
            chunk.doseLastDay.add(chunk.doseFirstDay)
        }

        let events = size.events
        try read("event", events, &chunk.eventID, isWanted: wanted.contains(.eventID))
        chunk.eventID.addPositions()
        try read("coding", events, &chunk.coding)
        let wantsOnset = !wanted.isDisjoint(with: [.onset, .end])
        try read("onset", events, &chunk.onsetEarliest, missing: missing, isWanted: wantsOnset)
        try read("onset_span", events, &chunk.onsetLatest, isWanted: wantsOnset)
        chunk.onsetLatest.add(chunk.onsetEarliest)
        let wantsReport = wanted.contains(.report)
        try read("report", events, &chunk.reportEarliest, missing: missing, isWanted: wantsReport)
        try read("report_span", events, &chunk.reportLatest, isWanted: wantsReport)
        chunk.reportLatest.add(chunk.reportEarliest)
        try read("end", events, &chunk.endLatest, missing: missing, isWanted: wanted.contains(.end))
        addOnsets(chunk.onsetEarliest, to: &chunk.endLatest)
        try read("causality", events, &chunk.causality, isWanted: wanted.contains(.causality))
        chunk.causality.shiftLeft()
        try read("criteria", events, &chunk.criteria, isWanted: wanted.contains(.criteria))
        chunk.criteria.shiftLeft()
        var marks: [UInt8] = []
        try read("marks", events, &marks)
        chunk.marks = marks.map(EventMarks.init(rawValue:))
        try read("severity", events, &chunk.severity, isWanted: wanted.contains(.severity))
    }

    // Loops over whole columns; arithmetic wraps, because a damaged column may hold anything.

    private static func distances(_ keys: [Int]) -> [Int] { keys.enumerated().map { $1 &- $0 } }

    private static func lengths(_ offsets: [Int32]) -> [Int32] { zip(offsets.dropFirst(), offsets).map(&-) }

    private static func offsets(
        _ lengths: [Int32], total: Int, into offsets: inout [Int32]
    ) throws(ColumnEncoding.Damage) {
        offsets.resize(to: lengths.count + 1)
        var sum = 0
        offsets[0] = 0
        for position in lengths.indices {
            let length = lengths[position]
            sum += Int(length)
            guard length >= 0, sum <= total, let end = Int32(exactly: sum) else { throw ColumnEncoding.Damage() }
            offsets[position + 1] = end
        }
        guard sum == total else { throw ColumnEncoding.Damage() }
    }

    /// For each element of the stretches that offsets bound, the position of its stretch.
    private static func owners(_ offsets: [Int32]) -> [Int] {
        var owners: [Int] = []
        for position in offsets.indices.dropLast() {
            owners.append(contentsOf: repeatElement(position, count: Int(offsets[position + 1] - offsets[position])))
        }
        return owners
    }

    /// Turns distances from the onset into days; without an onset they are days already.
    private static func addOnsets(_ onsets: [Int32], to ends: inout [Int32]) {
        let missing = SafetyColumns.noDay
        let count = min(onsets.count, ends.count)
        let onsets = onsets.span
        var ends = ends.mutableSpan
        for position in 0..<count {
            let onset = onsets[unchecked: position]
            let distance = ends[unchecked: position]
            let day = distance &+ (onset == missing ? 0 : onset)
            ends[unchecked: position] = distance == missing ? missing : day
        }
    }
}

extension Array where Element: FixedWidthInteger {
    /// Gives the array a number of elements, whatever they are.
    fileprivate mutating func resize(to count: Int) {
        if self.count > count {
            removeLast(self.count - count)
        } else {
            append(contentsOf: repeatElement(0, count: count - self.count))
        }
    }

    /// Adds another array element by element. A missing day stays missing, what is added to it being 0.
    fileprivate mutating func add(_ others: [Element]) {
        let count = Swift.min(count, others.count)
        let others = others.span
        var elements = mutableSpan
        for position in 0..<count { elements[unchecked: position] &+= others[unchecked: position] }
    }

    /// Adds to each element its position.
    fileprivate mutating func addPositions() {
        var elements = mutableSpan
        for position in 0..<elements.count {
            elements[unchecked: position] &+= Element(truncatingIfNeeded: position)
        }
    }

    /// Moves the bits of each element by one, to make room for the bit that is never stored.
    fileprivate mutating func shiftLeft() {
        var elements = mutableSpan
        for position in 0..<elements.count { elements[unchecked: position] &<<= 1 }
    }
}
