import Safety

/// Events of a delivery on their way to the table: taken in the order of the files, given back in the order of subjects.
///
/// Subjects are divided into stretches of their numbers. Each stretch collects its events in a block of memory, and a
/// full block goes to a file without a name; memory does not grow with the delivery.
final class EventStaging {
    private static let mostStretches = 256
    private static let blockBytes = 1 << 16

    /// Number of subjects of a stretch.
    private let width: Int
    private let path: String
    private let blocks: UnsafeMutableRawBufferPointer
    private var used: [Int]
    /// What of each stretch is in the file, in order: offset and length.
    private var spilled: [[(offset: Int, length: Int)]]
    private var file: SpillFile?

    /// - Parameters:
    ///   - subjects: how many subjects there can be; events carry numbers below it.
    ///   - path: the registry's path, beside which the file is made if it is needed.
    init(subjects: Int, path: String) {
        self.path = path
        let stretches = max(1, min(EventStaging.mostStretches, subjects))
        width = max(1, (subjects + stretches - 1) / stretches)
        blocks = .allocate(byteCount: stretches * EventStaging.blockBytes, alignment: 16)
        used = Array(repeating: 0, count: stretches)
        spilled = Array(repeating: [], count: stretches)
    }

    deinit { blocks.deallocate() }

    /// Takes an event of so many bytes, for the subject with a number: `write` puts it where it stays, its texts behind
    /// it.
    @inline(__always)
    func add(count: Int, subject: Int, _ write: (UnsafeMutableRawBufferPointer) -> Void) throws(RegistryError) {
        let stretch = min(subject / width, used.count - 1)
        let size = (count + 7) & ~7
        if size > EventStaging.blockBytes - used[stretch] {
            try spill(stretch)
            if size > EventStaging.blockBytes { return try addLong(count, size, to: stretch, write) }
        }
        let start = stretch * EventStaging.blockBytes + used[stretch]
        write(UnsafeMutableRawBufferPointer(rebasing: blocks[start..<start + count]))
        used[stretch] += size
    }

    /// Gives the events of each stretch of subjects, the stretches in order of subjects, the events of a stretch in the
    /// order in which they came. The memory is valid only inside `body`.
    func drain(_ body: (_ subjects: Range<Int>, _ events: UnsafeRawBufferPointer) throws -> Void) throws {
        var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { memory.deallocate() }
        for stretch in used.indices {
            let size = spilled[stretch].reduce(used[stretch]) { $0 + $1.length }
            if size == 0 { continue }
            if size > memory.count {
                memory.deallocate()
                memory = .allocate(byteCount: size + size / 4, alignment: 16)
            }
            var position = 0
            for part in spilled[stretch] {
                let place = UnsafeMutableRawBufferPointer(rebasing: memory[position..<position + part.length])
                try file?.read(into: place, from: part.offset)
                position += part.length
            }
            let block = UnsafeRawBufferPointer(rebasing: blocks[range(stretch)])
            UnsafeMutableRawBufferPointer(rebasing: memory[position..<size]).copyMemory(from: block)
            let subjects = stretch * width..<(stretch + 1) * width
            try body(subjects, UnsafeRawBufferPointer(rebasing: memory[0..<size]))
        }
    }

    private func range(_ stretch: Int) -> Range<Int> {
        stretch * EventStaging.blockBytes..<stretch * EventStaging.blockBytes + used[stretch]
    }

    @inline(never)
    private func spill(_ stretch: Int) throws(RegistryError) {
        if used[stretch] == 0 { return }
        try spill(UnsafeRawBufferPointer(rebasing: blocks[range(stretch)]), of: stretch)
        used[stretch] = 0
    }

    private func spill(_ bytes: UnsafeRawBufferPointer, of stretch: Int) throws(RegistryError) {
        let file: SpillFile
        if let open = self.file {
            file = open
        } else {
            file = try SpillFile(beside: path)
            self.file = file
        }
        spilled[stretch].append((try file.append(bytes), bytes.count))
    }

    /// An event larger than a block goes to the file at once.
    @inline(never)
    private func addLong(
        _ count: Int, _ size: Int, to stretch: Int, _ write: (UnsafeMutableRawBufferPointer) -> Void
    ) throws(RegistryError) {
        let whole = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
        defer { whole.deallocate() }
        write(UnsafeMutableRawBufferPointer(rebasing: whole[..<count]))
        try spill(UnsafeRawBufferPointer(whole), of: stretch)
    }
}
