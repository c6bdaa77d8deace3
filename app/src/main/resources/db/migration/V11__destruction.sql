-- Destruction (gallring): the content of a leaf may go, in one way only, and the log tells it for ever. What is left is a
-- leaf of the same form with the type «destroyed», which states the hash that the tree was made of.

alter table ledger.event alter column leaf_hash set expression as (
    case when substring(leaf_bytes from position('"type":"'::bytea in leaf_bytes) + 8 for 10) = 'destroyed"'::bytea
              and encode(substring(leaf_bytes from position('"payload":{"hash":"'::bytea in leaf_bytes) + 19 for 65),
                         'escape') ~ '^[0-9a-f]{64}"$'
         then decode(encode(substring(leaf_bytes from position('"payload":{"hash":"'::bytea in leaf_bytes) + 19 for 64),
                            'escape'), 'hex')
         else sha256('\x00'::bytea || leaf_bytes)
    end);

-- What is to stand in the place of a leaf of the given hash, by what a leaf of the same transaction tells; null where
-- none tells of it. The one form that the program knows too.
create function ledger.remains(
    its_municipality text, its_leaf bigint, its_position bigint, its_event_id uuid, its_recorded_at timestamptz,
    its_registration uuid, its_hash bytea, told_in bigint) returns bytea
    language plpgsql stable
    set search_path = pg_catalog, pg_temp
as $$
declare
    told json := (select (convert_from(leaf_bytes, 'UTF8')::json) -> 'payload'
                    from ledger.event
                   where municipality = its_municipality and leaf = told_in and type = 'content-destroyed'
                     and xmin = pg_current_xact_id()::xid);
    entry json := (select each.value
                     from json_array_elements(told -> 'leaves') with ordinality as each
                    where (each.value ->> 'leaf')::bigint = its_leaf);
begin
    if ((told ->> 'registration')::uuid = its_registration
        and (told ->> 'recordedAt')::timestamptz = its_recorded_at
        and (entry ->> 'event')::uuid = its_event_id
        and entry ->> 'hash' = encode(its_hash, 'hex')
        and its_leaf < told_in) is not true
    then
        return null;
    end if;
    return convert_to(
        '{"v":1,"municipality":"' || its_municipality
        || '","leaf":' || its_leaf
        || ',"position":' || its_position
        || ',"eventId":"' || its_event_id
        || '","type":"destroyed","typeVersion":1,"recordedAt":"'
        || to_char(its_recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        || '","registration":"' || its_registration
        || '","actor":"gallrat","payload":{"hash":"' || (entry ->> 'hash')
        || '","toldIn":' || told_in
        || case when told -> 'annulled' is not null
                     and (told -> 'leaves' -> 0 ->> 'leaf')::bigint = its_leaf
                then ',"annulled":{"registration":"' || (told ->> 'annulled')
                     || '","reason":"gallrat","replacedBy":"' || its_registration || '"}'
                else ''
           end
        || '}}',
        'UTF8');
end
$$;

-- The log never changes, but for this.
create function ledger.refuse_other_change() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if ((new.municipality, new.leaf, new.position, new.event_id, new.recorded_at, new.registration, new.nodes)
            = (old.municipality, old.leaf, old.position, old.event_id, old.recorded_at, old.registration, old.nodes)
        and new.leaf_bytes = ledger.remains(
            old.municipality, old.leaf, old.position, old.event_id, old.recorded_at, old.registration,
            sha256('\x00'::bytea || old.leaf_bytes),
            substring(encode(new.leaf_bytes, 'escape') from '"toldIn":([0-9]{1,18})')::bigint)) is not true
    then
        raise exception 'Händelseloggen ändras aldrig: % av %.% vägras. / The event log never changes: % of %.% is refused.',
            tg_op, tg_table_schema, tg_table_name, tg_op, tg_table_schema, tg_table_name
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

drop trigger never_changed on ledger.event;
create trigger never_changed before delete or truncate on ledger.event
    for each statement execute function ledger.refuse_change();
create trigger only_destroyed before update on ledger.event
    for each row execute function ledger.refuse_other_change();
-- Also where another server's changes are replayed.
alter table ledger.event enable always trigger never_changed;
alter table ledger.event enable always trigger only_destroyed;

-- The only door: whoever tells that content is destroyed has it destroyed, in the same transaction and by the owner's
-- right. What is told must be borne out by the log: a request by one person and the word of another, an order that was
-- decided, and another registration in the stead of what goes.
create function ledger.destroy_told() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    told   json := (convert_from(new.leaf_bytes, 'UTF8')::json) -> 'payload';
    target uuid := told ->> 'registration';
    gone   record;
begin
    if (told ->> 'requestedBy' <> told ->> 'confirmedBy'
        and exists (
            select from ledger.event as asked, json((convert_from(asked.leaf_bytes, 'UTF8')::json) -> 'payload') as said
             where asked.registration = (told ->> 'request')::uuid and asked.municipality = new.municipality
               and asked.leaf < new.leaf and asked.type = 'destruction-requested'
               and (said ->> 'registration')::uuid = target
               and said ->> 'orderedBy' = told ->> 'orderedBy'
               and said ->> 'requestedBy' = told ->> 'requestedBy')
        and exists (
            select from ledger.event as ordered, json((convert_from(ordered.leaf_bytes, 'UTF8')::json) -> 'payload') as said
             where ordered.registration = (told ->> 'orderedIn')::uuid and ordered.municipality = new.municipality
               and ordered.leaf < new.leaf and ordered.type = 'destruction-ordered'
               and (said ->> 'registration')::uuid = target
               and said -> 'basis' ->> 'standing' = 'DECIDED')
        and exists (
            select from ledger.event as instead, json((convert_from(instead.leaf_bytes, 'UTF8')::json) -> 'payload') as said
             where instead.registration = (told ->> 'replacedBy')::uuid and instead.municipality = new.municipality
               and instead.leaf < new.leaf
               and (instead.type = 'registration-annulled' and (said ->> 'registration')::uuid = target
                    or instead.type = 'destroyed' and (said -> 'annulled' ->> 'registration')::uuid = target))
        and json_array_length(told -> 'leaves')
            = (select count(*) from ledger.event
                where registration = target and municipality = new.municipality)) is not true
    then
        raise exception 'Gallringen har inte stöd i loggen. / The log does not bear out the destruction.'
            using errcode = 'check_violation';
    end if;
    for gone in
        select event.leaf, event.position, event.event_id, event.type, event.leaf_hash, event.leaf_bytes,
               ledger.remains(event.municipality, event.leaf, event.position, event.event_id, event.recorded_at,
                              event.registration, event.leaf_hash, new.leaf) as remains
          from ledger.event
         where event.registration = target and event.municipality = new.municipality
    loop
        if gone.type = 'destroyed' and gone.leaf_bytes = gone.remains then
            continue; -- the log is put back from an archive, where it was destroyed already
        end if;
        if gone.remains is null or gone.type in ('destroyed', 'destruction-requested', 'destruction-declined',
            'content-destroyed', 'signing-key-changed', 'rollback-accepted', 'date-interpreted',
            'municipality-registered', 'body-registered', 'body-renamed')
        then
            raise exception 'Löv % är inte det som ska gallras. / Leaf % is not what is to be destroyed.',
                gone.leaf, gone.leaf using errcode = 'check_violation';
        end if;
        update ledger.event set leaf_bytes = gone.remains where position = gone.position;
        delete from operation.dead_letter_entry where eventidentifier = gone.event_id::text;
    end loop;
    return null;
end
$$;

create trigger destroy after insert on ledger.event
    for each row
    when (position('"type":"content-destroyed"'::bytea in substring(new.leaf_bytes for 300)) > 0)
    execute function ledger.destroy_told();

revoke all on function ledger.remains(text, bigint, bigint, uuid, timestamptz, uuid, bytea, bigint) from public;
revoke all on function ledger.refuse_other_change() from public;
revoke all on function ledger.destroy_told() from public;
