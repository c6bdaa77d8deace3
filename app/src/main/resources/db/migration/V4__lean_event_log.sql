-- The event log on one row an event: the nodes of the tree stand in the row of the leaf that completed them, and what is
-- searched for is cut out of the bytes all at once.

create table ledger.lean_event (
    position     bigint      not null,
    leaf         bigint      not null,
    recorded_at  timestamptz not null,
    event_id     uuid        not null,
    registration uuid        not null,
    -- compared byte by byte: the order of words in Swedish costs time and means nothing here
    municipality text        collate "C" not null,
    -- the roots of the complete subtrees of two leaves and more (RFC 6962) that this leaf completed, lowest first: one
    -- for each 1 that its number ends with. The node at a level (1 and up) and index stands in leaf
    -- ((index + 1) << level) - 1.
    nodes        bytea       not null,
    leaf_bytes   bytea       not null,
    -- nobody searches for these by an index: they are computed when they are read, and take no room
    type         text generated always as (split_part(encode(substring(leaf_bytes
                     from position('"type":"'::bytea in leaf_bytes) + 8 for 100), 'escape'), '"', 1)) virtual,
    leaf_hash    bytea generated always as (sha256('\x00'::bytea || leaf_bytes)) virtual
);

-- Every column comes from the bytes, whatever an insert says. The members of the envelope stand in a fixed order under
-- fixed names and nothing before the actor can hold a quote, so the quotes cut it into pieces. The pieces are put
-- together again and compared with what is written: a leaf of any other form is refused, and no cut can be wrong.
-- A trigger, because generated columns and checks are prepared anew for every statement, which took five times as long
-- as all the rest of an insert of one row.
create function ledger.cut_event() returns trigger
    language plpgsql
as $$
declare
    beginning text   := encode(substring(new.leaf_bytes for 500), 'escape');
    piece     text[] := string_to_array(beginning, '"');
begin
    new.municipality := piece[6];
    new.leaf         := btrim(piece[9], ':,');
    new.position     := btrim(piece[11], ':,');
    new.event_id     := piece[14];
    new.recorded_at  := piece[24];
    new.registration := piece[28];
    if (beginning ^@ ('{"v":1,"municipality":"' || new.municipality
                      || '","leaf":' || new.leaf
                      || ',"position":' || new.position
                      || ',"eventId":"' || new.event_id
                      || '","type":"' || piece[18]
                      || '","typeVersion":' || btrim(piece[21], ':,')::integer
                      || ',"recordedAt":"' || piece[24]
                      || '","registration":"' || new.registration
                      || '","actor":"')
        and new.municipality ~ '^[0-9]{4}$'
        and new.leaf >= 0
        and new.position >= 1
        and piece[18] ~ '^[a-z0-9-]+$'
        and piece[24] like '____-__-__T__:__:__.______Z'
        and length(new.nodes) = 32 * (bit_count((new.leaf # (new.leaf + 1))::bit(64)) - 1)) is not true
    then
        -- without the bytes: they may name people
        raise exception 'Lövet har inte loggens form. / The leaf does not have the form of the log.'
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger cut before insert on ledger.lean_event
    for each row execute function ledger.cut_event();
-- Also where another server's changes are replayed.
alter table ledger.lean_event enable always trigger cut;

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
drop function ledger.utc(text);
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
revoke all on function ledger.cut_event() from public;
grant select, insert (leaf_bytes, nodes) on ledger.event to malspar_app;
