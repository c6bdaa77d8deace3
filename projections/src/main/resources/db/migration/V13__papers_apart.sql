-- What is said of papers lies apart from what is said of goals. The rows about papers are short and few: in one table they
-- went into what was left over on the pages of the others, one here and one there, and every moment needs hundreds of them.
-- Filled anew from the log, since the projection has a new revision. The columns are those of V5.
drop table answers.statement;

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
    primary key (municipality, position, known_from, about_papers)
) partition by list (about_papers);

create table answers.statement_of_goals partition of answers.statement for values in (false);
create table answers.statement_of_papers partition of answers.statement for values in (true);

-- The history of a subject and its parts; and what a new statement overtakes.
create index statement_subject on answers.statement (municipality, subject);
-- What a § brought about, by way of answers.basis.
create index statement_basis on answers.statement (municipality, basis);
-- What takes points out of force is asked about in every history: a handful of rows in a municipality.
create index statement_voids on answers.statement (municipality, voids_point) where voids_point is not null;
-- The few that matter to every moment: conditions, uncertain days, decisions that take others out of force.
create index statement_special on answers.statement (municipality)
    where awaiting or voids_point is not null or decided_first <> decided_last;
-- What says that a condition is met: asked for only where something awaits one.
create index statement_bearing on answers.statement (municipality) where bearing is not null;
create index statement_proposed on answers.statement (municipality) where standing = 'PROPOSED';
-- A moment: everything that is said of goals, plans, commissions and follow-ups on a day; and of papers by a day.
create index statement_moment on answers.statement_of_goals (municipality, valid_until, valid_from, decided_last)
    where standing <> 'PROPOSED' and not awaiting;
create index statement_papers on answers.statement_of_papers (municipality, decided_last)
    where standing <> 'PROPOSED' and not awaiting;

grant select, insert, update, delete, maintain
    on answers.statement, answers.statement_of_goals, answers.statement_of_papers to malspar_app;

-- The texts of a municipality are read through, whatever they speak of: their subjects in the index were room for nothing.
alter table answers.search_text drop constraint search_text_pkey;
create index search_text_municipality on answers.search_text (municipality, position);
