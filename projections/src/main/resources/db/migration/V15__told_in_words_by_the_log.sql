-- What an event says in words, what it is called and who recorded it stand in the log: they are asked of it by whoever is shown
-- them. A third of every row was text that no question about a moment reads, and half of every other that no search does.
-- Filled anew from the log, since the projections have new revisions.
alter table answers.statement
    drop column type,
    drop column actor,
    drop column sentence_sv,
    drop column sentence_en;
alter table answers.search_text
    drop column said;
-- What says that a condition is met is asked for by what it speaks of, in the index of subjects.
drop index answers.statement_bearing;
