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
            ("groups", ColumnEncoding.encode(lengths(chunk.groupStart))),
            ("group", ColumnEncoding.encode(chunk.group)),
            ("exposed", ColumnEncoding.encode(chunk.isExposed.map { $0 ? UInt8(1) : 0 })),
            ("first_dose", ColumnEncoding.encode(chunk.firstDose, missing: missing)),
            ("follow_up_end", ColumnEncoding.encode(chunk.followUpEnd, missing: missing)),
            ("death", ColumnEncoding.encode(chunk.death, missing: missing)),
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
            ("outcome", ColumnEncoding.encode(chunk.outcome)),
            ("action", ColumnEncoding.encode(chunk.action)),
        ]
        return columns
    }

    /// Gives the bytes of a column to a body; they are valid only within it.
    typealias Source = (_ name: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Void

    /// How many values the columns of a chunk have.
    struct Size: Equatable {
        var subjects: Int
        var events: Int
        var doses: Int
        var memberships: Int
    }

    /// Puts stored columns, those that are wanted, into a chunk, whose memory is used again. With `codings` the chunk
    /// has only the events of these; where there is none, nothing else is read of events and first doses.
    static func decode(
        _ size: Size, flags: [String], wanted: ColumnSet, codings: CodingSet?, from source: Source,
        into chunk: inout SafetyColumns
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
        var positions: [Int32]?
        if let codings, !wanted.contains(.subjectsOnly) {
            try source("coding") { bytes in
                let found = try ColumnEncoding.positions(bytes, count: size.events, in: codings)
                positions = found
                chunk.coding.resize(to: found.count)
                try chunk.coding.withUnsafeMutableBufferPointer {
                    try ColumnEncoding.decode(bytes, count: size.events, at: found, into: $0)
                }
            }
        }
        let hasNoEvent = positions?.isEmpty == true
        try read("subject", size.subjects, &chunk.subjectID)
        chunk.subjectID.addPositions()
        try read("planned_arm", size.subjects, &chunk.plannedArm)
        try read("actual_arm", size.subjects, &chunk.actualArm)
        let wantsGroups = wanted.contains(.groups)
        try read("group", size.memberships, &chunk.group, isWanted: wantsGroups)
        chunk.groupStart = [0]
        if wantsGroups {
            var lengths: [Int32] = []
            try read("groups", size.subjects, &lengths)
            try offsets(lengths, total: size.memberships, into: &chunk.groupStart)
        }
        chunk.isExposed = try flag("exposed")
        // The days of events are compared with it, and doses are stored as distance from it.
        if hasNoEvent, wanted.isDisjoint(with: [.doses, .followUp]) {
            chunk.firstDose = [Int32](repeating: missing, count: size.subjects)
        } else {
            try read("first_dose", size.subjects, &chunk.firstDose, missing: missing)
        }
        let wantsFollowUp = wanted.contains(.followUp)
        try read("follow_up_end", size.subjects, &chunk.followUpEnd, missing: missing, isWanted: wantsFollowUp)
        try read("death", size.subjects, &chunk.death, missing: missing, isWanted: wantsFollowUp)
        chunk.populationFlags = [:]
        for name in flags { chunk.populationFlags[name] = try flag(Self.flag(name)) }
        guard !wanted.contains(.subjectsOnly) else { return }
        if positions == nil { try read("coding", size.events, &chunk.coding) }
        /// The values of the chunk's events.
        func readEvents<Value: FixedWidthInteger>(
            _ name: String, _ values: inout [Value], missing: Value? = nil, isWanted: Bool = true
        ) throws {
            guard let positions else {
                return try read(name, size.events, &values, missing: missing, isWanted: isWanted)
            }
            values.resize(to: isWanted ? positions.count : 0)
            guard !values.isEmpty else { return }
            try values.withUnsafeMutableBufferPointer { values in
                try source(name) {
                    try ColumnEncoding.decode($0, count: size.events, at: positions, missing: missing, into: values)
                }
            }
        }
        var lengths: [Int32] = []
        if hasNoEvent {
            chunk.eventStart = [Int32](repeating: 0, count: size.subjects + 1)
        } else {
            try read("events", size.subjects, &lengths)
            try offsets(lengths, total: size.events, into: &chunk.eventStart)
            if let positions { thin(&chunk.eventStart, to: positions) }
        }

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

        try readEvents("event", &chunk.eventID, isWanted: wanted.contains(.eventID))
        if let positions { chunk.eventID.add(positions) } else { chunk.eventID.addPositions() }
        let wantsOnset = !wanted.isDisjoint(with: [.onset, .end])
        try readEvents("onset", &chunk.onsetEarliest, missing: missing, isWanted: wantsOnset)
        try readEvents("onset_span", &chunk.onsetLatest, isWanted: wantsOnset)
        chunk.onsetLatest.add(chunk.onsetEarliest)
        let wantsReport = wanted.contains(.report)
        try readEvents("report", &chunk.reportEarliest, missing: missing, isWanted: wantsReport)
        try readEvents("report_span", &chunk.reportLatest, isWanted: wantsReport)
        chunk.reportLatest.add(chunk.reportEarliest)
        try readEvents("end", &chunk.endLatest, missing: missing, isWanted: wanted.contains(.end))
        addOnsets(chunk.onsetEarliest, to: &chunk.endLatest)
        try readEvents("causality", &chunk.causality, isWanted: wanted.contains(.causality))
        chunk.causality.shiftLeft()
        try readEvents("criteria", &chunk.criteria, isWanted: wanted.contains(.criteria))
        chunk.criteria.shiftLeft()
        var marks: [UInt8] = []
        try readEvents("marks", &marks)
        chunk.marks = marks.map(EventMarks.init(rawValue:))
        try readEvents("severity", &chunk.severity, isWanted: wanted.contains(.severity))
        try readEvents("action", &chunk.action, isWanted: wanted.contains(.action))
        try readEvents("outcome", &chunk.outcome, isWanted: wanted.contains(.outcome))
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

    /// Makes offsets into all events offsets into those at some positions.
    private static func thin(_ offsets: inout [Int32], to positions: [Int32]) {
        var found = 0
        for index in offsets.indices {
            while found < positions.count, positions[found] < offsets[index] { found += 1 }
            offsets[index] = Int32(truncatingIfNeeded: found)
        }
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
    fileprivate mutating func add<Other: FixedWidthInteger>(_ others: [Other]) {
        let count = Swift.min(count, others.count)
        let others = others.span
        var elements = mutableSpan
        for position in 0..<count {
            elements[unchecked: position] &+= Element(truncatingIfNeeded: others[unchecked: position])
        }
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
