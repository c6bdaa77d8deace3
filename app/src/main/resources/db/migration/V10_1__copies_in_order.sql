-- Nothing stands beside what is signed that nobody can check: the copies are numbered from 1 without gaps in each
-- municipality, so that one that is gone is missed, and what only the database says of them, when it stored them, goes.

alter table ledger.checkpoint disable trigger never_changed;
alter table ledger.verifier_key disable trigger never_changed;
alter table ledger.anchor disable trigger never_changed;

alter table ledger.checkpoint
    alter column number drop identity,
    drop constraint checkpoint_number_key,
    drop column stored_at;
update ledger.checkpoint
   set number = ordered.number
  from (select municipality, origin, size, row_number() over (partition by municipality order by number) as number
          from ledger.checkpoint) as ordered
 where (checkpoint.municipality, checkpoint.origin, checkpoint.size)
       = (ordered.municipality, ordered.origin, ordered.size);
-- The latest of a municipality, whatever its origin.
drop index ledger.checkpoint_latest;
alter table ledger.checkpoint
    add unique (municipality, number),
    add check (number > 0);

alter table ledger.verifier_key
    alter column number drop identity,
    drop constraint verifier_key_number_key,
    drop column stored_at;
update ledger.verifier_key
   set number = ordered.number
  from (select municipality, key, row_number() over (partition by municipality order by number) as number
          from ledger.verifier_key) as ordered
 where (verifier_key.municipality, verifier_key.key) = (ordered.municipality, ordered.key);
alter table ledger.verifier_key
    add unique (municipality, number),
    add check (number > 0);

drop index ledger.anchor_latest;
alter table ledger.anchor
    alter column number drop identity,
    drop constraint anchor_number_key,
    drop column stored_at;
update ledger.anchor
   set number = ordered.number
  from (select municipality, origin, size, kind, name, anchored_at,
               row_number() over (partition by municipality order by number) as number
          from ledger.anchor) as ordered
 where (anchor.municipality, anchor.origin, anchor.size, anchor.kind, anchor.name, anchor.anchored_at)
       = (ordered.municipality, ordered.origin, ordered.size, ordered.kind, ordered.name, ordered.anchored_at);
alter table ledger.anchor
    add unique (municipality, number),
    add check (number > 0);
-- The latest that each of them holds.
create index anchor_latest on ledger.anchor (municipality, origin, name, size, number);

alter table ledger.checkpoint enable always trigger never_changed;
alter table ledger.verifier_key enable always trigger never_changed;
alter table ledger.anchor enable always trigger never_changed;
