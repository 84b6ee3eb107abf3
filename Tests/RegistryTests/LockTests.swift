import Foundation
import GRDB
import Safety
import Synchronization
import TestSupport
import Testing

@testable import Registry

@Suite("One writer at a time; readers see the last commit")
struct LockTests {
    @Test("A second writer is told at once that the registry is being written, and by which process")
    func secondWriter() throws {
        let test = try TestRegistry()
        let second = Registry(path: test.registry.path, termKey: TermKey(variants: []))
        _ = try test.registry.importDelivery(test.request([.subjects]), rawRow: { _ in [] }) { session in
            try session.take(subject("S1").outcome(Origin(file: 0, line: 2, byteOffset: 9)))
            let start = ContinuousClock.now
            let error = #expect(throws: RegistryError.self) { try second.use(.made(), now: TestRegistry.now) }
            #expect(ContinuousClock.now - start < .seconds(2))
            #expect(error?.kind == .locked)
            #expect(error?.description.contains("process \(getpid())") == true)
        }
        #expect(try test.registry.contents().subjects == 1)
        try second.use(.made(), now: TestRegistry.now)
        #expect(test.filesInFolder == ["study.soteria"])
    }

    @Test("A writer under another name of the file is a second writer too")
    func otherName() throws {
        let test = try TestRegistry()
        let link = test.folder.file("link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: test.registry.path)
        let second = Registry(path: link, termKey: TermKey(variants: []))
        _ = try test.registry.importDelivery(test.request([.subjects]), rawRow: { _ in [] }) { _ in
            let error = #expect(throws: RegistryError.self) { try second.use(.made(), now: TestRegistry.now) }
            #expect(error?.kind == .locked)
        }
    }

    @Test("Readers during an import see the state before it, a dry run works, and after it the new state is there")
    func readersDuringImport() throws {
        let test = try TestRegistry(rows: [subject("S1"), dose("S1", on: "2024-01-01"), event("S1")])
        let dry = test.request([.subjects], isDryRun: true)
        _ = try test.registry.importDelivery(test.request([.events]), rawRow: { _ in [] }) { session in
            for number in 2...50 {
                let row = event("S1", "\(number)", pt: "Nausea")
                try session.take(row.outcome(Origin(file: 0, line: number, byteOffset: number)))
            }
            #expect(try test.registry.contents().events == 1)
            #expect(try test.judgement(.made()).any.last?.events == 1)
            let rehearsed = try test.registry.importDelivery(dry, rawRow: { _ in [] }) { session in
                try session.take(subject("S2").outcome(Origin(file: 0, line: 2, byteOffset: 9)))
            }
            #expect(rehearsed.counts.map(\.stored) == [1])
        }
        #expect(try test.registry.contents().events == 50)
        #expect(try test.judgement(.made()).any.last?.events == 50)
        #expect(test.filesInFolder == ["study.soteria"])
    }

    @Test("A lock file that a killed process left behind locks nobody out, and goes with the next writer")
    func staleLock() throws {
        let test = try TestRegistry()
        try test.folder.write("study.soteria-lock", "99999\n")
        try test.registry.use(.made(), now: TestRegistry.now)
        #expect(test.filesInFolder == ["study.soteria"])
    }

    static let hasFlock = FileManager.default.isExecutableFile(atPath: "/usr/bin/flock")

    @Test("Another process that holds the lock keeps writers out, and readers not", .enabled(if: hasFlock))
    func otherProcess() throws {
        let test = try TestRegistry()
        let holder = Process()
        holder.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
        let ready = test.folder.file("ready")
        holder.arguments = [
            "--no-fork", "--exclusive", test.registry.path + "-lock", "sh", "-c", "touch '\(ready)'; exec sleep 60",
        ]
        try holder.run()
        defer {
            holder.terminate()
            holder.waitUntilExit()
        }
        for _ in 0..<500 where !FileManager.default.fileExists(atPath: ready) { Thread.sleep(forTimeInterval: 0.02) }
        let error = #expect(throws: RegistryError.self) { try test.registry.use(.made(), now: TestRegistry.now) }
        #expect(error?.kind == .locked)
        #expect(try test.registry.study().title == "Synthetic test study")
    }

    @Test("A program that holds SQLite's own lock makes a writer wait, then say that the registry is in use")
    func foreignTransaction() throws {
        let test = try TestRegistry()
        let before = try test.dump()
        let other = try DatabaseQueue(path: test.registry.path)
        try other.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                let error = #expect(throws: RegistryError.self) {
                    try test.registry.use(.made(), now: TestRegistry.now)
                }
                #expect(error?.kind == .locked)
                return .rollback
            }
        }
        try other.close()
        #expect(try test.dump() == before)
        #expect(test.filesInFolder == ["study.soteria"])
    }

    @Test("Readers and a writer at work at the same time do not fail one another, and every answer is a whole state")
    func together() throws {
        let test = try TestRegistry(rows: [subject("S1"), dose("S1", on: "2024-01-01")])
        let registry = test.registry
        let answers = Mutex<[Result<Int, RegistryError>]>([])
        let isDone = Mutex(false)
        let hasBegun = DispatchSemaphore(value: 0)
        let hasEnded = DispatchSemaphore(value: 0)
        // Threads of their own: those of a pool may all be waiting in other tests.
        for _ in 0..<2 {
            Thread {
                var isFirst = true
                while !isDone.withLock({ $0 }) {
                    let answer = Result { () throws(RegistryError) in try registry.contents().events }
                    answers.withLock { $0.append(answer) }
                    if isFirst { hasBegun.signal() }
                    isFirst = false
                }
                hasEnded.signal()
            }.start()
            hasBegun.wait()
        }
        for delivery in 0..<10 {
            try test.deliver((0..<10).map { event("S1", "\(delivery)-\($0)", pt: "Term \(delivery)-\($0)") })
        }
        isDone.withLock { $0 = true }
        for _ in 0..<2 { hasEnded.wait() }
        for answer in answers.withLock({ $0 }) { #expect(try answer.get() % 10 == 0) }
        #expect(answers.withLock { $0.count } > 2)
        #expect(try registry.contents().events == 100)
    }

    @Test("A writer waits for a reader who began before it")
    func waitingForReaders() throws {
        let test = try TestRegistry()
        let registry = test.registry
        let isReading = DispatchSemaphore(value: 0)
        let hasEnded = DispatchSemaphore(value: 0)
        Thread {
            _ = try? registry.reading { db in
                _ = try StudyStore.generation(db)
                isReading.signal()
                Thread.sleep(forTimeInterval: 0.5)
            }
            hasEnded.signal()
        }.start()
        isReading.wait()
        try registry.use(.made(), now: TestRegistry.now)
        hasEnded.wait()
        #expect(try registry.ruleSets().count == 2)
        #expect(test.filesInFolder == ["study.soteria"])
    }
}
