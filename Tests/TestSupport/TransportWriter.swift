/// Writes SAS transport files (XPORT) of version 5 or 8, after SAS TS-140, for tests.
///
/// It is written from the layout, not from the reader: a mistake of one is not shared by the other.
package struct TransportWriter {
    package enum Value: Sendable {
        case text(String)
        case bytes([UInt8])
        case number(Double)
        /// ".", "_" or "A" to "Z".
        case missing(Character)
    }

    package struct Variable: Sendable {
        package var name: String
        package var isNumeric: Bool
        package var length: Int
        package var format: String
        package var width: Int

        package static func text(_ name: String, _ length: Int) -> Variable {
            Variable(name: name, isNumeric: false, length: length, format: "", width: 0)
        }

        package static func number(_ name: String, _ format: String = "", width: Int = 0, length: Int = 8) -> Variable {
            Variable(name: name, isNumeric: true, length: length, format: format, width: width)
        }
    }

    package struct Member: Sendable {
        package var name: String
        package var variables: [Variable]
        package var rows: [[Value]]

        package init(_ name: String, _ variables: [Variable], _ rows: [[Value]]) {
            (self.name, self.variables, self.rows) = (name, variables, rows)
        }
    }

    package var isVersion8: Bool
    /// Labels of version 8 that are longer than 40 bytes, by variable, from 1.
    package var longLabels: [Int: String] = [:]

    package init(isVersion8: Bool = false) { self.isVersion8 = isVersion8 }

    /// The bytes of a library of data sets.
    package func file(_ members: [Member]) -> [UInt8] {
        var bytes = header(isVersion8 ? "LIBV8" : "LIBRARY")
        bytes += record("SAS     SAS     SASLIB  9.4     LINUX   ", behind: stamp)
        bytes += record(stamp)
        for member in members { bytes += self.bytes(of: member) }
        return bytes
    }

    private let stamp = "01JAN26:00:00:00"

    private func bytes(of member: Member) -> [UInt8] {
        var bytes = header(isVersion8 ? "MEMBV8" : "MEMBER", "000000000000000001600000000140")
        bytes += header(isVersion8 ? "DSCPTV8" : "DSCRPTR")
        let name = padded(member.name, isVersion8 ? 32 : 8)
        bytes += record("SAS     \(name)SASDATA 9.4     LINUX   ", behind: isVersion8 ? "" : stamp)
        bytes += record(stamp)
        let count = String(member.variables.count)
        bytes += header(
            isVersion8 ? "NAMSTV8" : "NAMESTR",
            String(repeating: "0", count: 10 - count.count) + count + String(repeating: "0", count: 20))
        var namestrs: [UInt8] = []
        var position = 0
        for (number, variable) in member.variables.enumerated() {
            namestrs += namestr(variable, number: number + 1, position: position)
            position += variable.length
        }
        bytes += filled(namestrs)
        if !longLabels.isEmpty { bytes += labels(member) }
        let rows = String(member.rows.count)
        bytes +=
            isVersion8
            ? header("OBSV8", String(repeating: " ", count: 15 - rows.count) + rows) : header("OBS")
        return bytes + filled(member.rows.flatMap { row in zip(row, member.variables).flatMap(self.bytes) })
    }

    private func namestr(_ variable: Variable, number: Int, position: Int) -> [UInt8] {
        var bytes = big(variable.isNumeric ? 1 : 2) + big(0) + big(variable.length) + big(number)
        bytes += Array(padded(String(variable.name.prefix(8)), 8).utf8)
        bytes += Array(padded("Label of \(variable.name)", 40).utf8)
        bytes += Array(padded(variable.format, 8).utf8) + big(variable.width) + big(0) + big(0) + big(0)
        bytes += Array(padded("", 8).utf8) + big(0) + big(0)
        bytes += big(position >> 16) + big(position & 0xFFFF)
        let rest: [UInt8] = isVersion8 ? Array(padded(variable.name, 32).utf8) + big(0) : []
        return bytes + rest + [UInt8](repeating: 0, count: 140 - bytes.count - rest.count)
    }

    private func labels(_ member: Member) -> [UInt8] {
        var bytes: [UInt8] = []
        for (number, label) in longLabels.sorted(by: { $0.key < $1.key }) {
            let name = Array(member.variables[number - 1].name.utf8)
            bytes += big(number) + big(name.count) + big(label.utf8.count) + name + Array(label.utf8)
        }
        return header("LABELV8", padded(String(longLabels.count), 30)) + filled(bytes)
    }

    private func bytes(_ value: Value, _ variable: Variable) -> [UInt8] {
        var bytes: [UInt8]
        switch value {
        case .text(let text): bytes = Array(text.utf8)
        case .bytes(let raw): bytes = raw
        case .number(let number): return Array(Self.ibm(number).prefix(variable.length))
        case .missing(let letter):
            return Array(([UInt8(letter.asciiValue ?? 0x2E)] + [UInt8](repeating: 0, count: 7)).prefix(variable.length))
        }
        bytes += [UInt8](repeating: 0x20, count: max(0, variable.length - bytes.count))
        return Array(bytes.prefix(variable.length))
    }

    /// A number as an IBM System/370 double: a sign, seven bits of a power of 16 plus 64, 56 bits behind the point.
    package static func ibm(_ number: Double) -> [UInt8] {
        if number == 0 { return [UInt8](repeating: 0, count: 8) }
        var fraction = number.magnitude
        var power = 64
        while fraction >= 1 { (fraction, power) = (fraction / 16, power + 1) }
        while fraction < 1.0 / 16 { (fraction, power) = (fraction * 16, power - 1) }
        var bytes = [UInt8(number < 0 ? 0x80 | power : power)]
        for _ in 0..<7 {
            fraction *= 256
            bytes.append(UInt8(fraction))
            fraction -= fraction.rounded(.down)
        }
        return bytes
    }

    private func header(_ name: String, _ rest: String = "000000000000000000000000000000") -> [UInt8] {
        record("HEADER RECORD*******\(padded(name, 8))HEADER RECORD!!!!!!!\(rest)")
    }

    /// A record of 80 bytes; `behind` stands at its end.
    private func record(_ text: String, behind: String = "") -> [UInt8] {
        Array((padded(text, 80 - behind.utf8.count) + behind).utf8)
    }

    private func filled(_ bytes: [UInt8]) -> [UInt8] {
        bytes + [UInt8](repeating: 0x20, count: (80 - bytes.count % 80) % 80)
    }

    private func padded(_ text: String, _ count: Int) -> String {
        text + String(repeating: " ", count: max(0, count - text.utf8.count))
    }

    private func big(_ number: Int) -> [UInt8] { [UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF)] }
}
