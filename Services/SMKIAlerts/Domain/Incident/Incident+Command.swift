public import Domain

extension Incident {
    /// What may be asked of it.
    ///
    /// What another service's event brings needs the role `service`.
    public enum Command: Sendable {
        /// A first report, checked; anybody's. `linkedTo` as ``AlertFamily/linkedTo`` has it.
        case open(incidentID: String, alert: CheckedAlert, digest: String, linkedTo: String?)
        /// A higher version from the same sender.
        case update(alert: CheckedAlert, digest: String)
        /// A report without effect that is kept all the same.
        case keep(alert: CheckedAlert, digest: String, because: KeptBecause)
        /// A person has seen the alert.
        case acknowledge
        /// The Chair sets the level.
        case determineClassification(Classification, reason: String)
        /// The sender or the DCC takes it back.
        case retract(reason: String)
        /// The Chair agrees to that.
        case confirmRetraction(reason: String)
        /// The meetings service has put the routes on the table.
        case routesOffered
        /// A motion on key use was put in a meeting of this status.
        case motionPut(status: AlertStatus)
        /// The PMA has decided.
        case decide(ReportedDecision)
        /// The DCC has accepted the direction.
        case beginRecovery(directionID: String)
        /// The DCC tells how far it has come.
        case recordProgress(RecoveryProgress)
        /// The credentials concerned are good again.
        case markRecovered(reason: String)
        /// Nothing is left to do; a shortfall is stated where Devices remain.
        case close(shortfall: String?)
    }

    /// Why a report is kept without effect.
    public enum KeptBecause: String, Sendable, Codable, Hashable, CaseIterable {
        /// A higher version was there before it.
        case superseded
        /// The same version says something else (ALR-21).
        case conflict
    }
}
