-- What has been signed of the logs, and what others have said of it. These are copies to answer from: the signer keeps
-- its own account outside the database, and believes that one.

create table ledger.checkpoint (
    -- the order they came in, whatever a clock says
    number       bigint      generated always as identity unique,
    municipality text        collate "C" not null check (municipality ~ '^[0-9]{4}$'),
    origin       text        collate "C" not null check (origin <> ''),
    size         bigint      not null check (size > 0),
    -- the signed note as it was made (C2SP tlog-checkpoint)
    note         text        collate "C" not null check (note ^@ (origin || e'\n' || size || e'\n')),
    stored_at    timestamptz not null default clock_timestamp(),
    primary key (municipality, origin, size)
);
-- The latest of a municipality, whatever its origin.
create index checkpoint_latest on ledger.checkpoint (municipality, number);

-- Where a checkpoint stands outside: a line of a file, a witness's cosignature, a token from a time-stamping authority.
create table ledger.anchor (
    number       bigint      generated always as identity unique,
    municipality text        collate "C" not null,
    origin       text        collate "C" not null,
    size         bigint      not null,
    kind         text        collate "C" not null check (kind in ('FILE', 'WITNESS', 'TIMESTAMP')),
    name         text        collate "C" not null check (name <> ''),
    -- what the witness or the authority says that the time was; for a file, our own clock
    anchored_at  timestamptz not null,
    -- the line of the file, the line of the cosignature, or the token (RFC 3161)
    proof        bytea       not null check (length(proof) between 1 and 100000),
    stored_at    timestamptz not null default clock_timestamp(),
    primary key (municipality, origin, size, kind, name, anchored_at),
    foreign key (municipality, origin, size) references ledger.checkpoint
);

-- The latest that each of them holds.
create index anchor_latest on ledger.anchor (municipality, origin, name, size, number);

-- The public half of every key that a log was ever signed with.
create table ledger.verifier_key (
    number       bigint      generated always as identity unique,
    municipality text        collate "C" not null check (municipality ~ '^[0-9]{4}$'),
    key          text        collate "C" not null,
    stored_at    timestamptz not null default clock_timestamp(),
    primary key (municipality, key)
);

create trigger never_changed before update or delete or truncate on ledger.verifier_key
    for each statement execute function ledger.refuse_change();
create trigger never_changed before update or delete or truncate on ledger.checkpoint
    for each statement execute function ledger.refuse_change();
create trigger never_changed before update or delete or truncate on ledger.anchor
    for each statement execute function ledger.refuse_change();
-- Also where another server's changes are replayed.
alter table ledger.verifier_key enable always trigger never_changed;
alter table ledger.checkpoint enable always trigger never_changed;
alter table ledger.anchor enable always trigger never_changed;

revoke all on ledger.checkpoint, ledger.anchor, ledger.verifier_key from public;
grant select, insert on ledger.checkpoint, ledger.anchor, ledger.verifier_key to malspar_app;

-- The municipalities whose logs nothing may be added to, for every process to heed. The signer has them in files too, and
-- puts back what is missing here.
create table operation.quarantine (
    municipality text        collate "C" primary key check (municipality ~ '^[0-9]{4}$'),
    flaw         text        not null,
    since        timestamptz not null,
    swedish      text        not null,
    english      text        not null
);
grant select, insert, update, delete on operation.quarantine to malspar_app;
