-- The assessment models that have been adopted, proposed or told of: one row per event, never changed. Which of them was
-- in force at a moment is told by the state, as for all else.
create table answers.assessment_model (
    municipality text   not null,
    event_id     uuid   not null,
    position     bigint not null,
    model_key    text   not null,
    definition   text   not null,
    primary key (municipality, event_id)
);
grant select, insert, update, delete, maintain on answers.assessment_model to malspar_app;
