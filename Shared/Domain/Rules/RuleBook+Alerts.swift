extension RuleBook {
    static let alerts: [Rule] = [
        Rule(
            "ALR-01",
            .stated,
            "SECMP0022 FMR, Appendix 1",
            "An incident becomes a Recovery Event by the decision to use a key"
        ),
        Rule("ALR-02", .published, "SEC L10", "Compromises are notified to DCC, and by DCC onward"),
        Rule(
            "ALR-03",
            .stated,
            "SMKI PMA ToR v2.0 (L1.17(i))",
            "An alert says whether the key is or may be compromised"
        ),
        Rule(
            "ALR-04",
            .stated,
            "SMKI PMA ToR v2.0 (L1.17(i))",
            "A decision is no use, the Recovery Private Key or the Contingency Private Key"
        ),
        Rule(
            "ALR-05",
            .stated,
            "SMKI PMA ToR v2.0 (L1.17(i))",
            "A decision follows a version of the Recovery Key Guidance"
        ),
        Rule("ALR-06", .published, "SEC L10.9", "Every mandatory factor and step of the Guidance is answered first"),
        Rule("ALR-07", .published, "SEC L10", "What the Recovery Procedure holds, and its periodic test"),
        Rule("ALR-08", .published, "SMKI Recovery Procedure, draft 2015", "The kinds of incident"),
        Rule(
            "ALR-09",
            .published,
            "SMKI Recovery Procedure, draft 2015",
            "The methods of recovery for an organisation key"
        ),
        Rule("ALR-10", .inferred, "", "Which method needs which decision"),
        Rule("ALR-11", .published, "DCC published parser", "Replacement modes and the keys they imply"),
        Rule("ALR-12", .published, "SMKI Recovery Procedure, draft 2015", "The files exchanged in a recovery"),
        Rule("ALR-13", .inferred, "", "What an alert must carry"),
        Rule("ALR-14", .published, "DCC published key store", "An EUI-64 is 16 hexadecimal digits"),
        Rule("ALR-15", .published, "DCC published parser", "A serial number is positive and at most 16 octets"),
        Rule(
            "ALR-16",
            .published,
            "SMETS1 Supporting Requirements",
            "A certificate is named by serial number and issuer together"
        ),
        Rule(
            "ALR-17",
            .published,
            "DCC published parser",
            "The remote party roles; an unknown one is kept and flagged"
        ),
        Rule("ALR-18", .published, "SEC Appendix M", "A certificate request has one key usage, never both"),
        Rule("ALR-19", .inferred, "", "Key kind and role should agree; a mismatch is a warning"),
        Rule("ALR-20", .inferred, "", "An alert is RED unless its sender says otherwise"),
        Rule(
            "ALR-21",
            .inferred,
            "",
            "The same alert again is ignored; a different one under its id is kept as a conflict"
        ),
        Rule("ALR-22", .inferred, "", "An alert is acknowledged, told to all Members and opens an incident"),
        Rule("ALR-23", .inferred, "", "An alert nobody acknowledges escalates, person by person"),
        Rule("ALR-24", .stated, "SECMP0022 FMR, 2.2 and 7.3", "An alert may call a meeting, by either lawful route"),
        Rule(
            "ALR-25",
            .stated,
            "SMKI PMA ToR v2.0, 5",
            "Emergency powers need a reasonable finding of threat or compromise"
        ),
        Rule("ALR-26", .stated, "SMKI PMA ToR v2.0, 5", "The committee may require suspension of the SMKI Service"),
        Rule("ALR-27", .stated, "SMKI PMA ToR v2.0, 5", "The committee may have a Participant suspended"),
        Rule("ALR-28", .stated, "SMKI PMA ToR v2.0, 5", "Emergency acts may be appealed to Ofgem afterwards"),
        Rule("ALR-29", .inferred, "", "A suspension has an explicit end and is reviewed at each meeting"),
        Rule(
            "ALR-30",
            .stated,
            "SMKI PMA ToR v2.0 (L1.17(j))",
            "Parties may be nominated for the Recovery Procedure's purposes"
        ),
        Rule("ALR-31", .published, "SMKI Recovery Procedure, draft 2015", "A roster of Key Custodians is kept"),
        Rule(
            "ALR-32",
            .stated,
            "SECMP0049 legal text v1.2, L10.24",
            "Recovery costs above the set sum may go to the Panel"
        ),
        Rule("ALR-34", .published, "Smart Energy Code", "Later powers are off until switched on for a date"),
        Rule("ALR-36", .inferred, "", "An incident moves through its states in order"),
        Rule("ALR-37", .inferred, "", "Succeeded, failed and remaining Devices add up to those targeted"),
        Rule("ALR-38", .inferred, "", "No private key material may be in a message"),
    ]
}
