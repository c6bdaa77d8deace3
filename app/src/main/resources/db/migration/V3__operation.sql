-- What the program itself needs to run: not part of the trail, not part of the answers.
create schema operation;

-- How far each processor has come in the log. Columns as Axon 4 names them.
create table operation.token_entry (
    processorname varchar(255) not null,
    segment       integer      not null,
    token         bytea,
    tokentype     varchar(255),
    timestamp     varchar(255),
    owner         varchar(255),
    primary key (processorname, segment)
);

-- Events that a projection could not heed, in their order, until it can. Columns as Axon 4 names them.
create table operation.dead_letter_entry (
    deadletteridentifier varchar(255) primary key,
    processinggroup      varchar(255) not null,
    sequenceidentifier   varchar(255) not null,
    sequenceindex        bigint       not null,
    messagetype          varchar(255) not null,
    eventidentifier      varchar(255) not null,
    timestamp            varchar(255) not null,
    payloadtype          varchar(255) not null,
    payloadrevision      varchar(255),
    payload              bytea        not null,
    metadata             bytea,
    type                 varchar(255),
    aggregateidentifier  varchar(255),
    sequencenumber       bigint,
    tokentype            varchar(255),
    token                bytea,
    enqueuedat           varchar(255) not null,
    lasttouched          varchar(255),
    processingstarted    varchar(255),
    causetype            varchar(255),
    causemessage         varchar(1023),
    diagnostics          bytea,
    unique (processinggroup, sequenceidentifier, sequenceindex)
);

-- Who may log in. Passwords as BCrypt hashes, tokens as SHA-256 hashes.
create table operation.app_user (
    username       text primary key check (username = lower(username)),
    display_name   text        not null,
    password_hash  text        not null,
    roles          text[]      not null,
    municipalities text[]      not null,
    created_at     timestamptz not null
);

create table operation.access_token (
    token_hash bytea primary key,
    username   text        not null references operation.app_user,
    expires_at timestamptz not null
);

grant usage on schema operation to malspar_app;
grant select, insert, update, delete on all tables in schema operation to malspar_app;
