extension Policies {
    /// Every policy, numbered questions first.
    static let allEntries: [PolicyEntry] = questions + membershipSettings + meetingSettings
}
