import CReadStat
import TestSupport

/// ReadStat by itself: what it reads of a transport file, and SAS data sets that it writes.
enum ReadStatFile {
    private final class Cells {
        var rows: [[String]] = []
    }

    /// The cells of the first data set of a transport file, numbers with all their digits and missing values empty.
    static func transportRows(_ path: String) -> (rows: [[String]], status: readstat_error_t) {
        let cells = Cells()
        let parser = readstat_parser_init()
        defer { readstat_parser_free(parser) }
        readstat_set_value_handler(parser) { row, _, value, context in
            guard let context else { return 1 }
            let cells = Unmanaged<Cells>.fromOpaque(context).takeUnretainedValue()
            if cells.rows.count == row { cells.rows.append([]) }
            let isText = readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING
            let isMissing = readstat_value_is_system_missing(value) + readstat_value_is_tagged_missing(value) != 0
            let text =
                isText
                ? readstat_string_value(value).map { String(cString: $0) } ?? ""
                : isMissing ? "" : "\(readstat_double_value(value))"
            cells.rows[Int(row)].append(text)
            return 0
        }
        let status = readstat_parse_xport(parser, path, Unmanaged.passUnretained(cells).toOpaque())
        return (cells.rows, status)
    }

    private final class Bytes {
        var bytes: [UInt8] = []
    }

    /// A SAS data set (sas7bdat) of these variables and rows.
    static func dataset(
        _ variables: [TransportWriter.Variable], _ rows: [[TransportWriter.Value]], isCompressed: Bool = false
    ) -> [UInt8] {
        let target = Bytes()
        let writer = readstat_writer_init()
        defer { readstat_writer_free(writer) }
        readstat_set_data_writer(writer) { bytes, count, context in
            guard let context, let bytes else { return -1 }
            let target = Unmanaged<Bytes>.fromOpaque(context).takeUnretainedValue()
            target.bytes += Array(UnsafeRawBufferPointer(start: bytes, count: count))
            return count
        }
        if isCompressed { readstat_writer_set_compression(writer, READSTAT_COMPRESS_ROWS) }
        let added = variables.map { variable in
            let type = variable.isNumeric ? READSTAT_TYPE_DOUBLE : READSTAT_TYPE_STRING
            let added = readstat_add_variable(writer, variable.name, type, variable.isNumeric ? 8 : variable.length)
            if !variable.format.isEmpty { readstat_variable_set_format(added, "\(variable.format)\(variable.width)") }
            return added
        }
        readstat_begin_writing_sas7bdat(writer, Unmanaged.passUnretained(target).toOpaque(), rows.count)
        for row in rows {
            readstat_begin_row(writer)
            for (variable, value) in zip(added, row) {
                switch value {
                case .text(let text): readstat_insert_string_value(writer, variable, text)
                case .bytes(let bytes):
                    readstat_insert_string_value(writer, variable, String(decoding: bytes, as: UTF8.self))
                case .number(let number): readstat_insert_double_value(writer, variable, number)
                case .missing(let letter):
                    if letter == "." {
                        readstat_insert_missing_value(writer, variable)
                    } else {
                        readstat_insert_tagged_missing_value(writer, variable, CChar(letter.asciiValue ?? 0x41))
                    }
                }
            }
            readstat_end_row(writer)
        }
        readstat_end_writing(writer)
        return target.bytes
    }
}
