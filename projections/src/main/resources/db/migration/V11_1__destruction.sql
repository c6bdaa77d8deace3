-- Which registrations have been annulled, and which of them destroyed since: one row each, never changed.
create table answers.annulment (
    municipality text        not null,
    registration uuid        not null,
    annulled_at  timestamptz not null,
    replaced_by  text,
    primary key (municipality, registration)
);
create table answers.destruction (
    municipality text        not null,
    registration uuid        not null,
    position     bigint      not null,
    first_leaf   bigint      not null,
    leaves       bigint      not null,
    recorded_at  timestamptz not null,
    destroyed_at timestamptz not null,
    replaced_by  text        not null,
    ordered_by   text        not null,
    reason       text        not null,
    requested_by text        not null,
    confirmed_by text        not null,
    told_in      uuid        not null,
    primary key (municipality, registration)
);
-- What somebody asks to have destroyed, and what came of it: carried out, or declined.
create table answers.destruction_request (
    municipality text        not null,
    request      uuid        not null,
    registration uuid        not null,
    ordered_by   text        not null,
    reason       text        not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    primary key (municipality, request)
);
create table answers.destruction_reply (
    municipality text        not null,
    request      uuid        not null,
    declined     boolean     not null,
    reason       text        not null,
    replied_by   text        not null,
    replied_at   timestamptz not null,
    primary key (municipality, request)
);
grant select, insert, update, delete, maintain
    on answers.annulment, answers.destruction, answers.destruction_request, answers.destruction_reply
    to malspar_app;
