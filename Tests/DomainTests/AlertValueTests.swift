import Domain
import Foundation
import Testing

@Suite("Values of an alert")
struct AlertValueTests {
    @Test(
        "ALR-14 case, hyphens and white space are accepted, 16 lower-case digits are canonical",
        arguments: [
            "90-b3-d5-1f-30-01-00-00", "90B3D51F30010000", "90 b3 d5 1f 30 01 00 00", "90-B3-D5-1F-30-01-00-00",
            "90b3d51f30010000\n",
        ]
    )
    func eui64(_ text: String) throws {
        #expect(try Eui64(parsing: text).description == "90b3d51f30010000")
    }

    @Test(
        "ALR-14 15 or 17 digits and what isn't hexadecimal are refused",
        arguments: [
            "90b3d51f3001000", "90b3d51f300100000", "90b3d51f3001000g", "", "90:b3:d5:1f:30:01:00:00",
            "0x90b3d51f300100", "+0b3d51f30010000",
        ]
    )
    func invalidEui64(_ text: String) {
        let refusal = #expect(throws: Refusal.self) { try Eui64(parsing: text) }
        #expect(refusal?.rule == "ALR-14")
        #expect(refusal?.code == "invalidEui64")
        #expect(refusal?.inputs["value"] == text)
    }

    @Test("ALR-14 leading zeros are kept")
    func zeros() throws { #expect(try Eui64(parsing: "00-00-00-00-00-00-00-02").description == "0000000000000002") }

    @Test(
        "ALR-15 decimal and declared hexadecimal mean the same, leading zeros nothing",
        arguments: [
            ("98403031005530424935033843217390525231", "0x4A07BC01D9253B51FAF01F7EC7DA5B2F"),
            ("0x4a07bc01d9253b51faf01f7ec7da5b2f", "0x4A07BC01D9253B51FAF01F7EC7DA5B2F"),
            ("0x3A7F", "0x3A7F"), ("0X00003a7f", "0x3A7F"), ("14975", "0x3A7F"), ("0014975", "0x3A7F"),
            ("340282366920938463463374607431768211455", "0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"),
        ]
    )
    func serial(_ text: String, _ canonical: String) throws {
        let serial = try SerialNumber(parsing: text)
        #expect(serial.description == canonical)
        #expect(try SerialNumber(parsing: serial.decimal) == serial)
    }

    @Test(
        "ALR-15 zero, a sign, undeclared hexadecimal and 17 octets are refused",
        arguments: [
            "0", "0x0", "-1", "+1", "3A7F", "", "0x", "340282366920938463463374607431768211456",
            "0x1" + String(repeating: "0", count: 32), "1 2",
        ]
    )
    func invalidSerial(_ text: String) {
        #expect(#expect(throws: Refusal.self) { try SerialNumber(parsing: text) }?.code == "invalidSerialNumber")
    }

    @Test("ALR-15 a JSON number is no serial number")
    func jsonNumber() {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([SerialNumber].self, from: Data("[14975]".utf8))
        }
    }

    @Test("ALR-16 a certificate is serial number and issuer together")
    func certificate() throws {
        let json = Data(#"{"serial":"0x3A7F","issuerCommonName":"Z1"}"#.utf8)
        let certificate = try JSONDecoder().decode(CertificateID.self, from: json)
        #expect(certificate.description == "0x3A7F issued by Z1")
        #expect(certificate != (try CertificateID(serial: SerialNumber(parsing: "0x3A7F"), issuerCommonName: "Z2")))
        for bad in [#"{"serial":"0x3A7F"}"#, #"{"serial":"0x3A7F","issuerCommonName":" "}"#] {
            let refusal = #expect(throws: Refusal.self) {
                try JSONDecoder().decode(CertificateID.self, from: Data(bad.utf8))
            }
            #expect(refusal?.rule == "ALR-16")
        }
    }

    @Test(
        "ALR-17 roles by two hexadecimal digits",
        arguments: [
            ("00", "root"), ("01", "recovery"), ("02", "supplier"), ("03", "networkOperator"),
            ("04", "accessControlBroker"),
            ("05", "transitionalCoS"), ("06", "wanProvider"), ("07", "issuingAuthority"), ("7F", "other"),
            ("7f", "other"),
        ]
    )
    func roles(_ text: String, _ name: String) throws {
        let role = try RemotePartyRole(parsing: text)
        #expect(role.name == name)
        #expect(role.description == text.uppercased())
    }

    @Test("ALR-17 an unknown code is kept and flagged, what is no code is refused")
    func otherRoles() throws {
        let unknown = try RemotePartyRole(parsing: "42")
        #expect(!unknown.isKnown)
        #expect(unknown.description == "42")
        #expect(
            try JSONDecoder().decode([RemotePartyRole].self, from: Data(#"["02", 127]"#.utf8)) == [.supplier, .other]
        )
        for bad in ["", "2", "002", "+2", "supplier"] {
            #expect(throws: Refusal.self) { try RemotePartyRole(parsing: bad) }
        }
    }

    @Test("ALR-18 a request has one key usage, never both")
    func keyUsage() throws {
        #expect(try KeyUsage.requireOne([.keyAgreement]) == .keyAgreement)
        #expect(throws: Refusal.self) { try KeyUsage.requireOne([.digitalSignature, .keyAgreement]) }
        #expect(throws: Refusal.self) { try KeyUsage.requireOne([]) }
    }
}
