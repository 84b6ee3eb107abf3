import Glibc
import Safety

/// The codings by names that a file has shown, found again by the bytes of their fields, so that their texts are made
/// once and not for every row.
struct SourceCodings: Sendable {
    /// Beyond this many bytes of fields the codings are forgotten, at the end of a batch: memory does not grow with a
    /// file in which every row has names of its own.
    static let maximumBytes = 4 << 20

    /// Bytes that were seen, and the coding that they mean.
    private struct Entry {
        var hash: UInt64
        /// Where the bytes stand in `bytes`: for each stretch its length in eight bytes, then its bytes.
        var start: Int
        /// Nil for a row that is not coded.
        var coding: Int?
    }

    private var bytes: [UInt8] = []
    private var entries: [Entry] = []
    /// The position of an entry, or -1, by the lowest bits of its hash and from there on.
    private var slots = [Int32](repeating: -1, count: 1024)
    private var codings: [SourceCoding] = []
    /// The position of each coding in the batch, or -1.
    private var places: [Int] = []
    private var positions: [SourceCoding: Int] = [:]

    /// The coding of a record with the same bytes in these columns; nil when there was none, and nil inside when it
    /// was not coded.
    func known(_ record: SourceRecord, _ columns: [ClosedRange<Int>]) -> Int?? {
        let hash = SourceCodings.hash(record, columns)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
        while slots[slot] >= 0 {
            let entry = entries[Int(slots[slot])]
            if entry.hash == hash, isEqual(entry, record, columns) { return .some(entry.coding) }
            slot = (slot &+ 1) & (slots.count &- 1)
        }
        return nil
    }

    /// Keeps what the bytes of a record mean; gives the coding's position.
    mutating func add(_ coding: SourceCoding?, of record: SourceRecord, _ columns: [ClosedRange<Int>]) -> Int? {
        var position: Int?
        if let coding { position = self.position(of: coding) }
        if 2 * (entries.count + 1) > slots.count { growSlots() }
        let entry = Entry(hash: SourceCodings.hash(record, columns), start: bytes.count, coding: position)
        for stretch in columns {
            let field = SourceCodings.bytes(of: stretch, record)
            withUnsafeBytes(of: field.count) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: field)
        }
        entries.append(entry)
        place(entries.count - 1)
        return position
    }

    private mutating func position(of coding: SourceCoding) -> Int {
        if let known = positions[coding] { return known }
        positions[coding] = codings.count
        codings.append(coding)
        places.append(-1)
        return codings.count - 1
    }

    private mutating func growSlots() {
        slots = [Int32](repeating: -1, count: 2 * slots.count)
        for number in entries.indices { place(number) }
    }

    private mutating func place(_ number: Int) {
        var slot = Int(truncatingIfNeeded: entries[number].hash) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(truncatingIfNeeded: number)
    }

    // MARK: The codings of a batch

    /// Gives a batch the codings that its rows name, each once, and the rows their positions among them.
    mutating func settle(_ batch: inout EventBatch) {
        var used: [Int] = []
        for row in batch.rows.indices {
            guard case .names(let number) = batch.rows[row].coding else { continue }
            if places[number] < 0 {
                places[number] = used.count
                used.append(number)
            }
            batch.rows[row].coding = .names(places[number])
        }
        batch.sourceCodings = used.map { codings[$0] }
        for number in used { places[number] = -1 }
        if bytes.count > Self.maximumBytes { self = SourceCodings() }
    }

    // MARK: Bytes

    /// The bytes of fields that stand side by side, with their quotes and the delimiters between them.
    @inline(__always)
    private static func bytes(
        of columns: ClosedRange<Int>, _ record: SourceRecord
    ) -> UnsafeBufferPointer<UInt8> {
        let (window, fields, first) = (record.batch.bytes, record.batch.fields, record.bounds.fields.lowerBound)
        guard columns.upperBound < record.fieldCount else { return UnsafeBufferPointer(rebasing: window[..<0]) }
        return UnsafeBufferPointer(
            rebasing: window[
                Int(fields[first + columns.lowerBound].start)..<Int(fields[first + columns.upperBound].end)])
    }

    private func isEqual(_ entry: Entry, _ record: SourceRecord, _ columns: [ClosedRange<Int>]) -> Bool {
        bytes.withUnsafeBytes { known in
            guard var next = known.baseAddress.map({ $0 + entry.start }) else { return columns.isEmpty }
            for stretch in columns {
                let field = SourceCodings.bytes(of: stretch, record)
                guard next.loadUnaligned(as: Int.self) == field.count else { return false }
                next += MemoryLayout<Int>.size
                if let start = field.baseAddress, memcmp(next, start, field.count) != 0 { return false }
                next += field.count
            }
            return true
        }
    }

    /// A number that differs for most other bytes: eight bytes at a time, mixed by multiplication.
    private static func hash(_ record: SourceRecord, _ columns: [ClosedRange<Int>]) -> UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        for stretch in columns {
            let field = UnsafeRawBufferPointer(bytes(of: stretch, record))
            var position = 0
            while position &+ 8 <= field.count {
                hash = mixed(hash, field.loadUnaligned(fromByteOffset: position, as: UInt64.self))
                position &+= 8
            }
            var rest: UInt64 = 0
            while position < field.count {
                rest = rest &<< 8 | UInt64(field[position])
                position &+= 1
            }
            hash = mixed(hash, rest ^ UInt64(truncatingIfNeeded: field.count) &<< 56)
        }
        return hash
    }

    @inline(__always)
    private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }
}
