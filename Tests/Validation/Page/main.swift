import Foundation
import Validation

// Writes the validation page to the file named, or to standard output; fails when a number does not agree.
let page = ValidationPage()
if CommandLine.arguments.count > 1 {
    let file = URL(fileURLWithPath: CommandLine.arguments[1])
    do {
        try Data(page.text.utf8).write(to: file)
    } catch {
        FileHandle.standardError.write(Data("\(file.path) cannot be written: \(error.localizedDescription)\n".utf8))
        exit(2)
    }
} else {
    print(page.text, terminator: "")
}
exit(page.passes ? 0 : 1)
