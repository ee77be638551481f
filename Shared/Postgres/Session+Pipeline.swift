internal import CPostgres

/// Statements sent together, answered together.
extension Session {
    /// What one queued command was, in the order of the answers.
    private enum Step {
        case prepare(PreparedStatements.Entry, statement: Int)
        case execute(statement: Int)
    }

    /// Sends all statements and one Sync, and reads all answers.
    mutating func run(_ statements: [Statement], timeout: Duration?) throws(PostgresError) -> [Rows] {
        guard !statements.isEmpty else { return [] }
        var call = Call(timeout: timeout)
        try self.refuseIfInterrupted(call)
        try self.refuseIfGone()
        let startsIdle = try unsafe PQtransactionStatus(self.pointer()) == PQTRANS_IDLE
        try self.makeRoom(startsIdle)
        let warnings = self.handle.warnings
        let steps = try self.queue(statements, &call)
        let isAutocommit = startsIdle && !statements.contains(where: \.begins)
        let commits = statements.contains(where: \.commits)
        call.mayHaveCommitted = isAutocommit || commits
        guard try unsafe PQpipelineSync(self.pointer()) == 1 else { throw self.lost(call) }
        try self.flush(&call)
        let rows = try self.collect(steps, statements, &call, isAutocommit: isAutocommit)
        if commits, call.interruption != nil, self.handle.warnings != warnings {
            // The server stops waiting for its standby when cancelled, and answers COMMIT all the same.
            throw self.lost(call, "cancelled while the commit waited for a standby")
        }
        return rows
    }

    /// Gives up all prepared statements when there are very many, which only texts that vary can bring about.
    private mutating func makeRoom(_ isIdle: Bool) throws(PostgresError) {
        guard self.prepared.count >= PreparedStatements.limit, isIdle else { return }
        self.prepared.removeAll()
        try self.script("DEALLOCATE ALL", timeout: Self.grace)
    }

    private mutating func queue(_ statements: [Statement], _ call: inout Call) throws(PostgresError) -> [Step] {
        for (index, statement) in statements.enumerated() {
            guard statement.parameters.count <= Int(UInt16.max), !statement.sql.utf8.contains(0) else {
                let reason = "too many parameters, or a zero byte in the text"
                throw PostgresError(.statementFailed, reason, statementIndex: index)
            }
        }
        let pointer = try unsafe self.pointer()
        var steps: [Step] = []
        for (index, statement) in statements.enumerated() {
            let entry: PreparedStatements.Entry
            if let found = self.prepared.find(statement) {
                entry = found
            } else {
                entry = self.prepared.make(statement)
                self.prepared.add(entry, for: statement.sql)
                let count = Int32(entry.types.count)
                guard unsafe PQsendPrepare(pointer, entry.name, statement.sql, count, entry.types) == 1 else {
                    throw self.lost(call)
                }
                steps.append(.prepare(entry, statement: index))
            }
            if statement.commits { call.mayHaveCommitted = true }
            self.encoder.encode(statement.parameters)
            guard unsafe Self.send(pointer, entry.name, self.encoder) else { throw self.lost(call) }
            steps.append(.execute(statement: index))
        }
        return steps
    }

    private static func send(_ pointer: OpaquePointer, _ name: String, _ encoder: ParameterEncoder) -> Bool {
        unsafe encoder.bytes.withUnsafeBufferPointer { bytes in
            // An empty value still needs an address: a null pointer would say that the value is null.
            let empty: StaticString = ""
            let base = unsafe UnsafeRawPointer(bytes.baseAddress) ?? UnsafeRawPointer(empty.utf8Start)
            let values = unsafe encoder.offsets.map { offset in
                unsafe offset.map { unsafe (base + $0).assumingMemoryBound(to: CChar.self) }
            }
            let formats = [Int32](repeating: 1, count: encoder.lengths.count)
            let count = Int32(encoder.lengths.count)
            return unsafe PQsendQueryPrepared(pointer, name, count, values, encoder.lengths, formats, 1) == 1
        }
    }

    /// Reads the answers to all steps and to the Sync; the first failure is thrown once all have come.
    private mutating func collect(
        _ steps: [Step],
        _ statements: [Statement],
        _ call: inout Call,
        isAutocommit: Bool
    ) throws(PostgresError) -> [Rows] {
        var rows: [Rows] = []
        rows.reserveCapacity(statements.count)
        var failure: PostgresError?
        for step in steps {
            guard let result = try self.next(&call) else { throw self.lost(call, "an answer is missing") }
            switch (result.status, step) {
            case (PGRES_COMMAND_OK, .prepare):
                break
            case (PGRES_TUPLES_OK, .execute), (PGRES_COMMAND_OK, .execute), (PGRES_EMPTY_QUERY, .execute):
                rows.append(Rows(result))
            case (PGRES_FATAL_ERROR, .prepare(let entry, let index)):
                self.prepared.remove(entry.name, for: statements[index].sql)
                failure = try self.first(failure, result, &call, statements, index)
            case (PGRES_FATAL_ERROR, .execute(let index)):
                failure = try self.first(failure, result, &call, statements, index)
            case (PGRES_PIPELINE_ABORTED, .prepare(let entry, let index)):
                self.prepared.remove(entry.name, for: statements[index].sql)
            case (PGRES_PIPELINE_ABORTED, .execute):
                break
            default:
                throw self.lost(call, "an answer that has no place in a pipeline: COPY?")
            }
            if try self.next(&call) != nil { throw self.lost(call, "more than one answer to a statement") }
        }
        try self.finish(&call, isComplete: failure == nil && !isAutocommit && statements.last?.commits == true)
        if failure == nil { failure = Self.rolledBackCommit(rows, statements) }
        if let failure {
            self.forget(failure, statements)
            throw failure
        }
        return rows
    }

    /// Reads the answer to the Sync.
    ///
    /// When the last answer was that of `COMMIT`, nothing is lost with the connection.
    private mutating func finish(_ call: inout Call, isComplete: Bool) throws(PostgresError) {
        do throws(PostgresError) {
            guard let result = try self.next(&call), result.status == PGRES_PIPELINE_SYNC else {
                throw self.lost(call, "the answer to the Sync is missing")
            }
        } catch {
            self.close()
            guard isComplete else { throw error }
        }
        self.settle(&call)
    }

    /// The failure to report: the first one.
    ///
    /// A fatal one ends the session, and what remains can't be read.
    private mutating func first(
        _ failure: PostgresError?,
        _ result: borrowing ResultHandle,
        _ call: inout Call,
        _ statements: [Statement],
        _ index: Int
    ) throws(PostgresError) -> PostgresError {
        let error = self.failure(result, call, statement: index)
        let isLost = try unsafe PQstatus(self.pointer()) != CONNECTION_OK
        if result.isFatal || isLost {
            call.farewell = call.farewell ?? error
            // The server takes one statement after another: it ended the session before it came to any commit.
            if result.isFatal, !statements[...index].contains(where: \.commits) { call.mayHaveCommitted = false }
            throw self.lost(call)
        }
        return failure ?? error
    }

    private static func rolledBackCommit(_ rows: [Rows], _ statements: [Statement]) -> PostgresError? {
        for (index, statement) in statements.enumerated() where rows.indices.contains(index) {
            guard statement.commits, rows[index].commandTag == "ROLLBACK" else { continue }
            let reason = "COMMIT was answered by ROLLBACK: an earlier statement had failed"
            return PostgresError(.transactionFailed, reason, statementIndex: index)
        }
        return nil
    }

    /// A prepared statement that is gone or whose result has changed its type is prepared anew the next time.
    private mutating func forget(_ failure: PostgresError, _ statements: [Statement]) {
        guard failure.sqlState == "26000" || failure.sqlState == "0A000", let index = failure.statementIndex,
            let entry = self.prepared.find(statements[index])
        else { return }
        self.prepared.remove(entry.name, for: statements[index].sql)
    }
}
