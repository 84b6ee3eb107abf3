import GRDB

/// Reading values of rows. GRDB's own subscripts end the program when a damaged file holds a value of another kind.
extension Row {
    /// The value of a column.
    func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
        try Row.required(self[column] as DatabaseValue, column)
    }

    /// The value of a column that may be NULL.
    func optional<Value: DatabaseValueConvertible>(_ column: String) throws -> Value? {
        let stored = self[column] as DatabaseValue
        return stored.isNull ? nil : try Row.required(stored, column)
    }

    /// The value of a column by its position, from 0.
    func value<Value: DatabaseValueConvertible>(at position: Int) throws -> Value {
        try Row.required(self[position] as DatabaseValue, "\(position + 1)")
    }

    /// The value of a column that may be NULL, by its position from 0.
    func optional<Value: DatabaseValueConvertible>(at position: Int) throws -> Value? {
        let stored = self[position] as DatabaseValue
        return stored.isNull ? nil : try Row.required(stored, "\(position + 1)")
    }

    private static func required<Value: DatabaseValueConvertible>(
        _ stored: DatabaseValue, _ column: @autoclosure () -> String
    ) throws -> Value {
        guard let value = Value.fromDatabaseValue(stored) else {
            throw RegistryError(
                .registry,
                "The registry is damaged: column \(column()) of a result holds no \(Value.self). Run `soteria verify`; "
                    + "then restore the registry from a copy.")
        }
        return value
    }
}
