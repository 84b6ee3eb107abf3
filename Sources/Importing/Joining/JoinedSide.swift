import Imports
import Safety
import Synchronization

/// The files of a delivery that one join of a table reads, and their rows once they have been read.
///
/// It is shared by the files that are joined with it, and read when the first of them is.
final class JoinedSide: Sendable {
    let join: ProfileJoin
    let files: [SourceTable]
    /// The files' sizes in bytes when they were hashed.
    private let sizes: [Int]
    private let names: [String]
    private let profile: Profile
    /// How the columns of the key are read, in the order of the join's keys.
    private let keys: [(isTrimmed: Bool, isInteger: Bool)]
    private let read = Mutex<JoinedRows?>(nil)

    init(
        _ join: ProfileJoin, files: [(table: SourceTable, source: SourceFile)], of table: ProfileTable,
        _ profile: Profile
    ) {
        self.join = join
        self.files = files.map(\.table)
        sizes = files.map(\.source.bytes)
        names = files.map(\.source.name)
        self.profile = profile
        keys = join.keys.map { key in
            let column = table.columns.first { $0.name.text == key.own }
            return (column?.isTrimmed ?? profile.isTrimmed, column?.isInteger ?? false)
        }
    }

    /// The columns of the key in the rows of a file with these names; nil when one is not there.
    func keyColumns(in header: [String], isJoined: Bool = false) -> [Column]? {
        var columns: [Column] = []
        for (key, rules) in zip(join.keys, keys) {
            let name = isJoined ? key.joined : key.own
            guard let position = header.firstIndex(of: name) else { return nil }
            columns.append(
                Column(position: position, name: name, isTrimmed: rules.isTrimmed, isInteger: rules.isInteger))
        }
        return columns
    }

    /// The rows by key. What is wrong with the files is said to the first who asks.
    ///
    /// - Parameter positions: where the files stand in the delivery.
    func rows(positions: [Int]) throws(ImportingError) -> (rows: JoinedRows, rejects: [Reject]) {
        try read.withLock { (known) throws(ImportingError) in
            if let known { return (known, []) }
            let values = ValueRules(profile)
            var reading = JoinReading(join, values: values, names: names)
            for (number, file) in files.enumerated() {
                let position = positions.indices.contains(number) ? positions[number] : 0
                try readFile(file, number, at: position, &reading)
            }
            known = reading.rows
            return (reading.rows, reading.rejects)
        }
    }

    private func readFile(
        _ file: SourceTable, _ number: Int, at position: Int, _ reading: inout JoinReading
    ) throws(ImportingError) {
        let reader = try Importing.reading { () throws(SourceReadError) in try file.open() }
        let header = try Importing.reading { () throws(SourceReadError) in try reader.readHeader() }
        guard let keys = keyColumns(in: header.names, isJoined: true) else { return }
        reading.begin(header: header.names, keys: keys, number: number, file: position, isTrimmed: profile.isTrimmed)
        while try Importing.reading({ () throws(SourceReadError) in try reader.nextBatch(upTo: 256) }) {
            reader.withBatch { batch in
                for number in 0..<batch.count { reading.add(batch[number]) }
            }
        }
        if let problem = reader.wholeFileProblem {
            reading.rejects.append(Reject(problem, file: position, names: header.names))
        } else if reader.bytesRead != sizes[number] {
            throw .changedWhileRead(file: names[number])
        }
    }
}
