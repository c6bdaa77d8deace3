-- What can be searched in: one row per event and subject that some text speaks of. Whether it was known and decided at a
-- moment is told by answers.statement, as for all else.
-- words: the text as it is compared, its words apart by one blank and with a blank at either end. In the order of bytes,
-- so that looking for a part of a word is no more than comparing bytes. Nothing but the municipality is indexed: the words
-- of one municipality are read through in milliseconds, and compounds are found by any part of them.
create table answers.search_text (
    municipality text   not null,
    position     bigint not null,
    subject      text   not null,
    words        text   collate "C" not null,
    said         text   not null,
    primary key (municipality, position, subject)
);
grant select, insert, update, delete, maintain on answers.search_text to malspar_app;
