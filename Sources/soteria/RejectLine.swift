import Registry
import Safety

/// A refused row or file as one line: where, why, and what to do about it. It holds no value of the row.
struct RejectLine {
    let text: String

    init(_ reject: Reject, fileName: String) {
        text = RejectLine.line(
            file: fileName, line: reject.line, column: reject.column, columnName: reject.columnName,
            code: reject.code.rawValue, detail: reject.detail)
    }

    init(_ reject: StoredReject) {
        text = RejectLine.line(
            file: reject.file, line: reject.line, column: reject.column, columnName: reject.columnName,
            code: reject.code, detail: reject.detail)
    }

    private static func line(
        file: String, line: Int, column: Int?, columnName: String?, code: String, detail: String
    ) -> String {
        var place = "\(file):\(line)"
        if let column { place += ":\(column)" }
        if let columnName { place += " (\(columnName))" }
        return "\(place): \(code): \(detail)"
    }
}
