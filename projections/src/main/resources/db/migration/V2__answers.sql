-- The answers: everything here can be dropped and built again from the log.
create schema answers;

-- How far the answers have come in the log: one row.
create table answers.position (
    the_only boolean primary key default true check (the_only),
    position bigint not null
);
insert into answers.position (position) values (0);

-- Which revision of each projection filled its tables. Another one in the program means: rebuild.
create table answers.projection (
    name     text primary key,
    revision integer not null
);

-- One row per event about the political trail, and one more for each later reading of its uncertain day.
-- known_from and known_until: the recorded axis, half-open; an annulled registration ends there.
create table answers.statement (
    municipality       text        not null,
    position           bigint      not null,
    known_from         timestamptz not null,
    known_until        timestamptz,
    recorded_at        timestamptz not null,
    event_id           uuid        not null,
    registration       uuid        not null,
    actor              text        not null,
    type               text        not null,
    subject            text        not null,
    root               text        not null,
    standing           text        not null,
    evidence           text        not null,
    authority          jsonb       not null,
    cited              text        not null,
    point              text,
    paragraph          text,
    document           text,
    rank               text        not null,
    decided_first      date        not null,
    decided_last       date        not null,
    decided_printed    text        not null,
    decided_impossible boolean     not null,
    place              text        collate "C" not null,
    valid_from         date,
    valid_until        date,
    awaiting           text,
    awaiting_minutes   boolean     not null default false,
    awaiting_earliest  date,
    source             jsonb,
    rectified_by       text,
    voids_point        text,
    meets_point        text,
    met_on             date,
    approves_meeting   text,
    approves_numbers   text[]      not null default '{}',
    sentence_sv        text        not null,
    sentence_en        text        not null,
    primary key (municipality, position, known_from)
);
create index statement_root on answers.statement (municipality, root);
create index statement_paragraph on answers.statement (municipality, paragraph);
create index statement_registration on answers.statement (municipality, registration);

-- What each of those events says, field by field. A null value: stated no more («framgår inte»).
create table answers.field (
    municipality text    not null,
    position     bigint  not null,
    subject      text    not null,
    field        text    not null,
    value        text,
    is_report    boolean not null,
    primary key (municipality, position, subject, field)
);

-- Papers: §§ and documents as recorded, with their points, references and remarks in the content.
create table answers.paper (
    municipality     text        not null,
    position         bigint      not null,
    event_id         uuid        not null,
    registration     uuid        not null,
    recorded_at      timestamptz not null,
    known_until      timestamptz,
    paragraph        text,
    body             text,
    meeting          text,
    meeting_date     date,
    number           integer,
    suffix           text,
    document         text,
    registration_key text,
    evidence         text        not null,
    content          jsonb       not null,
    primary key (municipality, position)
);
create index paper_meeting on answers.paper (municipality, body, meeting_date);
create index paper_number on answers.paper (municipality, number);

create table answers.municipality (
    municipality text primary key,
    name         text not null,
    kind         text not null
);

create table answers.body (
    municipality text not null,
    body         text not null,
    kind         text not null,
    rank         text not null,
    parent       text,
    valid_from   date,
    valid_until  date,
    primary key (municipality, body)
);

create table answers.body_name (
    municipality text   not null,
    body         text   not null,
    position     bigint not null,
    name         text   not null,
    valid_from   date,
    primary key (municipality, body, position)
);

grant usage on schema answers to malspar_app;
grant select, insert, update, delete on all tables in schema answers to malspar_app;
