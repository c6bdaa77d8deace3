-- The event log: one immutable byte string per event, and the Merkle trees over them. Nothing here is ever changed.

create schema ledger;
revoke all on schema ledger from public;

-- Everything before the payload, the last member of every event. Reading no further than that makes an insert a
-- third cheaper. The bytes sought, «,"payload":», cannot occur inside a string: there the quotes are escaped.
-- Declared immutable although convert_from is not: it depends on nothing but the conversion from UTF-8, which is fixed.
create function ledger.envelope(leaf_bytes bytea) returns json
    language plpgsql immutable strict parallel safe
as $$
begin
    return (pg_catalog.convert_from(
        pg_catalog.substring(leaf_bytes, 1, pg_catalog.position(leaf_bytes, '\x2c227061796c6f6164223a'::bytea) - 1),
        'UTF8') || '}')::json;
end
$$;

-- Immutable for the instants we write: ISO 8601 that ends with Z reads the same in every time zone.
create function ledger.utc(instant text) returns timestamptz
    language plpgsql immutable strict parallel safe
as $$
begin
    if instant not like '%Z' then
        raise exception 'Tidpunkten % är inte i UTC. / The instant % is not in UTC.', instant, instant;
    end if;
    return instant::timestamptz;
end
$$;

create table ledger.event (
    leaf_bytes   bytea not null,
    position     bigint generated always as ((ledger.envelope(leaf_bytes) ->> 'position')::bigint) stored
        primary key,
    municipality text generated always as (ledger.envelope(leaf_bytes) ->> 'municipality') stored
        not null check (municipality ~ '^[0-9]{4}$'),
    leaf         bigint generated always as ((ledger.envelope(leaf_bytes) ->> 'leaf')::bigint) stored
        not null check (leaf >= 0),
    event_id     uuid generated always as ((ledger.envelope(leaf_bytes) ->> 'eventId')::uuid) stored
        not null unique,
    type         text generated always as (ledger.envelope(leaf_bytes) ->> 'type') stored
        not null,
    recorded_at  timestamptz generated always as (ledger.utc(ledger.envelope(leaf_bytes) ->> 'recordedAt')) stored
        not null,
    registration uuid generated always as ((ledger.envelope(leaf_bytes) ->> 'registration')::uuid) stored
        not null,
    leaf_hash    bytea generated always as (sha256('\x00'::bytea || leaf_bytes)) stored
        not null,
    check (position >= 1),
    unique (municipality, leaf)
);
create index event_registration on ledger.event (registration);

-- The roots of the complete subtrees of level 1 and above (RFC 6962); level 0 is ledger.event.leaf_hash.
create table ledger.node (
    municipality text     not null check (municipality ~ '^[0-9]{4}$'),
    level        smallint not null check (level >= 1),
    index        bigint   not null check (index >= 0),
    hash         bytea    not null check (length(hash) = 32),
    primary key (municipality, level, index)
);

create function ledger.refuse_change() returns trigger
    language plpgsql
as $$
begin
    raise exception 'Händelseloggen ändras aldrig: % av %.% vägras. / The event log never changes: % of %.% is refused.',
        tg_op, tg_table_schema, tg_table_name, tg_op, tg_table_schema, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

create trigger never_changed before update or delete or truncate on ledger.event
    for each statement execute function ledger.refuse_change();
create trigger never_changed before update or delete or truncate on ledger.node
    for each statement execute function ledger.refuse_change();
-- Also where another server's changes are replayed.
alter table ledger.event enable always trigger never_changed;
alter table ledger.node enable always trigger never_changed;

revoke all on all tables in schema ledger from public;
revoke all on all functions in schema ledger from public;
grant usage on schema ledger to malspar_app;
grant select, insert on ledger.event, ledger.node to malspar_app;
grant execute on function ledger.envelope(bytea), ledger.utc(text) to malspar_app;
