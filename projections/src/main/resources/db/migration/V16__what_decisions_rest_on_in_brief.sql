-- What statements rest on was JSON, which took three times the room and most of the time to read. The text is that of
-- BasisText. The rows are written anew from the log, since the projection has a new revision; until then they are answered
-- from, so they are put into the form that is read now.
update answers.basis set content = array_to_string(array[
        content::json #>> '{by,kind}',
        coalesce(content::json #>> '{by,point}', content::json #>> '{by,paragraph}', content::json #>> '{by,document}'),
        content::json ->> 'rank',
        content::json ->> 'standing',
        content::json ->> 'evidence',
        content::json #>> '{decidedOn,first}',
        nullif(content::json #>> '{decidedOn,last}', content::json #>> '{decidedOn,first}'),
        case when content::json #>> '{decidedOn,impossible}' = 'true' then 'yes' end,
        coalesce(content::json #>> '{valid,from}', content::json #>> '{valid,earliest}'),
        content::json #>> '{valid,until}',
        content::json #>> '{valid,condition}',
        case when content::json #>> '{valid,onMinutesApproved}' = 'true' then 'yes' end,
        content::json #>> '{source,document}',
        content::json #>> '{source,place}',
        content::json #>> '{source,text}',
        content::json ->> 'rectifiedBy',
        nullif(content::json #>> '{decidedOn,printed}', content::json #>> '{decidedOn,first}')
    ], e'\x1f', '');

-- The same of what a statement does to other decisions, where V15 has just been applied to rows of an older program.
update answers.statement set bearing = array_to_string(array[
        bearing::json ->> 'kind',
        coalesce(bearing::json ->> 'point', bearing::json ->> 'meeting'),
        coalesce(bearing::json ->> 'metOn', bearing::json ->> 'approvedOn')
    ] || array(select json_array_elements_text(bearing::json -> 'paragraphs')), e'\x1f')
where bearing like '{%';
