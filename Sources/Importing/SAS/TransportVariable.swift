/// A variable of a data set in a SAS transport file: what its NAMESTR record says.
struct TransportVariable: Sendable, Equatable {
    /// The bytes of the name without blanks behind it; the long one of version 8 where there is one.
    var name: [UInt8]
    var isNumeric: Bool
    /// The number of bytes of a value.
    var length: Int
    /// The offset of a value in its row.
    var position: Int
    var quantity: SASQuantity
    /// The NAMESTR's own position, which need not be true.
    private(set) var statedPosition: Int

    /// Reads a NAMESTR of 136 or 140 bytes; nil when its type or length is none that a transport file can have.
    ///
    /// Source: SAS TS-140 and the record layout of version 8: whole numbers stand big end first.
    init?(namestr: ArraySlice<UInt8>, isVersion8: Bool) {
        let bytes = Array(namestr)
        guard bytes.count >= 136 else { return nil }
        func number(_ offset: Int) -> Int { Int(bytes[offset]) << 8 | Int(bytes[offset + 1]) }
        func text(_ range: Range<Int>) -> [UInt8] { TransportText.trimmed(bytes[range]) }
        let longName = isVersion8 ? text(88..<120) : []
        name = longName.isEmpty ? text(8..<16) : longName
        isNumeric = number(0) == 1
        length = number(4)
        statedPosition = number(84) << 16 | number(86)
        position = 0
        quantity = isNumeric ? SASQuantity(format: String(decoding: text(56..<64), as: UTF8.self)) : .number
        guard number(0) == 1 || number(0) == 2, isNumeric ? (2...8).contains(length) : (1...32_767).contains(length)
        else { return nil }
    }

    /// Gives each variable its place behind the one before it; false when the NAMESTRs state other places.
    ///
    /// Some writers leave all stated positions 0.
    static func place(_ variables: inout [TransportVariable]) -> Bool {
        var position = 0
        var isAsStated = true
        for number in variables.indices {
            variables[number].position = position
            if variables[number].statedPosition != position { isAsStated = false }
            position += variables[number].length
        }
        return isAsStated || variables.allSatisfy { $0.statedPosition == 0 }
    }
}

/// Texts of fixed width.
enum TransportText {
    /// The bytes without the blanks that fill up the width; some writers fill up with NULs.
    static func trimmed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var end = bytes.endIndex
        while end > bytes.startIndex, bytes[end - 1] == 0x20 || bytes[end - 1] == 0 { end -= 1 }
        return Array(bytes[..<end])
    }
}
