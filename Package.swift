// swift-tools-version: 6.2
import PackageDescription

/// The five services: the executable's name and the prefix of its two modules.
///
/// A sixth is one more line.
let services = [
    "proposals": "Proposals",
    "elections": "Elections",
    "meetings": "Meetings",
    "notifications": "Notifications",
    "smki-alerts": "SMKIAlerts",
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")

/// A pure domain, the thin service around it, and the domain's tests.
func service(_ name: String, _ module: String, extra: [Target.Dependency] = []) -> [Target] {
    [
        .target(name: "\(module)Domain", dependencies: ["Domain"], path: "Services/\(module)/Domain"),
        .executableTarget(
            name: name,
            dependencies: [.target(name: "\(module)Domain"), "Domain", "Messages", "Postgres", "ServiceKit", logging]
                + extra,
            path: "Services/\(module)/Service"
        ),
        .testTarget(
            name: "\(module)DomainTests",
            dependencies: [.target(name: "\(module)Domain"), "Domain"],
            path: "Tests/\(module)DomainTests"
        ),
    ]
}

/// A module under Shared.
func shared(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, path: "Shared/\(name)")
}

/// A C library, seen by one Swift module only.
func library(_ name: String, links: String?) -> Target {
    .target(
        name: name,
        path: "Shared/\(name)",
        linkerSettings: links.map { [.linkedLibrary($0)] } ?? []
    )
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, path: "Tests/\(name)")
}

let package = Package(
    name: "quorate",
    products: services.keys.sorted().map { .executable(name: $0, targets: [$0]) }
        + [.executable(name: "quorate", targets: ["quorate"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        library("CLinux", links: nil),
        library("CRabbitMQ", links: "rabbitmq"),
        library("CPostgres", links: "pq"),
        library("CCurl", links: "curl"),
        shared("IOThread", ["CLinux"]),
        shared("AMQP", ["CRabbitMQ", "IOThread", deque]),
        shared("Postgres", ["CPostgres", "IOThread", deque]),
        shared("Mail", ["CCurl", "IOThread"]),
        shared("Domain", []),
        shared("Messages", ["AMQP", "Domain", crypto]),
        shared(
            "ServiceKit",
            [
                "AMQP", "Domain", "Messages", "Postgres", argumentParser, configuration, crypto, deque,
                hummingbird, lifecycle, logging, metrics, signals,
            ]
        ),
        .executableTarget(
            name: "quorate",
            dependencies: [
                "AMQP", "Domain", "Messages", "Postgres", "SMKIAlertsDomain", "ServiceKit", argumentParser, logging,
            ],
            path: "Services/Operator"
        ),
        tests("AMQPTests", ["AMQP"]),
        tests("PostgresTests", ["Postgres"]),
        tests("MailTests", ["Mail"]),
        tests("DomainTests", ["Domain"]),
        tests("MessagesTests", ["AMQP", "Domain", "Messages"]),
        tests(
            "ServiceKitTests",
            [
                "AMQP", "Domain", "Messages", "Postgres", "ServiceKit", argumentParser, crypto, lifecycle, logging,
                metrics,
            ]
        ),
        tests("LiveTests", ["AMQP", "Domain", "Messages", "NotificationsDomain", "Postgres"]),
    ]
        + services.sorted { $0.key < $1.key }.flatMap { name, module in
            service(name, module, extra: name == "notifications" ? ["Mail"] : [])
        }
)

for target in package.targets where !["CLinux", "CRabbitMQ", "CPostgres", "CCurl"].contains(target.name) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
    ]
}
