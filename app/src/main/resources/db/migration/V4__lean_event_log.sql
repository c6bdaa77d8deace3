-- The event log on one row an event: what is searched for is cut out of the bytes without calling a function for each
-- column, and the nodes of the tree stand in the row of the leaf that completed them.

-- Immutable for the instants we write: ISO 8601 that ends with Z reads the same in every time zone.
create or replace function ledger.utc(instant text) returns timestamptz
    language plpgsql immutable strict parallel safe
as $$
begin
    if instant not like '____-__-__T__:__:__.______Z' then
        raise exception 'Tidpunkten % är inte i UTC. / The instant % is not in UTC.', instant, instant;
    end if;
    return instant::timestamptz;
end
$$;

-- The members of the envelope stand in a fixed order under fixed names, and no name or value before the actor can hold
-- a quote: so each value is cut at the first place its name stands. The check puts the pieces together again and
-- compares them with what is written; a leaf of any other form is refused, and no cut can be wrong. It is written with
-- operators and not as a regular expression, which took ten times as long.
create table ledger.lean_event (
    position     bigint generated always as (split_part(encode(substring(leaf_bytes
                     from position('"position":'::bytea in leaf_bytes) + 11 for 20), 'escape'), ',', 1)::bigint) stored
                 not null,
    leaf         bigint generated always as (split_part(encode(substring(leaf_bytes
                     from position('"leaf":'::bytea in leaf_bytes) + 7 for 20), 'escape'), ',', 1)::bigint) stored
                 not null,
    recorded_at  timestamptz generated always as (ledger.utc(encode(substring(leaf_bytes
                     from position('"recordedAt":"'::bytea in leaf_bytes) + 14 for 27), 'escape'))) stored
                 not null,
    event_id     uuid generated always as (encode(substring(leaf_bytes
                     from position('"eventId":"'::bytea in leaf_bytes) + 11 for 36), 'escape')::uuid) stored
                 not null,
    registration uuid generated always as (encode(substring(leaf_bytes
                     from position('"registration":"'::bytea in leaf_bytes) + 16 for 36), 'escape')::uuid) stored
                 not null,
    -- compared byte by byte: the words' order in Swedish costs time and means nothing here
    municipality text collate "C" generated always as (encode(substring(leaf_bytes
                     from position('"municipality":"'::bytea in leaf_bytes) + 16 for 4), 'escape')) stored
                 not null,
    -- nobody searches for these by an index: they are computed when they are read, and take no room
    type         text generated always as (split_part(encode(substring(leaf_bytes
                     from position('"type":"'::bytea in leaf_bytes) + 8 for 100), 'escape'), '"', 1)) virtual
                 not null,
    leaf_hash    bytea generated always as (sha256('\x00'::bytea || leaf_bytes)) virtual
                 not null,
    -- the roots of the complete subtrees of two leaves and more (RFC 6962) that this leaf completed, lowest first: one
    -- for each 1 that its number ends with. The node at a level (1 and up) and index stands in leaf
    -- ((index + 1) << level) - 1.
    nodes        bytea not null,
    leaf_bytes   bytea not null,
    constraint event_has_the_form_we_write check (
        encode(substring(leaf_bytes for 500), 'escape') ^@ (
            '{"v":1,"municipality":"' || municipality
            || '","leaf":' || leaf
            || ',"position":' || position
            || ',"eventId":"' || event_id
            || '","type":"' || type
            || '","typeVersion":' || split_part(encode(substring(leaf_bytes
                   from position('"typeVersion":'::bytea in leaf_bytes) + 14 for 12), 'escape'), ',', 1)::integer
            || ',"recordedAt":"' || encode(substring(leaf_bytes
                   from position('"recordedAt":"'::bytea in leaf_bytes) + 14 for 27), 'escape')
            || '","registration":"' || registration
            || '","actor":"')),
    constraint event_municipality_has_four_digits check (municipality ~ '^[0-9]{4}$'),
    constraint event_type_is_a_name check (type ~ '^[a-z0-9-]+$'),
    constraint event_position_is_counted_from_one check (position >= 1),
    constraint event_leaf_is_counted_from_zero check (leaf >= 0),
    constraint event_completes_its_nodes check (
        length(nodes) = 32 * (bit_count((leaf # (leaf + 1))::bit(64)) - 1))
);

insert into ledger.lean_event (leaf_bytes, nodes)
select event.leaf_bytes, coalesce(completed.nodes, '')
  from ledger.event
  left join (select municipality, ((index + 1) << level) - 1 as leaf, string_agg(hash, '' order by level) as nodes
               from ledger.node
              group by 1, 2) as completed using (municipality, leaf)
 order by event.position;

do $$
begin
    if (select count(*) from ledger.node) <> (select coalesce(sum(length(nodes)) / 32, 0) from ledger.lean_event) then
        raise exception 'Trädet har noder utan löv; inget ändras. / The tree has nodes without leaves; nothing changes.';
    end if;
end
$$;

drop table ledger.node;
drop table ledger.event;
drop function ledger.envelope(bytea);
alter table ledger.lean_event rename to event;

alter table ledger.event
    -- Read on from a position: every follower of the log. It only grows at its end, so its pages may be full.
    add constraint event_pkey primary key (position) with (fillfactor = 100),
    -- A municipality's trail in order, and its last leaf. Grows at each municipality's end.
    add constraint event_municipality_leaf_key unique (municipality, leaf) with (fillfactor = 100),
    -- One event by its id, and no event twice.
    add constraint event_event_id_key unique (event_id);
-- What came of one request: the answer to a request that is sent again, and the page of a registration.
create index event_registration on ledger.event (registration);
-- None on recorded_at: it never falls as the position rises, so an instant is found by halving the positions.

create trigger never_changed before update or delete or truncate on ledger.event
    for each statement execute function ledger.refuse_change();
-- Also where another server's changes are replayed.
alter table ledger.event enable always trigger never_changed;

revoke all on ledger.event from public;
grant select, insert on ledger.event to malspar_app;
