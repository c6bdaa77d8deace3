-- What is said of papers lies apart from what is said of goals. The rows about papers are short and few: in one table they
-- went into what was left over on the pages of the others, one here and one there, and every moment needs hundreds of them.
-- Filled anew from the log, since the projection has a new revision. The columns stay as they were.
create table answers.statement_apart (like answers.statement) partition by list (about_papers);
drop table answers.statement;
alter table answers.statement_apart rename to statement;
alter table answers.statement add primary key (municipality, position, known_from, about_papers);

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

-- The texts of a municipality are read through, in the order of the log. That none stands twice is kept by answers.told, as
-- for every other answer; a key with the subject in it took as much room as a tenth of the texts.
alter table answers.search_text drop constraint search_text_pkey;
create index search_text_municipality on answers.search_text (municipality, position);
