import Safety
import TestSupport
import Testing

@testable import Registry

@Suite("Columns as bytes")
struct ColumnEncodingTests {
    private func roundTrip<Value: FixedWidthInteger>(_ values: [Value], missing: Value? = nil) throws -> [Value] {
        try decode(ColumnEncoding.encode(values, missing: missing), values.count, missing: missing)
    }

    private func decode<Value: FixedWidthInteger>(
        _ bytes: [UInt8], _ count: Int, missing: Value? = nil
    ) throws -> [Value] {
        var values = [Value](repeating: 0, count: count)
        try values.withUnsafeMutableBufferPointer { values in
            try bytes.withUnsafeBytes { try ColumnEncoding.decode($0, missing: missing, into: values) }
        }
        return values
    }

    @Test("Any values come back as they were, with and without missing ones, in as few bytes as their range needs")
    func roundTrips() throws {
        var generator = SeededGenerator(seed: 5)
        let none = SafetyColumns.noDay
        for round in 0..<400 {
            let count = generator.whole(0...40)
            let spread = [0, 1, 200, 255, 256, 65_535, 65_536, 3_000_000][round % 8]
            let base = generator.whole(-719_528...2_000_000)
            let values = (0..<count).map { _ in
                generator.oneIn(5) ? none : Int32(min(base + generator.whole(0...spread), 2_932_896))
            }
            #expect(try roundTrip(values, missing: none) == values)
            let whole = values.map { Int($0) &* 4_000_000_000 }
            #expect(try roundTrip(whole) == whole)
        }
        #expect(ColumnEncoding.encode([Int32](repeating: 7, count: 1000)).count == 16)
        #expect(ColumnEncoding.encode([none, none], missing: none).count == 16)
        #expect(ColumnEncoding.encode([Int32(100), 355]).count == 16 + 2)
        #expect(ColumnEncoding.encode([Int32(100), 356]).count == 16 + 4)
        #expect(ColumnEncoding.encode([none, 100, 355], missing: none).count == 16 + 6)
        #expect(ColumnEncoding.encode([Int.min, Int.max]).count == 16 + 16)
        #expect(try roundTrip([Int.min, 0, Int.max]) == [Int.min, 0, Int.max])
    }

    @Test("Damaged bytes are refused or give other values; no byte of them can lead out of the column")
    func damage() {
        var generator = SeededGenerator(seed: 6)
        let none = SafetyColumns.noDay
        var refused = 0
        for _ in 0..<2000 {
            let count = generator.whole(0...9)
            var bytes = ColumnEncoding.encode(
                (0..<count).map { _ in Int32(generator.whole(0...70_000)) }, missing: none)
            switch generator.whole(1...3) {
            case 1: bytes.removeLast(generator.whole(0...bytes.count))
            case 2: bytes.append(contentsOf: [0, 1, 2])
            default: bytes[generator.whole(0...(bytes.count - 1))] ^= UInt8(generator.whole(1...255))
            }
            do {
                _ = try decode(bytes, count, missing: none) as [Int32]
            } catch {
                refused += 1
            }
        }
        #expect(refused > 500)
    }

    @Test("A chunk with every kind of subject and event is stored and read again as it was")
    func chunks() throws {
        var builder = ChunkBuilder(limits: .usual)
        var generator = SeededGenerator(seed: 7)
        let none = SafetyColumns.noDay
        func day() -> Int32 { Int32(generator.whole(-719_528...2_932_000)) }
        for id in 1...300 where id % 7 != 0 {
            var subject = PackedSubject(id: id * 1000)
            subject.plannedArm = Int16(generator.whole(-1...3))
            subject.actualArm = Int16(generator.whole(-1...3))
            subject.isExposed = generator.oneIn(2)
            subject.followUpEnd = generator.oneIn(2) ? none : day()
            subject.death = generator.oneIn(5) ? day() : none
            subject.doses = (0..<generator.whole(0...3)).map { _ in
                let first = day()
                return PackedSubject.Dose(first: first, last: first + 9)
            }
            subject.flags = generator.oneIn(2) ? ["SAFFL", "Ä flag"] : []
            #expect(try builder.begin(subject) == nil)
            for _ in 0..<generator.whole(0...5) {
                var event = PackedEvent(id: generator.whole(1...Int(Int32.max)) << 20)
                // More codings than 16 bits can number.
                event.coding = Int32(generator.whole(0...80_000))
                event.onsetEarliest = generator.oneIn(3) ? none : day()
                event.onsetLatest = event.onsetEarliest == none ? none : event.onsetEarliest + 30
                event.reportEarliest = generator.oneIn(2) ? none : day()
                event.reportLatest = event.reportEarliest
                event.endLatest = generator.oneIn(2) ? none : day()
                event.causality = UInt16(generator.whole(0...255)) << 1
                event.criteria = UInt16(generator.whole(0...511)) << 1
                event.marks = EventMarks(rawValue: UInt8(generator.whole(0...63)))
                event.severity = UInt8(generator.whole(0...5))
                event.action = UInt8(generator.whole(0...11))
                event.outcome = UInt8(generator.whole(0...6))
                builder.add(event)
            }
        }
        let chunk = try #require(try builder.finish().first)
        let columns = Dictionary(uniqueKeysWithValues: ChunkColumns.encode(chunk))
        func read(_ wanted: ColumnSet, of codings: [Int]? = nil) throws -> SafetyColumns {
            let size = ChunkColumns.Size(
                subjects: chunk.subjectID.count, events: chunk.eventID.count, doses: chunk.doseFirstDay.count,
                memberships: chunk.group.count)
            // Memory of another chunk leaves no trace.
            var read = SafetyColumns()
            read.severity = [1, 2, 3]
            read.populationFlags["other"] = [true]
            let source: ChunkColumns.Source = { name, body in try #require(columns[name]).withUnsafeBytes(body) }
            try ChunkColumns.decode(
                size, flags: ["SAFFL", "Ä flag"], wanted: wanted, codings: codings.map { CodingSet(keys: $0) },
                from: source, into: &read)
            return read
        }
        #expect(try read(.all) == chunk)
        let few = try read([.onset])
        #expect(few.action.isEmpty && few.outcome.isEmpty && few.followUpEnd.isEmpty && few.death.isEmpty)
        #expect(few.onsetLatest == chunk.onsetLatest && few.coding == chunk.coding && few.severity.isEmpty)
        for share in [1, 2, 10, 1000] {
            let wanted = chunk.coding.filter { _ in generator.oneIn(share) }
            let some = try read(.all, of: wanted.map { Int($0) })
            #expect(some == chunk.keeping(Set(wanted)))
        }
        let empty = try read([.onset, .criteria], of: [])
        let times = try read([.followUp], of: [])
        #expect(times.followUpEnd == chunk.followUpEnd && times.death == chunk.death)
        #expect(times.firstDose == chunk.firstDose)
        #expect(empty.eventID.isEmpty && empty.subjectID == chunk.subjectID && empty.plannedArm == chunk.plannedArm)
    }

    @Test("Values of a set are found where they lie, in codes of any width")
    func positions() throws {
        var generator = SeededGenerator(seed: 6)
        for round in 0..<200 {
            let spread = [0, 1, 255, 256, 65_535, 65_536, 3_000_000][round % 7]
            let values = (0..<generator.whole(0...60)).map { _ in Int32(100 + generator.whole(0...spread)) }
            let wanted = Set(values.filter { _ in generator.oneIn(3) }).union([99, 101])
            let set = CodingSet(keys: wanted.map { Int($0) } + [-1, .max])
            let found = try ColumnEncoding.encode(values).withUnsafeBytes {
                try ColumnEncoding.positions($0, count: values.count, in: set)
            }
            #expect(found == values.indices.filter { wanted.contains(values[$0]) }.map { Int32($0) })
        }
        #expect(throws: ColumnEncoding.Damage.self) {
            try ColumnEncoding.encode([Int32(1), 2]).withUnsafeBytes {
                _ = try ColumnEncoding.positions($0, count: 3, in: CodingSet(keys: [1]))
            }
        }
    }

    @Test("Chunks end between subjects: at the number of events or of subjects, a larger subject being one alone")
    func limits() throws {
        var builder = ChunkBuilder(limits: ChunkLimits(events: 10, subjects: 3))
        var chunks: [SafetyColumns] = []
        for (position, count) in [4, 6, 1, 0, 0, 0, 100_000, 2].enumerated() {
            if let chunk = try builder.begin(PackedSubject(id: position + 1)) { chunks.append(chunk) }
            for number in 0..<count { builder.add(PackedEvent(id: position * 1_000_000 + number)) }
        }
        chunks += try builder.finish()
        #expect(chunks.map(\.subjectID) == [[1, 2], [3, 4, 5], [6], [7], [8]])
        #expect(chunks.map(\.eventID.count) == [10, 1, 0, 100_000, 2])
        #expect(throws: RegistryError.self) {
            _ = try builder.begin(PackedSubject(id: 5))
            _ = try builder.begin(PackedSubject(id: 5))
        }
    }
}

extension SafetyColumns {
    /// The chunk without the events of other codings.
    fileprivate func keeping(_ codings: Set<Int32>) -> SafetyColumns {
        var kept = self
        let events = coding.indices.filter { codings.contains(coding[$0]) }
        func pick<Value>(_ values: [Value]) -> [Value] { events.map { values[$0] } }
        kept.eventID = pick(eventID)
        kept.coding = pick(coding)
        kept.onsetEarliest = pick(onsetEarliest)
        kept.onsetLatest = pick(onsetLatest)
        kept.reportEarliest = pick(reportEarliest)
        kept.reportLatest = pick(reportLatest)
        kept.endLatest = pick(endLatest)
        kept.causality = pick(causality)
        kept.criteria = pick(criteria)
        kept.marks = pick(marks)
        kept.severity = pick(severity)
        kept.action = pick(action)
        kept.outcome = pick(outcome)
        kept.eventStart = eventStart.map { start in Int32(events.filter { $0 < start }.count) }
        return kept
    }
}
