import CReadStat
import Foundation

/// ReadStat at work on a SAS data set: a thread that fills a portion of rows while the one before is being used.
final class DatasetReading: @unchecked Sendable {
    private let path: String
    private let encoding: String?

    // What both threads see, under the condition.
    private let condition = NSCondition()
    private var names: [[UInt8]]?
    private var portion: RowBuffer?
    private var stated = 0
    private var taken = 0
    private var isFinished = false
    private var isCancelled = false
    private var fault: RecordProblem?

    // What ReadStat's thread alone sees.
    private var variables: [(name: [UInt8], quantity: SASQuantity)] = []
    private var rows = RowBuffer()
    private var row = -1
    private var column = 0

    /// A portion ends behind so many rows or bytes; a compressed file of a megabyte can hold rows of gigabytes.
    private static let portionRows = 256
    private static let portionBytes = 4 << 20

    init(path: String, encoding: String?) {
        self.path = path
        self.encoding = encoding
    }

    /// Begins to read on a thread of its own, which keeps this value until it ends.
    func start() {
        let thread = Thread { self.run() }
        thread.stackSize = 8 << 20
        thread.start()
    }

    // MARK: The side that takes

    /// The names of the columns, or nil when the file cannot be read so far.
    func columns() -> [[UInt8]]? {
        condition.withLock {
            while names == nil, !isFinished { condition.wait() }
            return names
        }
    }

    /// Exchanges rows for the next portion; false when there is none left.
    func take(_ rows: inout RowBuffer) -> Bool {
        condition.withLock {
            while portion == nil, !isFinished { condition.wait() }
            guard let next = portion else { return false }
            rows = next
            portion = nil
            taken += next.count
            condition.broadcast()
            return true
        }
    }

    /// What ended the reading before the end of the file.
    var problem: RecordProblem? { condition.withLock { fault } }

    /// The share of a size that the rows taken so far are of all.
    func share(of size: Int) -> Int {
        condition.withLock { stated > 0 ? Int(Double(size) * Double(taken) / Double(stated)) : 0 }
    }

    /// Makes the thread end at its next value.
    func cancel() {
        condition.withLock {
            isCancelled = true
            condition.broadcast()
        }
    }

    // MARK: The thread that reads

    private func run() {
        let problem = parse()
        if problem == nil { announce() }
        if problem == nil, !rows.isEmpty { _ = handOver() }
        condition.withLock {
            fault = problem
            isFinished = true
            condition.broadcast()
        }
    }

    private func parse() -> RecordProblem? {
        if let reason = DatasetPages.fault(ofFile: path) { return damaged(reason) }
        guard let parser = readstat_parser_init() else { return damaged("there is no memory to read it") }
        defer { readstat_parser_free(parser) }
        readstat_set_metadata_handler(parser) { metadata, context in
            DatasetReading.of(context) { $0.begin(rows: Int(readstat_get_row_count(metadata))) }
        }
        readstat_set_variable_handler(parser) { _, variable, _, context in
            DatasetReading.of(context) { $0.add(variable) }
        }
        readstat_set_value_handler(parser) { row, variable, value, context in
            DatasetReading.of(context) { $0.add(value, of: variable, row: Int(row)) }
        }
        let context = Unmanaged.passUnretained(self).toOpaque()
        let status = withEncoding(of: parser) { readstat_parse_sas7bdat(parser, path, context) }
        if row >= 0, status == READSTAT_OK { rows.end() }
        if status == READSTAT_OK { return nil }
        if status == READSTAT_ERROR_CONVERT_BAD_STRING || status == READSTAT_ERROR_CONVERT {
            return RecordProblem(
                code: .invalidUTF8, line: max(1, row + 1), column: column + 1, byteOffset: 0, isWholeFile: true,
                note: "a text that is none of the file's encoding: declare the encoding it has")
        }
        return damaged(String(cString: readstat_error_message(status)))
    }

    private func withEncoding<Value>(of parser: UnsafeMutablePointer<readstat_parser_t>, _ body: () -> Value) -> Value {
        guard let encoding else { return body() }
        return encoding.withCString { name in
            readstat_set_file_character_encoding(parser, name)
            return body()
        }
    }

    private func damaged(_ reason: String) -> RecordProblem {
        RecordProblem(
            code: .damagedFile, line: max(1, row + 1), column: 1, byteOffset: 0,
            note: "ReadStat cannot read it from here: \(reason)")
    }

    private static func of(_ context: UnsafeMutableRawPointer?, _ body: (DatasetReading) -> Bool) -> Int32 {
        guard let context else { return Int32(READSTAT_HANDLER_ABORT) }
        let goesOn = body(Unmanaged<DatasetReading>.fromOpaque(context).takeUnretainedValue())
        return Int32(goesOn ? READSTAT_HANDLER_OK : READSTAT_HANDLER_ABORT)
    }

    private func begin(rows: Int) -> Bool {
        condition.withLock {
            stated = rows
            return !isCancelled
        }
    }

    private func add(_ variable: UnsafeMutablePointer<readstat_variable_t>?) -> Bool {
        // ReadStat gives no pointer for a text without a character.
        let name = readstat_variable_get_name(variable).map { String(cString: $0) } ?? ""
        let isNumeric = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_NUMERIC
        let format = readstat_variable_get_format(variable).map { String(cString: $0) } ?? ""
        variables.append((Array(name.utf8), isNumeric ? SASQuantity(format: format) : .number))
        return true
    }

    private func announce() {
        condition.withLock {
            if names == nil { names = variables.map(\.name) }
            condition.broadcast()
        }
        rows.expectedFields = variables.count
    }

    private func add(_ value: readstat_value_t, of variable: UnsafeMutablePointer<readstat_variable_t>?, row: Int)
        -> Bool
    {
        if self.row < 0 { announce() }
        if row != self.row {
            if self.row >= 0 { rows.end() }
            let isFull = rows.count >= Self.portionRows || rows.byteCount >= Self.portionBytes
            if isFull, !handOver() { return false }
            self.row = row
            rows.begin(line: row + 1, place: row)
        }
        column = Int(readstat_variable_get_index(variable))
        if readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING {
            guard let text = readstat_string_value(value) else {
                rows.append("")
                return true
            }
            UnsafeRawPointer(text).withMemoryRebound(to: UInt8.self, capacity: strlen(text)) { start in
                rows.append(UnsafeBufferPointer(start: start, count: strlen(text)), isText: true)
            }
        } else if readstat_value_is_system_missing(value) != 0 || readstat_value_is_tagged_missing(value) != 0 {
            rows.append("")
        } else {
            let quantity = variables.indices.contains(column) ? variables[column].quantity : .number
            rows.append(quantity.text(of: readstat_double_value(value)))
        }
        return true
    }

    /// Waits until the portion before was taken; false when no more are wanted.
    private func handOver() -> Bool {
        condition.withLock {
            while portion != nil, !isCancelled { condition.wait() }
            if isCancelled { return false }
            portion = rows
            rows.removeAll()
            condition.broadcast()
            return true
        }
    }
}
