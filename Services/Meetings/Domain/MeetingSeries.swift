/// One year's meetings by their numbers, exercises apart.
public enum MeetingSeries {
    /// The series of meetings of `year` by London's calendar: `MTG-2026`, of an exercise `MTG-EXR-2026`.
    public static func name(_ status: IncidentStatus, year: Int) -> String {
        status == .exercise ? "MTG-EXR-\(year)" : "MTG-\(year)"
    }

    /// What a meeting's id says of its status.
    public static func status(ofMeeting id: String) -> IncidentStatus {
        id.hasPrefix("MTG-EXR-") ? .exercise : .actual
    }
}
