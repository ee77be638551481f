internal import Postgres

/// The tables that every service has, each in its own schema.
enum Schema {
    static let migrations = [
        Migration(
            number: 1,
            name: "journal",
            sql: """
                create table journal (
                    sequence bigint primary key,
                    outward bigint unique,
                    stream text not null,
                    version int not null,
                    type text not null,
                    recorded_at bigint not null,
                    metadata bytea not null,
                    data bytea not null,
                    hash bytea not null,
                    unique (stream, version)
                );
                create table head (
                    singleton boolean primary key default true check (singleton),
                    sequence bigint not null,
                    outward bigint not null,
                    hash bytea not null,
                    clock bigint
                );
                insert into head (sequence, outward, hash) values (0, 0, decode(repeat('00', 32), 'hex'));
                create table relay (
                    singleton boolean primary key default true check (singleton),
                    published bigint not null
                );
                insert into relay (published) values (0);
                create table inbox (
                    user_id text not null,
                    source text not null,
                    id text not null,
                    digest bytea not null,
                    reply bytea not null,
                    sequence bigint,
                    at bigint not null,
                    primary key (user_id, source, id)
                );
                create index inbox_refused on inbox (at) where sequence is null;
                create table progress (
                    source text primary key,
                    outward bigint not null,
                    hash bytea,
                    reacts_from bigint not null
                );
                create table timer (
                    id text primary key,
                    due_at bigint not null,
                    stream text not null,
                    name text not null,
                    command bytea not null
                );
                create index timer_due on timer (due_at, id);
                create table view (
                    kind text not null,
                    id text not null,
                    version int not null,
                    classification text not null,
                    green jsonb not null,
                    body bytea not null,
                    primary key (kind, id)
                );
                create table copy (
                    kind text not null,
                    id text not null,
                    source text not null,
                    body bytea not null,
                    primary key (kind, id)
                );
                create table parked (
                    id text primary key,
                    at bigint not null,
                    origin text not null,
                    user_id text not null,
                    source text not null,
                    message_id text not null,
                    type text not null,
                    code text not null,
                    state text not null,
                    settled_by text,
                    content bytea not null
                );
                create table attempt (
                    id text primary key,
                    count int not null,
                    at bigint not null
                );
                create table data_key (
                    subject text primary key,
                    wrapped bytea,
                    destroyed_at bigint
                );
                """
        ),
        Migration(
            number: 2,
            name: "parked subject",
            sql: """
                alter table parked add column subject text not null default '';
                alter table parked add column number bigint generated always as identity;
                create index parked_events on parked (source, subject)
                    where origin = 'event' and state in ('parked', 'takenUp');
                create index inbox_id on inbox (id);
                """
        ),
        Migration(
            number: 3,
            name: "opaque ids",
            // As `Opaque` makes them; and an explanation has a level, the highest where none was kept.
            sql: """
                update inbox set
                    source = encode(sha256('\\x736f7572636500'::bytea || convert_to(source, 'UTF8') || '\\x00'::bytea
                                           || convert_to(id, 'UTF8')), 'hex'),
                    id = encode(sha256('\\x696400'::bytea || convert_to(id, 'UTF8')), 'hex');
                update parked set
                    source = '', type = '',
                    message_id = encode(sha256('\\x696400'::bytea || convert_to(message_id, 'UTF8')), 'hex')
                where origin <> 'event' and not (origin = 'command' and user_id = '' and source = 'timer');
                update view set classification = 'RED' where kind = 'why';
                """
        ),
    ]
}
