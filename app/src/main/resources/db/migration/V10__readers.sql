-- Those who only read: the login that answers are read with, and the auditor's. roles.sql makes them.
do $$
begin
    if (select count(*) from pg_catalog.pg_roles where rolname in ('malspar_read', 'malspar_audit')) < 2 then
        raise exception 'Kör roles.sql igen, som superanvändare: malspar_read och malspar_audit saknas. / Run roles.sql again, as a superuser: these two roles are missing.';
    end if;
end
$$;

-- What answers are made of. Nothing of who may log in.
grant usage on schema ledger, answers to malspar_read;
grant select on ledger.event to malspar_read;
grant select on all tables in schema answers to malspar_read;
alter default privileges in schema answers grant select on tables to malspar_read;

-- All of the log and of what has been signed and said of it, now and later, and nothing else.
grant usage on schema ledger to malspar_audit;
grant select on all tables in schema ledger to malspar_audit;
alter default privileges in schema ledger grant select on tables to malspar_audit;

-- The product adds to the log and reads it. It may write what it has something to say of, and no more.
revoke all on all tables in schema ledger from malspar_app;
grant select on all tables in schema ledger to malspar_app;
grant insert (leaf_bytes, nodes) on ledger.event to malspar_app;
grant insert on ledger.checkpoint, ledger.anchor, ledger.verifier_key to malspar_app;
