-- The answers, leaner: one row per statement instead of one per field, what it rests on stored once, and no index that
-- nobody asks. They are filled anew from the log, since the projections have new revisions.
drop table answers.statement;
drop table answers.field;
drop table answers.paper;

-- How far the answers about a municipality have come. The edition rises when rows that were there before are changed:
-- whoever remembers them must read them again.
create table answers.told (
    municipality text   primary key,
    position     bigint not null,
    edition      bigint not null default 0
);

-- What statements rest on, each once. The key is the beginning of the content's SHA-256.
create table answers.basis (
    municipality text not null,
    basis        uuid not null,
    point        text,
    paragraph    text,
    content      text not null,
    primary key (municipality, basis)
);
create index basis_paragraph on answers.basis (municipality, paragraph);

-- One row per event about the political trail, and one more for each later reading of its uncertain day.
-- known_from and known_until: the recorded axis, half-open; an annulled registration ends there.
-- valid_until: 9999-12-31 where it is valid until further notice, so that a moment is one search of the index.
-- overtaken_*: whoever asks from these three on need not look at the row: a later decision says all that it says.
-- It may be null although there is such a decision; it is never set although there is none.
-- may_overtake: whether the row itself may be that later decision.
-- said: the fields and their values, as SaidText writes them.
create table answers.statement (
    position          bigint      not null,
    known_from        timestamptz not null,
    known_until       timestamptz,
    recorded_at       timestamptz not null,
    overtaken_known   timestamptz,
    decided_first     date        not null,
    decided_last      date        not null,
    valid_from        date,
    valid_until       date        not null,
    overtaken_decided date,
    overtaken_valid   date,
    impossible        boolean     not null,
    awaiting          boolean     not null,
    about_papers      boolean     not null,
    may_overtake      boolean     not null,
    basis             uuid        not null,
    event_id          uuid        not null,
    registration      uuid        not null,
    municipality      text        not null,
    standing          text        not null,
    type              text        not null,
    actor             text        not null,
    subject           text        collate "C" not null,
    voids_point       text,
    bearing           text,
    said              text        not null,
    sentence_sv       text        not null,
    sentence_en       text        not null,
    primary key (municipality, position, known_from)
);
-- The history of a subject and its parts; and what a new statement overtakes.
create index statement_subject on answers.statement (municipality, subject);
-- What a § brought about, by way of answers.basis.
create index statement_basis on answers.statement (municipality, basis);
-- A moment: everything that is said of goals, plans, commissions and follow-ups on a day.
create index statement_moment on answers.statement (municipality, valid_until, valid_from, decided_last)
    where standing <> 'PROPOSED' and not about_papers and not awaiting;
-- The few that matter to every moment: conditions, uncertain days, decisions that take others out of force.
create index statement_special on answers.statement (municipality)
    where awaiting or bearing is not null or decided_first <> decided_last;
create index statement_proposed on answers.statement (municipality) where standing = 'PROPOSED';

-- Papers: §§ and documents as recorded, with their points, references and remarks in the content.
create table answers.paper (
    position       bigint      not null,
    recorded_at    timestamptz not null,
    known_until    timestamptz,
    event_id       uuid        not null,
    registration   uuid        not null,
    has_references boolean     not null,
    has_proposals  boolean     not null,
    municipality   text        not null,
    paragraph      text,
    document       text,
    evidence       text        not null,
    place          text        not null,
    content        text        not null,
    primary key (municipality, position)
);

-- Since when a body and its names are known: a past answer must not know what was recorded later.
alter table answers.body add column recorded_at timestamptz not null default '-infinity';
alter table answers.body alter column recorded_at drop default;
alter table answers.body_name add column recorded_at timestamptz not null default '-infinity';
alter table answers.body_name alter column recorded_at drop default;

-- All are to be told anew, from the beginning of the log.
update answers.position set position = 0;

grant select, insert, update, delete on all tables in schema answers to malspar_app;
