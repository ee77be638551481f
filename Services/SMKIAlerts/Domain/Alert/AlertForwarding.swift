public import Domain

/// Whether an alert goes on to the DCC: one that came from a Party, past the DCC, does (ALR-02).
public enum AlertForwarding {
    /// Not due when the DCC sent it, nor when a known user reports the DCC's own notice; a sender whom the broker does
    /// not vouch for proves nothing by calling itself the DCC.
    ///
    /// A test is never sent on.
    public static func isDue(_ alert: CheckedAlert, sender: Actor) -> Bool {
        guard alert.status != .test, !sender.holds(.dcc) else { return false }
        return sender.user == nil || !alert.notifier.isDCC
    }
}
