-- No question seeks or sorts by these texts: to sort a sample of them took most of the time of every ANALYZE.
alter table answers.statement
    alter column said set statistics 0,
    alter column sentence_sv set statistics 0,
    alter column sentence_en set statistics 0;
alter table answers.search_text
    alter column words set statistics 0,
    alter column said set statistics 0;
alter table answers.basis
    alter column content set statistics 0;
