internal import CCurl

/// Owns the C handle: it is cleaned up exactly once, when this value goes away, which also ends the connection.
@safe
struct CurlHandle: ~Copyable {
    let pointer: UnsafeMutableRawPointer

    init?() {
        guard quorate_curl_start() == CURLE_OK, let pointer = unsafe curl_easy_init() else { return nil }
        unsafe self.pointer = pointer
    }

    func set(_ option: CURLoption, _ text: String) -> Bool {
        unsafe quorate_curl_set_text(self.pointer, option, text) == CURLE_OK
    }

    func set(_ option: CURLoption, _ number: Int) -> Bool {
        unsafe quorate_curl_set_number(self.pointer, option, number) == CURLE_OK
    }

    deinit {
        quorate_curl_block_sigpipe()
        unsafe curl_easy_cleanup(self.pointer)
    }
}

/// One server's connection, as `libcurl` keeps it.
///
/// Belongs to one thread.
final class Transport {
    private let transfer = Transfer()
    private let handle: CurlHandle
    private let isUsable: Bool

    /// `nil` when there is no memory.
    init?(_ server: MailServer) {
        guard let handle = CurlHandle() else { return nil }
        let seconds = server.timeout.components.seconds + (server.timeout.components.attoseconds > 0 ? 1 : 0)
        let limit = Int(max(1, min(seconds, 86_400)))
        let security = server.requireTLS ? CURLUSESSL_ALL : CURLUSESSL_TRY
        var isUsable = handle.set(CURLOPT_URL, server.url) && handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        isUsable = isUsable && handle.set(CURLOPT_USE_SSL, Int(security.rawValue)) && handle.set(CURLOPT_UPLOAD, 1)
        isUsable = isUsable && handle.set(CURLOPT_NOSIGNAL, 1) && handle.set(CURLOPT_NOPROGRESS, 0)
        isUsable = isUsable && handle.set(CURLOPT_TIMEOUT, limit) && handle.set(CURLOPT_CONNECTTIMEOUT, limit)
        isUsable = isUsable && handle.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, limit)
        // A connection that has rested longer than this is likely to have been ended by the server.
        isUsable = isUsable && handle.set(CURLOPT_MAXAGE_CONN, 30) && handle.set(CURLOPT_PROXY, "")
        if let file = server.certificateFile { isUsable = isUsable && handle.set(CURLOPT_CAINFO, file) }
        self.isUsable = isUsable
        self.handle = handle
        self.attach()
    }

    /// `libcurl` calls back with the transfer, which lives as long as the handle.
    private func attach() {
        let context = unsafe Unmanaged.passUnretained(self.transfer).toOpaque()
        let curl = unsafe self.handle.pointer
        unsafe quorate_curl_set_context(curl, CURLOPT_READDATA, context)
        unsafe quorate_curl_set_context(curl, CURLOPT_HEADERDATA, context)
        unsafe quorate_curl_set_context(curl, CURLOPT_WRITEDATA, context)
        unsafe quorate_curl_set_context(curl, CURLOPT_XFERINFODATA, context)
        unsafe quorate_curl_set_transfer(curl, CURLOPT_READFUNCTION) { buffer, size, count, context in
            guard let buffer = unsafe buffer, let context = unsafe context else { return 0 }
            let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
            let part = transfer.next(size * count)
            unsafe UnsafeMutableRawBufferPointer(start: buffer, count: size * count).copyBytes(from: part)
            return part.count
        }
        unsafe quorate_curl_set_transfer(curl, CURLOPT_HEADERFUNCTION) { buffer, size, count, context in
            guard let buffer = unsafe buffer, let context = unsafe context else { return 0 }
            let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
            let bytes = unsafe UnsafeRawBufferPointer(start: buffer, count: size * count)
            transfer.receive(unsafe String(decoding: bytes, as: UTF8.self))
            return size * count
        }
        unsafe quorate_curl_set_transfer(curl, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count }
        unsafe quorate_curl_set_progress(curl) { context, _, _, _, _ in
            guard let context = unsafe context else { return 0 }
            return unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().isStopped ? 1 : 0
        }
    }

    /// Sends one message and waits for what becomes of it.
    func send(
        _ message: MailMessage,
        _ stop: StopFlag,
        _ beforeAnswer: (@Sendable () -> Void)?
    ) -> (outcome: MailOutcome, usedOldConnection: Bool) {
        let curl = unsafe self.handle.pointer
        guard self.isUsable, self.handle.set(CURLOPT_MAIL_FROM, "<\(message.from.mailbox)>"),
            let recipients = unsafe curl_slist_append(nil, "<\(message.to.mailbox)>")
        else { return (.deferred(code: nil, reason: "the mail library refused its settings"), false) }
        defer {
            unsafe quorate_curl_set_list(curl, CURLOPT_MAIL_RCPT, nil)
            unsafe curl_slist_free_all(recipients)
        }
        let text = message.text
        unsafe quorate_curl_set_list(curl, CURLOPT_MAIL_RCPT, recipients)
        unsafe quorate_curl_set_size(curl, CURLOPT_INFILESIZE_LARGE, text.utf8.count)
        self.transfer.begin(text, stop, beforeAnswer)
        quorate_curl_block_sigpipe()
        let code = unsafe curl_easy_perform(curl)
        // A server that went silent would be waited for once more at the farewell.
        if code != CURLE_OK { unsafe quorate_curl_hang_up(curl) }
        let isOld = unsafe quorate_curl_connections(curl) == 0
        return (self.outcome(code), isOld)
    }

    private func outcome(_ result: CURLcode) -> MailOutcome {
        let reason = unsafe String(cString: curl_easy_strerror(result))
        let reply = self.transfer.reply
        if self.transfer.isAllGiven {
            guard self.transfer.isAnswered, let reply else {
                return .unknown(reason: "no answer after the end of the data: \(reason)")
            }
            switch reply.code {
            case 200..<300: return .accepted(reply: "\(reply.code) \(reply.text)")
            case 500..<600: return .refused(code: reply.code, reason: reply.text)
            case 400..<500: return .deferred(code: reply.code, reason: reply.text)
            default: return .unknown(reason: "an answer without a meaning after the end of the data: \(reply.code)")
            }
        }
        guard let reply, reply.code >= 400, reply.code < 600 else { return .deferred(code: nil, reason: reason) }
        // 530 to 538 are about who we are. Refusals before MAIL, too, are about the session, not about this message.
        let isAboutUs = (530...538).contains(reply.code) || result != CURLE_SEND_ERROR
        if reply.code >= 500, !isAboutUs { return .refused(code: reply.code, reason: reply.text) }
        return .deferred(code: reply.code, reason: reply.text)
    }
}
