-- What happened to papers and their points by a moment: without it, all that a municipality ever said was read through.
create index statement_papers on answers.statement (municipality, decided_last)
    where about_papers and standing <> 'PROPOSED' and not awaiting;
