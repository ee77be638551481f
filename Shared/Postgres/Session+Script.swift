internal import CPostgres

/// Several statements in one text, without parameters and without answers.
extension Session {
    /// Runs a script by the simple protocol.
    mutating func script(_ sql: String, timeout: Duration?) throws(PostgresError) {
        guard !sql.utf8.contains(0) else { throw PostgresError(.statementFailed, "a zero byte in the text") }
        var call = Call(timeout: timeout)
        try self.refuseIfInterrupted(call)
        try self.refuseIfGone()
        let pointer = try unsafe self.pointer()
        guard unsafe PQexitPipelineMode(pointer) == 1, unsafe PQsendQuery(pointer, sql) == 1 else {
            throw self.lost(call)
        }
        call.mayHaveCommitted = true
        try self.flush(&call)
        var failure: PostgresError?
        while let result = try self.next(&call) {
            switch result.status {
            case PGRES_FATAL_ERROR:
                let error = self.failure(result, call, statement: nil)
                if unsafe PQstatus(pointer) != CONNECTION_OK || result.isFatal {
                    call.farewell = call.farewell ?? error
                    throw self.lost(call)
                }
                failure = failure ?? error
            case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
                throw self.lost(call, "COPY has no place here")
            case PGRES_COMMAND_OK where result.commandTag == "ROLLBACK" && !sql.lowercased().contains("rollback"):
                failure = failure ?? PostgresError(.transactionFailed, "COMMIT was answered by ROLLBACK")
            default:
                break
            }
        }
        guard unsafe PQenterPipelineMode(pointer) == 1 else { throw self.lost(call) }
        self.settle(&call)
        if let failure { throw failure }
    }
}
